import type { Shaper } from '../types/fonts.js'
import type { Mark, StillMark } from '../types/layout.js'
import type { Block, Colour } from '../types/style.js'
import { endOf, endsOf, type FramedLine, framesOn } from './frames.js'
import type { Piece } from './galley.js'
import type { Line } from './line.js'
import { filled } from './strokes.js'
import { type Place, resolve } from './widths.js'

export const NO_COLOUR: Colour = { r: 0, g: 0, b: 0, a: 0 }

/** What a boxed block is set without, since its box carries it. */
export const FLAT = {
  'background-color': NO_COLOUR,
  rotate: 0,
  'margin-top': { pt: 0, percent: 0 },
  'margin-bottom': { pt: 0, percent: 0 },
  'margin-left': { pt: 0, percent: 0 },
  'margin-right': { pt: 0, percent: 0 },
  'padding-top': { pt: 0, percent: 0 },
  'padding-bottom': { pt: 0, percent: 0 },
  'padding-left': { pt: 0, percent: 0 },
  'padding-right': { pt: 0, percent: 0 },
  width: 'auto',
  'max-width': 'none',
} as const

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

/** Marks about the centre of their box, turned. */
export function turned(marks: readonly StillMark[], inner: Place, height: number, angle: number): Mark {
  const [x, y] = [inner.left + inner.width / 2, -height / 2]
  return { kind: 'turned', x, y, angle, marks: marks.map((mark) => ({ ...mark, x: mark.x - x, y: mark.y - y })) }
}

/** The depth of a galley that is not divided. */
export const heightOf = (pieces: readonly Piece[]): number =>
  pieces.reduce(
    (sum, piece) =>
      sum +
      (piece.kind === 'space' ? piece.size : (piece.settings[0]?.lines ?? []).reduce((s, line) => s + line.advance, 0)),
    0,
  )

/** The ground of a block: it reaches from above the capitals of the first line to below the last baseline; without text, it has the block's height. */
export function groundOf(
  block: Block,
  inner: Place,
  lines: readonly StoodLine[],
  height: number,
  shaper: Shaper,
): StillMark {
  const { style } = block
  const left = resolve(style['padding-left'], inner.width)
  const text = style.width === 'max-content' && style['text-align'] === 'left' ? longest(lines, inner) : inner.width
  const width = text + left + resolve(style['padding-right'], inner.width)
  const box = { x: inner.left - left, width }
  const ground = (y: number, height: number): StillMark => {
    const radius = style['border-radius']
    return filled({ ...box, y, height }, [radius, radius, radius, radius], style['background-color'])
  }
  const texts = lines.filter(({ line }) => line.type.marks.some((mark) => mark.kind === 'text'))
  const [first, last] = [texts[0], texts.at(-1)]
  if (!first || !last || style.height !== 'auto') return ground(-height, height)
  const face = shaper.find(style['font-family'], style['font-weight'], style['font-style'])
  const top = first.y - face.capHeight * style['font-size'] - style['padding-top'].pt
  const bottom = last.y + style['padding-bottom'].pt
  return ground(top - height, bottom - top)
}

/** How far the longest line reaches: lines broken to like lengths are shorter than the room that they had. */
const longest = (lines: readonly StoodLine[], inner: Place): number =>
  Math.min(
    inner.width,
    Math.max(0, ...lines.flatMap(({ line }) => line.type.marks.map((mark) => endOf(mark) - inner.left))),
  )
