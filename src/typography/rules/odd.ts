import type { Correction, Rule } from '../rule.js'

// One row a kind: what it looks like where it stands for a quotation mark or an apostrophe, and the plain mark it stands for.
const odd: readonly (readonly [RegExp, string])[] = [
  // Primes are right after numbers only.
  [/(?<=[\p{L}\p{M},.!?…])[″〃]|[″〃](?=[\p{L}…])/gu, '"'],
  [/(?<=[\p{L}\p{M},.!?…])[′ʹ]|(?<![\p{L}\p{N}])[′ʹ](?=\p{L})/gu, "'"],
  // A letter of its own in Hawaiian and others, where it stands at the head of a word.
  [/(?<=\p{L})ʼ(?=\p{L})/gu, '’'],
  // Those of East Asian keyboards.
  [/＂/g, '"'],
  [/＇/g, "'"],
]

/** Turns what stands for a quotation mark, and is none, into a plain one, which the rule for quotes then sees. */
export const oddMarks: Rule = {
  name: 'quotes',
  correct: ({ text }) => {
    if (!/[″〃′ʹʼ＂＇]|‘‘/.test(text)) return []
    const plain = odd.flatMap(([pattern, is]) =>
      [...text.matchAll(pattern)].map(
        ({ 0: its, index }): Correction => ({ start: index, end: index + its.length, is, sure: 0.9 }),
      ),
    )
    return [...plain, ...doubled(text)].sort((a, b) => a.start - b.start)
  },
}

/** Single marks typed twice for a double one, before a word and after what they began. Two alone before a word are a quotation's and a clipped word's. */
function doubled(text: string): Correction[] {
  return [...text.matchAll(/‘‘(?=\p{L})(?:(?!‘‘|’’)[\s\S])*’’/gu)].flatMap(({ 0: its, index }): Correction[] => {
    const end = index + its.length
    return [
      { start: index, end: index + 2, is: '“', sure: 0.9 },
      { start: end - 2, end, is: '”', sure: 0.9 },
    ]
  })
}
