import { deromanize } from 'romans'
import { LANGUAGES, type Language, NUMBERED, plain } from './words.js'

interface Speller {
  readonly toCardinal: (n: number) => string
  readonly toOrdinal: (n: number) => string
}

/** Each language's number words are read when a heading needs them. */
const SPELLERS: Readonly<Record<Language, () => Promise<Speller>>> = {
  en: () => import('n2words/en-GB'),
  fr: () => import('n2words/fr-FR'),
  de: () => import('n2words/de-DE'),
  es: () => import('n2words/es-ES'),
  it: () => import('n2words/it-IT'),
  pt: () => import('n2words/pt-PT'),
  nl: () => import('n2words/nl-NL'),
  sv: () => import('n2words/sv-SE'),
  pl: () => import('n2words/pl-PL'),
  cs: () => import('n2words/cs-CZ'),
}

/** No novel has more chapters that are counted in words. */
const MOST = 120

/** What reads numbers, in the languages that were asked for. */
export type Numerals = (text: string) => number | undefined

/** Turn headings into what reads the numbers in them: in the book's language, and in those whose word for chapter or part they use. */
export async function numeralsFor(headings: readonly string[], own: Language | undefined): Promise<Numerals> {
  const used = new Set(headings.flatMap((heading) => plain(heading).split(' ')))
  const languages = LANGUAGES.filter(
    (language) =>
      language === own || [...NUMBERED[language].chapter, ...NUMBERED[language].part].some((word) => used.has(word)),
  )
  const words = new Map<string, number>()
  for (const language of languages) {
    const { toCardinal, toOrdinal } = await SPELLERS[language]()
    for (let n = MOST; n > 0; n--) {
      for (const form of [...formsOf(joined(toOrdinal(n)), language), joined(toCardinal(n))]) words.set(form, n)
    }
    for (const [word, n] of Object.entries(OTHERS[language] ?? {})) words.set(word, n)
  }
  return (text) => numberIn(text, words)
}

/** Words that dictionaries of numbers do not give. */
const OTHERS: Readonly<Partial<Record<Language, Readonly<Record<string, number>>>>> = {
  fr: { premiere: 1, seconde: 2, second: 2 },
  es: { primer: 1, tercer: 3, una: 1 },
  it: { una: 1 },
  pt: { uma: 1, duas: 2 },
  cs: { jeden: 1, dva: 2, dve: 2 },
  sv: { en: 1 },
  pl: { jedna: 1 },
}

const joined = (text: string): string => plain(text).replaceAll(' ', '')

/** An ordinal in its genders and endings: `pierwszy` and `pierwsza`, `erste`, `erster` and `erstes`. */
function formsOf(ordinal: string, language: Language): string[] {
  if (language === 'de') return [ordinal, `${ordinal}r`, `${ordinal}s`]
  if (language === 'es' || language === 'it' || language === 'pt')
    return [ordinal, ordinal.replaceAll(/o$/g, 'a'), ordinal.replaceAll('imo', 'ima').replace(/o$/, 'a')]
  if (language === 'pl')
    return [ordinal, ordinal.replace(/y$/, 'a'), ordinal.replace(/i$/, 'a'), ordinal.replace(/i$/, 'ia')]
  if (language === 'cs') return [ordinal, ordinal.replace(/y$/, 'a')]
  return [ordinal]
}

/** Read a number written in figures, in Roman numerals or in words. */
function numberIn(text: string, words: ReadonlyMap<string, number>): number | undefined {
  const bare = text.trim().replace(/\.$/, '')
  if (/^\d{1,4}$/.test(bare)) return Number(bare)
  return words.get(joined(bare)) ?? romanIn(bare)
}

/** Read Roman numerals, written as the Romans' heirs write them. */
export function romanIn(text: string): number | undefined {
  if (!/^[ivxlcdm]+$/i.test(text)) return undefined
  try {
    return deromanize(text.toUpperCase())
  } catch {
    return undefined
  }
}
