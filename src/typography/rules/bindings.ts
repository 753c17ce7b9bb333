import type { Bindings, Language } from '../languages/language.js'
import { type Correction, isEnglish, type Rule } from '../rule.js'

// Titles that are never the last word of a sentence; with or without their stop.
const titles =
  /\b(?:M(?:rs?|s|x|mes?|lles?|dlle|M|essrs|aj)|Drs?|Profs?|Lieut|Lt|Capt|Col|Cpl|Cmdr|Gen|Sgt|Rev|Hon|Fr|Pvt|Adm|Supt|Insp)\.?([ \n])(?=[“‘]?[\p{Lu}\d]|(?:and|&) M(?:rs|iss|me)\b)|\bM(?:t|)\.([ \n])(?=\p{Lu}[\p{Ll}’])/gu
// Saint binds to the name after it; Street ends the name before it, which has a capital.
const saints = /\bSt\.?([ \n])(?=\p{Lu}\p{Ll})/gu
const numbers = /\b(?:Nos?|pp?|vol|ch)\.([ \n])(?=\d)|\d([ \n])(?=[ap]\.m\.|[AP]M\b)/g
// J. R. R. Tolkien; the name itself may begin a line.
const initials = /\b\p{Lu}\.([ \n])(?=\p{Lu}\.)/gu
// Symbols of the SI and of money, which no word looks like (BIPM, The International System of Units, 5.4.3).
const units =
  /\d([ \n])(?=(?:[kcmµ]m|k[gmWV]|m[lgs]|cl|°[CF]?|[kMG]?Hz|MW|lb|oz|mph|ft|km\/h|[%€£$¥])(?![\p{L}\p{N}]))/gu

// Thousands, in the languages that part them with spaces.
const thousands = /(?<![\p{L}\d])\d{1,3}(?:[ \n]\d{3}){1,4}(?![\p{L}\d])/gu

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
    for (const match of text.matchAll(initials)) bind(match)
    for (const match of text.matchAll(units)) bind(match)
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

/** Turn a language into the rule that binds its abbreviations, its words of one letter, and its numbers. */
export function bindingsIn({ bindings: its }: Language): Rule {
  const patterns = patternsOf(its)
  return {
    name: 'bindings',
    correct: ({ text }) => {
      const at = new Set<number>()
      for (const pattern of patterns)
        for (const { 0: found, index } of text.matchAll(pattern))
          for (let i = 0; i < found.length; i++) if (/[ \n]/.test(found.charAt(i))) at.add(index + i)
      return [...at].sort((a, b) => a - b).map((start) => ({ start, end: start + 1, is: '\u00a0', sure: 0.95 }))
    },
  }
}

/** Each finds words with the spaces that are bound, and nothing after the last of these. */
function patternsOf({ titles, numbers, little, phrases, counted }: Bindings): RegExp[] {
  const free = "(?<![\\p{L}\\p{N}\\p{M}’'-])"
  const one = (words: string): string => words.trim().split(/\s+/).map(capitalised).join('|')
  return [
    units,
    thousands,
    initials,
    ...(titles ? [new RegExp(`${free}(?:${one(titles)})[ \\n](?=[«„“»]?\\p{Lu})`, 'gu')] : []),
    ...(numbers ? [new RegExp(`${free}(?:${one(numbers)})[ \\n](?=\\d|[IVXLC]+\\b)`, 'gu')] : []),
    ...(counted ? [new RegExp(`\\d\\.?[ \\n](?=(?:${one(counted)})(?![\\p{L}\\p{N}]))`, 'gu')] : []),
    ...(phrases
      ? [new RegExp(`(?:(?<=\\d)[ \\n]|${free})(?:${phrases.split('|').map(phrase).join('|')})(?![\\p{L}])`, 'gu')]
      : []),
    // Two of them may follow each other: the space is looked for from behind.
    ...(little ? [new RegExp(`(?<=${free}[${little.replaceAll(' ', '')}])[ \\n](?=[\\p{L}\\p{N}„«»“‚])`, 'gu')] : []),
  ]
}

const phrase = (words: string): string => {
  const [first = '', ...rest] = words.trim().split(' ')
  return [capitalised(first), ...rest.map(escaped)].join('[ \\n]')
}

/** A word that may have a capital, at the beginning of a sentence. */
const capitalised = (word: string): string =>
  `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${escaped(word.slice(1))}`

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
