import type { Step } from '../../types/imposition.js'
import type { Box, Mark } from '../../types/layout.js'
import { arrow, curve, type Point, paper } from './drawing.js'
import { type Lettering, label } from './lettering.js'
import { flat, foldedView, framed, part, type View } from './view.js'

/** How far a half that goes back is seen of its size, and how far it rises meanwhile: it is seen from above. */
const [DEPTH, RISE, NARROW] = [0.6, 0.2, 0.04]

/** Paper behind the front is a little darker. */
export const BACK = 0.9

/** Draw a fold: the paper as one half goes behind the other, and the paper when it has gone. */
export function folding(
  view: View,
  behind: Extract<Step, { do: 'fold' }>['behind'],
  box: Box,
  lettering: Lettering,
): Mark[] {
  const after = foldedView(view, behind)
  const isAcross = behind === 'left' || behind === 'right'
  // The paper before, a gap with an arrow, the paper after, all at one scale.
  const gap = 34
  const before = isAcross
    ? { width: view.width * (0.5 + DEPTH / 2), height: view.height * (1 + RISE) }
    : { width: view.width, height: view.height * (0.5 + DEPTH / 2) }
  const scale = Math.min(
    (box.width - gap) / (before.width + after.width),
    (box.height - 14) / Math.max(before.height, after.height),
  )
  const [wide, high] = [after.width * scale, after.height * scale]
  const all = (before.width + after.width) * scale + gap
  const left = box.x + (box.width - all) / 2
  const bottom = box.y + box.height / 2 + (Math.max(before.height, after.height) * scale) / 2 + 4
  const kept: Box = {
    x: left + (behind === 'left' ? before.width * scale - wide : 0),
    y: bottom - high,
    width: wide,
    height: high,
  }
  const result = { ...kept, x: left + before.width * scale + gap, y: bottom - high }
  const moving = going(view, behind, kept)
  const middle = bottom - high / 2
  const from = left + before.width * scale + 8
  return [
    ...paper(moving.corners, BACK),
    ...moving.cells.flatMap(({ text, at, turn }) => label(text, at, { size: 13, most: moving.most, turn }, lettering)),
    ...flat(after, kept, lettering),
    ...arrow(moving.way),
    ...arrow([
      [from, middle],
      [from + gap - 16, middle],
    ]),
    ...flat(after, result, lettering),
  ]
}

/** The half that goes back: its corners, its pages, and the way that it takes. */
function going(view: View, behind: 'left' | 'right' | 'top' | 'bottom', kept: Box) {
  const { x, y, width, height } = kept
  const half = part(view, {
    left: behind === 'right' ? view.columns / 2 : 0,
    top: behind === 'bottom' ? view.rows / 2 : 0,
    columns: behind === 'left' || behind === 'right' ? view.columns / 2 : view.columns,
    rows: behind === 'top' || behind === 'bottom' ? view.rows / 2 : view.rows,
  })
  // A place of the half, in shares from the fold and along it, as it is seen going back.
  const place = (away: number, along: number): Point => {
    if (behind === 'left' || behind === 'right') {
      const fold = behind === 'left' ? x : x + width
      const sign = behind === 'left' ? -1 : 1
      const inset = NARROW * away
      const down = inset + along * (1 - 2 * inset)
      return [fold + sign * away * DEPTH * width, y + down * height - away * RISE * height]
    }
    const sign = behind === 'top' ? -1 : 1
    const fold = behind === 'top' ? y : y + height
    const inset = NARROW * 1.5 * away
    return [x + (inset + along * (1 - 2 * inset)) * width, fold + sign * away * DEPTH * height]
  }
  const isAcross = behind === 'left' || behind === 'right'
  const cells = half.cells.map(({ column, row, label: text, turn }) => {
    const [across, down] = [(column + 0.5) / half.columns, (row + 0.5) / half.rows]
    const away = behind === 'left' ? 1 - across : behind === 'right' ? across : behind === 'top' ? 1 - down : down
    return { text, turn, at: place(away, isAcross ? down : across) }
  })
  const outer = place(1, isAcross ? 0.02 : 0.5)
  const way = isAcross
    ? curve([outer[0], outer[1] - 5], [(outer[0] + x + width / 2) / 2, y - RISE * height - 20], [x + width / 2, y - 3])
    : curve(
        [x + width * 0.8, place(1, 0.5)[1] - 3],
        [x + width * 0.95, place(1, 0.5)[1] - 22],
        [x + width * 1.06, y + (behind === 'top' ? height * 0.1 : 0)],
      )
  return {
    corners: [place(0, 0), place(1, 0), place(1, 1), place(0, 1)],
    cells,
    way,
    most: (DEPTH * 0.8 * width) / half.columns,
  }
}

/** Draw a small book, its first page in front: as high as its box. */
export function closedBook(page: View, box: Box, spine: 'left' | 'right', lettering: Lettering): Mark[] {
  const frame = framed(page, { ...box, width: box.width - 6, height: box.height - 5 })
  const sign = spine === 'left' ? 1 : -1
  const leaf = (off: number): Point[] => [
    [frame.x + sign * off, frame.y + off * 0.8],
    [frame.x + frame.width + sign * off, frame.y + off * 0.8],
    [frame.x + frame.width + sign * off, frame.y + frame.height + off * 0.8],
    [frame.x + sign * off, frame.y + frame.height + off * 0.8],
  ]
  return [...paper(leaf(4), BACK), ...paper(leaf(2), BACK), ...flat(page, frame, lettering)]
}
