import type { Shaper, Shaping } from '../types/fonts.js'
import type { Mark, TextMark } from '../types/layout.js'
import type { Block, Inline, Style } from '../types/style.js'
import type { Item, ItemMaker, Run } from './items.js'

/** An initial that stands as deep as several lines, and the paragraph without it. */
export interface DropCap {
  /** How many lines stand beside it. */
  readonly depth: number
  readonly items: readonly Item[]
  /** How far line n is set in, in points. */
  readonly widths: (line: number) => number
  /** The initial's mark, from the paragraph's left edge and its first baseline. */
  readonly marks: (left: number, advance: number) => Mark[]
}

const PLAIN: Shaping = { features: [], tracking: 0, key: '|0' }

/** Letters whose foot goes below the line would touch what stands beneath. */
const DESCENDING = /^[JQ]$/

/**
 * Take the first letter off a paragraph as a drop cap: its foot on the baseline of line N, its head at the height of the
 * small capitals beside it, else of the capitals. Undefined where the paragraph opens with a quote, a figure or a dash.
 */
export function dropCap(
  block: Block,
  style: Style,
  items: ItemMaker,
  shaper: Shaper,
  leading: number,
): DropCap | undefined {
  const depth = style['initial-letter']
  const at = block.inlines.findIndex((inline) => inline.kind === 'text' && inline.text.trim())
  const opening = block.inlines[at]
  if (depth === 'normal' || opening?.kind !== 'text') return undefined
  const match = /^\s*(\p{Lu})(?=[\p{L}\p{M}’]|\s)/u.exec(opening.text)
  const letter = match?.[1]
  if (!match || !letter || DESCENDING.test(letter)) return undefined

  const body = items.runOf(opening.style, opening.lang)
  const display = items.runOf(style, block.lang)
  const caps = opening.style['font-variant-caps'] === 'normal' ? body.face.capHeight : smallCapHeight(body, shaper)
  const size = ((depth - 1) * leading + caps * body.size) / display.face.capHeight
  const shaped = shaper.shape(display.face, letter, PLAIN)[0]
  const glyph = shaped?.glyphs[0]
  if (!shaped || !glyph) return undefined
  const ink = shaper.ink(shaped.face, glyph.id)

  const rest = opening.text.slice(match[0].length)
  const inlines: Inline[] = block.inlines.with(at, { ...opening, text: rest })
  const word = /^[^\s—]*/.exec(rest)?.[0] ?? ''
  const right = ((ink.right - ink.left) * size) / 1000
  // The same word goes on at a tenth of the text's size; a one-letter word takes a word space; the other lines stand clear.
  const near = right + body.size * (word ? 0.1 : 0.2) - size * (STEPPED_IN[letter] ?? 0)
  const clear = right + body.size * (slopes(letter) ? 0.1 : 0.3)
  return {
    depth,
    items: items.make(inlines),
    widths: (line) => (line === 0 ? near : clear),
    // The initial is drawn; the letter itself stands unseen before its word, so that the word is read, found and copied whole.
    marks: (left, advance) => [
      {
        kind: 'path',
        x: left - (ink.left * size) / 1000 - overhang(letter) * size,
        y: (depth - 1) * advance,
        unit: size / shaped.face.upem,
        outline: shaper.outline(shaped.face, glyph.id),
        colour: display.colour,
      },
      { ...unseen(letter, left + near, !word, body, shaper), ...(block.node && { tag: block.node }) },
    ],
  }
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

/** Slanted and round letters go a little out of the measure to look flush with it; in em of the initial. */
const overhang = (letter: string): number => ('TVWYA'.includes(letter) ? 0.006 : 'COGQ'.includes(letter) ? 0.012 : 0)
