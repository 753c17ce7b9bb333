import { romanize } from 'romans'
import type { Shaper } from '../types/fonts.js'
import type { Mark, StillMark } from '../types/layout.js'
import type { ContentPart, Inline, MarginBox, PageStyle, Style } from '../types/style.js'
import type { ItemMaker } from './itemMaker.js'
import type { Item } from './items.js'
import { type Alignment, justify } from './justify.js'
import { leadingOf } from './lengths.js'
import { cutAt, type Said, type Saying, trimmed } from './running.js'
import { type Margin, marginBeside, setBeside } from './sideBoxes.js'

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

/** What sets lines. */
export interface Press {
  readonly items: ItemMaker
  readonly shaper: Shaper
}

/** Turn a page's margin boxes into marks: running heads above the text, folios below it, and what stands beside it. */
export function furnish(page: PageStyle, area: Area, speech: Speech, press: Press): Mark[] {
  const [width] = page.style.size
  return page.boxes.flatMap((box) =>
    setBox(box, width, area, speech, press).map((mark): Mark => (isStill(mark) ? { ...mark, tag: 'furniture' } : mark)),
  )
}

const isStill = (mark: Mark): mark is StillMark => mark.kind !== 'turned'

function setBox({ name, style }: MarginBox, page: number, area: Area, speech: Speech, press: Press): Mark[] {
  if (typeof style.content === 'string') return []
  const words = wordsOf(style.content, style, speech)
  const [side, place, corner] = name.split('-')
  if (side === 'left' || side === 'right') {
    if (lengthOfText(words) > LONGEST_HEAD) return []
    const at = place === 'top' || place === 'bottom' ? place : 'middle'
    return setBeside(trimmed(words), style, at, marginBeside(side, page, area, style), area, press)
  }
  const y =
    side === 'top' ? area.top - style['padding-bottom'].pt : area.bottom + leadingOf(style) + style['padding-top'].pt
  if (corner) {
    // What stands in a corner keeps to the text.
    const margin = marginBeside(place === 'left' ? 'left' : 'right', page, area, style)
    return setLine(words, margin, place === 'left' ? 'right' : 'left', margin.width, y, press)
  }
  const align = place === 'left' || place === 'right' ? place : 'center'
  return setLine(words, area, align, area.width * WIDEST_HEAD, y, press)
}

/** Set words as one line in a place, no wider than `most`. */
function setLine(
  words: readonly Inline[],
  { left, width }: Margin,
  align: Alignment,
  most: number,
  y: number,
  { items, shaper }: Press,
): Mark[] {
  const content = fitted(words, most, (inlines) => items.make(inlines))
  if (!content.length) return []
  const line = { start: 0, end: content.length, hyphen: false, divided: false, ratio: 0, last: true }
  const measure = { width: () => width, indent: 0, justified: false, hanging: false, expansion: 0, lastLine: 0 }
  const set = justify({ items: content, line, index: 0, measure, left: 0, align, advance: 0 }, shaper)
  return set.marks.map((mark) => ({ ...mark, x: mark.x + left, y: mark.y + y }))
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
