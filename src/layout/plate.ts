import type { Block } from '../types/style.js'
import type { FlowContext } from './flowContext.js'
import type { Place } from './lengths.js'
import { type Line, lineOf } from './line.js'
import { notesOf, type SetApart } from './undivided.js'

const ZERO = { pt: 0, percent: 0 }

/** Whether a figure is as high as the page, and so a page of its own. */
export const isPlate = ({ tag, style: { height } }: Block): boolean =>
  tag === 'figure' && height !== 'auto' && height.percent >= 100

/** Turn such a figure into a line of no depth that calls for its page, or for two where it is wider than one; its content stands in the middle. */
export function setPlate(block: Block, inner: Place, context: FlowContext, setApart: SetApart): Line {
  const { height: full, gutter = 0, width } = context
  const wanted = block.style.width
  const over = wanted !== 'auto' && wanted !== 'max-content' && wanted.percent > 100
  const style = { ...block.style, height: 'auto', width: 'auto', 'margin-left': ZERO, 'margin-right': ZERO } as const
  const place = over ? { left: 0, width: 2 * width + gutter } : inner
  const { lines, height } = setApart({ ...block, style }, place)
  const top = Math.max(0, full - height) / 2
  const marks = lines.flatMap(({ line, y }) => line.type.marks.map((mark) => ({ ...mark, y: mark.y + y + top - full })))
  return { ...lineOf(0), ...(over ? { spread: marks } : { plate: marks }), notes: notesOf(lines) }
}
