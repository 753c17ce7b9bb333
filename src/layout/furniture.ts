import { romanize } from 'romans'
import type { Shaper } from '../types/fonts.js'
import type { Mark } from '../types/layout.js'
import type { ContentPart, Inline, MarginBox, PageStyle, Style } from '../types/style.js'
import type { Item, ItemMaker } from './items.js'
import { type Alignment, justify } from './justify.js'
import { cutAt, type Said, type Saying, trimmed } from './running.js'
import { leadingOf } from './widths.js'

/** What the margin boxes of a page may say. */
export interface Speech {
  readonly number: number
  readonly say: Saying
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
/** More letters than this stand on no page: they need not be measured. */
const LONGEST_HEAD = 1000

/** Turn a page's margin boxes into marks: running heads above the text, folios below it. */
export function furnish(page: PageStyle, area: Area, speech: Speech, items: ItemMaker, shaper: Shaper): Mark[] {
  return page.boxes.flatMap((box) => setBox(box, area, speech, items, shaper))
}

function setBox(box: MarginBox, area: Area, speech: Speech, items: ItemMaker, shaper: Shaper): Mark[] {
  const { style } = box
  const [side, place] = box.name.split('-')
  if (typeof style.content === 'string' || (side !== 'top' && side !== 'bottom')) return []
  const words = wordsOf(style.content, style, speech)
  const content = fitted(words, area.width * WIDEST_HEAD, (inlines) => items.make(inlines))
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
function fitted(words: readonly Inline[], room: number, make: (words: readonly Inline[]) => Item[]): Item[] {
  for (const cut of [words, cutAt(words, /[:—]/), cutAt(words, /[,;]/)]) {
    if (lengthOfText(cut) > LONGEST_HEAD) continue
    const items = make(trimmed(cut))
    const width = items.reduce((sum, item) => sum + (item.kind === 'box' || item.kind === 'glue' ? item.width : 0), 0)
    if (width <= room) return items
  }
  return []
}

const lengthOfText = (words: readonly Inline[]): number =>
  words.reduce((sum, word) => sum + (word.kind === 'text' ? word.text.length : 0), 0)

/** What a margin box says, as one line; text that stands together is one string. */
function wordsOf(content: readonly ContentPart[], style: Style, speech: Speech): Inline[] {
  const words: Inline[] = []
  for (const part of content) {
    const said = partSaid(part, speech)
    const last = words.at(-1)
    if (typeof said !== 'string') words.push(...said)
    else if (last?.kind === 'text' && last.style === style) words.splice(-1, 1, { ...last, text: last.text + said })
    else words.push({ kind: 'text', text: said, style, lang: '' })
  }
  return words
}

function partSaid(part: ContentPart, { number, say }: Speech): Said {
  if (part.kind === 'text') return part.text
  if (part.kind === 'string') return say(part.name, part.which)
  if (part.kind === 'counter' && part.name === 'page') return formatNumber(number, part.style)
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
