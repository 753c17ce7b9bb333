import { romanize } from 'romans'
import type { Numbering } from '../types/book.js'
import type { Labels } from '../types/edition.js'
import { FACTS, type FactLabels } from './labels.facts.js'
import { WORDS } from './labels.words.js'

type Cardinal = (n: number) => string

/** Each language's number words are read when a book needs them. */
const CARDINALS: Readonly<Record<string, () => Promise<{ toCardinal: Cardinal }>>> = {
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

const languageOf = (lang: string): string => {
  const { language } = new Intl.Locale(lang)
  return Object.hasOwn(WORDS, language) ? language : 'en'
}

/** Turn a language into the words that the book needs and the author did not write; English where it is not known. */
export const labelsFor = (lang: string): Labels => WORDS[languageOf(lang)]?.labels ?? WORDS.en.labels

/** Turn a language into what the facts of a fan work are called; English where it is not known. */
export const factLabelsFor = (lang: string): FactLabels => FACTS[languageOf(lang)] ?? FACTS.en

/** How a book's numbers are written. */
export interface Numbers {
  /** `Twenty-one`, `XXI` or `21`; empty where chapters are not numbered. */
  readonly chapter: (number: number) => string
  /** `Part Two`, `Zweiter Teil`, `Partie II`. */
  readonly part: (number: number) => string
  /** What is around parts: `Book Two`, `Livre II`. */
  readonly book: (number: number) => string
}

/** Turn a language and a way of numbering into what writes numbers. */
export async function numbersFor(lang: string, numbering: Numbering): Promise<Numbers> {
  if (numbering === 'none') return { chapter: () => '', part: () => '', book: () => '' }
  const language = languageOf(lang)
  const toCardinal = numbering === 'words' ? (await CARDINALS[language]?.())?.toCardinal : undefined
  const chapter = (number: number): string => {
    if (numbering === 'arabic' || (numbering === 'words' && toCardinal === undefined)) return String(number)
    return numbering === 'roman' ? roman(number) : large((toCardinal?.(number) ?? '').replace('tjugo-', 'tjugo'))
  }
  const { labels, parts } = WORDS[language] ?? WORDS.en
  // Where parts are counted by ordinals, a number after a noun is a Roman one.
  const counted = (noun: string, number: number): string =>
    `${noun} ${numbering === 'words' && parts.length > 0 ? roman(number) : chapter(number)}`
  return {
    chapter,
    part(number) {
      const named = numbering === 'words' ? parts[number - 1] : undefined
      // The tables end at ten, as parts do.
      return named ?? counted(labels.part, number)
    },
    book: (number) => counted(labels.book, number),
  }
}

const large = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** The Romans wrote neither nothing nor four thousand. */
const roman = (number: number): string => (number > 0 && number < 4000 ? romanize(number) : String(number))
