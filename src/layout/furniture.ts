import { romanize } from 'romans'
import type { Shaper } from '../types/fonts.js'
import type { Mark } from '../types/layout.js'
import type { ContentPart, MarginBox, PageStyle } from '../types/style.js'
import type { Item, ItemMaker } from './items.js'
import { type Alignment, justify } from './justify.js'
import { leadingOf } from './widths.js'

/** What the margin boxes of a page may say. */
export interface Saying {
  readonly number: number
  readonly strings: ReadonlyMap<string, string>
}

/** The text area of a page, in points from its top left corner. */
export interface Area {
  readonly left: number
  readonly width: number
  /** Baseline above line 1, and the last baseline. */
  readonly top: number
  readonly bottom: number
}

/** A running head wider than this share of the measure is shortened: it would read as a line of text. */
const WIDEST_HEAD = 0.7

/** Turn a page's margin boxes into marks: running heads above the text, folios below it. */
export function furnish(page: PageStyle, area: Area, saying: Saying, items: ItemMaker, shaper: Shaper): Mark[] {
  return page.boxes.flatMap((box) => setBox(box, area, saying, items, shaper))
}

function setBox(box: MarginBox, area: Area, saying: Saying, items: ItemMaker, shaper: Shaper): Mark[] {
  const { style } = box
  const [side, place] = box.name.split('-')
  if (typeof style.content === 'string' || (side !== 'top' && side !== 'bottom')) return []
  const text = style.content.map((part) => partText(part, saying)).join('')
  const content = fitted(text, area.width * WIDEST_HEAD, (t) =>
    items.make([{ kind: 'text', text: t, style, lang: '' }]),
  )
  if (!content.length) return []
  const align: Alignment = place === 'left' ? 'left' : place === 'right' ? 'right' : 'center'
  const line = { start: 0, end: content.length, hyphen: false, divided: false, ratio: 0, last: true }
  const measure = { width: () => area.width, indent: 0, justified: false, hanging: false, expansion: 0, lastLine: 0 }
  const set = justify({ items: content, line, index: 0, measure, left: 0, align, advance: 0 }, shaper)
  const leading = leadingOf(style)
  const y = side === 'top' ? area.top - style['padding-bottom'].pt : area.bottom + leading + style['padding-top'].pt
  return set.marks.map((mark) => ({ ...mark, x: mark.x + area.left, y: mark.y + y, tag: 'furniture' }))
}

/** A head that is too long loses what follows its first colon, then its first comma, then everything; never an ellipsis. */
function fitted(text: string, room: number, make: (text: string) => Item[]): Item[] {
  for (const cut of [text, text.split(/[:—]/)[0] ?? '', text.split(/[,;]/)[0] ?? '']) {
    const items = make(cut.trim())
    const width = items.reduce((sum, item) => sum + (item.kind === 'box' || item.kind === 'glue' ? item.width : 0), 0)
    if (width <= room) return items
  }
  return []
}

function partText(part: ContentPart, saying: Saying): string {
  if (part.kind === 'text') return part.text
  if (part.kind === 'string') return saying.strings.get(part.name) ?? ''
  if (part.kind === 'counter' && part.name === 'page') return formatNumber(saying.number, part.style)
  return ''
}

/** Write a page number in a counter style: decimal, lower-roman or upper-roman. */
export function formatNumber(number: number, style: string): string {
  // The Romans had no sign for nothing, and none for four thousand.
  const isRoman = number > 0 && number < 4000
  if (style === 'lower-roman' && isRoman) return romanize(number).toLowerCase()
  if (style === 'upper-roman' && isRoman) return romanize(number)
  return String(number)
}
