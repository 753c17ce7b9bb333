import type { Block, Style } from '../types/style.js'

/** A break that begins another page, and on which side. */
export type Turn = 'page' | 'recto' | 'verso'

export const isTurn = (value: Style['break-before']): value is Turn => value !== 'auto' && value !== 'avoid'

/** A block before whose first child, or after whose last, a page ends: the break is the block's own (CSS Fragmentation 3, section 3.1). */
export function withBreaksOfChildren(block: Block): Block {
  return lifted(lifted(block, 'break-before'), 'break-after')
}

function lifted(block: Block, name: 'break-before' | 'break-after'): Block {
  const { blocks } = block
  const at = name === 'break-before' ? blocks.findIndex(isInFlow) : blocks.findLastIndex(isInFlow)
  const child = blocks[at]
  const asked = child?.style[name] ?? 'auto'
  if (!child || !isTurn(asked)) return block
  const own = block.style[name]
  // Where two ask, a side outweighs any page, and the inner side the outer.
  const both = asked === 'page' && isTurn(own) ? own : asked
  const freed = { ...child, style: { ...child.style, [name]: 'auto' } }
  return { ...block, style: { ...block.style, [name]: both }, blocks: blocks.with(at, freed) }
}

const isInFlow = ({ style, blocks, inlines }: Block): boolean =>
  style.position === 'static' && style.float !== 'footnote' && (blocks.length > 0 || inlines.length > 0)

/** What is set in one piece: no page ends inside of it. */
export const isOnePiece = ({ tag, style }: Block): boolean =>
  tag === 'table' ||
  style.position !== 'static' ||
  style.float === 'footnote' ||
  style.height !== 'auto' ||
  (tag !== 'section' && (style.float === 'snap-block' || style.rotate !== 0 || style['background-color'].a > 0))

/** The styles inside of a block that ask for another page. */
export const turnsIn = ({ blocks }: Block): Style[] =>
  blocks.flatMap((child) => [
    ...(isTurn(child.style['break-before']) || isTurn(child.style['break-after']) ? [child.style] : []),
    ...turnsIn(child),
  ])
