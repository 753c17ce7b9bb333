import type { Face, Hyphenator, Shaper, Shaping } from '../types/fonts.js'
import type { Colour, Inline, Style } from '../types/style.js'

/** A stretch of text with one face, size and colour. */
export interface Run {
  readonly face: Face
  readonly shaping: Shaping
  readonly size: number
  /** How far the baseline is raised, in points. */
  readonly rise: number
  readonly colour: Colour
  readonly lang: string
  readonly href?: string
  /** Word space in points. */
  readonly space: number
}

/** Knuth's box: text that is never broken (Knuth and Plass 1981, page 1122). Widths in points. */
export interface Box {
  readonly kind: 'box'
  readonly width: number
  readonly text: string
  readonly run: Run
}

/** Knuth's glue: white that may stretch and shrink. `fil` swallows all that is left of a line. */
export interface Glue {
  readonly kind: 'glue'
  readonly width: number
  readonly stretch: number
  readonly shrink: number
  readonly fil: boolean
  readonly run: Run
}

/** Knuth's penalty: a place where a line may end, at a cost; `width` is that of the hyphen set there. */
export interface Penalty {
  readonly kind: 'penalty'
  readonly width: number
  readonly cost: number
  readonly hyphen: boolean
}

/** A place that something points to. */
export interface Anchor {
  readonly kind: 'anchor'
  readonly id: string
}

export type Item = Box | Glue | Penalty | Anchor

export const FORBIDDEN = Number.POSITIVE_INFINITY
export const FORCED = Number.NEGATIVE_INFINITY

// 50 and 60: a hyphen costs a little more than a break after a dash, and both less than a visibly loose line.
const HYPHEN_COST = 60
const DASH_COST = 50
// A word space may grow by half and shrink by a third before the line counts as badly set.
export const STRETCH = 0.5
export const SHRINK = 1 / 3
/** Set widths of the fixed spaces, in em; the fonts' own differ wildly. */
const FIXED_SPACES: Readonly<Record<string, number>> = {
  '\u2009': 0.14,
  '\u202f': 0.14,
  '\u200a': 0.055,
  '\u2002': 0.5,
  '\u2003': 1,
}

export interface ItemContext {
  readonly shaper: Shaper
  readonly hyphenatorFor: (lang: string) => Hyphenator
  /** Turn a reference into the folio printed in its place. */
  readonly folioOf: (target: string, counter: string) => string
}

/** Turn the inline content of a block into boxes, glue and penalties; no white at its ends. */
export class ItemMaker {
  private readonly runs = new Map<Style, Map<string, Run>>()
  private readonly words = new Map<Run, Map<string, readonly Item[]>>()

  constructor(private readonly context: ItemContext) {}

  make(inlines: readonly Inline[]): Item[] {
    const items: Item[] = []
    for (const inline of inlines) this.add(inline, items)
    // A line break that ends a block has no line after it.
    while (isWhite(items.at(-1)) || isForced(items.at(-1))) items.pop()
    return items
  }

  runOf(style: Style, lang: string, href?: string): Run {
    const key = `${lang}|${href ?? ''}`
    const known = this.runs.get(style)?.get(key)
    if (known) return known
    const { shaper } = this.context
    const size = style['font-size']
    const face = shaper.find(style['font-family'], style['font-weight'], style['font-style'])
    const shaping = shapingOf(style)
    const space = ((shaper.shape(face, ' ', shaping)[0]?.width ?? 250) * size) / 1000
    const rise = style['vertical-align'] === 'baseline' ? 0 : style['vertical-align']
    const run: Run = { face, shaping, size, rise, colour: style.color, lang, space, ...(href && { href }) }
    const byKey = this.runs.get(style) ?? new Map<string, Run>()
    this.runs.set(style, byKey.set(key, run))
    return run
  }

  widthOf(run: Run, text: string): number {
    const runs = this.context.shaper.shape(run.face, text, run.shaping)
    return (runs.reduce((sum, shaped) => sum + shaped.width, 0) * run.size) / 1000
  }

