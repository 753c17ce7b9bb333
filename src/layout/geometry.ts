import type { Shaper } from '../types/fonts.js'
import type { Block, PageKind, PageStyle, Style } from '../types/style.js'
import type { Copy } from './copy.js'
import type { OverNotes, PageRoom } from './leaf.js'
import { leadingOf, lengthOf, resolve } from './lengths.js'

/** The text area of the pages of one name, in points. */
export interface Geometry {
  readonly name: string
  readonly room: PageRoom
  readonly width: number
  /** From the text area of a verso to that of the recto which faces it. */
  readonly gutter: number
  /** From the top of the sheet to the baseline above line 1. */
  readonly top: number
}

/** What pages are measured by: their styles, and the text whose lines they hold. */
export interface PageMeasures {
  readonly pageOf: (kind: PageKind) => PageStyle
  readonly text: Style
  readonly shaper: Shaper
}

/** A grid finer than this, in points, would hold lines without number. */
const LEAST_LEADING = 2

/** Turn the styles of the pages of one name into their text area, in whole lines: head and foot margins are measured to the capitals of line 1 and to the last baseline. */
export function geometryOf(name: string, { pageOf, text, shaper }: PageMeasures): Geometry {
  const { style, notes } = pageOf({ name, side: 'right', first: false, blank: false })
  const verso = pageOf({ name, side: 'left', first: false, blank: false }).style
  const leading = Math.max(LEAST_LEADING, leadingOf(text))
  const face = shaper.find(text['font-family'], text['font-weight'], text['font-style'])
  const caps = face.capHeight * text['font-size']
  const [pageWidth, pageHeight] = style.size
  const margin = (side: 'top' | 'right' | 'bottom' | 'left') => lengthOf(style[`margin-${side}`])
  const depth = pageHeight - margin('top') - margin('bottom') - caps
  // A twentieth of a line is forgiven: margins are given in tenths of a millimetre.
  const lines = Math.max(1, Math.floor(depth / leading + 1.05))
  const width = Math.max(leading, pageWidth - margin('left') - margin('right'))
  return {
    name,
    room: {
      height: lines * leading,
      first: leading,
      ...(notes && { overNotes: overNotes(notes, width, lines * leading) }),
    },
    width,
    gutter: lengthOf(verso['margin-right']) + margin('left'),
    top: margin('top') + caps - leading,
  }
}

/** More white than this share of a page would leave none for text and notes. */
const MOST_OVER_NOTES = 0.3

/** The white and the rule between a page's text and its notes, as a sheet wants them. */
function overNotes(style: Style, measure: number, page: number): OverNotes {
  const { 'border-top': border, 'padding-top': below, width } = style
  const height = border.style === 'none' ? 0 : border.width
  const colour = border.colour === 'currentcolor' ? style.color : border.colour
  const long = typeof width === 'string' ? measure : Math.min(measure, resolve(width, measure))
  const white = Math.max(0, lengthOf(style['margin-top'])) + height + below.pt
  const depth = Math.min(white, page * MOST_OVER_NOTES)
  return {
    depth,
    below: Math.min(below.pt, depth - height),
    ...(height > 0 && { rule: { width: long, height, colour } }),
  }
}

/** The style in which most of the text is set, that of the body matter if there is any: an author's sheet may make it another than the root's. */
export function textStyle({ root, sections }: Copy): Style {
  const body = sections.filter(({ matter }) => matter === 'body')
  const letters = new Map<Style, number>()
  const count = (block: Block): void => {
    const own = block.inlines.reduce((sum, inline) => sum + (inline.kind === 'text' ? inline.text.length : 0), 0)
    if (own) letters.set(block.style, (letters.get(block.style) ?? 0) + own)
    block.blocks.forEach(count)
  }
  for (const { block } of body.length ? body : sections) count(block)
  return [...letters].reduce<[Style, number]>((most, next) => (next[1] > most[1] ? next : most), [root, 0])[0]
}
