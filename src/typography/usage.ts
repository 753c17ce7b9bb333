import type { Elided } from './rules/elisions.js'

// Where a quotation could begin or end, whatever it is: marks of every shape are the same here. The mark is looked for before
// what stands about it.
const edges =
  /(?=['’‘])(?:(?<![\p{L}\p{N}\p{M}])['’‘](?=(?<head>[\p{L}\p{M}]+))|(?<=(?<tail>[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?)|[,.!?;:…—-])['’‘](?![\p{L}\p{N}\p{M}]))/gu
// Once may be a slip of the hand.
const often = 2

/**
 * Turn the paragraphs of a work whose speeches stand in double marks into the words that have lost their beginning or end in it:
 * a mark before a word is an apostrophe where no quotation could end after it in the same speech, and so is one after a word
 * where none could have begun.
 */
export function usageOf(texts: readonly string[]): Elided {
  const heads = new Map<string, number>()
  const tails = new Map<string, number>()
  const count = (words: Map<string, number>, word: string): void => {
    words.set(word, (words.get(word) ?? 0) + 1)
  }
  for (const text of texts) {
    if (!/['’‘]/.test(text)) continue
    for (const speech of text.split(/["“”]/)) {
      let begun: string[] = []
      let could = false
      for (const { groups = {}, index } of speech.matchAll(edges)) {
        const { head, tail } = groups
        if (head === undefined) {
          if (!could && tail !== undefined) count(tails, tail.toLowerCase().replaceAll('’', "'"))
          begun = []
          continue
        }
        could = true
        // A quotation at the beginning may go on in the next paragraph, and a capital begins one more often than not.
        if (index > 0 && !/^\p{Lu}/u.test(head)) begun.push(head)
      }
      for (const word of begun) count(heads, word)
    }
  }
  return { heads: found(heads), tails: found(tails) }
}

const found = (words: ReadonlyMap<string, number>): ReadonlySet<string> =>
  new Set([...words].filter(([, times]) => times >= often).map(([word]) => word))
