import { dotsIn } from '../pauses.js'
import type { Correction, Rule } from '../rule.js'

// A row of spaced dots this long is a leader on a bill or a form, not a pause.
const leader = 7
// Ellipses in a row, with a space between every two.
const row = /^(?:\.{2,3}|…)(?: (?:\.{2,3}|…)){2,}$/

/** Turns every spelling of the ellipsis into one character, closed to the word before it; four dots are a full stop and an ellipsis. */
export const ellipses: Rule = {
  name: 'ellipses',
  correct: ({ text, habits }) => {
    if (!/…|\.[ \u00a0]?\./.test(text)) return []
    const corrections: Correction[] = []
    for (const match of text.matchAll(/[ \u00a0]*(?:\.(?:[ \u00a0]?[.…])+|…(?:[ \u00a0]?[.…])*)/g)) {
      const start = match.index
      const end = start + match[0].length
      const marks = match[0].trimStart()
      const lead = match[0].slice(0, match[0].length - marks.length)
      const dots = dotsIn(marks)
      const spaced = /[ \u00a0]/.test(marks)
      const rowed = row.test(marks)
      if (!rowed && ((spaced && dots >= leader && !marks.includes('…')) || (dots === 2 && spaced))) continue
      // `../` is a path.
      if (dots === 2 && /[/\\]/.test(text[end] ?? '')) continue
      const before = text[start - 1]
      const closed = lead !== '' && before !== undefined && /[\p{L}\p{N},;:!?…)\]]/u.test(before)
      const hidden = marks === '...' && habits.ellipsis === 'two' && isEnd(text, start, end)
      // After a quotation mark a space stays: which way the mark looks is not known yet.
      corrections.push({
        start,
        end,
        is: (closed ? '' : lead) + (rowed ? marks.replace(/\.+/g, '…') : dots === 4 || hidden ? '.…' : '…'),
        sure: rowed || dots === 2 || hidden ? 0.8 : 0.95,
      })
    }
    return corrections
  },
}

/** Whether a sentence ends with the dots: a word stands before them, and after them the end or a capital. */
function isEnd(text: string, start: number, end: number): boolean {
  return (
    /[\p{L}\p{N}’”'"*_)]/u.test(text[start - 1] ?? '') &&
    /^["”'’*_)]*(?:\s+["“'‘*_(]*\p{Lu}|\s*$)|^["”]/u.test(text.slice(end, end + 12))
  )
}
