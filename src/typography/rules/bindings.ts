import { type Correction, isEnglish, type Rule } from '../rule.js'

// Titles that are never the last word of a sentence; with or without their stop.
const titles =
  /\b(?:M(?:rs?|s|x|mes?|lles?|dlle|M|essrs|aj)|Drs?|Profs?|Lieut|Lt|Capt|Col|Cpl|Cmdr|Gen|Sgt|Rev|Hon|Fr|Pvt|Adm|Supt|Insp)\.?([ \n])(?=[“‘]?[\p{Lu}\d])|\bM(?:t|)\.([ \n])(?=\p{Lu}[\p{Ll}’])/gu
// Saint binds to the name after it; Street ends the name before it, which has a capital.
const saints = /\bSt\.?([ \n])(?=\p{Lu}\p{Ll})/gu
const numbers = /\b(?:Nos?|pp?|vol|ch)\.([ \n])(?=\d)|\d([ \n])(?=[ap]\.m\.|[AP]M\b)/g

/** Binds titles to their names and numbers to what they count, with no-break spaces. */
export const bindings: Rule = {
  name: 'bindings',
  correct: ({ text, habits }) => {
    if (!isEnglish(habits.lang)) return []
    const corrections: Correction[] = []
    const bind = (match: RegExpExecArray): void => {
      // A letter with an accent, a hyphen or an apostrophe before it: the end of another word.
      if (/[\p{L}\p{M}’'-]/u.test(text[match.index - 1] ?? '')) return
      const start = match.index + match[0].length - 1
      corrections.push({ start, end: start + 1, is: '\u00a0', sure: 0.95 })
    }
    for (const match of text.matchAll(titles)) bind(match)
    for (const match of text.matchAll(saints)) if (!endsName(text, match.index)) bind(match)
    for (const match of text.matchAll(numbers)) bind(match)
    return corrections.sort((a, b) => a.start - b.start)
  },
}

/** Whether `St.` is a street: a name comes before it, and after it a new sentence. */
function endsName(text: string, at: number): boolean {
  const next = /^St\.?\s+(\p{L}+)/u.exec(text.slice(at, at + 20))?.[1] ?? ''
  return /\p{Lu}\p{L}+ $/u.test(text.slice(Math.max(0, at - 20), at)) && starters.has(next)
}

const starters = new Set(
  'The He She It They We You His Her Its Their Our My This That These Those There Then And But So When While As If In On At To From For With No Not What Where Who Why How After Before'.split(
    ' ',
  ),
)
