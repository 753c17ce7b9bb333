import type { Block, Extent, RunningString } from '../types/style.js'
import { endsOf, type FramedLine, framesOn } from './frames.js'
import type { Piece } from './galley.js'
import type { Place } from './lengths.js'
import type { Line, Note } from './line.js'

/** What of the book stands in something that is set. */
export interface Told {
  readonly strings: readonly RunningString[]
  readonly ids: readonly string[]
  readonly sources: readonly Extent[]
}

/** A block that is set apart from the text around it, and not divided. */
export interface Undivided extends Told {
  readonly lines: readonly StoodLine[]
  readonly height: number
}

/** How a block is set apart; a free one stands where its own measures put it, not on the grid. */
export type SetApart = (block: Block, place: Place, free?: true) => Undivided

/** A line and its baseline, from the top of what it stands in. */
export interface StoodLine {
  readonly line: Line
  readonly y: number
}

const NO_FRAMES = [] as const

/** The lines of a galley that is not divided, with their baselines from its top; before them their frames. */
export function linesOf(pieces: readonly Piece[]): StoodLine[] {
  return [...framesOf(pieces).map((line) => ({ line, y: 0 })), ...stoodLines(pieces)]
}

/** A line from its top that has the frames of a galley that is not divided; none where it has none. */
export const framesOf = (pieces: readonly Piece[]): Line[] => {
  const lines = pieces.some((piece) => piece.kind === 'lines' && piece.frames) ? stoodLines(pieces) : []
  return framesOn(lines, endsOf(lines))
}

function stoodLines(pieces: readonly Piece[]): FramedLine[] {
  let y = 0
  return pieces.flatMap((piece) => {
    if (piece.kind === 'space') {
      y += piece.size
      return []
    }
    const { frames = NO_FRAMES } = piece
    return (piece.settings[0]?.lines ?? []).map((line) => {
      y += line.advance
      return { line, y, frames }
    })
  })
}

/** The depth of a galley that is not divided. */
export const heightOf = (pieces: readonly Piece[]): number =>
  pieces.reduce(
    (sum, piece) =>
      sum +
      (piece.kind === 'space' ? piece.size : (piece.settings[0]?.lines ?? []).reduce((s, line) => s + line.advance, 0)),
    0,
  )

/** The notes that are called on set lines: they go to the foot with what is made of them. */
export const notesOf = (lines: readonly StoodLine[]): readonly Note[] => lines.flatMap(({ line }) => line.notes)
