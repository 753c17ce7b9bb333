/** Turn a text into the offsets at which its lines begin. */
export const lineStarts = (text: string): number[] => [
  0,
  ...Array.from(text.matchAll(/\r\n?|\n/g), (match) => match.index + match[0].length),
]

/** The line of an offset, counted from 1. */
export const lineAt = (starts: readonly number[], offset: number): number =>
  lastBefore(starts, offset, (start) => start) + 1

/** Index of the last thing that begins at or before an offset; the first where none does. */
export function lastBefore<T>(things: readonly T[], offset: number, startOf: (thing: T) => number): number {
  let low = 0
  let high = things.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const thing = things[middle]
    if (thing !== undefined && startOf(thing) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