  private add(inline: Inline, items: Item[]): void {
    switch (inline.kind) {
      case 'text':
        this.addText(inline.text, this.runOf(inline.style, inline.lang, inline.href), inline.style, items)
        return
      case 'break':
        while (isWhite(items.at(-1))) items.pop()
        items.push({ kind: 'penalty', width: 0, cost: FORCED, hyphen: false })
        return
      case 'anchor':
        items.push({ kind: 'anchor', id: inline.id })
        return
      case 'leader': {
        const run = this.runOf(inline.style, '')
        while (isWhite(items.at(-1))) items.pop()
        items.push({ kind: 'penalty', width: 0, cost: FORBIDDEN, hyphen: false })
        items.push({ kind: 'glue', width: run.size, stretch: 0, shrink: 0, fil: true, run })
        return
      }
      case 'reference': {
        const folio = this.context.folioOf(inline.target, inline.counter)
        this.addText(folio, this.runOf(inline.style, '', inline.href), inline.style, items)
        return
      }
      case 'box':
        this.addBox(inline.inlines, inline.style, items)
        return
      case 'image':
        return
    }
  }

  /** An inline box of fixed width: its text, then white up to the width, unbreakable. */
  private addBox(inlines: readonly Inline[], style: Style, items: Item[]): void {
    const inner = this.make(inlines).filter((item) => item.kind !== 'penalty')
    const natural = inner.reduce((sum, item) => sum + (item.kind === 'anchor' ? 0 : item.width), 0)
    const wanted = typeof style.width === 'string' ? natural : style.width.pt
    const run = this.runOf(style, '')
    for (const item of inner) items.push(item, { kind: 'penalty', width: 0, cost: FORBIDDEN, hyphen: false })
    if (wanted > natural) items.push({ kind: 'glue', width: wanted - natural, stretch: 0, shrink: 0, fil: false, run })
    // A box that is full is followed by the author's own space.
    else if (inner.length > 0) items.pop()
  }

  private addText(text: string, run: Run, style: Style, items: Item[]): void {
    const keep = style['white-space'] === 'pre-wrap'
    for (const piece of text.match(
      /[ \t\n\r\f]+|[\u00a0\u2002\u2003\u2009\u200a\u202f]|[^ \t\n\r\f\u00a0\u2002\u2003\u2009\u200a\u202f]+/g,
    ) ?? []) {
      const first = piece.charAt(0)
      if (' \t\n\r\f'.includes(first)) {
        if (keep) this.addPreformatted(piece, run, items)
        else if (items.length && !isWhite(items.at(-1)) && !isForced(items.at(-1))) items.push(this.wordSpace(run))
      } else if (first === '\u00a0') {
        items.push({ kind: 'penalty', width: 0, cost: FORBIDDEN, hyphen: false }, this.wordSpace(run))
      } else if (FIXED_SPACES[first] !== undefined) {
        const width = (FIXED_SPACES[first] ?? 0) * run.size
        items.push({ kind: 'penalty', width: 0, cost: FORBIDDEN, hyphen: false })
        items.push({ kind: 'glue', width, stretch: 0, shrink: 0, fil: false, run })
      } else if (piece.length > LITTER) this.addLitter(piece, run, items)
      else for (const item of this.word(piece, run, style.hyphens === 'auto')) items.push(item)
    }
  }

  /** A word as long as a page is set in short pieces: shaped whole, it would fill the memory. */
  private addLitter(word: string, run: Run, items: Item[]): void {
    for (const piece of word.match(/.{1,16}/gsu) ?? []) {
      for (const item of this.word(piece, run, false)) items.push(item)
      items.push({ kind: 'penalty', width: 0, cost: ANYWHERE_COST, hyphen: false })
    }
  }

  private addPreformatted(white: string, run: Run, items: Item[]): void {
    for (const character of white) {
      if (character === '\n') items.push({ kind: 'penalty', width: 0, cost: FORCED, hyphen: false })
      else items.push({ kind: 'glue', width: run.space, stretch: 0, shrink: 0, fil: false, run })
    }
  }

  private wordSpace(run: Run): Glue {
    const { space } = run
    return { kind: 'glue', width: space, stretch: space * STRETCH, shrink: space * SHRINK, fil: false, run }
  }

  private word(word: string, run: Run, hyphens: boolean): readonly Item[] {
    const byWord = this.words.get(run) ?? new Map<string, readonly Item[]>()
    this.words.set(run, byWord)
    const key = hyphens ? word : `\0${word}`
    const known = byWord.get(key)
    if (known) return known
    const items = this.analyse(word, run, hyphens)
    byWord.set(key, items)
    return items
  }

