import type { Plan } from '../types/imposition.js'
import type { Page } from '../types/layout.js'

/** How a text sits in its sheets: lines that go over into a last sheet, or that it could take before it needs another. */
export interface Fit {
  /** Pages that a sheet holds. */
  readonly each: number
  /** Lines of a full page. */
  readonly lines: number
  /** Lines without which there would be a sheet less. */
  readonly over: number
  /** Lines for which there is room. */
  readonly under: number
}

/** Measure how a text sits in its sheets; absent where nothing of it is set in lines. */
export function fitOf(
  pages: readonly Page[],
  { pages: places, sheets }: Pick<Plan, 'pages' | 'sheets'>,
): Fit | undefined {
  const counts = pages.map(linesOf)
  const lines = Math.max(0, ...counts)
  if (lines === 0) return undefined
  const each = places / Math.max(1, sheets)
  const last = counts.findLastIndex((count) => count > 0)
  const onLast = counts[last] ?? 0
  const beyond = last % each
  return { each, lines, over: beyond * lines + onLast, under: (each - 1 - beyond) * lines + lines - onLast }
}

/** How many lines of text stand on a page. */
const linesOf = ({ marks }: Page): number =>
  new Set(marks.flatMap((mark) => (mark.kind === 'text' && typeof mark.tag === 'object' ? [Math.round(mark.y)] : [])))
    .size
