import { languageOf } from '../languages/index.js'
import { type Correction, isEnglish, type Rule } from '../rule.js'

/** Takes out doubled spaces, spaces inside quotation marks and before punctuation, and spaces at a paragraph's ends. */
export const spaces: Rule = {
  name: 'spaces',
  correct: ({ text, habits }) => {
    // Where the house has German marks, “ is a closing one.
    const english = isEnglish(habits.lang) && habits.style?.quotes !== 'german'
    if (!/[ \t\u00a0\u202f]{2}|^\s|\s$|[ \t\u00a0\u202f][,;:.!?”’\u2028\n]|[“‘\u2028][ \t\u00a0]/.test(text)) return []
    const stops = languageOf(habits.lang)?.stops
    const corrections: Correction[] = []
    for (const match of text.matchAll(/[ \t\u00a0\u202f]+/g)) {
      const start = match.index
      const end = start + match[0].length
      const before = text[start - 1] ?? ''
      const after = text[end] ?? ''
      // An end of line keeps its spaces: two of them are a line break to Markdown.
      if (/[\n\u2028]/.test(after) || /[\n\u2028]/.test(before)) continue
      const is =
        before === '' || after === ''
          ? ''
          : (english && isInside(text, start, end)) || (!stops?.[after] && isBeforeStop(text, end, before))
            ? ''
            : match[0].length > 1
              ? ' '
              : match[0]
      if (is !== match[0]) corrections.push({ start, end, is, sure: 0.95 })
    }
    return corrections
  },
}

function isInside(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ''
  const after = text[end] ?? ''
  // Between two words a space stays, whatever the mark beside it: they would become one.
  const isWord = (letter: string | undefined) => /[\p{L}\p{N}]/u.test(letter ?? '')
  if ((/[“‘]/.test(before) && isWord(text[start - 2])) || (/[”’]/.test(after) && isWord(text[end + 1]))) return false
  if (before === '“' && after !== '’') return true
  if (after === '”') return true
  // A single mark may be an apostrophe: only one with a space on its other side, too, is a closing mark gone astray.
  return (
    (before === '‘' && /\p{L}/u.test(after)) ||
    (after === '’' &&
      /^(?:[\s,.!?;:”]|$)/.test(text.slice(end + 1, end + 2)) &&
      text.slice(Math.max(0, start - 400), start).includes('‘'))
  )
}

function isBeforeStop(text: string, end: number, before: string): boolean {
  if (!/[\p{L}\p{N}”’)\]]/u.test(before)) return false
  return (
    /^[,;:.!?]+(?:[\s”’"']|$)/.test(text.slice(end, end + 6)) &&
    !/^[:;]['-]?[()DPp]|^\.[.\d]|^\.\s\./.test(text.slice(end, end + 3))
  )
}
