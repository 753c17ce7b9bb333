import type { Custom, HouseStyle } from '../../types/text.js'
import { languageOf } from './index.js'
import { type Language, type Quotation, quotation } from './language.js'

// A mark that opens: before a letter, and after a space or nothing.
const opens = (marks: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}.,!?…])[${marks}][ \\u00a0\\u202f]?(?=[\\p{L}¿¡…])`, 'gu')

/** Turn all that a work says in a language into its custom where the language leaves a choice. Straight marks choose nothing. */
export function customOf(lang: string, text: string): Custom | undefined {
  const language = languageOf(lang)
  if (language === undefined) return undefined
  const scores = language.quotations.map(({ outer: [open] }) => {
    const typed = open === '‘' ? "‘'" : open === '„' ? '„' : open
    return count(text, opens(typed))
  })
  const most = Math.max(...scores)
  return { quotation: most > 0 ? scores.indexOf(most) : 0, dash: dashIn(language, text) }
}

/** The dash inside sentences that is typed most often; that before a speech does not tell. */
function dashIn({ dashes: { marks } }: Language, text: string): string {
  const scores = marks.map((mark) => count(text, new RegExp(`(?<=\\S)[ \\u00a0]${mark} (?=\\S)`, 'g')))
  const most = Math.max(...scores)
  return marks[most > 0 ? scores.indexOf(most) : 0] ?? '–'
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const houses: Readonly<Record<string, Quotation>> = {
  british: quotation('‘’', '“”'),
  american: quotation('“”', '‘’'),
  french: quotation('«»', '“”', '\u202f'),
  german: quotation('„“', '‚‘'),
  swiss: quotation('«»', '‹›'),
}

/** Turn the house's wish into the quotation marks it names; `auto` names none. */
export function quotationOf({ quotes = 'auto' }: HouseStyle): Quotation | undefined {
  return houses[quotes]
}
