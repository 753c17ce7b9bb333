import { type Correction, isEnglish, type Rule } from '../rule.js'

/** Takes out what nobody sees: zero-width spaces, stray byte order marks, and no-break spaces that a program left. */
export const litter: Rule = {
  name: 'litter',
  correct: ({ text, habits }) => {
    if (!/[\u200b\u2060\ufeff\u00a0\u00ad\u202f]/.test(text)) return []
    const corrections: Correction[] = []
    for (const match of text.matchAll(/[\u200b\u2060\ufeff\u00ad]+|[\u00a0\u202f]+/g)) {
      const start = match.index
      const end = start + match[0].length
      if (/[\u00a0\u202f]/.test(match[0])) {
        // French sets no-break spaces before its marks; in English they are kept after titles and numbers only.
        const bound =
          match[0].length === 1 &&
          /(?:[\p{Lu}][\p{L}]{0,5}\.?|\d)$/u.test(text.slice(Math.max(0, start - 8), start)) &&
          /^[\p{Lu}\d]|^[ap]\.?m\b/u.test(text.slice(end, end + 3))
        if (isEnglish(habits.lang) && !bound)
          corrections.push({ start, end, is: ' '.repeat(match[0].length), sure: 0.9 })
      } else corrections.push({ start, end, is: '', sure: 1 })
    }
    return corrections
  },
}
