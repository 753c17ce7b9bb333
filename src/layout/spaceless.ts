import { createRequire } from 'node:module'

/** A place in a word where a line may end without a hyphen. */
export interface Chance {
  readonly at: number
  /** How far the white there may stretch, in em: between ideographs a little, so that their lines can be justified. */
  readonly elastic: number
}

/** East Asian letters and their punctuation; Thai, Lao, Burmese and Khmer. */
const SPACELESS =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\ud840-\ud8bf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/
const EAST_ASIAN = /[\u2e80-\ud7ff\ud840-\ud8bf\udc00-\udfff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/
const HANGUL = /[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]/

/** Whether words stand in a text without spaces between them. */
export const isSpaceless = (text: string): boolean => SPACELESS.test(text)

const BETWEEN_IDEOGRAPHS = 0.08
const BETWEEN_WORDS = 0.05

/** Find where lines may end in text that has no spaces: by the line breaking classes (UAX #14), and between words that a dictionary knows. */
export function chancesIn(text: string): Chance[] {
  const chances = EAST_ASIAN.test(text) ? chancesByClass(text) : []
  const taken = new Set(chances.map(({ at }) => at))
  const more = SOUTH_EAST_ASIAN.test(text) ? chancesByWord(text).filter(({ at }) => !taken.has(at)) : []
  return [...chances, ...more].sort((a, b) => a.at - b.at)
}

/** The package has no types, and is needed by few books: it is loaded when it is. */
interface LineBreaker {
  nextBreak(): { readonly position: number } | null
}
let breaker: (new (text: string) => LineBreaker) | undefined

function chancesByClass(text: string): Chance[] {
  breaker ??= createRequire(import.meta.url)('linebreak') as new (text: string) => LineBreaker
  const found: Chance[] = []
  const classes = new breaker(text)
  for (let next = classes.nextBreak(); next; next = classes.nextBreak()) {
    const { position: at } = next
    const [before, after] = [text.charAt(at - 1), text.charAt(at)]
    // Within words of other scripts their own rules hold.
    if (at >= text.length || (!EAST_ASIAN.test(before) && !EAST_ASIAN.test(after))) continue
    const elastic = HANGUL.test(before) || HANGUL.test(after) ? 0 : BETWEEN_IDEOGRAPHS
    found.push({ at, elastic })
  }
  return found
}

const SOUTH_EAST_ASIAN = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/
/** Signs of repetition and abbreviation, which stay with the word before them. */
const TRAILING = /^[\u0e2f\u0e46\u0eaf\u0ec6\u17d7\u17d8]/
let words: Intl.Segmenter | undefined

function chancesByWord(text: string): Chance[] {
  words ??= new Intl.Segmenter('th', { granularity: 'word' })
  const found: Chance[] = []
  let afterWord = false
  for (const { segment, index, isWordLike } of words.segment(text)) {
    const southEast = SOUTH_EAST_ASIAN.test(segment)
    if (afterWord && isWordLike && southEast && !TRAILING.test(segment))
      found.push({ at: index, elastic: BETWEEN_WORDS })
    afterWord = southEast
  }
  return found
}
