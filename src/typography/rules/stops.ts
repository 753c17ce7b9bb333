import type { Language } from '../languages/language.js'
import type { Correction, Rule } from '../rule.js'

const found = /((?:(?<![ \t\u00a0\u2009\u202f])[ \t\u00a0\u2009\u202f]+)?)([;:!?]+)/g

/** Turn a language into the rule for the spaces before its `;`, `:`, `!` and `?`. */
export function stopsIn({ stops = {} }: Language): Rule {
  return {
    name: 'spaces',
    correct: ({ text }) => {
      const corrections: Correction[] = []
      for (const match of text.matchAll(found)) {
        const [whole, typed = '', marks = ''] = match
        const start = match.index
        const end = start + typed.length
        const is = stops[marks.charAt(0)]
        if (is === undefined || typed === is) continue
        if (isStop(text, { start, end, after: start + whole.length, typed, marks }))
          corrections.push({ start, end, is, sure: typed === '' ? 0.85 : 0.95 })
      }
      return corrections
    },
  }
}

interface Place {
  readonly start: number
  readonly end: number
  readonly after: number
  readonly typed: string
  readonly marks: string
}

/** A stop comes after a word or what closes it; faces, addresses and times of day have none. */
function isStop(text: string, { start, end, after, typed, marks }: Place): boolean {
  const left = text[start - 1] ?? ''
  if (!/[\p{L}\p{N}\p{M}\ufffc.…»”’"')\]%€°]/u.test(left)) return false
  const right = text[after] ?? ''
  // `:)`, `;-)`
  if (/^[:;]$/.test(marks) && typed !== '' && /^-?[()DPp/\\|*]/.test(text.slice(end + 1, end + 3))) return false
  // Between letters or digits a colon is part of an address or of a time; a question mark, too.
  return !/[\p{L}\p{N}/\\_=]/u.test(right) || typed !== ''
}
