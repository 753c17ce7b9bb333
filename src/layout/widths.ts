import type { Block, Style } from '../types/style.js'
import { isFramed, sidesOf } from './frames.js'
import type { ItemMaker } from './itemMaker.js'
import { type Place, resolve } from './lengths.js'
import { sideWidth } from './strokes.js'

/** Turn the place of a block into that of its content: margins and padding off, a given or measured width, automatic margins shared out. */
export function contentBox(block: Block, place: Place, items: ItemMaker): Place {
  const { style } = block
  const marginLeft = style['margin-left']
  const marginRight = style['margin-right']
  const auto = (marginLeft === 'auto' ? 1 : 0) + (marginRight === 'auto' ? 1 : 0)
  const left = marginLeft === 'auto' ? 0 : resolve(marginLeft, place.width)
  const right = marginRight === 'auto' ? 0 : resolve(marginRight, place.width)
  const padding = resolve(style['padding-left'], place.width) + resolve(style['padding-right'], place.width)
  const available = place.width - left - right - padding - sidesOf(block)
  const width = widthOf(block, available, place.width, items)
  const spare = available - width
  const shift = auto && marginLeft === 'auto' ? spare / auto : 0
  const border = isFramed(block) ? sideWidth(style, 'left') : 0
  return { left: place.left + left + shift + border + resolve(style['padding-left'], place.width), width }
}

function widthOf(block: Block, available: number, containing: number, items: ItemMaker): number {
  const { style } = block
  const wanted =
    style.width === 'auto'
      ? available
      : style.width === 'max-content'
        ? widest(block, items)
        : resolve(style.width, containing)
  const most = style['max-width'] === 'none' ? available : resolve(style['max-width'], containing)
  return Math.min(Math.max(Math.min(wanted, most), resolve(style['min-width'], containing)), available)
}

/** The width of the longest line when nothing is broken. */
export function widest(block: Block, items: ItemMaker): number {
  if (block.blocks.length) return Math.max(0, ...block.blocks.map((child) => widest(child, items) + sides(child)))
  const indent = block.style['text-indent'].pt
  let longest = 0
  let line = indent
  for (const item of items.make(block.inlines)) {
    if (item.kind === 'penalty' && item.cost === Number.NEGATIVE_INFINITY) line = 0
    else if (item.kind === 'box' || item.kind === 'glue') line += item.width
    longest = Math.max(longest, line)
  }
  // A hair more, so that rounding never breaks the longest line.
  return longest + 0.05
}

/** The width of the widest word, with those that are tied to it. */
export function narrowest(block: Block, items: ItemMaker): number {
  if (block.blocks.length) return Math.max(0, ...block.blocks.map((child) => narrowest(child, items) + sides(child)))
  let longest = 0
  let word = Math.max(0, block.style['text-indent'].pt)
  let tied = false
  for (const item of items.make(block.inlines)) {
    if (item.kind === 'anchor') continue
    const joins = item.kind === 'box' || (item.kind === 'glue' && tied)
    tied = item.kind === 'penalty' && item.cost === Number.POSITIVE_INFINITY
    if (joins) word += item.width
    else if (!tied) word = 0
    longest = Math.max(longest, word)
  }
  return longest + 0.05
}

/** What stands beside a block's content: its margins and padding, percentages not counted. */
const sides = (block: Block): number => beside(block.style) + sidesOf(block)

const beside = (style: Style): number =>
  (style['margin-left'] === 'auto' ? 0 : style['margin-left'].pt) +
  (style['margin-right'] === 'auto' ? 0 : style['margin-right'].pt) +
  style['padding-left'].pt +
  style['padding-right'].pt
