import type { Extent, RunningString } from '../types/style.js'
import type { Frame } from './frames.js'
import type { Line } from './line.js'

/** One way of setting a paragraph: its lines, and what is paid for not setting it the best way. */
export interface Setting {
  readonly lines: readonly Line[]
  readonly cost: number
  /** Every line stands on the grid, and none calls for a plate or a note. */
  readonly even?: boolean
  /** Another way with as many lines, of which the one before the given number does not end in a hyphen. */
  readonly undivided?: (lines: number) => Setting | undefined
}

/** Set matter that is not yet in pages: lines and the white between them, in the order of the text. */
export type Piece = LinesPiece | SpacePiece

export interface LinesPiece {
  readonly kind: 'lines'
  /** The best setting first. */
  readonly settings: readonly Setting[]
  readonly orphans: number
  readonly widows: number
  /** May not be divided. */
  readonly whole: boolean
  /** Stays with what follows. */
  readonly withNext: boolean
  /** What stands in its place at the head of a page: a gap becomes a mark there, lest it vanish; a row has the table's heads above it. */
  readonly atTop?: { readonly lines: readonly Line[]; readonly by: 'mark' | 'heads' }
  /** A figure that may stand at the head of the next page, where it has no room: its lines there. */
  readonly overleaf?: readonly Line[]
  readonly strings: readonly RunningString[]
  /** Ids of the blocks that begin here. */
  readonly ids: readonly string[]
  /** What it stands in that is drawn round its lines, the outermost first. */
  readonly frames?: readonly Frame[]
  /** Where what is set here stands in the author's file. */
  readonly sources?: readonly Extent[]
}

export interface SpacePiece {
  readonly kind: 'space'
  readonly size: number
  /** Kept at the head of a page, as the sink of an opener is. */
  readonly kept: boolean
  /** The page may not end here. */
  readonly withNext: boolean
}

/** The text asks for another page before the piece of this index, and on which side. */
export interface Turn {
  readonly at: number
  readonly to: 'page' | 'recto' | 'verso'
}

/** Marks that stand at a fixed place of the section's first page, measured from the text area's top left corner. */
export interface Fixed {
  readonly lines: readonly { readonly line: Line; readonly x: number; readonly y: number }[]
}

export interface Galley {
  readonly pieces: readonly Piece[]
  readonly turns: readonly Turn[]
  readonly fixed: readonly Fixed[]
  readonly strings: readonly RunningString[]
}
