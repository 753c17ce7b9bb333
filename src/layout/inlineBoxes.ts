import type { Shaper } from '../types/fonts.js'
import type { Mark } from '../types/layout.js'
import type { InlineBox, Style } from '../types/style.js'
import { bordered, filled, type Radii, sideOf, sideWidth, stroke } from './strokes.js'

/** A stretch of a line that some boxes reach over, in points from the left edge of the text area. */
export interface BoxedStretch {
  readonly boxes: readonly InlineBox[]
  readonly from: number
  readonly to: number
  /** The last of its boxes begins or ends here. */
  readonly edge?: 'start' | 'end' | undefined
}

/** How far the ground of words reaches above and below their baseline, in em. */
const ASCENT = 0.8
const DESCENT = 0.24
/** Where rules stand that nothing else is said of, and how thick they are, in em. */
const UNDERLINE = 0.11
const THICKNESS = 0.05

/** What stands beside the words at the beginning or the end of an inline element, in points; percentages count nothing there. */
export const edgeWidth = (style: Style, side: 'start' | 'end'): number => {
  const name = side === 'start' ? 'left' : 'right'
  return marginOf(style, side) + sideWidth(style, name) + style[`padding-${name}`].pt
}

function marginOf(style: Style, side: 'start' | 'end'): number {
  const margin = style[side === 'start' ? 'margin-left' : 'margin-right']
  return margin === 'auto' ? 0 : margin.pt
}

/** A box as far as it stands on a line without a gap. */
interface Piece {
  from: number
  to: number
  /** Whether the box begins and ends in it, and how much of either end is no words of it. */
  left: number | undefined
  right: number | undefined
}

/**
 * Turn what boxes reach over on a line into what is drawn: grounds, borders, rules along the words, the outermost beneath. A box that
 * goes on on the next line has no side there (CSS Fragmentation 3, `box-decoration-break: slice`).
 */
export function inlineBoxMarks(stretches: readonly BoxedStretch[], shaper: Shaper): Mark[] {
  const found = new Map<InlineBox, Piece[]>()
  for (const stretch of stretches) for (const box of stretch.boxes) enter(box, stretch, found)
  return [...found].flatMap(([box, pieces]) => pieces.flatMap((piece) => marksOf(box, piece, shaper)))
}

/** Stretches nearer than this follow each other, in points. */
const NEAR = 0.01

function enter(box: InlineBox, { boxes, from, to, edge }: BoxedStretch, found: Map<InlineBox, Piece[]>): void {
  const pieces = found.get(box) ?? []
  found.set(box, pieces)
  const last = pieces.at(-1)
  const goesOn = last && Math.abs(last.to - from) < NEAR
  const own = edge && boxes.at(-1) === box ? edge : undefined
  const margin = own ? marginOf(box.style, own) : 0
  const inner = to - from - margin
  if (goesOn) {
    last.to = own ? to - margin : to
    if (own) last.right = inner
  } else pieces.push({ from: own ? from + margin : from, to, left: own ? inner : undefined, right: undefined })
}

function marksOf({ style, ofBlock }: InlineBox, piece: Piece, shaper: Shaper): Mark[] {
  const rules = rulesOf(style, piece, shaper)
  if (ofBlock) return rules
  const size = style['font-size']
  const rise = riseOf(style)
  const top = -ASCENT * size - rise - style['padding-top'].pt - sideWidth(style, 'top')
  const bottom = DESCENT * size - rise + style['padding-bottom'].pt + sideWidth(style, 'bottom')
  const box = { x: piece.from, y: top, width: piece.to - piece.from, height: bottom - top }
  const [begins, ends] = [piece.left !== undefined, piece.right !== undefined]
  const radius = style['border-radius']
  const radii: Radii = [begins ? radius : 0, ends ? radius : 0, ends ? radius : 0, begins ? radius : 0]
  const ground = style['background-color']
  const sides = {
    top: sideOf(style, 'top'),
    right: sideOf(style, 'right', ends),
    bottom: sideOf(style, 'bottom'),
    left: sideOf(style, 'left', begins),
  }
  return [...(ground.a ? [filled(box, radii, ground)] : []), ...bordered(box, radii, sides), ...rules]
}

/** The rules along the words of a box (CSS Text Decoration 4, section 2). */
function rulesOf(style: Style, { from, to, left = 0, right = 0 }: Piece, shaper: Shaper): Mark[] {
  const size = style['font-size']
  const face = shaper.find(style['font-family'], style['font-weight'], style['font-style'])
  const wanted = style['text-decoration-thickness']
  const thickness = wanted === 'auto' ? THICKNESS * size : wanted
  const offset = style['text-underline-offset'] === 'auto' ? UNDERLINE * size : style['text-underline-offset']
  const colour = style['text-decoration-color'] === 'currentcolor' ? style.color : style['text-decoration-color']
  const kind = style['text-decoration-style']
  // Two rules and the white between them are each as thick as one.
  const height = kind === 'double' ? 3 * thickness : thickness
  const tops = {
    underline: offset,
    overline: -ASCENT * size - height,
    'line-through': -(face.xHeight * size + height) / 2,
  }
  return style['text-decoration-line'].flatMap((line) =>
    stroke({
      x: from + left,
      y: tops[line] - riseOf(style),
      width: to - from - left - right,
      height,
      style: kind,
      colour,
    }),
  )
}

const riseOf = (style: Style): number => (style['vertical-align'] === 'baseline' ? 0 : style['vertical-align'])
