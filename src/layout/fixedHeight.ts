import type { Measure, Style } from '../types/style.js'
import type { Piece } from './galley.js'
import { resolve } from './lengths.js'
import { heightOf } from './undivided.js'

/** What a block of given height is made of, from its top: white, its pieces, white. */
export interface Filled {
  readonly above: number
  readonly pieces: readonly Piece[]
  readonly below: number
}

/** Turn the pieces of a block into what fills its height, never divided: they are shifted as `align-content` says. `full` is the height of the text area. */
export function inFixedHeight(style: Style, pieces: readonly Piece[], full: number): Filled {
  const spare = Math.max(0, heightIn(style, full) - heightOf(pieces))
  const share = style['align-content'] === 'end' ? 1 : style['align-content'] === 'center' ? 0.5 : 0
  return { above: spare * share, pieces: pieces.map(unbroken), below: spare * (1 - share) }
}

/** The height that a style gives, between the least and the most; percentages are of the text area's. */
function heightIn({ height, 'min-height': least, 'max-height': most }: Style, full: number): number {
  const points = (measure: Measure) => resolve(measure, full)
  const wanted = height === 'auto' ? 0 : points(height)
  return Math.max(points(least), most === 'none' ? wanted : Math.min(wanted, points(most)))
}

const unbroken = (piece: Piece): Piece => ({
  ...piece,
  withNext: true,
  ...(piece.kind === 'lines' ? { whole: true } : { kept: true }),
})
