import type { Block } from '../types/style.js'
import type { FlowContext } from './flowContext.js'
import type { Fixed } from './galley.js'
import { type Place, resolve } from './lengths.js'
import type { SetApart } from './undivided.js'

/** Turn a block that its sheet puts at a place of the text area (CSS 2.2, `position: absolute`) into marks that stand there. */
export function setAbsolute(block: Block, place: Place, context: FlowContext, setApart: SetApart): Fixed {
  const { style } = block
  const left = style.left === 'auto' ? 0 : resolve(style.left, context.width)
  const right = style.right === 'auto' ? 0 : resolve(style.right, context.width)
  const flat = { ...block, style: { ...style, position: 'static' as const, left: 'auto' as const } }
  const room = { left: place.left + left, width: place.width - left - right }
  const { lines, height } = setApart(flat, room, true)
  const top =
    style.top !== 'auto'
      ? resolve(style.top, context.height)
      : context.height - height - (style.bottom === 'auto' ? 0 : resolve(style.bottom, context.height))
  return { lines: lines.map(({ line, y }) => ({ line, x: 0, y: y + top })) }
}
