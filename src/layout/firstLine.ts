import type { Block, Inline, Style } from '../types/style.js'
import type { SetParagraph } from './paragraph.js'

/** The words of a first line and how they are set change each other: after so many tries the nearest is taken. */
const TRIES = 6

/**
 * Lead in with the whole first line, where a stylesheet says `--lead-in: line`: the style of a paragraph's opening words goes on to
 * the last word of the line, which the paragraph `set` so holds, no more and no less. A paragraph without opening words of their
 * own style stays as it is.
 */
export function ledByLine(block: Block, set: (block: Block) => SetParagraph): Block {
  const [opening] = block.inlines
  const style = opening?.kind === 'text' ? opening.style : undefined
  if (!style || style.custom.get('--lead-in')?.trim() !== 'line' || isAlike(style, block.style)) return block
  const ends = wordEnds(block.inlines)
  const holds = (led: Block): number => {
    const letters = lettersOnFirstLine(set(led))
    return ends.filter((end) => end <= letters).length
  }
  let count = holds(block)
  let best = block
  for (let n = 0; n < TRIES; n++) {
    const led = leadingIn(block, style, count)
    const held = holds(led)
    // Words that go on in the second line would lead nowhere; a plain word at the line's end is the lesser evil.
    if (held >= count) best = led
    if (held === count) return led
    count = held > count ? count + 1 : held
  }
  return best
}

const isAlike = (a: Style, b: Style): boolean =>
  a['font-variant-caps'] === b['font-variant-caps'] && a['text-transform'] === b['text-transform']

/** How many letters a text has at the end of each of its words. */
function wordEnds(inlines: readonly Inline[]): number[] {
  const text = inlines.map((inline) => (inline.kind === 'text' ? inline.text : ' ')).join('')
  let letters = 0
  return (text.match(/\S+/gu) ?? []).map((word) => {
    letters += countOf(word)
    return letters
  })
}

const countOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

function lettersOnFirstLine({ settings }: SetParagraph): number {
  const marks = settings[0]?.lines[0]?.type.marks ?? []
  const texts = marks.flatMap((mark) => (mark.kind === 'text' ? mark.parts.map(({ shaped }) => shaped.text) : []))
  return countOf(texts.join(''))
}

/** A block whose first `count` words have the manner of a style: its capitals and their spacing. */
function leadingIn(block: Block, style: Style, count: number): Block {
  let words = 0
  const inlines = block.inlines.flatMap((inline): Inline[] => {
    if (inline.kind !== 'text' || words > count) return [inline]
    const own = inline.text.match(/\s+|\S+/gu) ?? []
    const end = own.findIndex((piece) => piece.trim() !== '' && ++words > count)
    const led = own.slice(0, end < 0 ? own.length : end).join('')
    const rest = inline.text.slice(led.length)
    return [
      ...(led ? [{ ...inline, text: cased(led, style, inline.lang), style: likened(inline.style, style) }] : []),
      ...(rest ? [{ ...inline, text: rest }] : []),
    ]
  })
  return { ...block, inlines }
}

const cased = (text: string, style: Style, lang: string): string =>
  style['text-transform'] === 'uppercase' ? text.toLocaleUpperCase(lang) : text

const known = new WeakMap<Style, Map<Style, Style>>()

/** One style for each two, so that words of one manner are shaped as one run. */
function likened(style: Style, manner: Style): Style {
  if (style === manner) return style
  const likes = known.get(style) ?? new Map<Style, Style>()
  const found = likes.get(manner) ?? {
    ...style,
    'font-variant-caps': manner['font-variant-caps'],
    'letter-spacing': manner['letter-spacing'],
    'text-transform': manner['text-transform'],
  }
  known.set(style, likes.set(manner, found))
  return found
}
