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
    // A letter that is two in small letters would shift the places.
    return points && known.length === word.length ? points : byPatterns(word)
  }
}

const mainOf = (lang: string): string => lang.split('-')[0] ?? ''

function patternsFor(lang: string): Hyphenator {
  const main = mainOf(lang)
  const set = PATTERNS[lang] ?? PATTERNS[main]
  if (!set) return () => NONE
  const { hyphenateSync } = load(set)
  const known = new Map<string, readonly number[]>()
  return (word) => {
    const found = known.get(word)
    if (found) return found
    const points = word.length < MIN_WORD ? NONE : pointsOf(hyphenateSync(word, { minWordLength: MIN_WORD }), word)
    known.set(word, points)
    return points
  }
}

interface PatternSet {
  hyphenateSync(word: string, options: { minWordLength: number }): string
}

/** The package has no types for its language files: this is the one function of them that is used. */
const load = (set: string): PatternSet => createRequire(import.meta.url)(`hyphen/${set}`) as PatternSet

function pointsOf(hyphenated: string, word: string): readonly number[] {
  const points: number[] = []
  let at = 0
  for (const syllable of hyphenated.split('\u00ad').slice(0, -1)) {
    at += syllable.length
    if (at >= MIN_BEFORE && word.length - at >= MIN_AFTER) points.push(at)
  }
  return points
}
