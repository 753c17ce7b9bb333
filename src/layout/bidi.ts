import { createRequire } from 'node:module'
import type { Item } from './items.js'

/** How the letters of a paragraph run. Text is that of its boxes, with a character for each white. */
export interface Bidi {
  /** Whether the paragraph itself runs from right to left. */
  readonly rtl: boolean
  /** The level of each code unit (UAX #9): text of an odd one runs from right to left. */
  readonly levels: Uint8Array
  /** Where each item begins in the text. */
  readonly starts: readonly number[]
}

/** Letters and signs that run from right to left, by the blocks in which they stand. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/

export const runsLeftwards = (text: string): boolean => RIGHT_TO_LEFT.test(text)

const found = new WeakMap<readonly Item[], Bidi | null>()

/** Find how the letters of a paragraph run; undefined where all run from left to right, as in most books. */
export function bidiOf(items: readonly Item[]): Bidi | undefined {
  const known = found.get(items)
  if (known !== undefined) return known ?? undefined
  const bidi = needsBidi(items) ? resolve(items) : undefined
  found.set(items, bidi ?? null)
  return bidi
}

function needsBidi(items: readonly Item[]): boolean {
  for (const item of items) if (item.kind === 'box' && (item.leftwards || item.run.direction === 'rtl')) return true
  return false
}

/** The package declares its types for bundlers alone: these are the functions of it that are used. */
interface BidiJs {
  getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): { readonly levels: Uint8Array }
}
let bidiJs: BidiJs | undefined

/** Isolates (UAX #9, section 2.4.2) hold words whose direction the author has given together. */
const ISOLATES = { ltr: '\u2066', rtl: '\u2067' } as const
const END_OF_ISOLATE = '\u2069'
const LINE_SEPARATOR = '\u2028'

function resolve(items: readonly Item[]): Bidi {
  bidiJs ??= (createRequire(import.meta.url)('bidi-js') as () => BidiJs)()
  const { base, said } = directionOf(items)
  const starts: number[] = []
  let text = ''
  let isolate: 'ltr' | 'rtl' | undefined
  for (const item of items) {
    if (item.kind === 'box' || item.kind === 'glue') {
      const { direction } = item.run
      // What says nothing of its own inherits the paragraph's.
      const own = direction === 'auto' || (said && direction === base) ? undefined : direction
      if (own !== isolate) text += (isolate ? END_OF_ISOLATE : '') + (own ? ISOLATES[own] : '')
      isolate = own
    }
    starts.push(text.length)
    if (item.kind === 'box') text += item.text
    else if (item.kind === 'glue' && item.width) text += ' '
    else if (item.kind === 'penalty' && item.cost === Number.NEGATIVE_INFINITY) text += LINE_SEPARATOR
  }
  return { rtl: base === 'rtl', levels: bidiJs.getEmbeddingLevels(text, base).levels, starts }
}

const STRONG = /(\p{L})/gu

/** How a paragraph runs: as the author says of all of it, else as most of its letters do; a tie is settled by the first of them. */
function directionOf(items: readonly Item[]): { readonly base: 'ltr' | 'rtl'; readonly said: boolean } {
  const runs = { ltr: 0, rtl: 0, auto: 0 }
  let balance = 0
  let first = 0
  for (const item of items) {
    if (item.kind !== 'box') continue
    runs[item.run.direction]++
    for (const [letter] of item.text.matchAll(STRONG)) {
      const side = RIGHT_TO_LEFT.test(letter) ? 1 : -1
      first ||= side
      balance += side
    }
  }
  if (!runs.auto) return { base: runs.rtl > runs.ltr ? 'rtl' : 'ltr', said: true }
  return { base: (balance || first) > 0 ? 'rtl' : 'ltr', said: false }
}

export interface LevelRun {
  readonly text: string
  readonly level: number
}

/** Cut the text of an item where its level changes. */
export function levelRuns({ levels, starts }: Bidi, index: number, text: string): LevelRun[] {
  const from = starts[index] ?? 0
  const runs: LevelRun[] = []
  let begin = 0
  for (let i = 1; i <= text.length; i++) {
    if (i < text.length && levels[from + i] === levels[from + begin]) continue
    runs.push({ text: text.slice(begin, i), level: levels[from + begin] ?? 0 })
    begin = i
  }
  return runs
}

/** Put what stands on a line, of one level each, into the order in which it stands from the left (UAX #9, rule L2). */
export function inVisualOrder<T extends { readonly level: number }>(parts: readonly T[]): T[] {
  const order = [...parts]
  const levels = parts.map(({ level }) => level)
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let i = 0; i < order.length; i++) {
      let end = i
      while ((order[end]?.level ?? -1) >= level) end++
      if (end === i) continue
      order.splice(i, end - i, ...order.slice(i, end).reverse())
      i = end
    }
  }
  return order
}