  /** Cut a word at its legal breaks. The pieces' widths come from the word shaped whole, so kerning across them counts. */
  private analyse(raw: string, run: Run, hyphens: boolean): readonly Item[] {
    const word = raw.replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
    if (!word) return []
    const shaped = this.context.shaper.shape(run.face, word, run.shaping)
    const stop = stopsOf(shaped, word.length)
    const breaks = breaksOf(word, hyphens ? this.context.hyphenatorFor(run.lang) : undefined)
    const scale = run.size / 1000
    const items: Item[] = []
    let from = 0
    for (const { at, hyphen, cost } of [...breaks, { at: word.length, hyphen: false, cost: 0 }]) {
      const width = ((stop[at] ?? 0) - (stop[from] ?? 0)) * scale
      items.push({ kind: 'box', width, text: word.slice(from, at), run })
      if (at < word.length) {
        const penalty = hyphen ? this.widthOf(run, '-') : 0
        items.push({ kind: 'penalty', width: penalty, cost, hyphen })
      }
      from = at
    }
    return items
  }
}

const isWhite = (item: Item | undefined): boolean =>
  item?.kind === 'glue' && !item.fil ? true : item?.kind === 'penalty' && item.cost === FORBIDDEN

const isForced = (item: Item | undefined): boolean => item?.kind === 'penalty' && item.cost === FORCED

function stopsOf(
  shaped: readonly { readonly width: number; readonly text: string; readonly stops: Float32Array }[],
  length: number,
) {
  const stops = new Float64Array(length + 1)
  let at = 0
  let width = 0
  for (const run of shaped) {
    for (let i = 1; i <= run.text.length; i++) stops[at + i] = width + (run.stops[i] ?? 0)
    at += run.text.length
    width += run.width
  }
  return stops
}

/** A line may end after a dash, a hyphen, a slash or an ellipsis inside a word, when a letter or an opening mark follows. */
const AFTER_MARK = /(?<=[^\s—–‐-][—–‐/…-])(?=[\p{L}\p{N}“‘«„(])/gu
const HYPHENABLE = /[\p{L}]+/gu

/** Words longer than any measure holds, such as addresses, may end a line anywhere when nothing else helps. */
const ENDLESS = 40
const ANYWHERE_COST = 800
/** A word of more letters than this is litter: it may end a line at every second letter, or every third, up to every sixteenth. */
const FINE = 400
const COARSEST = 16
const LITTER = 4000

interface Break {
  readonly at: number
  readonly hyphen: boolean
  readonly cost: number
}

function breaksOf(word: string, hyphenator: Hyphenator | undefined): Break[] {
  const breaks = new Map<number, Break>()
  if (word.length > ENDLESS) {
    const step = Math.min(COARSEST, Math.ceil(word.length / FINE))
    for (let at = 4; at < word.length - 4; at += step) breaks.set(at, { at, hyphen: false, cost: ANYWHERE_COST })
  }
  if (hyphenator && !/[‐-]/.test(word)) {
    for (const match of word.matchAll(HYPHENABLE)) {
      const letters = match[0]
      // A name is never divided, and a part beside an apostrophe is too short to be.
      if (/^\p{Lu}/u.test(letters) || /['’]/.test(word.charAt(match.index + letters.length))) continue
      for (const point of hyphenator(letters)) {
        const at = match.index + point
        breaks.set(at, { at, hyphen: true, cost: HYPHEN_COST })
      }
    }
  }
  for (const { index: at } of word.matchAll(AFTER_MARK)) breaks.set(at, { at, hyphen: false, cost: DASH_COST })
  return [...breaks.values()].sort((a, b) => a.at - b.at)
}

/** Turn a style into OpenType features. Small caps and figures are asked of the font, never faked. */
export function shapingOf(style: Style): Shaping {
  const features: string[] = []
  if (style['font-variant-caps'] === 'small-caps') features.push('smcp')
  if (style['font-variant-caps'] === 'all-small-caps') features.push('smcp', 'c2sc')
  for (const word of style['font-variant-numeric']) features.push(FIGURES[word] ?? '')
  const tracking = (style['letter-spacing'] / style['font-size']) * 1000
  // A tied pair in a tracked word is a knot.
  if (style['font-variant-ligatures'] === 'none' || Math.abs(tracking) > 5) features.push('-liga', '-clig')
  const all = [...features.filter(Boolean), ...style['font-feature-settings']]
  return { features: all, tracking, key: `${all.join(',')}|${tracking}` }
}

const FIGURES: Readonly<Record<string, string>> = {
  'oldstyle-nums': 'onum',
  'lining-nums': 'lnum',
  'proportional-nums': 'pnum',
  'tabular-nums': 'tnum',
}
