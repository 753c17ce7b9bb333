import type { Mark } from '../types/layout.js'
import type { Galley, Piece, Turn } from './galley.js'
import type { PageRoom } from './leaf.js'
import { paginate } from './paginate.js'
import type { PageOfLines } from './sheets.js'

/** A page of a section, and what the text asks for at its ends. */
export interface SectionPage extends PageOfLines {
  /** The side on which the text goes on here, after a break that it asks for. */
  readonly begins?: Turn['to']
  /** The text asks for another page after this one. */
  readonly ends?: true
}

type Side = 'recto' | 'verso'

/**
 * Turn a galley into pages, of which the first stands on `side`. What stands between two breaks that the text asks for is divided
 * on its own, its figures and notes with it; a blank page before a side is for the volume to put in.
 */
export function pagesOf(galley: Galley, room: PageRoom, side: Side): SectionPage[] {
  if (!galley.turns.length) return paginate(galley, room, side)
  const runs = runsOf(galley)
  const pages: SectionPage[] = []
  let next = side
  runs.forEach(({ pieces, to }, n) => {
    if (to && to !== 'page') next = to
    const its = paginate({ ...galley, pieces }, room, next)
    if (its.reduce((sum, page) => sum + leavesOf(page), 0) % 2) next = next === 'recto' ? 'verso' : 'recto'
    its.forEach((page, i) => {
      const begins = i === 0 && to && { begins: to }
      const ends = i === its.length - 1 && n < runs.length - 1 && { ends: true as const }
      pages.push({ ...page, ...begins, ...ends })
    })
  })
  return pages
}

interface Run {
  readonly pieces: readonly Piece[]
  readonly to?: Turn['to']
}

/** The pieces between breaks; after the last of them, white alone is no page. */
function runsOf({ pieces, turns }: Galley): Run[] {
  const first: Run = { pieces: pieces.slice(0, turns[0]?.at) }
  const others = turns.map(({ at, to }, i) => ({ pieces: pieces.slice(at, turns[i + 1]?.at), to }))
  return [first, ...others.filter((run) => run.pieces.some(({ kind }) => kind === 'lines'))]
}

/** The plates that a page calls for: each is a page of its own after it. */
export const platesOf = ({ lines }: PageOfLines): (readonly Mark[])[] =>
  lines.flatMap(({ line }) => (line.plate ? [line.plate] : []))

/** Whether there is more on a page than the call for a plate: else it is that plate. */
export const holdsText = (page: PageOfLines): boolean => {
  const plates = platesOf(page)
  return page.lines.length > plates.length || plates.length === 0
}

const leavesOf = (page: PageOfLines): number => platesOf(page).length + (holdsText(page) ? 1 : 0)
