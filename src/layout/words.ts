import type { Hyphenator, Shaped, Shaper } from '../types/fonts.js'
import type { Style } from '../types/style.js'
import { runsLeftwards } from './bidi.js'
import { ANYWHERE_COST, divide } from './breaks.js'
import type { Box, Glue, Item, Penalty, Run } from './items.js'
import { leftProtrusion, rightProtrusion } from './protrusion.js'

// A word space may grow by half and shrink by a third before the line counts as badly set.
const STRETCH = 0.5
const SHRINK = 1 / 3

/** What is known of a run: its word space, its hyphen, and its words, by whether they may be divided. */
export interface KnownRun {
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

/** What words are shaped and divided with. */
export interface WordContext {
  readonly shaper: Shaper
  readonly hyphenatorFor: (lang: string) => Hyphenator
}

/** Words in their runs, each cut at its legal breaks once. */
export class Words {
  private readonly known = new Map<Run, KnownRun>()

  constructor(private readonly context: WordContext) {}

  /** What is known of a run that is set in this style. */
  knownOf(run: Run, style: Style): KnownRun {
    const found = this.known.get(run)
    if (found) return found
    const { space } = run
    const known: KnownRun = {
      run,
      breaking: breakingOf(style),
      space: { kind: 'glue', width: space, stretch: space * STRETCH, shrink: space * SHRINK, fil: false, run },
      hyphen: undefined,
      words: { none: new Map(), manual: new Map(), auto: new Map() },
    }
    this.known.set(run, known)
    return known
  }

  /** Turn a word into boxes, and penalties where it may be divided. */
  cut(word: string, known: KnownRun, hyphens: Style['hyphens']): readonly Item[] {
    const words = known.words[hyphens]
    const found = words.get(word)
    if (found) return found
    const items = this.analyse(word, known, hyphens)
    words.set(word, items)
    return items
  }

  /** Cut a word at its legal breaks. The pieces' widths come from the word shaped whole, so kerning across them counts. */
  private analyse(raw: string, known: KnownRun, hyphens: Style['hyphens']): readonly Item[] {
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

  private hyphenOf(known: KnownRun, cost: number): Penalty {
    const { run } = known
    known.hyphen ??= {
      kind: 'penalty',
      width: widthIn(run, '-', this.context.shaper),
      cost,
      hyphen: true,
      right: (rightProtrusion(run.face, '-') * run.size) / 1000,
    }
    return known.hyphen.cost === cost ? known.hyphen : { ...known.hyphen, cost }
  }
}

/** How wide some text is that is set in a run, in points. */
export const widthIn = (run: Run, text: string, shaper: Shaper): number =>
  (shaper.shape(run.face, text, run.shaping).reduce((sum, shaped) => sum + shaped.width, 0) * run.size) / 1000

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
