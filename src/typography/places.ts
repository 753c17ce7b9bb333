import type { Position } from 'unist'
import type { Weave } from './weave.js'

/** Turn a text into the offsets at which its lines begin. */
export function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n?|\n/g), (match) => match.index + match[0].length)]
}

/** Turn a place in a text, of one letter if nothing else is said, into its lines and columns. */
export function placeIn(starts: readonly number[], start: number, end = start + 1): Position {
  const [first, last] = [start, end].map((offset) => lineOf(starts, offset))
  const point = (line = 0, offset: number) => ({ line: line + 1, column: offset - (starts[line] ?? 0) + 1, offset })
  return { start: point(first, start), end: point(last, end) }
}

/** The line of an offset, counted from 0. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * Turn a place in a paragraph's text into the offset of its source. What the typographer has put in counts as the end of what stands
 * before it; at the beginning it took the place of what was typed there.
 */
export function offsetOf({ strands }: Weave, at: number): number | undefined {
  const strand = strands.findLast((its) => its.at <= at)
  if (strand === undefined) return undefined
  const segments = strand.node.data?.source ?? []
  const local = at - strand.at
  const segment = segments.findLast((its) => its.at <= local)
  if (segment !== undefined) return segment.offset + Math.min(local - segment.at, segment.length)
  const [next] = segments
  return next && Math.max(0, next.offset - (next.at - local))
}
