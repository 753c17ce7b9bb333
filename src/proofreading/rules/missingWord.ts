import type { Edit, Source } from '../../types/text.js'
import { type Found, inParagraphs, type Proof, type Remark, type Rule } from '../rule.js'

/** Places where a word was taken out and its neighbours were left: `from and`, `the ,`, two spaces amid a sentence. */
export const missingWord: Rule = {
  name: 'missing-word',
  english: true,
  find: (proof) => [...inWords(proof), ...inSpaces(proof)],
}

const article = 'a|an|the'
const own = 'my|your|his|her|its|our|their'

// What cannot stand side by side. The second word is looked at only, for it may begin another pair.
const pairs: readonly RegExp[] = [
  // An article wants its noun.
  new RegExp(
    `\\b(?:${article}) (?=(?:${article}|my|your|our|their|and|or|but|of|is|was|were|are|has|from|with|he|she|they|him|them|me|us)\\b(?!-))`,
    'g',
  ),
  new RegExp(`\\b(?:${article}|your|our|their)(?=[,;:.!?](?:[ ”’]|$))`, 'g'),
  new RegExp(`\\b(?:my|your|our|their) (?=(?:${article}|${own}|and|or|but|of|is|was|were|are)\\b)`, 'g'),
  // A preposition that wants its noun before the sentence goes on.
  /\b(?:from|into) (?=and\b)/g,
  // Two subjects and one verb.
  /\b(?:he|she|they|we) (?=(?:he|she|they|we|I)\b)/g,
]

const inWords = inParagraphs(({ text }) =>
  pairs.flatMap((pair) =>
    Array.from(text.matchAll(pair)).flatMap(({ 0: first, index }): Found[] => {
      const end = index + first.length
      const next = /^(?:\p{L}+|\p{P})/u.exec(text.slice(end))?.[0] ?? ''
      // What is quoted, hyphenated or spelt out is talked of: “the ‘a’ of”, `an and-so-on`.
      if (/[“‘’\p{L}\p{N}-]/u.test(text[index - 1] ?? '') || /^[-’]/.test(text.slice(end + next.length))) return []
      // A word that stands twice is another rule's.
      if (first.trim() === next) return []
      const words = `${first}${next}`
      return [
        {
          start: index,
          end: end + next.length,
          reason: `A word seems to be missing, or one too many: “${words}”`,
          note: 'Read the sentence aloud, and put in what was lost or take out what was left.',
          weight: 0.55,
        },
      ]
    }),
  ),
)

// A writer who types two spaces by habit does it more often than this in ten thousand letters.
const habit = 2

/** Spaces that the typographer takes out, where they stood between two words of a sentence. */
function inSpaces({ edits, sources, placeIn }: Proof): Remark[] {
  const texts = new Map(sources.map((source) => [source.path, source]))
  const wide = edits.flatMap((edit) => gapAt(edit, texts.get(edit.file)))
  const letters = sources.reduce((sum, { text }) => sum + text.length, 0)
  if (wide.length > Math.max(3, (letters / 10_000) * habit)) return []
  return wide.flatMap(({ file, start, end, words }) => {
    const place = placeIn(file, start, end)
    if (place === undefined) return []
    const reason = `A word may have been taken out here: “${words}”`
    return [{ file, place, reason, note: 'Put in what was lost; a space alone goes by itself.', weight: 0.35 }]
  })
}

function gapAt(edit: Edit, source: Source | undefined) {
  // A space that is put in, as before a French semicolon, is none that was left.
  if (edit.rule !== 'spaces' || source === undefined || /\S/.test(edit.was) || edit.is.length >= edit.was.length)
    return []
  const { text } = source
  let { start, end } = edit
  while (text[start - 1] === ' ') start--
  while (text[end] === ' ') end++
  const before = /[\p{L}’']*[\p{Ll},]$/u.exec(text.slice(Math.max(0, start - 24), start))?.[0]
  const after = /^(?:[\p{Ll}][\p{L}’']*|[,;.](?=\s))/u.exec(text.slice(end, end + 24))?.[0]
  return before && after ? [{ file: edit.file, start, end, words: before + text.slice(start, end) + after }] : []
}
