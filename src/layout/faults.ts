import type { LayoutProblem } from '../types/layout.js'
import type { PageRoom } from './leaf.js'
import type { Line } from './line.js'
import type { PageOfLines, Torn } from './sheets.js'

/** A page that ends as many lines early looks like a mistake; one line is what pages are levelled by. */
const LOOSE = 3

/** A page that other pages follow and that ends some lines too early: what comes next could not be divided, or would not part from it. */
export function loosePage(
  section: string,
  pageOfLines: PageOfLines,
  room: PageRoom,
  page: string,
): LayoutProblem | undefined {
  const short = Math.round((room.height - depthOf(pageOfLines)) / room.first)
  const last = pageOfLines.sources.at(-1)
  if (short < LOOSE || !last) return undefined
  return {
    rule: 'loose-page',
    severity: 'info',
    reason: `Page ${page} ends ${short} lines early`,
    note: 'A picture, a table or lines that stay together went overleaf; some words more or less before them would mend it.',
    at: { section, offset: last.start },
  }
}

const TORN: Readonly<Record<Torn['how'], (page: string) => string>> = {
  widow: (page) => `The last line of a paragraph stands alone at the head of page ${page}`,
  orphan: (page) => `The first line of a paragraph stands alone at the foot of page ${page}`,
  word: (page) => `A word is divided where page ${page} ends`,
}

/** What could not be helped where a page ends: each other way would have been worse. */
export const tornPage = (section: string, { torn }: PageOfLines, page: string): LayoutProblem[] =>
  torn.map(({ how, offset }) => ({
    rule: 'page-break',
    severity: 'info',
    reason: TORN[how](page),
    note: 'Every other way was worse; some words more or less in the paragraph or before it would mend it.',
    at: { section, offset },
  }))

/** Facing pages that end on different lines, though the chapter goes on. */
export function unevenPages(
  section: string,
  verso: PageOfLines,
  recto: PageOfLines,
  page: string,
): LayoutProblem | undefined {
  const source = recto.sources.at(-1)
  if (Math.abs(depthOf(verso) - depthOf(recto)) < UNSEEN || !source) return undefined
  return {
    rule: 'page-break',
    severity: 'info',
    reason: `Page ${page} does not end level with the page that faces it`,
    note: 'Every other way was worse; some words more or less on either page would mend it.',
    at: { section, offset: source.start },
  }
}

/** A difference that nobody sees, in points. */
const UNSEEN = 1

const depthOf = ({ lines }: PageOfLines): number => lines.reduce((depth, { y }) => Math.max(depth, y), 0)

/** A line whose words did not go into its measure. */
export function overfull(line: Line, page: string): LayoutProblem {
  const last = line.type.marks.findLast((mark) => mark.kind === 'text')
  const word = last?.kind === 'text' ? (last.parts.at(-1)?.shaped.text ?? '') : ''
  return {
    word,
    rule: 'overfull',
    severity: 'warning',
    reason: `Line is ${line.type.over.toFixed(1)} pt longer than the measure (p. ${page}), at “${word}”`,
    note: 'Say in hyphens.txt where the word may be divided, or reword the sentence.',
  }
}
