import type { Block, Style } from '../types/style.js'
import type { FlowContext } from './flowContext.js'
import type { LinesPiece } from './galley.js'
import type { Place } from './lengths.js'
import { type Line, lineOf } from './line.js'
import { setParagraph } from './paragraph.js'
import { pictureLine } from './picture.js'

/** The mark that a gap shows at the head of a page: `--at-page-edge: "❧"`; undefined for a block that is no gap. */
export function gapMark(block: Block): string | undefined {
  if (block.tag !== 'hr' || block.inlines.length) return undefined
  return (block.style.custom.get('--at-page-edge') ?? '').replace(/^["']|["']$/g, '')
}

/** Turn a gap into a blank line; at the head of a page, where it would vanish, it shows the theme's mark: words or a picture. */
export function setGap(block: Block, inner: Place, mark: string, context: FlowContext): LinesPiece {
  const blank = lineOf(context.leading)
  const style: Style = { ...block.style, 'text-align': 'center' }
  const path = /^url\("?([^")]*)"?\)$/.exec(mark)?.[1]
  const lines =
    path === undefined ? words(mark, { ...block, style }, inner, context) : ornament(path, style, inner, context)
  return {
    kind: 'lines',
    settings: [{ lines: [blank], cost: 0 }],
    orphans: 1,
    widows: 1,
    whole: true,
    withNext: true,
    strings: [],
    ids: [],
    ...(lines.length && { atTop: { lines: [...lines, blank], by: 'mark' as const } }),
  }
}

function words(text: string, block: Block, inner: Place, context: FlowContext): readonly Line[] {
  const { style, lang } = block
  const inlines = text ? [{ kind: 'text', text, style, lang } as const] : []
  return setParagraph({ ...block, inlines }, inner, context, undefined).settings[0]?.lines ?? []
}

function ornament(path: string, style: Style, inner: Place, context: FlowContext): readonly Line[] {
  const picture = { kind: 'image', path: decodeURIComponent(path), alt: '', style } as const
  const line = pictureLine(picture, style, { ...inner, height: context.height }, context)
  return line ? [line] : []
}
