import type { Mark } from '../types/layout.js'
import type { Block, Style } from '../types/style.js'
import { type Place, resolve } from './lengths.js'
import { type Line, lineOf } from './line.js'
import { bordered, filled, type Radii, sideOf, sideWidth } from './strokes.js'

/** What is drawn round the lines of a block: its ground, and rules at its sides. One object each, by which its lines know it. */
export interface Frame {
  readonly style: Style
  /** What its lines are set in. */
  readonly inner: Place
  readonly padding: Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>>
}

/** A line, its baseline from the top of the page or of what is set as one piece, and the frames it stands in, the outermost first. */
export interface FramedLine {
  readonly line: Line
  readonly y: number
  readonly frames: readonly Frame[]
}

/** These are parts of a table, whose rules it draws itself; a section's frame stands round the page's text area. */
const UNFRAMED = new Set(['section', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'])

/** Whether a block has a rule at its side, and so a frame that goes over pages with its lines. */
export const isFramed = ({ style, tag }: Block): boolean =>
  (sideWidth(style, 'left') > 0 || sideWidth(style, 'right') > 0) && !UNFRAMED.has(tag)

/** What the sides of a framed block take from its measure. */
export const sidesOf = (block: Block): number =>
  isFramed(block) ? sideWidth(block.style, 'left') + sideWidth(block.style, 'right') : 0

/** Turn a block and the place of its content into its frame. */
export function frameOf({ style }: Block, inner: Place): Frame {
  const at = (side: 'top' | 'right' | 'bottom' | 'left') => resolve(style[`padding-${side}`], inner.width)
  return { style, inner, padding: { top: at('top'), right: at('right'), bottom: at('bottom'), left: at('left') } }
}

/** What stands between a frame's outer edge and its lines, above or below. */
export const depthOfEdge = ({ style, padding }: Frame, side: 'top' | 'bottom'): number =>
  padding[side] + sideWidth(style, side)

/** The first and the last line of each frame that has letters or a picture. */
export function endsOf(lines: readonly FramedLine[]): ReadonlyMap<Frame, { first: Line; last: Line }> {
  const ends = new Map<Frame, { first: Line; last: Line }>()
  for (const { line, y, frames } of lines)
    for (const frame of frames.length && inkOf(line, y) ? frames : [])
      ends.set(frame, { first: ends.get(frame)?.first ?? line, last: line })
  return ends
}

interface Extents {
  top: number
  bottom: number
  right: number
  begins: boolean
  ends: boolean
}

/**
 * Turn the lines of one page into a line that has their frames: each from the capitals of its first line to the last baseline, and
 * as far beyond as its padding says. Where a frame goes on overleaf it has no rule (CSS Fragmentation 3, `box-decoration-break: slice`).
 */
export function framesOn(lines: readonly FramedLine[], ends: ReturnType<typeof endsOf>): Line[] {
  const found = new Map<Frame, Extents>()
  for (const { line, y, frames } of lines) {
    const ink = frames.length ? inkOf(line, y) : undefined
    if (!ink) continue
    let { top, bottom, right } = ink
    for (const frame of frames.toReversed()) {
      const { first, last } = ends.get(frame) ?? {}
      const [begins, finishes] = [first === line, last === line]
      if (begins) top -= depthOfEdge(frame, 'top')
      if (finishes) bottom += depthOfEdge(frame, 'bottom')
      const known = found.get(frame) ?? { top, bottom, right, begins: false, ends: false }
      found.set(frame, {
        top: Math.min(known.top, top),
        bottom: Math.max(known.bottom, bottom),
        right: Math.max(known.right, right),
        begins: known.begins || begins,
        ends: known.ends || finishes,
      })
      right += frame.padding.right + sideWidth(frame.style, 'right')
    }
  }
  if (!found.size) return []
  // Outer frames lie beneath those within them.
  const outermost = [...new Set(lines.flatMap(({ frames }) => frames))].filter((frame) => found.has(frame))
  // It has them all.
  return [
    lineOf(
      0,
      outermost.flatMap((frame) => marksOf(frame, found.get(frame) as Extents)),
    ),
  ]
}

function marksOf({ style, inner, padding }: Frame, { top, bottom, right, begins, ends }: Extents): Mark[] {
  const x = inner.left - padding.left - sideWidth(style, 'left')
  // Lines broken to like lengths are shorter than the room that they had.
  const isTight = style.width === 'max-content' && style['text-align'] === 'left'
  const end = isTight ? Math.min(inner.left + inner.width, right) : inner.left + inner.width
  const width = end + padding.right + sideWidth(style, 'right') - x
  const box = { x, y: top, width, height: bottom - top }
  const radius = style['border-radius']
  const radii: Radii = [begins ? radius : 0, begins ? radius : 0, ends ? radius : 0, ends ? radius : 0]
  const ground = style['background-color']
  const sides = {
    top: sideOf(style, 'top', begins),
    right: sideOf(style, 'right'),
    bottom: sideOf(style, 'bottom', ends),
    left: sideOf(style, 'left'),
  }
  return [...(ground.a ? [filled(box, radii, ground)] : []), ...bordered(box, radii, sides)]
}

/** How far the letters and pictures of a line reach: from the head of the capitals to the baseline; undefined where it has none. */
function inkOf(line: Line, y: number): { top: number; bottom: number; right: number } | undefined {
  let [top, bottom, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const mark of line.type.marks) {
    if (mark.kind !== 'text' && mark.kind !== 'image') continue
    const [head, foot] =
      mark.kind === 'text' ? [mark.y - mark.face.capHeight * mark.size, mark.y] : [mark.y, mark.y + mark.height]
    top = Math.min(top, y + head)
    bottom = Math.max(bottom, y + foot)
    right = Math.max(right, endOf(mark))
  }
  return top < bottom ? { top, bottom, right } : undefined
}

/** Where the ink of a mark ends: white after its last letter is none of it. */
export function endOf(mark: Mark): number {
  if (mark.kind !== 'text') return mark.kind === 'rect' || mark.kind === 'image' ? mark.x + mark.width : 0
  const widths = mark.parts.map(({ shaped, gap }, i) => shaped.width + (i < mark.parts.length - 1 ? gap : 0))
  return mark.x + (widths.reduce((sum, width) => sum + width, 0) * mark.size * mark.scale) / 1000
}
