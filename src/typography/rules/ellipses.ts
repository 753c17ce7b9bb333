import type { Correction, Rule } from '../rule.js'

// A row of spaced dots this long is a leader on a bill or a form, not a pause.
const leader = 7

/** Turns every spelling of the ellipsis into one character, closed to the word before it; four dots are a full stop and an ellipsis. */
export const ellipses: Rule = {
  name: 'ellipses',
  correct: ({ text }) => {
    if (!/…|\.[ \u00a0]?\./.test(text)) return []
    const corrections: Correction[] = []
    for (const match of text.matchAll(/[ \u00a0]*(?:\.(?:[ \u00a0]?[.…])+|…(?:[ \u00a0]?[.…])*)/g)) {
      const start = match.index
      const end = start + match[0].length
      const marks = match[0].trimStart()
      const dots = [...marks].reduce((sum, mark) => sum + (mark === '…' ? 3 : mark === '.' ? 1 : 0), 0)
      const spaced = /[ \u00a0]/.test(marks)
      if ((spaced && dots >= leader && !marks.includes('…')) || (dots === 2 && spaced)) continue
      // `../` is a path.
      if (dots === 2 && /[/\\]/.test(text[end] ?? '')) continue
      const before = text[start - 1]
      const closed = match[0] !== marks && before !== undefined && /[\p{L}\p{N},;:!?…)\]]/u.test(before)
      // After a quotation mark a space stays: which way the mark looks is not known yet.
      const lead = closed ? '' : match[0].slice(0, match[0].length - marks.length)
      corrections.push({ start, end, is: lead + (dots === 4 ? '.…' : '…'), sure: dots === 2 ? 0.8 : 0.95 })
    }
    return corrections
  },
}
