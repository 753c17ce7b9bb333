import type { LayoutProblem } from '../types/layout.js'
import type { Line } from './justify.js'
import type { PageRoom } from './leaf.js'
import type { PageOfLines } from './sheets.js'

/** A page that ends as many lines early looks like a mistake; one line is what pages are levelled by. */
const LOOSE = 3

/** A page that other pages follow and that ends some lines too early: what comes next could not be divided, or would not part from it. */
export function loosePage(
  section: string,
  { lines, sources }: PageOfLines,
  room: PageRoom,
  page: string,
): LayoutProblem | undefined {
  const depth = Math.max(0, ...lines.map(({ y }) => y))
  const short = Math.round((room.height - depth) / room.first)
  const last = sources.at(-1)
  if (short < LOOSE || !last) return undefined
  return {
    rule: 'loose-page',
    severity: 'info',
    reason: `Page ${page} ends ${short} lines early`,
    note: 'A picture, a table or lines that stay together went overleaf; some words more or less before them would mend it.',
    at: { section, offset: last.start },
  }
}

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
