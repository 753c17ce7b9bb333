import type { Language } from '../languages/language.js'
import type { Correction, Rule } from '../rule.js'
import { type Stroke, strokeOf } from './stroke.js'

const space = '\u00a0'
// Spaces are looked at from their beginning only: a long row of them is gone through once.
const stroke = /((?:(?<![ \t\u00a0\u202f])[ \t\u00a0\u202f]+)?(?:\n[ \t]*)?)([-–—―]+)([ \t\u00a0\u202f]*(?:\n[ \t]*)?)/g

/** Turn a language, and the dash that a work has, into the rule for its dashes and for what is typed in their place. */
export function strokesIn({ dashes }: Language, mark: string): Rule {
  return {
    name: 'dashes',
    correct: ({ text }) => {
      if (!/[-–—―]/.test(text)) return []
      const corrections: Correction[] = []
      const put = ({ start, end }: Stroke, is: string, sure: number): void => {
        if (text.slice(start, end) !== is) corrections.push({ start, end, is, sure })
      }
      const inside: Stroke[] = []
      for (const match of text.matchAll(stroke)) {
        const its = strokeOf(text, match)
        if (its.left !== '' && its.left !== '\u2028') inside.push(its)
        else if (isSpeech(its)) {
          const typed = dashes.marks.includes(its.marks) ? its.marks : (dashes.speechMark ?? mark)
          put(its, typed + (its.right === '' ? '' : dashes.speech), 0.9)
        }
      }
      const spoken = /^\s*[-–—―]/.test(text)
      const meant = inside.filter((its) => isDash(its, spoken, dashes.set === 'clasped'))
      if (dashes.set === 'clasped') clasp(meant, mark, put)
      else for (const its of meant) put(its, spaced(its, mark), 0.9)
      return corrections.sort((a, b) => a.start - b.start)
    },
  }
}

/** Whether a stroke at the beginning of a paragraph begins a speech; before a number it is a minus, before a small letter a hyphen. */
function isSpeech({ marks, after, right }: Stroke): boolean {
  if (marks.length > 3) return false
  return after !== '' || marks !== '-' || /[\p{Lu}¿¡«„“"‘'…]/u.test(right)
}

const isLetter = (letter: string): boolean => /[\p{L}\p{N}\ufffc]/u.test(letter)
const isEnd = (letter: string): boolean => letter === '' || /[»”“’"'\u2028)\]]/.test(letter)

/** Whether a stroke in a sentence is a dash, and not a hyphen, a minus, or part of a name. */
function isDash(its: Stroke, spoken: boolean, clasped: boolean): boolean {
  const { before, marks, after, left, right } = its
  const numeric = /\d/.test(left) && /\d/.test(right)
  // A row of them stands for a name; `--flag` is a command's.
  if (marks.length > 3 || numeric || /[+*/=<>]/.test(left + right)) return false
  if (marks === '--' && before !== '' && after === '' && /^[a-z]+[-=]/.test(its.text.slice(its.end, its.end + 20)))
    return false
  if (marks !== '-') return before !== '' || after !== '' || marks !== '–' || !isLetter(left) || !isLetter(right)
  if (before !== '' && after !== '') return true
  if (isEnd(right) && after === '') return isLetter(left) || /[,.!?…]/.test(left)
  if (before !== '' && /[.,;:!?…]/.test(right)) return true
  // The narrator inside a speech, set apart with hyphens; before him a hyphen that goes on is a Spaniard's only.
  return spoken && (before !== '' ? isLetter(right) : clasped && (!isLetter(right) || after !== ''))
}

/** A dash with its spaces: no line begins with it. Where a word is broken off, none is added. */
function spaced({ before, after, left, right }: Stroke, mark: string): string {
  if (/[«„“‘"'([¿¡\u00a0\u202f]/.test(left) && before === '') return `${mark}${after === '' ? '' : space}`
  const cut = isEnd(right) || /[,.;:!?…]/.test(right)
  const head = before === '' && cut ? '' : space
  return `${head}${mark}${cut ? after.replace(/[ \t\u00a0\u202f]+/, '') : after.includes('\n') ? '\n' : ' '}`
}

/** Spanish dashes cling to the words that they set apart: of those that do not say to which, every second one closes. */
function clasp(strokes: readonly Stroke[], mark: string, put: (its: Stroke, is: string, sure: number) => void): void {
  let open = false
  strokes.forEach((its, i) => {
    const { before, after, left, right } = its
    const one = before !== '' && after === '' ? 'open' : before === '' && after !== '' ? 'close' : undefined
    const way = /[.,;:!?…]/.test(right) || isEnd(right) ? 'close' : (one ?? (open ? 'close' : 'open'))
    const alone = one === undefined && way === 'open' && i === strokes.length - 1
    open = way === 'open'
    if (alone && before !== '') put(its, ` ${mark} `, 0.7)
    else if (way === 'open') put(its, `${/[«“‘¿¡(]/.test(left) ? '' : ' '}${mark}`, 0.85)
    else put(its, `${mark}${/[.,;:!?…]/.test(right) || isEnd(right) ? '' : ' '}`, 0.85)
  })
}
