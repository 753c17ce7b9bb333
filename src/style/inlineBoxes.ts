import type { Block, Inline, InlineBox, PropertyName, Style } from '../types/style.js'

/** What is drawn about words in a line, besides the rules along them. */
export const DRAWN_IN_LINES: readonly PropertyName[] = [
  'margin-left',
  'margin-right',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'border-top',
  'border-right',
  'border-bottom',
  'border-left',
  'border-radius',
  'background-color',
]

const SIDES = ['left', 'right', 'top', 'bottom'] as const

/** Whether an inline element of this style is seen, or takes room beside its words. */
const isDrawn = (style: Style): boolean =>
  style['text-decoration-line'].length > 0 ||
  style['background-color'].a > 0 ||
  SIDES.some((side) => {
    const { [`border-${side}` as const]: border, [`padding-${side}` as const]: padding } = style
    return (border.style !== 'none' && border.width > 0) || padding.pt > 0
  }) ||
  [style['margin-left'], style['margin-right']].some((margin) => margin !== 'auto' && margin.pt !== 0)

/** Put what stands in an inline element into its box, with an edge at either end; as it is where nothing of the box is seen. */
export function boxed(pieces: readonly (Block | Inline)[], style: Style): (Block | Inline)[] {
  if (!pieces.length || !isDrawn(style)) return [...pieces]
  const box: InlineBox = { style }
  const boxes = [box]
  const within = entering(box, boxes)
  return [
    { kind: 'edge', side: 'start', boxes } as const,
    ...pieces.map((piece) => ('kind' in piece ? within(piece) : piece)),
    { kind: 'edge', side: 'end', boxes } as const,
  ]
}

/** The rules along a block's words go on through all that stands in it (CSS Text Decoration 3, section 2.1). */
export function ruled<B extends Pick<Block, 'blocks' | 'inlines'>>(block: B, style: Style): B {
  if (!style['text-decoration-line'].length) return block
  const box: InlineBox = { style, ofBlock: true }
  const within = entering(box, [box])
  const walk = <C extends Pick<Block, 'blocks' | 'inlines'>>(inner: C): C => ({
    ...inner,
    blocks: inner.blocks.map((child) => walk(child)),
    inlines: inner.inlines.map(within),
  })
  return walk(block)
}

/** Put inlines into a box; those that were in the same boxes are in the same ones again. */
function entering(box: InlineBox, alone: readonly InlineBox[]): (inline: Inline) => Inline {
  const chains = new Map<readonly InlineBox[], readonly InlineBox[]>()
  const chainOf = (inner: readonly InlineBox[] | undefined): readonly InlineBox[] => {
    if (!inner) return alone
    const chain = chains.get(inner) ?? [box, ...inner]
    chains.set(inner, chain)
    return chain
  }
  const within = (inline: Inline): Inline => {
    if (inline.kind === 'text' || inline.kind === 'reference' || inline.kind === 'edge')
      return { ...inline, boxes: chainOf(inline.boxes) }
    if (inline.kind === 'box') return { ...inline, boxes: chainOf(inline.boxes), inlines: inline.inlines.map(within) }
    return inline
  }
  return within
}
