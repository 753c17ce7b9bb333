import type { Shaper } from '../types/fonts.js'
import type { Mark } from '../types/layout.js'
import type { Block, Inline, Style } from '../types/style.js'
import { FLAT } from './boxed.js'
import { flow } from './flow.js'
import type { Area } from './furniture.js'
import type { ItemMaker } from './itemMaker.js'
import { leadingOf } from './lengths.js'
import { heightOf, linesOf } from './undivided.js'

/** White between what stands in a side margin and the text or the paper's edge, in em. */
export const BESIDE = 0.5

/** The part of a margin that a box may fill: from where, and how wide. */
export interface Margin {
  readonly left: number
  readonly width: number
}

/** Turn the width of a page and its text area into what a box in one of the side margins may fill. */
export function marginBeside(side: 'left' | 'right', page: number, area: Area, style: Style): Margin {
  const gap = BESIDE * style['font-size']
  const [from, to] = side === 'left' ? [0, area.left] : [area.left + area.width, page]
  const left = from + gap + style['padding-left'].pt
  return { left, width: Math.max(0, to - gap - style['padding-right'].pt - left) }
}

/** Turn words into lines in the middle of a side margin, at the head, half way down or at the foot of the text area. */
export function setBeside(
  words: readonly Inline[],
  style: Style,
  place: 'top' | 'middle' | 'bottom',
  margin: Margin,
  area: Area,
  press: { readonly items: ItemMaker; readonly shaper: Shaper },
): Mark[] {
  const height = area.bottom - area.top
  const block: Block = { style: { ...style, ...BARE }, tag: 'div', lang: '', strings: [], blocks: [], inlines: words }
  const context = {
    ...press,
    width: margin.width,
    height,
    leading: leadingOf(style),
    images: NO_IMAGES,
    free: true as const,
  }
  const { pieces } = flow(block, context)
  const share = place === 'top' ? 0 : place === 'middle' ? 0.5 : 1
  const top = area.top + (height - heightOf(pieces)) * share
  return linesOf(pieces).flatMap(({ line, y }) =>
    line.type.marks.map((mark): Mark => ({ ...mark, x: mark.x + margin.left, y: mark.y + y + top })),
  )
}

const NO_IMAGES = new Map<string, never>()

/** Lines alone, set smaller where a word is wider than the margin. */
const BARE = {
  ...FLAT,
  position: 'static',
  height: 'auto',
  'text-align': 'center',
  'text-indent': { pt: 0, percent: 0 },
  'text-fit': 'shrink',
  'text-wrap': 'wrap',
  hyphens: 'none',
} as const
