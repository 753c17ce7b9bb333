import { type Correction, isEnglish, type Rule } from '../rule.js'

// Numbers of up to four figures and times of day; telephone numbers, dates, prices and fractions are none.
const range = /(?<![\p{L}\p{N}.,/:#$£€-])(\d{1,4}|\d{1,2}:\d\d)-(\d{1,4}|\d{1,2}:\d\d)(?![\p{L}\p{N}/:-]|[.,]\d)/gu
const minus = /(?<=^|[\s(“‘"'])-(?=\d+(?:\.\d+)?(?: ?(?:°|degrees\b|%|percent\b)|[CFK]\b))/g

/** Turns the hyphen of a range of numbers into an en dash, and the hyphen before a number into a minus. */
export const ranges: Rule = {
  name: 'ranges',
  correct: ({ text, habits }) => {
    if (!isEnglish(habits.lang) || !/-\d/.test(text)) return []
    const corrections: Correction[] = []
    for (const { index } of text.matchAll(minus)) corrections.push({ start: index, end: index + 1, is: '−', sure: 0.8 })
    for (const match of text.matchAll(range)) {
      const [, from = '', to = ''] = match
      if (!isRange(from, to)) continue
      const at = match.index + from.length
      corrections.push({ start: at, end: at + 1, is: '–', sure: 0.8 })
    }
    return corrections.sort((a, b) => a.start - b.start)
  },
}

/** A range rises, or its end leaves out what both have in common (1914-18); 0 before a number is a code. */
function isRange(from: string, to: string): boolean {
  if (from.includes(':') || to.includes(':')) return from.includes(':') && to.includes(':')
  if (from.startsWith('0') || to.startsWith('00')) return false
  if (to.length < from.length) return Number(from.slice(0, from.length - to.length) + to) > Number(from)
  // 555-1234 is a telephone number.
  if (from.length === 3 && to.length === 4) return false
  return Number(to) > Number(from) && to.length - from.length <= 1
}
