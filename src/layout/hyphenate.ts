import { createRequire } from 'node:module'
import type { Hyphenator, HyphenExceptions } from '../types/fonts.js'

/** Which pattern set serves a language; the packages are CommonJS and load in some milliseconds, so only when asked for. */
const PATTERNS: Readonly<Record<string, string>> = {
  'en-GB': 'en-gb',
  'en-US': 'en-us',
  en: 'en-us',
  fr: 'fr',
  de: 'de-1996',
  'de-CH': 'de-ch-1901',
  es: 'es',
  it: 'it',
  pt: 'pt',
  nl: 'nl',
  sv: 'sv',
  pl: 'pl',
  cs: 'cs',
}

/** A word is hyphenated from six letters on, with two left before the hyphen and three after it. */
const MIN_WORD = 6
const MIN_BEFORE = 2
const MIN_AFTER = 3

const NONE: readonly number[] = []

/**
 * Find the hyphenator of a language, by its exact tag or its main subtag. The author's exceptions stand before the patterns; of a
 * language without patterns the exceptions alone are divided.
 */
export function hyphenatorFor(lang: string, exceptions?: HyphenExceptions): Hyphenator {
  const byPatterns = patternsFor(lang)
  const listed = exceptions?.size ? [lang.toLowerCase(), mainOf(lang).toLowerCase(), ''] : []
  const lists = listed.flatMap((name) => exceptions?.get(name) ?? [])
  if (!lists.length) return byPatterns
  return (word) => {
    const known = word.toLowerCase()
    const points = lists.find((words) => words.has(known))?.get(known)
    return points && known.length === word.length ? points : byPatterns(word)
  }
}

const mainOf = (lang: string): string => lang.split('-')[0] ?? ''

function patternsFor(lang: string): Hyphenator {
  const main = mainOf(lang)
  const set = PATTERNS[lang] ?? PATTERNS[main]
  if (!set) return () => NONE
  const patterns = load(set)
  const known = new Map<string, readonly number[]>()
  return (word) => {
    const found = known.get(word)
    if (found) return found
    const lower = word.toLowerCase()
    // A letter that is two in small letters would shift the places.
    const points = word.length < MIN_WORD || lower.length !== word.length ? NONE : pointsOf(lower, patterns)
    known.set(word, points)
    return points
  }
}

/** A node of the tree of patterns: what may follow, the number of its own levels, or both. */
type Node = Branch | number | readonly [Branch, number]
interface Branch {
  readonly [letter: string]: Node | undefined
}
/** Levels by number, the tree of patterns, and the exceptions that come with them. */
type Patterns = readonly [readonly (readonly number[])[], Branch, Readonly<Record<string, readonly number[]>>?]

/** The package has no types for its language files. They are read as they are: the package's own reader looks for markup in every word. */
const load = (set: string): Patterns => createRequire(import.meta.url)(`hyphen/patterns/${set}.js`) as Patterns

/** Find where a word in small letters may be divided (Liang, "Word Hy-phen-a-tion by Com-put-er", 1983, chapter 2). */
function pointsOf(word: string, [levels, tree, exceptions]: Patterns): readonly number[] {
  const given = exceptions && Object.hasOwn(exceptions, word) ? exceptions[word] : undefined
  if (given) return given.filter((at) => isFarFromEnds(at, word))
  const found = new Uint8Array(word.length + 2)
  const dotted = `.${word}.`
  for (let from = 0; from < word.length; from++) {
    // The levels of a pattern that begins a word leave out the place before it.
    const base = from ? from - 1 : 0
    let branch: Branch | undefined = tree
    for (let at = from; branch && at < dotted.length; at++) {
      const node: Node | undefined = branch[dotted.charAt(at)]
      const own = typeof node === 'number' ? node : isPair(node) ? node[1] : undefined
      if (own !== undefined) raise(found, levels[own] ?? NONE, base)
      branch = typeof node === 'number' ? undefined : isPair(node) ? node[0] : node
    }
  }
  const points: number[] = []
  for (let at = MIN_BEFORE; isFarFromEnds(at, word); at++) if ((found[at] ?? 0) % 2) points.push(at)
  return points
}

const isPair = (node: Node | undefined): node is readonly [Branch, number] => Array.isArray(node)

const isFarFromEnds = (at: number, { length }: string): boolean => at >= MIN_BEFORE && length - at >= MIN_AFTER

function raise(found: Uint8Array, levels: readonly number[], base: number): void {
  for (let i = 0; i < levels.length; i++) {
    const level = levels[i] ?? 0
    if (level > (found[base + i] ?? 0)) found[base + i] = level
  }
}
