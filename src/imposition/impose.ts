import type { Forme, Page, Placement } from '../types/layout.js'

/** A sheet as it goes through the printer, in points. */
export interface Paper {
  readonly width: number
  readonly height: number
}

/** Put each page on a sheet of its own size: the reading edition. */
export function single(pages: readonly Page[]): Forme[] {
  return pages.map((page) => ({ width: page.width, height: page.height, placements: [{ page, x: 0, y: 0, turn: 0 }] }))
}

/**
 * Put pages two by two on landscape sheets, so that the pile, printed on both sides (flipped on the short edge), folded
 * once and stapled in the fold, reads as a booklet. Formes come front, back, front, back, the outermost sheet first.
 */
export function saddleStitch(pages: readonly Page[], paper: Paper): Forme[] {
  const count = Math.ceil(pages.length / 4) * 4
  const formes: Forme[] = []
  for (let sheet = 0; sheet < count / 4; sheet++) {
    formes.push(spread(pages[count - 1 - 2 * sheet], pages[2 * sheet], paper))
    formes.push(spread(pages[2 * sheet + 1], pages[count - 2 - 2 * sheet], paper))
  }
  return formes
}

/** Two pages side by side, each centred in its half and touching the fold. */
function spread(left: Page | undefined, right: Page | undefined, paper: Paper): Forme {
  const placements: Placement[] = []
  const half = paper.width / 2
  if (left) placements.push({ page: left, x: half - left.width, y: (paper.height - left.height) / 2, turn: 0 })
  if (right) placements.push({ page: right, x: half, y: (paper.height - right.height) / 2, turn: 0 })
  return { width: paper.width, height: paper.height, placements }
}
