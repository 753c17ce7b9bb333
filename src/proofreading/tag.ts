import { MAYBE_SAYING, SAYING } from './verbs.js'

/** The words that say who spoke: `Scarlett said`, `said the old man`, `he quietly asked`. */
export interface Tag {
  readonly start: number
  readonly end: number
  /** How its first word begins: as every word does, with a capital of its own, or with one that only begins a sentence. */
  readonly begins: 'lower' | 'name' | 'capital'
  /** Whether nothing follows that makes a sentence of another kind of it: `he said.`, `she asked softly.` */
  readonly whole: boolean
  /** Whether its verb does nothing but say. */
  readonly says: boolean
}

const pronouns = new Set('he she they we it you who i'.split(' '))
const determiners = new Set('the a an my your his her its our their this that another one both'.split(' '))
const adverbs = new Set(
  'only then just again merely almost half simply finally also now still even never at last'.split(' '),
)

interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** Turn the words after a speech into its tag, if they are one. `at` is behind the closing mark. */
export function tagAt(text: string, at: number): Tag | undefined {
  const words = wordsFrom(text, at)
  const [first] = words
  if (first === undefined) return undefined
  const low = first.word.toLowerCase()
  const isPlain = /^\p{Ll}/u.test(first.word)
  if (isPlain && SAYING.has(low)) return inverted(text, words)
  const length = subjects(words).find((length) => verbAfter(words, length) !== undefined)
  const verb = length === undefined ? undefined : verbAfter(words, length)
  if (verb === undefined) return undefined
  const known = pronouns.has(low) || determiners.has(low)
  const begins = isPlain ? 'lower' : known && first.word !== 'I' ? 'capital' : 'name'
  return { start: first.start, end: verb.end, begins, whole: isWhole(text, verb.end), says: SAYING.has(verb.word) }
}

/** The words of a text from a place on, up to the first mark between them. */
function wordsFrom(text: string, at: number): Word[] {
  const words: Word[] = []
  const pattern = /[ \u00a0\u2028\n]+((?:Mr|Mrs|Ms|Dr|St|Prof|Capt)\.|[\p{L}\p{M}][\p{L}\p{M}’'-]*)/uy
  pattern.lastIndex = at
  for (let match = pattern.exec(text); match !== null && words.length < 8; match = pattern.exec(text)) {
    const word = match[1] ?? ''
    words.push({ word, start: pattern.lastIndex - word.length, end: pattern.lastIndex })
  }
  return words
}

/** `said Scarlett`, `asked the old man`, `cried he`. */
function inverted(text: string, words: readonly Word[]): Tag | undefined {
  const [verb, next, third] = words
  if (verb === undefined || next === undefined) return undefined
  const subject = /^\p{Lu}/u.test(next.word) || determiners.has(next.word) || pronouns.has(next.word)
  if (!subject) return undefined
  const last = pronouns.has(next.word) || third === undefined ? next : third
  return { start: verb.start, end: last.end, begins: 'lower', whole: isWhole(text, last.end), says: true }
}

/** How many words the subject of a tag may have, the fewest first. */
function subjects(words: readonly Word[]): number[] {
  const first = words[0]?.word ?? ''
  const low = first.toLowerCase()
  if (pronouns.has(low)) return [1]
  const isName = (word = ''): boolean => /^\p{Lu}/u.test(word) && !/[’']s$/.test(word)
  if (determiners.has(low))
    return [2, 3, 4].filter((length) => words.slice(1, length).every(({ word }) => !/[’']s$/.test(word)))
  if (!isName(first)) return []
  return [1, 2, 3].filter((length) => words.slice(0, length).every(({ word }) => isName(word)))
}

/** The verb of saying after a subject of so many words, with an adverb before it at most. */
function verbAfter(words: readonly Word[], length: number): Word | undefined {
  const next = words[length]
  if (next === undefined) return undefined
  const isAdverb = adverbs.has(next.word) || /ly$/.test(next.word)
  const verb = isAdverb ? words[length + 1] : next
  return verb !== undefined && (isAdverb ? SAYING : MAYBE_SAYING).has(verb.word) ? verb : undefined
}

const isWhole = (text: string, at: number): boolean =>
  /^(?:[ \u00a0](?:\p{Ll}+ly|again|back|at last|too|aloud|(?:to )?(?:him|her|them|me|us|\p{Lu}\p{Ll}+)))?(?:[.,;:!?—–]| and |\s*$)/u.test(
    text.slice(at, at + 40),
  )
