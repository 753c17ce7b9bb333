import { type Correction, isEnglish, type Rule } from '../rule.js'
import { type Stroke, strokeOf } from './stroke.js'

// Endings and prefixes that a writer names with their hyphen: the suffix -ness, pre- and post-war.
const endings =
  /^(?:ing|ed|ly|ness|s|es|er|est|tion|ish|able|ism|ist|less|ful|ment|like|wise|y|san|kun|chan|sama|sensei)\b/
const suspended = /^[ \n](?:and|or|to|nor|but|und|oder)\b/

/** Turns everything that stands for a dash into the em dash, closed up; a hyphen between letters stays one. */
export const dashes: Rule = {
  name: 'dashes',
  correct: ({ text, habits }) => {
    if (!/[-–—―]/.test(text)) return []
    const corrections: Correction[] = []
    for (const match of text.matchAll(
      /((?:(?<![ \t\u00a0])[ \t\u00a0]+)?(?:\n[ \t]*)?)([-–—―]+)([ \t\u00a0]*(?:\n[ \t]*)?)/g,
    )) {
      const its = strokeOf(text, match)
      const { start, end, before, after, left, right } = its
      const found = decide({ ...its, double: habits.doubleHyphen })
      if (found === undefined) continue
      const [is, sure] = found
      // Other languages set their dashes apart; only the mark itself changes. What stands for a name keeps its spaces.
      const closed = isEnglish(habits.lang) && !/^[⸺⸻]$/.test(is)
      // A line end is kept where the author broke the line himself, and at the ends of a paragraph nothing is closed up.
      const lead = closed && left !== '' && left !== '\u2028' ? '' : before
      const trail = closed && right !== '' && right !== '\u2028' ? '' : after
      if (lead + is + trail !== match[0]) corrections.push({ start, end, is: lead + is + trail, sure })
    }
    return corrections
  },
}

interface Place extends Stroke {
  readonly double: 'em' | 'en'
}

const isLetter = (mark: string): boolean => /[\p{L}\p{M}]/u.test(mark)
const isWord = (mark: string): boolean => /[\p{L}\p{N}\p{M}\ufffc]/u.test(mark)

/** Turn a run of dashes or hyphens and what is round it into the mark it stands for; nothing when it stays. */
function decide(place: Place): readonly [string, number] | undefined {
  const { marks, before, after, left, right } = place
  const numeric = /\d/.test(left) && /\d/.test(right)
  if (/^-{4,}$/.test(marks))
    return marks.length >= 6 && (place.before !== '' || !isLetter(left)) ? ['⸻', 0.7] : ['⸺', 0.8]
  if (marks === '---') return ['—', 1]
  if (marks === '--') {
    if (
      numeric &&
      (place.double === 'en' ||
        (before === '' && after === '' && /\d{2}$/.test(place.text.slice(Math.max(0, place.start - 2), place.start))))
    )
      return ['–', 0.8]
    // `--flag` on a command line: a word follows, and a space or the beginning is before.
    if (before !== '' && after === '' && /^[a-z]+(?:[-=]|\s+-)/.test(place.text.slice(place.end, place.end + 24)))
      return undefined
    if (
      left === '' &&
      before === '' &&
      after === '' &&
      /^[a-z]+\s/.test(place.text.slice(place.end, place.end + 24)) &&
      /\s-[a-z]\b/.test(place.text)
    )
      return undefined
    return ['—', 1]
  }
  if (/^[—―]$/.test(marks)) return before === '' && after === '' ? undefined : ['—', 0.9]
  if (marks === '–') return decideEn(place, numeric)
  if (marks === '-') return decideHyphen(place, numeric)
  return /^[-–—]+$/.test(marks) && marks.length === 2 && !/^——$/.test(marks) ? ['—', 0.8] : undefined
}

function decideEn({ before, after, left, right }: Place, numeric: boolean): readonly [string, number] | undefined {
  if (numeric) return undefined
  if (before !== '' || after !== '') return ['—', 0.95]
  if (left === '' || right === '') return ['—', 0.9]
  // Beside a quotation mark or a stop it breaks a speech off; between two words it may join them.
  return isWord(left) && isWord(right) ? undefined : ['—', 0.9]
}

function decideHyphen(place: Place, numeric: boolean): readonly [string, number] | undefined {
  const { text, start, end, before, after, left, right } = place
  const rest = text.slice(end, end + 12)
  if (before !== '' && after !== '') return numeric || /[+*/=<>]/.test(left + right) ? undefined : ['—', 0.9]
  if (before === '' && after === '') {
    if (isWord(left) && isWord(right)) return undefined
    if (right === '' || right === '\u2028') return isLetter(left) || /[,;:.!?…’]/.test(left) ? ['—', 0.9] : undefined
    if (/[”"]/.test(right)) return left !== '' && !/[\s“]/.test(left) ? ['—', 0.9] : undefined
    if (right === '’' && !isWord(text[end + 1] ?? '')) return isLetter(left) ? ['—', 0.7] : undefined
    if (left === '“' || left === '‘') return isLetter(right) || /[…([]/.test(right) ? ['—', 0.8] : undefined
    if (left === '”' && isLetter(right)) return ['—', 0.8]
    if ((right === '“' || right === '‘') && isWord(left)) return left === '”' ? undefined : ['—', 0.7]
    return /[,;:!?.…”]/.test(left) && isLetter(right) ? ['—', 0.7] : undefined
  }
  if (before !== '') {
    // One-sided, before a word: `them -her`. A letter alone is an option, a number is negative.
    if (left === '' || /\b(?:and|or|to|nor|but)$/.test(text.slice(Math.max(0, start - 6), start))) return undefined
    if (/[“‘]/.test(right) || /[”"]/.test(right)) return ['—', 0.8]
    if (right === '’' || right === '…') return ['—', 0.7]
    if (right === '') return ['—', 0.9]
    return /^[\p{L}’]{2,}/u.test(rest) && !endings.test(rest) && /[\p{L}\p{N},.!?…”’)]/u.test(left)
      ? ['—', 0.7]
      : undefined
  }
  // One-sided, after a word: `I- Wait`. Suspended hyphens stay.
  if (left === '' || left === '\u2028') return isLetter(right) || /[“‘…]/.test(right) ? ['—', 0.8] : undefined
  if (suspended.test(text.slice(start + 1, end + 5)) || /\d/.test(left)) return undefined
  return ['—', 0.7]
}
