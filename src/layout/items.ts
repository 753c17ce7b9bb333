import type { Face, Hyphenator, Shaped, Shaper, Shaping } from '../types/fonts.js'
import type { Colour, Inline, InlineBox, Style } from '../types/style.js'
import { runsLeftwards } from './bidi.js'
import { ANYWHERE_COST, divide } from './breaks.js'
import { edgeWidth } from './inlineBoxes.js'
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
  /** What is drawn about it, the outermost first. */
  readonly boxes?: readonly InlineBox[]
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
  /** No text: where the last box of its run begins or ends. */
  readonly edge?: 'start' | 'end'
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
  readonly breaking: Breaking
  readonly space: Glue
  hyphen: Penalty | undefined
  readonly words: Readonly<Record<Style['hyphens'], Map<string, readonly Item[]>>>
}

/** Where lines may end within a run (CSS Text 3, sections 3 and 5). */
interface Breaking {
  /** Nowhere: neither between its words nor in them. */
  readonly tied: boolean
  /** What it costs that one ends at any letter. */
  readonly letters: number | undefined
  /** Whether scripts without spaces are divided as words are. */
  readonly keepAll: boolean
}

/** A line may end at any letter where the sheet asks for it: as a dash does. */
const BREAK_ALL_COST = 0
const TIED: readonly Style['white-space'][] = ['nowrap', 'pre']

const breakingOf = (style: Style): Breaking => ({
  tied: TIED.includes(style['white-space']),
  letters:
    style['word-break'] === 'break-all'
      ? BREAK_ALL_COST
      : style['overflow-wrap'] === 'anywhere'
        ? ANYWHERE_COST
        : undefined,
  keepAll: style['word-break'] === 'keep-all',
})

const NO_BREAK: Penalty = { kind: 'penalty', width: 0, cost: FORBIDDEN, hyphen: false }
const MAY_END: Penalty = { kind: 'penalty', width: 0, cost: 0, hyphen: false }
const LINE_END: Penalty = { kind: 'penalty', width: 0, cost: FORCED, hyphen: false }

const NOWHERE = { items: [], at: 0, width: 0 }

/** Turn the inline content of a block into boxes, glue and penalties; no white at its ends. */
export class ItemMaker {
  private readonly runs = new Map<Style, Map<string, Run>>()
  private readonly boxedRuns = new Map<readonly InlineBox[], Map<Run, Run>>()
  private readonly known = new Map<Run, Known>()
  /** How far the line in hand reaches, and of which items that is said. */
  private reached: { readonly items: readonly Item[]; readonly at: number; readonly width: number } = NOWHERE

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
    const own = ((shaper.shape(face, ' ', shaping)[0]?.width ?? 250) * size) / 1000
    const space = Math.max(0, own + style['word-spacing'])
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

