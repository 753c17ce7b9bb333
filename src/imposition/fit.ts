import type { Plan } from '../types/imposition.js'
import type { Page } from '../types/layout.js'

/** How a text sits in its sheets: lines that go over into a last sheet, or that it could take before it needs another. */
export interface Fit {
  /** Pages that a sheet holds. */
  readonly each: number
  /** Lines of a full page. */
  readonly lines: number
  /** What has to go for a sheet less, where it costs least; empty where nothing that is short enough would help. */
  readonly cuts: readonly Cut[]
  /** Lines for which there is room at the end of the text. */
  readonly under: number
}

/** Lines to be cut somewhere in a section. */
export interface Cut {
  readonly from: string
  readonly lines: number
}

/** A section of the book, and the index of its first page. */
export interface Opening {
  readonly name: string
  readonly page: number
}

/** A section that takes more pages than one: each page that it gives up costs the lines on it. */
interface Run {
  readonly name: string
  readonly pages: number
  /** Index of its last page, and the lines there. */
  readonly at: number
  readonly last: number
}

/**
 * Measure how a text sits in its sheets; absent where nothing of it is set in lines. A page is saved only where a section ends: what stands
 * on pages of its own, such as a colophon, stays there.
 */
export function fitOf(
  pages: readonly Page[],
  { pages: places, sheets }: Pick<Plan, 'pages' | 'sheets'>,
  openings: readonly Opening[],
): Fit | undefined {
  const counts = pages.map(linesOf)
  const lines = Math.max(0, ...counts)
  const runs = runsOf(openings, counts)
  const end = runs.at(-1)
  if (lines === 0 || !end) return undefined
  const each = places / Math.max(1, sheets)
  const beyond = pages.length % each || each
  const under = (each - beyond) * lines + Math.floor((1 - depthOf(pages[end.at], pages)) * (lines - 1))
  return { each, lines, cuts: cutsFor(beyond, runs, lines), under }
}

function runsOf(openings: readonly Opening[], counts: readonly number[]): Run[] {
  const inOrder = openings.toSorted((a, b) => a.page - b.page)
  return inOrder.flatMap(({ name, page }, i) => {
    const own = counts.slice(page, inOrder[i + 1]?.page)
    const pages = own.findLastIndex((count) => count > 0) + 1
    // A blank page after it stands there for the sake of the next, and would stay, or come.
    const isFollowed = pages === own.length
    return pages > 1 && isFollowed ? [{ name, pages, at: page + pages - 1, last: own[pages - 1] ?? 0 }] : []
  })
}

/** The cheapest way to so many pages less. */
function cutsFor(pages: number, runs: readonly Run[], full: number): Cut[] {
  const given = new Map<Run, number>()
  const next = (run: Run): number => {
    const gone = given.get(run) ?? 0
    return gone === 0 ? run.last : gone < run.pages - 1 ? full : Number.POSITIVE_INFINITY
  }
  for (let i = 0; i < pages; i++) {
    const [run] = runs.toSorted((a, b) => next(a) - next(b))
    if (!run || next(run) === Number.POSITIVE_INFINITY) return []
    given.set(run, (given.get(run) ?? 0) + 1)
  }
  return runs.flatMap((run) => {
    const gone = given.get(run) ?? 0
    return gone ? [{ from: run.name, lines: run.last + (gone - 1) * full }] : []
  })
}

/** How many lines of text stand on a page. */
const linesOf = (page: Page): number => new Set(heightsOf(page)).size

/** How far down the text goes on a page, white between it counted: 1 where it ends with the lowest line of all pages. */
function depthOf(page: Page | undefined, pages: readonly Page[]): number {
  const all = pages.flatMap(heightsOf)
  const top = all.reduce((least, y) => Math.min(least, y), Number.POSITIVE_INFINITY)
  const foot = all.reduce((most, y) => Math.max(most, y), 0)
  return page && foot > top ? (Math.max(top, ...heightsOf(page)) - top) / (foot - top) : 1
}

/** Where the lines of a page stand, in points from its top. */
const heightsOf = ({ marks }: Page): number[] =>
  marks.flatMap((mark) => (mark.kind === 'text' && typeof mark.tag === 'object' ? [Math.round(mark.y)] : []))
