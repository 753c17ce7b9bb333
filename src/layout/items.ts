import type { Face, Hyphenator, Shaped, Shaper, Shaping } from '../types/fonts.js'
import type { Colour, Inline, Style } from '../types/style.js'
import { runsLeftwards } from './bidi.js'
import { ANYWHERE_COST, divide } from './breaks.js'
import { leftProtrusion, rightProtrusion } from './protrusion.js'
import { shapingOf } from './shaping.js'
import { chancesIn, isSpaceless } from './spaceless.js'
import { FIXED_SPACES, isBlank, isSpace } from './whites.js'

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
  /** The mark of a list's item. */
  readonly marker?: true
  /** Word space in points. */
  readonly space: number
  /** How it runs; `auto`: as its letters do. */
  readonly direction: Style['direction']
}

/** Knuth's box: text that is never broken (Knuth and Plass 1981, page 1122). Widths in points. */
export interface Box {
  readonly kind: 'box'
  readonly width: number
  readonly text: string
  readonly run: Run
  /** How far a line that begins with it may stand out to the left, and one that ends with it to the right. */
  readonly left: number
  readonly right: number
  /** The word whose first piece this is: its text, how it was shaped, and in how many items it is cut. */
  readonly word?: { readonly text: string; readonly shapes: readonly Shaped[]; readonly items: number }
  /** Some of its letters run from right to left. */
  readonly leftwards?: true
}

/** Knuth's glue: white that may stretch and shrink. `fil` swallows all that is left of a line. */
export interface Glue {
  readonly kind: 'glue'
  readonly width: number
  readonly stretch: number
  readonly shrink: number
  readonly fil: boolean
  /** What is repeated in it: the dots of a leader. */
  readonly leader?: string
  readonly run: Run
}

/** Knuth's penalty: a place where a line may end, at a cost; `width` is that of the hyphen set there. */
export interface Penalty {
  readonly kind: 'penalty'
  readonly width: number
  readonly cost: number
  readonly hyphen: boolean
  /** How far that hyphen may stand out to the right. */
  readonly right?: number
}

/** A place that something points to. */
export interface Anchor {
  readonly kind: 'anchor'
  readonly id: string
}

export type Item = Box | Glue | Penalty | Anchor

export const FORBIDDEN = Number.POSITIVE_INFINITY
export const FORCED = Number.NEGATIVE_INFINITY

// A word space may grow by half and shrink by a third before the line counts as badly set.
export const STRETCH = 0.5
export const SHRINK = 1 / 3
/** How far the space between ideographs, which is as wide as one, may stretch and shrink, in em. */
const IDEOGRAPHIC_GIVE = 0.25
/** Where Korean words are divided, spaces being there as well. */
const SYLLABLE_COST = 30
/** A word as long as a page is litter: shaped whole, it would fill the memory. */
const LITTER = 4000

export interface ItemContext {
  readonly shaper: Shaper
  readonly hyphenatorFor: (lang: string) => Hyphenator
  /** Turn a reference into the folio printed in its place. */
  readonly folioOf: (target: string, counter: string) => string
}

/** What is known of a run: its word space, its hyphen, and its words, by whether they may be divided. */
interface Known {
  readonly run: Run
  readonly space: Glue
  hyphen: Penalty | undefined
  readonly words: Readonly<Record<Style['hyphens'], Map<string, readonly Item[]>>>
}

const NO_BREAK: Penalty = { kind: 'penalty', width: 0, cost: FORBIDDEN, hyphen: false }
const LINE_END: Penalty = { kind: 'penalty', width: 0, cost: FORCED, hyphen: false }

/** Turn the inline content of a block into boxes, glue and penalties; no white at its ends. */
export class ItemMaker {
  private readonly runs = new Map<Style, Map<string, Run>>()
  private readonly known = new Map<Run, Known>()

  constructor(private readonly context: ItemContext) {}

  make(inlines: readonly Inline[]): Item[] {
    const items: Item[] = []
    for (const inline of inlines) this.add(inline, items)
    // A line break that ends a block has no line after it.
    while (isWhite(items.at(-1)) || isForced(items.at(-1))) items.pop()
    return items
  }