  /** A run within some boxes: one for each two. */
  private boxed(run: Run, boxes: readonly InlineBox[] | undefined): Run {
    if (!boxes) return run
    const runs = this.boxedRuns.get(boxes) ?? new Map<Run, Run>()
    const found = runs.get(run) ?? { ...run, boxes }
    this.boxedRuns.set(boxes, runs.set(run, found))
    return found
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
          this.boxed(this.runOf(inline.style, inline.lang, inline.href, inline.marker), inline.boxes),
          inline.style,
          items,
        )
        return
      case 'edge':
        this.addEdge(inline.side, inline.boxes, items)
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
        const run = this.boxed(this.runOf(inline.style, '', inline.href), inline.boxes)
        this.addText(folio, run, inline.style, items)
        return
      }
      case 'box':
        this.addBox(inline, items)
        return
      case 'image':
        return
    }
  }

  /** An inline box of fixed width: its text, then white up to the width, unbreakable. */
  private addBox({ inlines, style, boxes }: Extract<Inline, { kind: 'box' }>, items: Item[]): void {
    const inner = this.make(inlines).filter((item) => item.kind !== 'penalty')
    const natural = inner.reduce((sum, item) => sum + (item.kind === 'anchor' ? 0 : item.width), 0)
    const wanted = typeof style.width === 'string' ? natural : style.width.pt
    const run = this.boxed(this.runOf(style, ''), boxes)
    for (const item of inner) items.push(item, NO_BREAK)
    if (wanted > natural) items.push({ kind: 'glue', width: wanted - natural, stretch: 0, shrink: 0, fil: false, run })
    // A box that is full is followed by the author's own space.
    else if (inner.length > 0) items.pop()
  }

  private addEdge(edge: 'start' | 'end', boxes: readonly InlineBox[], items: Item[]): void {
    const style = boxes.at(-1)?.style
    const width = style ? edgeWidth(style, edge) : 0
    if (!style || !width) return
    const run = this.boxed(this.runOf(style, ''), boxes)
    items.push({ kind: 'box', width, text: '', run, left: 0, right: 0, edge })
  }

  private addText(text: string, run: Run, style: Style, items: Item[]): void {
    const white = style['white-space']
    const known = this.knownOf(run, style)
    const end = text.length
    let from = 0
    for (let at = 0; at <= end; at++) {
      if (at < end && !isSpace(text.charCodeAt(at))) continue
      if (at > from) this.addWord(text.slice(from, at), known, style.hyphens, items)
      from = at
      while (from < end && isBlank(text.charCodeAt(from))) from++
      if (from > at) {
        if (white !== 'normal' && white !== 'nowrap') this.addWhite(text.slice(at, from), known, style, items)
        else this.addSpace(known, items)
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
    else if (isSpaceless(word) && !known.breaking.tied && !known.breaking.keepAll)
      this.addSpaceless(word, known, hyphens, items)
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

  /** A word space, unless white or a line's beginning stands before it. */
  private addSpace({ space, breaking }: Known, items: Item[]): void {
    const last = beforeEdges(items)
    if (!last || isWhite(last) || isForced(last)) return
    if (breaking.tied) items.push(NO_BREAK)
    items.push(space)
  }

  /** White of which all, or the line ends alone, are as they were typed. */
  private addWhite(white: string, known: Known, style: Style, items: Item[]): void {
    const { run } = known
    const lineEnds = white.split('\n').length - 1
    if (style['white-space'] === 'pre-line') {
      if (!lineEnds) this.addSpace(known, items)
      while (lineEnds && isWhite(items.at(-1))) items.pop()
      for (let i = 0; i < lineEnds; i++) items.push(LINE_END)
      return
    }
    if (!known.breaking.tied && items.at(-1)?.kind === 'box') items.push(MAY_END)
    for (const character of white) {
      if (character === '\n') items.push(LINE_END)
      else {
        const width = character === '\t' ? this.toNextStop(run, style, items) : run.space
        items.push({ kind: 'glue', width, stretch: 0, shrink: 0, fil: false, run })
      }
    }
  }

  /** How far it is to where the next tab stops, at least half a space. */
  private toNextStop(run: Run, style: Style, items: readonly Item[]): number {
    const size = style['tab-size']
    const pitch = typeof size === 'number' ? size * run.space : size.pt
    if (pitch <= 0) return 0
    const left = pitch - (this.reach(items) % pitch)
    return left < run.space / 2 ? left + pitch : left
  }

  private reach(items: readonly Item[]): number {
    let { at, width } = this.reached.items === items ? this.reached : NOWHERE
    for (; at < items.length; at++) {
      const item = items[at]
      if (isForced(item)) width = 0
      else if (item?.kind === 'box' || item?.kind === 'glue') width += item.width
    }
    this.reached = { items, at, width }
    return width
  }

  private knownOf(run: Run, style: Style): Known {
    const found = this.known.get(run)
    if (found) return found
    const { space } = run
    const known: Known = {
      run,
      breaking: breakingOf(style),
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
    const { run, breaking } = known
    const hyphenator = hyphens === 'auto' ? this.context.hyphenatorFor(run.lang) : undefined
    const divided = divide(raw, hyphens !== 'none', hyphenator, breaking.letters)
    const { word } = divided
    const breaks = breaking.tied ? [] : divided.breaks
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

/** The last item that is not the edge of a box. */
function beforeEdges(items: readonly Item[]): Item | undefined {
  let at = items.length - 1
  for (let item = items[at]; item?.kind === 'box' && item.edge; item = items[at]) at--
  return items[at]
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
