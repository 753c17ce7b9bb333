import type { Shaper, Shaping } from '../types/fonts.js'
import type { Mark, TextMark } from '../types/layout.js'
import type { Block, Inline, Style } from '../types/style.js'
import type { ItemMaker } from './itemMaker.js'
import type { Item, Run } from './items.js'

/** An initial that stands as deep as several lines, and the paragraph without it. */
export interface DropCap {
  /** How many lines make room for it: those beside it, and one more where its tail goes below them. */
  readonly depth: number
  readonly items: readonly Item[]
  /** How far line n is set in, in points. */
  readonly widths: (line: number) => number
  /** The initial's mark, from the paragraph's left edge and its first baseline. */
  readonly marks: (left: number, advance: number) => Mark[]
}

const PLAIN: Shaping = { features: [], tracking: 0, key: '|0' }

/** A quotation mark and a letter, in a word or by itself. */
const OPENING = /^\s*([“‘«„‹]?)(\p{Lu})(?=[\p{L}\p{M}’]|\s)/u

/** White in points between the foot of a tail and the heads of the letters beneath it. */
const TAIL_CLEAR = 1

/**
 * Take the first letter off a paragraph as a drop cap: its foot on the baseline of line N, its head at the height of the
 * small capitals beside it, else of the capitals; a quotation mark before it hangs in the margin, unless `--initial-quote: none` is
 * said. A tail as that of J and Q has the line beneath set in, too. Undefined where the paragraph opens with a figure or a dash.
 */
export function dropCap(
  block: Block,
  style: Style,
  items: ItemMaker,
  shaper: Shaper,
  leading: number,
): DropCap | undefined {
  const beside = style['initial-letter']
  const at = block.inlines.findIndex((inline) => inline.kind === 'text' && inline.text.trim())
  const opening = block.inlines[at]
  if (beside === 'normal' || opening?.kind !== 'text') return undefined
  const match = OPENING.exec(opening.text)
  const [, quote = '', letter] = match ?? []
  if (!match || !letter || (quote && style.custom.get('--initial-quote')?.trim() === 'none')) return undefined

  const body = items.runOf(opening.style, opening.lang)
  const display = items.runOf(style, block.lang)
  const caps = opening.style['font-variant-caps'] === 'normal' ? body.face.capHeight : smallCapHeight(body, shaper)
  const size = ((beside - 1) * leading + caps * body.size) / display.face.capHeight
  const shaped = shaper.shape(display.face, letter, PLAIN)[0]
  const glyph = shaped?.glyphs[0]
  if (!shaped || !glyph) return undefined
  const ink = shaper.ink(shaped.face, glyph.id)
  const tail = (-ink.bottom * size) / 1000 > leading - body.face.capHeight * body.size - TAIL_CLEAR
  // What the tail of a Q takes to the right it takes below the line: the text stands beside its bowl.
  const bowl = tail && letter === 'Q' ? inkOf('O', display, shaper) : undefined

  const rest = opening.text.slice(match[0].length)
  const inlines: Inline[] = block.inlines.with(at, { ...opening, text: rest })
  const word = /^[^\s—]*/.exec(rest)?.[0] ?? ''
  const full = ((ink.right - ink.left) * size) / 1000
  const right = bowl ? ((bowl.right - ink.left) * size) / 1000 : full
  // The same word goes on at a tenth of the text's size; a one-letter word takes a word space; the other lines stand clear.
  const near = right + body.size * (word ? 0.1 : 0.2) - size * (STEPPED_IN[letter] ?? 0)
  const clear = right + body.size * (slopes(letter) ? 0.1 : 0.3)
  const beneath = full + body.size * 0.3
  return {
    depth: tail ? beside + 1 : beside,
    items: items.make(inlines),
    widths: (line) => (line === 0 ? near : line < beside ? clear : beneath),
    // The initial is drawn; the letter itself stands unseen before its word, so that the word is read, found and copied whole.
    marks: (left, advance) => [
      {
        kind: 'path',
        x: left - (ink.left * size) / 1000 - overhang(letter) * size,
        y: (beside - 1) * advance,
        unit: size / shaped.face.upem,
        outline: shaper.outline(shaped.face, glyph.id),
        colour: display.colour,
      },
      ...(quote
        ? hungQuote(quote, display, { left, foot: (beside - 1) * advance, size, text: body.size }, shaper)
        : []),
      { ...unseen(quote + letter, left + near, !word, body, shaper), ...(block.node && { tag: block.node }) },
    ],
  }
}

/** The ink of a letter, in 1/1000 em. */
function inkOf(letter: string, run: Run, shaper: Shaper) {
  const shaped = shaper.shape(run.face, letter, PLAIN)[0]
  const glyph = shaped?.glyphs[0]
  return shaped && glyph && { ...shaper.ink(shaped.face, glyph.id), face: shaped.face, id: glyph.id }
}

/** How large the quotation mark before an initial is, as a share of the text's size: one as large as the initial would shout. */
const QUOTE_SIZE = 1.9
/** Between the mark and the initial, in em of the initial. */
const QUOTE_CLEAR = 0.06

/** A quotation mark outside the measure, its head level with the initial's. */
function hungQuote(
  quote: string,
  run: Run,
  initial: { readonly left: number; readonly foot: number; readonly size: number; readonly text: number },
  shaper: Shaper,
): Mark[] {
  const ink = inkOf(quote, run, shaper)
  if (!ink) return []
  const size = QUOTE_SIZE * initial.text
  const x = initial.left - QUOTE_CLEAR * initial.size - (ink.right * size) / 1000
  const y = initial.foot - run.face.capHeight * initial.size + (ink.top * size) / 1000
  const unit = size / ink.face.upem
  return [{ kind: 'path', x, y, unit, outline: shaper.outline(ink.face, ink.id), colour: run.colour }]
}

/** A letter that ends where the text of its word begins. */
function unseen(letter: string, end: number, spaced: boolean, run: Run, shaper: Shaper): TextMark {
  const parts = shaper.shape(run.face, letter, PLAIN).map((shaped) => ({ shaped, gap: spaced ? 200 : 0 }))
  const width = parts.reduce((sum, part) => sum + part.shaped.width + part.gap, 0)
  const { face, size, colour, lang } = run
  const x = end - (width * size) / 1000
  return { kind: 'text', x, y: 0, face, size, scale: 1, colour, parts, lang, invisible: true }
}

function smallCapHeight(run: Run, shaper: Shaper): number {
  const shaped = shaper.shape(run.face, 'h', run.shaping)[0]
  const glyph = shaped?.glyphs[0]
  return shaped && glyph ? shaper.ink(shaped.face, glyph.id).top / 1000 : run.face.capHeight
}

/** The first line comes in over the slope of an A and the foot of an L; in em of the initial. */
const STEPPED_IN: Readonly<Record<string, number>> = { A: 0.15, L: 0.12 }

/** Under the arm of these letters nothing is stepped in: all lines begin in line with the first. */
const slopes = (letter: string): boolean => 'TFPVWYHIMN'.includes(letter)

/** Slanted and round letters, and the tail of a J, go a little out of the measure to look flush with it; in em of the initial. */
const overhang = (letter: string): number =>
  'TVWYA'.includes(letter) ? 0.006 : 'COGQ'.includes(letter) ? 0.012 : letter === 'J' ? 0.05 : 0
