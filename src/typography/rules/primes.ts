import type { Correction, Rule } from '../rule.js'

// Feet with inches, minutes with seconds, and feet before a word of measure. A lone inch mark is left to the quotes, which
// know whether a speech is open.
const feet =
  /(?<=\d)['’](?= ?\d{1,2}(?:[½¼¾]|\.\d+)?["”])|(?<=°\s?\d{1,2})['’]|(?<=\d)['’](?= (?:high|tall|long|wide|deep|thick|across|by|x|square|away|apart|[NSEW]\b))/g
const inches = /(?<=\d['’′] ?\d{1,2}(?:[½¼¾]|\.\d+)?)["”]|(?<=\d)["”](?= ?(?:x|by) ?\d)/g

/** Turns the straight marks of feet, inches, minutes and seconds into primes. */
export const primes: Rule = {
  name: 'primes',
  correct: ({ text }) => {
    if (!/\d ?["'’”]/.test(text)) return []
    const corrections: Correction[] = []
    for (const { index } of text.matchAll(feet)) corrections.push({ start: index, end: index + 1, is: '′', sure: 0.9 })
    for (const { index } of text.matchAll(inches))
      corrections.push({ start: index, end: index + 1, is: '″', sure: 0.9 })
    return corrections.sort((a, b) => a.start - b.start)
  },
}