  runOf(style: Style, lang: string, href?: string, marker?: true): Run {
    const byKey = this.runs.get(style) ?? new Map<string, Run>()
    const key = href || marker ? `${lang}|${marker ? '•' : ''}|${href ?? ''}` : lang
    const found = byKey.get(key)
    if (found) return found
    const { shaper } = this.context
    const size = style['font-size']
    const face = shaper.find(style['font-family'], style['font-weight'], style['font-style'])
    const shaping = shapingOf(style, lang)
    const space = ((shaper.shape(face, ' ', shaping)[0]?.width ?? 250) * size) / 1000
    const rise = style['vertical-align'] === 'baseline' ? 0 : style['vertical-align']
    const { color: colour, direction } = style
    const run: Run = {
      face,
      shaping,
      size,
      rise,
      colour,
      lang,
      space,
      direction,
      ...(href && { href }),
      ...(marker && { marker }),
    }
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
        this.addText(
          inline.text,
          this.runOf(inline.style, inline.lang, inline.href, inline.marker),
          inline.style,
          items,
        )
        return
      case 'break':
        while (isWhite(items.at(-1))) items.pop()
        items.push(LINE_END)
        return
      case 'anchor':
        items.push({ kind: 'anchor', id: inline.id })
        return
      case 'leader': {
        const run = this.runOf(inline.style, '')
        while (isWhite(items.at(-1))) items.pop()
        items.push(NO_BREAK)
        items.push({ kind: 'glue', width: run.size, stretch: 0, shrink: 0, fil: true, leader: inline.text, run })
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
    for (const item of inner) items.push(item, NO_BREAK)
    if (wanted > natural) items.push({ kind: 'glue', width: wanted - natural, stretch: 0, shrink: 0, fil: false, run })
    // A box that is full is followed by the author's own space.
    else if (inner.length > 0) items.pop()
  }

  private addText(text: string, run: Run, style: Style, items: Item[]): void {
    const keep = style['white-space'] === 'pre-wrap'
    const known = this.knownOf(run)
    const end = text.length
    let from = 0
    for (let at = 0; at <= end; at++) {
      if (at < end && !isSpace(text.charCodeAt(at))) continue
      if (at > from) this.addWord(text.slice(from, at), known, style.hyphens, items)
      from = at
      while (from < end && isBlank(text.charCodeAt(from))) from++
      if (from > at) {
        if (keep) this.addPreformatted(text.slice(at, from), run, items)
        else if (items.length && !isWhite(items.at(-1)) && !isForced(items.at(-1))) items.push(known.space)
      } else if (at < end) {
        addFixed(text.charAt(at), known, items)
        from = at + 1
      }
      at = Math.max(at, from - 1)
    }
  }

  private addWord(word: string, known: Known, hyphens: Style['hyphens'], items: Item[]): void {
    const found = known.words[hyphens].get(word)
    if (found) for (const item of found) items.push(item)
    else if (isSpaceless(word)) this.addSpaceless(word, known, hyphens, items)
    else if (word.length > LITTER) this.addLitter(word, known, items)
    else for (const item of this.word(word, known, hyphens)) items.push(item)
  }

  /** Text of scripts that leave no spaces between words: white of no width, which may stretch, stands where a line may end. */
  private addSpaceless(text: string, known: Known, hyphens: Style['hyphens'], items: Item[]): void {
    const { run } = known
    let from = 0
    for (const { at, elastic } of [...chancesIn(text), { at: text.length, elastic: 0 }]) {
      const word = text.slice(from, at)
      // Only words of other scripts among them are hyphenated.
      const own = hyphens === 'auto' && isSpaceless(word) ? 'manual' : hyphens
      for (const item of this.word(word, known, own)) items.push(item)
      from = at
      if (at === text.length) return
      const stretch = elastic * run.size
      if (stretch) items.push({ kind: 'glue', width: 0, stretch, shrink: 0, fil: false, run })
      else items.push({ kind: 'penalty', width: 0, cost: SYLLABLE_COST, hyphen: false })
    }
  }

  private addLitter(word: string, known: Known, items: Item[]): void {
    for (const piece of word.match(/.{1,16}/gsu) ?? []) {
      for (const item of this.word(piece, known, 'none')) items.push(item)
      items.push({ kind: 'penalty', width: 0, cost: ANYWHERE_COST, hyphen: false })
    }
  }

  private addPreformatted(white: string, run: Run, items: Item[]): void {
    for (const character of white) {
      if (character === '\n') items.push(LINE_END)
      else items.push({ kind: 'glue', width: run.space, stretch: 0, shrink: 0, fil: false, run })
    }
  }

  private knownOf(run: Run): Known {
    const found = this.known.get(run)
    if (found) return found
    const { space } = run
    const known: Known = {
      run,
      space: { kind: 'glue', width: space, stretch: space * STRETCH, shrink: space * SHRINK, fil: false, run },
      hyphen: undefined,
      words: { none: new Map(), manual: new Map(), auto: new Map() },
    }
    this.known.set(run, known)
    return known
  }

  private word(word: string, known: Known, hyphens: Style['hyphens']): readonly Item[] {
    const words = known.words[hyphens]
    const found = words.get(word)
    if (found) return found
    const items = this.analyse(word, known, hyphens)
    words.set(word, items)
    return items
  }

  /** Cut a word at its legal breaks. The pieces' widths come from the word shaped whole, so kerning across them counts. */
  private analyse(raw: string, known: Known, hyphens: Style['hyphens']): readonly Item[] {
    const { run } = known
    const hyphenator = hyphens === 'auto' ? this.context.hyphenatorFor(run.lang) : undefined
    const { word, breaks } = divide(raw, hyphens !== 'none', hyphenator)
    if (!word) return []
    const shaped = this.context.shaper.shape(run.face, word, run.shaping)
    const stop = stopsOf(shaped, word.length)
    const scale = run.size / 1000
    const items: Item[] = []
    let from = 0
    const whole = { text: word, shapes: shaped, items: 2 * breaks.length + 1 }
    const add = (to: number) => {
      const width = ((stop[to] ?? 0) - (stop[from] ?? 0)) * scale
      const text = word.slice(from, to)
      const left = leftProtrusion(run.face, text) * scale
      const right = rightProtrusion(run.face, text) * scale
      const box: Box = { kind: 'box', width, text, run, left, right, ...(from === 0 && { word: whole }) }
      items.push(runsLeftwards(text) ? { ...box, leftwards: true } : box)
      from = to
    }
    for (const { at, hyphen, cost } of breaks) {
      add(at)
      items.push(hyphen ? this.hyphenOf(known, cost) : { kind: 'penalty', width: 0, cost, hyphen })
    }
    add(word.length)
    return items
  }

  private hyphenOf(known: Known, cost: number): Penalty {
    const { run } = known
    known.hyphen ??= {
      kind: 'penalty',
      width: this.widthOf(run, '-'),
      cost,
      hyphen: true,
      right: (rightProtrusion(run.face, '-') * run.size) / 1000,
    }
    return known.hyphen.cost === cost ? known.hyphen : { ...known.hyphen, cost }
  }
}

/** A space of its own kind: without a break, or of a set width, or an ideograph's. */
function addFixed(space: string, { run, space: glue }: Known, items: Item[]): void {
  if (space === '\u3000') {
    const give = IDEOGRAPHIC_GIVE * run.size
    items.push({ kind: 'glue', width: run.size, stretch: give, shrink: give, fil: false, run })
    return
  }
  const width = (FIXED_SPACES[space] ?? 0) * run.size
  items.push(NO_BREAK, space === '\u00a0' ? glue : { kind: 'glue', width, stretch: 0, shrink: 0, fil: false, run })
}

const isWhite = (item: Item | undefined): boolean =>
  item?.kind === 'glue' && !item.fil ? true : item?.kind === 'penalty' && item.cost === FORBIDDEN

const isForced = (item: Item | undefined): boolean => item?.kind === 'penalty' && item.cost === FORCED

/** The widths before each letter of a word that may be set in several faces. */
function stopsOf(shaped: readonly Shaped[], length: number): ArrayLike<number> {
  const [only] = shaped
  if (only && shaped.length === 1) return only.stops
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
