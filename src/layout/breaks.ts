import type { Hyphenator } from '../types/fonts.js'

/** A place in a word where a line may end. */
export interface Break {
  readonly at: number
  /** A hyphen is set there that is not in the text. */
  readonly hyphen: boolean
  readonly cost: number
}

/** A word as it is set, and where it may be divided. */
export interface Divided {
  readonly word: string
  readonly breaks: readonly Break[]
}

// 50 and 60: a hyphen costs a little more than a break after a dash, and both less than a visibly loose line.
const HYPHEN_COST = 60
const DASH_COST = 50
// A name is divided only where the line would be as loose as no reader overlooks.
const NAME_COST = 200
// A second hyphen in a word is the last that a reader wants to see.
const COMPOUND_COST = 300
// An address is no word: it is divided where it must be, and does not look it.
const ADDRESS_COST = 120

/** Words longer than any measure holds, such as addresses, may end a line anywhere when nothing else helps. */
const ENDLESS = 40
export const ANYWHERE_COST = 800
/** A word of more letters than this is litter: it may end a line at every second letter, or every third, up to every sixteenth. */
const FINE = 400
const COARSEST = 16

/**
 * Turn a word as the author wrote it into what is set of it and its breaks. Without a hyphenator its own soft hyphens alone divide it.
 * Where `letters` is given, a line may end at any of them, at that cost.
 */
export function divide(raw: string, soft: boolean, hyphenator: Hyphenator | undefined, letters?: number): Divided {
  const simple = raw.length <= ENDLESS && letters === undefined ? SIMPLE.exec(raw) : undefined
  if (simple) return { word: raw, breaks: hyphenator ? simpleBreaks(simple, hyphenator) : NONE }
  const unseen = UNSEEN.test(raw)
  const { word, points, gaps, ties } = unseen ? withoutUnseen(raw) : PLAIN(raw)
  const breaks = new Map<number, Break>()
  if (soft && points.length) for (const at of points) breaks.set(at, { at, hyphen: true, cost: HYPHEN_COST })
  else if (hyphenator) addHyphens(word, hyphenator, breaks)
  addMarks(word, breaks)
  if (word.length > ENDLESS) addAnywhere(word, breaks)
  if (letters !== undefined) addLetters(word, letters, breaks)
  for (const at of gaps) breaks.set(at, { at, hyphen: false, cost: 0 })
  for (const at of ties) breaks.delete(at)
  return { word, breaks: [...breaks.values()].sort((a, b) => a.at - b.at) }
}

/** Letters between marks that have no break beside them, as most words are: the quick way through what follows. */
const SIMPLE = /^([“‘(]*)([A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+)[,.;:!?)”’]*$/
const NONE: readonly Break[] = []

function simpleBreaks([, before = '', letters = '']: RegExpExecArray, hyphenator: Hyphenator): readonly Break[] {
  const points = hyphenator(letters)
  if (!points.length) return NONE
  const cost = NAME.test(letters) ? NAME_COST : HYPHEN_COST
  return points.map((point) => ({ at: before.length + point, hyphen: true, cost }))
}

/** Soft hyphens, spaces without width and joiners of words: they say where a line may end, and are not set. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/

const PLAIN = (word: string) => ({ word, points: NOWHERE, gaps: NOWHERE, ties: NOWHERE })
const NOWHERE: readonly number[] = []

function withoutUnseen(raw: string) {
  const found: Record<string, number[]> = { '\u00ad': [], '\u200b': [], '\u2060': [], '\ufeff': [] }
  let word = ''
  for (const piece of raw.split(/([\u00ad\u200b\u2060\ufeff])/)) {
    const places = found[piece]
    if (places) places.push(word.length)
    else word += piece
  }
  const inside = (mark: string) => (found[mark] ?? []).filter((at) => at > 0 && at < word.length)
  return { word, points: inside('\u00ad'), gaps: inside('\u200b'), ties: [...inside('\u2060'), ...inside('\ufeff')] }
}

function addAnywhere(word: string, breaks: Map<number, Break>): void {
  const step = Math.min(COARSEST, Math.ceil(word.length / FINE))
  // An address is divided where its reader expects it, unless it has no such place for long.
  const places = isAddress(word) ? [0, ...breaks.keys(), word.length].sort((a, b) => a - b) : [0, word.length]
  places.forEach((from, i) => {
    const to = places[i + 1] ?? from
    if (to - from <= ENDLESS) return
    for (let at = from + 4; at < to - 4; at += step)
      if (!breaks.has(at)) breaks.set(at, { at, hyphen: false, cost: ANYWHERE_COST })
  })
}

/** A sign of several characters, such as a letter with its accent, is never divided. */
let signs: Intl.Segmenter | undefined

function addLetters(word: string, cost: number, breaks: Map<number, Break>): void {
  signs ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  for (const { index: at } of signs.segment(word))
    if (at > 0 && (breaks.get(at)?.cost ?? Number.POSITIVE_INFINITY) > cost) breaks.set(at, { at, hyphen: false, cost })
}

const HYPHENABLE = /\p{L}+/gu
const HAS_HYPHEN = /[‐-]/
const NAME = /^\p{Lu}/u
/** The patterns know no contractions: “couldn’t” is not divided, “Marilla’s” is. */
const CONTRACTED = /^['’](?!s?$|s?[^\p{L}])/u

function addHyphens(word: string, hyphenator: Hyphenator, breaks: Map<number, Break>): void {
  if (isAddress(word)) return
  const compound = HAS_HYPHEN.test(word)
  for (const { 0: letters, index } of word.matchAll(HYPHENABLE)) {
    const points = hyphenator(letters)
    if (!points.length || CONTRACTED.test(word.slice(index + letters.length))) continue
    const cost = compound ? COMPOUND_COST : NAME.test(letters) ? NAME_COST : HYPHEN_COST
    for (const point of points) breaks.set(index + point, { at: index + point, hyphen: true, cost })
  }
}

const MARK = /[—–‐/…-]/
/** A line may end after a dash, a hyphen with two letters before it, a slash or an ellipsis inside a word, when a letter or an opening mark follows. */
const AFTER_MARK = /(?<=[^\s—–‐-](?:[—–/…]|(?<=[\p{L}\p{N}]{2})[‐-]))(?=[\p{L}\p{N}“‘«„(])/gu
/** An address or a path, and where a reader expects it to go on. */
const ADDRESS = /:\/\/|^[\w.~-]*(?:[/\\][\w.~-]+){2,}|[\w-]@[\w-]|[a-z\d]\.[a-z]{2}/
const ADDRESSING = /[/@.]/
const IN_ADDRESS = /(?<=[^/][/?&=.#_])(?=[\p{L}\p{N}])/gu
/** Letters of an address that are not left alone on a line. */
const ADDRESS_ENDS = 3

const isAddress = (word: string): boolean => ADDRESSING.test(word) && ADDRESS.test(word)

function addMarks(word: string, breaks: Map<number, Break>): void {
  if (isAddress(word)) {
    for (const { index: at } of word.matchAll(IN_ADDRESS))
      if (at >= ADDRESS_ENDS && word.length - at >= ADDRESS_ENDS)
        breaks.set(at, { at, hyphen: false, cost: ADDRESS_COST })
  } else if (MARK.test(word))
    for (const { index: at } of word.matchAll(AFTER_MARK)) breaks.set(at, { at, hyphen: false, cost: DASH_COST })
}
