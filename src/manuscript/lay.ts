import type { Point, Position } from 'unist'
import type { Segment } from '../types/text.js'

/** What is asked of a text: its code units from `start` to `end` become `is`. */
export interface Change {
  readonly start: number
  readonly end: number
  readonly is: string
}

/** A stretch of the laid text and what it stands for in the decoded text; `made` when a change wrote it. */
interface Piece {
  readonly at: number
  readonly length: number
  readonly offset: number
  readonly span: number
  readonly made: boolean
}

/** A text with changes laid into it, which remembers where everything came from. */
export interface Laid {
  readonly text: string
  readonly pieces: readonly Piece[]
}

/** Turn a text and changes of it, in any order, into the changed text with its places. Of two that overlap the first wins. */
export function lay(text: string, changes: readonly Change[]): Laid {
  const sorted = [...changes].sort((a, b) => a.start - b.start || a.end - b.end)
  const pieces: Piece[] = []
  const parts: string[] = []
  let at = 0
  let offset = 0
  const add = (part: string, span: number, made: boolean): void => {
    if (part.length === 0 && span === 0) return
    pieces.push({ at, length: part.length, offset, span, made })
    parts.push(part)
    at += part.length
    offset += span
  }
  for (const { start, end, is } of sorted) {
    if (start < offset) continue
    add(text.slice(offset, start), start - offset, false)
    add(is, end - start, true)
  }
  add(text.slice(offset), text.length - offset, false)
  return { text: parts.join(''), pieces }
}

/** Turn an offset of the laid text into the offset of the decoded text. */
export function offsetOf(laid: Laid, at: number): number {
  const piece = laid.pieces[pieceAt(laid, at)]
  if (piece === undefined) return 0
  return piece.made
    ? piece.offset + (at > piece.at ? piece.span : 0)
    : piece.offset + Math.min(at - piece.at, piece.length)
}

/** Turn segments into the laid text into segments into the decoded text; what a change wrote in part has none. */
export function segmentsOf(laid: Laid, segments: readonly Segment[]): Segment[] {
  const out: Segment[] = []
  for (const segment of segments) {
    const span = segment.span ?? segment.length
    for (let i = pieceAt(laid, segment.offset); i < laid.pieces.length; i++) {
      const piece = laid.pieces[i]
      if (piece === undefined || piece.at >= segment.offset + span) break
      const from = Math.max(piece.at, segment.offset)
      const to = Math.min(piece.at + piece.length, segment.offset + span)
      if (to <= from) continue
      const at = segment.at + from - segment.offset
      if (!piece.made && segment.span === undefined)
        out.push({ at, offset: piece.offset + from - piece.at, length: to - from })
      else if (!piece.made && to - from === span) out.push({ ...segment, offset: piece.offset + from - piece.at })
      else if (piece.made && segment.span === undefined && to - from === piece.length)
        out.push({ at, offset: piece.offset, length: piece.length, span: piece.span })
    }
  }
  return out
}

/** Index of the last piece that begins at or before `at`. */
function pieceAt(laid: Laid, at: number): number {
  let low = 0
  let high = laid.pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const piece = laid.pieces[middle]
    if (piece !== undefined && piece.at <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** Turn a text into a function from offsets to lines and columns, both counted from 1. CR, LF and both together end a line. */
export function placer(text: string): (start: number, end?: number) => Position {
  const starts = [0]
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
  const point = (offset: number): Point => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset }
  }
  return (start, end = start) => ({ start: point(start), end: point(end) })
}
