import { type Found, inParagraphs, type Neighbours, quoted, type Rule } from '../rule.js'
import { beginsSpeech } from '../speeches.js'
import { tagAt } from '../tag.js'

/** A speech, or a paragraph, that ends without any mark. */
export const missingStop: Rule = {
  name: 'missing-stop',
  english: true,
  find: inParagraphs(({ text, inset }, neighbours) =>
    inset ? [] : [...inSpeeches(text, neighbours), ...atEnd(text, neighbours)],
  ),
}

function inSpeeches(text: string, { speeches }: Neighbours): Found[] {
  return speeches.flatMap((speech) => {
    const { start, end, closed } = speech
    if (!closed || !/\p{Ll}/u.test(text[end - 2] ?? '') || !beginsSpeech(text, speech)) return []
    const said = text.slice(start + 1, end - 1)
    if (!/^\p{Lu}.*\s/u.test(said) || !isSpeech(said) || tagAt(text, end) !== undefined) return []
    const rest = text.slice(end)
    if (!/^\s*$|^\s+(?:\p{Lu}|he |she |they |his |her |their )/u.test(rest)) return []
    return [found(text, end, 'Speech ends without a stop')]
  })
}

/** What speaks has a person in it, or a verb that everybody uses; a title that is quoted has not. */
const isSpeech = (said: string): boolean =>
  /\b(?:I|you|he|she|they|we|me|us|it|don’t|can’t|won’t|is|are|was|just|let|please|yes|no|come|go|oh|so)\b|’(?:s|m|re|ll|ve|d)\b|[,!?.]/i.test(
    said,
  )

function atEnd(text: string, { after, speeches }: Neighbours): Found[] {
  const end = text.trimEnd().length
  if (!/^[“‘\p{Lu}]/u.test(text) || !/\p{Ll}/u.test(text[end - 1] ?? '')) return []
  // Lines of a poem, and what goes on in one.
  if (after?.inset || after?.text.includes('\u2028') || text.includes('\u2028')) return []
  if (speeches.length === 0 && isTitle(text.trim().split(/\s+/))) return []
  return [found(text, end, 'Paragraph ends without a stop')]
}

/** Few words, or a capital for every long one. */
const isTitle = (words: readonly string[]): boolean =>
  words.length < 5 || words.slice(1).every((word) => word.length < 5 || !/^\p{Ll}/u.test(word))

function found(text: string, end: number, what: string): Found {
  const from = text.lastIndexOf(' ', Math.max(0, end - 12)) + 1
  return {
    start: from,
    end,
    reason: `${what}: …${quoted(text, from, end)}`,
    note: 'Put a full stop, or the mark that is meant; a dash where the speech is broken off.',
    weight: 0.7,
  }
}
