import type { Position } from 'unist'

// So much of a paragraph on one line is shown, and so much of it before the place.
const WIDTH = 76
const BEFORE = 28

/** Turn a place in the lines of a text into the one it is on, as much as fits a terminal, with carets under the place. */
export function sourceLine(lines: readonly string[], { start, end }: Position): string {
  const line = lines[start.line - 1] ?? ''
  const at = Math.min(start.column - 1, line.length)
  const to = end.line === start.line ? Math.min(end.column - 1, line.length) : line.length
  const from = at <= BEFORE ? 0 : wordStart(line, at - BEFORE)
  const shown = line.slice(from, from + WIDTH)
  const head = from > 0 ? '…' : ''
  const tail = from + WIDTH < line.length ? '…' : ''
  const pad = ' '.repeat(head.length + columns(line.slice(from, at)))
  const carets = '^'.repeat(Math.max(1, Math.min(columns(line.slice(at, to)), WIDTH - (at - from))))
  return `  ${head}${plain(shown)}${tail}\n  ${pad}${carets}\n`
}

/** Where the next word begins, unless that is far. */
function wordStart(line: string, at: number): number {
  const space = line.indexOf(' ', at)
  return space >= 0 && space - at < 12 ? space + 1 : at
}

/** Tabs and control characters take one column each; nothing that an author wrote may move the cursor. */
const plain = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')

const marks = /\p{M}|[\u200b-\u200f\u2060\ufeff]/gu
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/gu

/** How many columns of a terminal a text takes: marks none, East Asian letters and emoji two. */
const columns = (text: string): number => [...text.replace(marks, '')].length + (text.match(wide)?.length ?? 0)
