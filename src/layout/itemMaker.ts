import type { Inline, InlineBox, Style } from '../types/style.js'
import { ANYWHERE_COST } from './breaks.js'
import { edgeWidth } from './inlineBoxes.js'
import { type Item, isForced, isWhite, LINE_END, NO_BREAK, type Run } from './items.js'
import { shapingOf } from './shaping.js'
import { chancesIn, isSpaceless } from './spaceless.js'
import { addFixedSpace, addSpace } from './spaces.js'
import { TypedWhite } from './typedWhite.js'
import { isBlank, isSpace } from './whites.js'
import { type KnownRun, type WordContext, Words } from './words.js'

/** Where Korean words are divided, spaces being there as well. */
const SYLLABLE_COST = 30
/** A word as long as a page is litter: shaped whole, it would fill the memory. */
const LITTER = 4000

export interface ItemContext extends WordContext {
  /** Turn a reference into the folio printed in its place. */
  readonly folioOf: (target: string, counter: string) => string
}

/** Turn the inline content of a block into boxes, glue and penalties; no white at its ends. */
export class ItemMaker {
  private readonly runs = new Map<Style, Map<string, Run>>()
  private readonly boxedRuns = new Map<readonly InlineBox[], Map<Run, Run>>()
  private readonly typedWhite = new TypedWhite()
  private readonly words: Words

  constructor(private readonly context: ItemContext) {
    this.words = new Words(context)
  }

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
    const known = this.words.knownOf(run, style)
    const end = text.length
    let from = 0
    for (let at = 0; at <= end; at++) {
      if (at < end && !isSpace(text.charCodeAt(at))) continue
      if (at > from) this.addWord(text.slice(from, at), known, style.hyphens, items)
      from = at
      while (from < end && isBlank(text.charCodeAt(from))) from++
      if (from > at) {
        if (white !== 'normal' && white !== 'nowrap') this.typedWhite.add(text.slice(at, from), known, style, items)
        else addSpace(known, items)
      } else if (at < end) {
        addFixedSpace(text.charAt(at), known, items)
        from = at + 1
      }
      at = Math.max(at, from - 1)
    }
  }

  private addWord(word: string, known: KnownRun, hyphens: Style['hyphens'], items: Item[]): void {
    const found = known.words[hyphens].get(word)
    if (found) for (const item of found) items.push(item)
    else if (isSpaceless(word) && !known.breaking.tied && !known.breaking.keepAll)
      this.addSpaceless(word, known, hyphens, items)
    else if (word.length > LITTER) this.addLitter(word, known, items)
    else for (const item of this.words.cut(word, known, hyphens)) items.push(item)
  }

  /** Text of scripts that leave no spaces between words: white of no width, which may stretch, stands where a line may end. */
  private addSpaceless(text: string, known: KnownRun, hyphens: Style['hyphens'], items: Item[]): void {
    const { run } = known
    let from = 0
    for (const { at, elastic } of [...chancesIn(text), { at: text.length, elastic: 0 }]) {
      const word = text.slice(from, at)
      // Only words of other scripts among them are hyphenated.
      const own = hyphens === 'auto' && isSpaceless(word) ? 'manual' : hyphens
      for (const item of this.words.cut(word, known, own)) items.push(item)
      from = at
      if (at === text.length) return
      const stretch = elastic * run.size
      if (stretch) items.push({ kind: 'glue', width: 0, stretch, shrink: 0, fil: false, run })
      else items.push({ kind: 'penalty', width: 0, cost: SYLLABLE_COST, hyphen: false })
    }
  }

  private addLitter(word: string, known: KnownRun, items: Item[]): void {
    for (const piece of word.match(/.{1,16}/gsu) ?? []) {
      for (const item of this.words.cut(piece, known, 'none')) items.push(item)
      items.push({ kind: 'penalty', width: 0, cost: ANYWHERE_COST, hyphen: false })
    }
  }
}
