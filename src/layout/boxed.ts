import type { Shaper } from '../types/fonts.js'
import type { Mark, StillMark } from '../types/layout.js'
import type { Block, Colour } from '../types/style.js'
import { endOf, frameOf, isFramed } from './frames.js'
import { type Place, resolve } from './lengths.js'
import { type Line, lineOf } from './line.js'
import { filled, sideWidth } from './strokes.js'
import { notesOf, type SetApart, type StoodLine, type Told } from './undivided.js'

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

/** A block as one line, and what of the book stands in it. */
export interface Boxed extends Told {
  readonly line: Line
}

/** Turn a block with a ground of its own, or turned, into one line: its lines, the ground behind them, the turn of both. */
export function setBoxed(block: Block, inner: Place, shaper: Shaper, setApart: SetApart): Boxed {
  const { style } = block
  const { rotate, 'background-color': colour } = style
  const framed = isFramed(block)
  const [own, place] = framed ? unturned(block, inner) : [{ ...block, style: { ...style, ...FLAT } }, inner]
  const { lines, height: depth, strings, ids, sources } = setApart(own, place)
  const height = Math.max(depth, 0.01)
  const marks: StillMark[] = []
  if (colour.a && !framed) marks.push(groundOf(block, inner, lines, height, shaper))
  for (const { line, y } of lines) {
    for (const mark of line.type.marks) if (mark.kind !== 'turned') marks.push({ ...mark, y: mark.y + y - height })
  }
  const line = lineOf(height, rotate ? [turned(marks, inner, height, rotate)] : marks, true)
  return { line: { ...line, notes: notesOf(lines) }, strings, ids, sources }
}

/** A framed block that stands upright, and the place that it takes with its frame. */
function unturned(block: Block, inner: Place): [Block, Place] {
  const { padding, style } = frameOf(block, inner)
  const { 'background-color': ground, 'padding-top': top, 'padding-bottom': bottom } = style
  const [left, right] = [padding.left + sideWidth(style, 'left'), padding.right + sideWidth(style, 'right')]
  const sides = { 'padding-left': style['padding-left'], 'padding-right': style['padding-right'] }
  const kept = { 'background-color': ground, 'padding-top': top, 'padding-bottom': bottom, ...sides }
  const place = { left: inner.left - left, width: inner.width + left + right }
  return [{ ...block, style: { ...style, ...FLAT, ...kept } }, place]
}

/** Marks about the centre of their box, turned. */
function turned(marks: readonly StillMark[], inner: Place, height: number, angle: number): Mark {
  const [x, y] = [inner.left + inner.width / 2, -height / 2]
  return { kind: 'turned', x, y, angle, marks: marks.map((mark) => ({ ...mark, x: mark.x - x, y: mark.y - y })) }
}

/** The ground of a block: it reaches from above the capitals of the first line to below the last baseline; without text, it has the block's height. */
function groundOf(block: Block, inner: Place, lines: readonly StoodLine[], height: number, shaper: Shaper): StillMark {
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
