import { type Correction, isEnglish, type Rule } from '../rule.js'

const unseen = /[\u200b-\u200f\u2060\ufeff\u00ad\u00a0\u202f]/

/** Takes out what nobody sees: zero-width spaces, stray byte order marks, and no-break spaces that a program left. */
export const litter: Rule = {
  name: 'litter',
  correct: ({ text, habits }) => {
    if (!unseen.test(text)) return []
    const corrections: Correction[] = []
    const english = isEnglish(habits.lang)
    const mirrored = /[\u200e\u200f]/.test(text) && towardsRight.test(text)
    for (const match of text.matchAll(/[\u200b-\u200f\u2060\ufeff\u00ad]+|[\u00a0\u202f]+/g)) {
      const start = match.index
      const end = start + match[0].length
      if (/[\u00a0\u202f]/.test(match[0])) {
        if (english ? !isBound(text, start, end) : isLoose(text, start, end))
          corrections.push({ start, end, is: ' '.repeat(match[0].length), sure: 0.9 })
      } else if (!(mirrored && /^[\u200e\u200f]+$/.test(match[0])) && !isJoined(text, start, end))
        corrections.push({ start, end, is: '', sure: 1 })
    }
    return corrections
  },
}

/** In English, no-break spaces are kept after titles and numbers only, and round what is set with them. */
function isBound(text: string, start: number, end: number): boolean {
  if (end - start > 1) return false
  if (/[«‹]/.test(text[start - 1] ?? '') || /[»›]/.test(text[end] ?? '')) return true
  return (
    /(?:\p{Lu}\p{L}{0,5}\.?|\d)$/u.test(text.slice(Math.max(0, start - 8), start)) &&
    /^[\p{Lu}\d]|^[ap]\.?m\b/u.test(text.slice(end, end + 3))
  )
}

/** In other languages they stand beside marks and numbers; between two words of more than a letter or two nobody wants one. */
function isLoose(text: string, start: number, end: number): boolean {
  return (
    /(?<=[\p{L}\p{M}]{3})$/u.test(text.slice(Math.max(0, start - 8), start)) && /^[\p{L}\p{M}]/u.test(text.slice(end))
  )
}

// Scripts whose letters are joined, or kept from joining, by U+200D and U+200C.
const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Thai}\p{Script=Lao}\p{Script=Tibetan}]/u
const towardsRight = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Whether what is unseen does something: it joins the parts of a picture, or parts letters. */
function isJoined(text: string, start: number, end: number): boolean {
  const its = text.slice(start, end)
  const left = text.slice(Math.max(0, start - 2), start)
  const right = text.slice(end, end + 2)
  if (its === '\u200d' && /(?:\p{Emoji}|\ufe0f)$/u.test(left) && /^\p{Emoji}/u.test(right)) return true
  return /^[\u200b-\u200d]$/.test(its) && joining.test(left) && (its !== '\u200b' || joining.test(right))
}
