import { cs } from './languages/cs.js'
import { de } from './languages/de.js'
import { en } from './languages/en.js'
import { es } from './languages/es.js'
import { fr } from './languages/fr.js'
import { it } from './languages/it.js'
import { nl } from './languages/nl.js'
import { pl } from './languages/pl.js'
import { pt } from './languages/pt.js'
import { sv } from './languages/sv.js'

/** What a guide and a test sheet say, in one language. What stands in braces is filled in. */
export interface GuideWords {
  readonly how: string
  readonly sheets: string
  readonly pages: string
  readonly blank: string
  readonly page: string
  readonly paper: string
  readonly front: string
  readonly back: string
  /** The edges of a sheet as printers' windows call the way it is turned. */
  readonly flip: { readonly short: string; readonly long: string }
  /** The same edges, in a sentence. */
  readonly edges: { readonly short: string; readonly long: string }
  readonly printBoth: string
  readonly printOne: string
  readonly printByHand: string
  readonly pile: string
  readonly piles: string
  readonly fold: { readonly left: string; readonly right: string; readonly top: string; readonly bottom: string }
  readonly nest: string
  readonly gather: string
  readonly slitHead: string
  readonly slitHeadAndEdge: string
  readonly staple: string
  readonly sew: string
  readonly sewOne: string
  readonly cover: string
  readonly cutPile: string
  readonly stack: string
  readonly edge: { readonly left: string; readonly right: string }
  readonly crease: string
  readonly slitMiddle: string
  readonly lengthwise: string
  readonly push: string
  readonly close: string
  readonly snake: string
  readonly zigzag: string
  readonly wrap: string
  readonly strips: string
  readonly tape: string
  readonly concertina: string
  readonly overleaf: string
  readonly away: string
  readonly towards: string
  readonly cut: string
  readonly grain: string
  readonly sheetsEach: string
  readonly test: TestWords
}

/** What stands on a test sheet. */
export interface TestWords {
  readonly head: string
  readonly turn: string
  readonly right: string
  readonly wrong: string
  readonly one: string
  readonly edges: string
  readonly size: string
  readonly light: string
}

/** Fill in what stands in braces. */
export const filledIn = (pattern: string, values: Readonly<Record<string, string | number>>): string =>
  pattern.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot))

/** By the language's subtag of BCP 47. */
export const GUIDE_WORDS: Readonly<Record<string, GuideWords>> = { cs, de, en, es, fr, it, nl, pl, pt, sv }

/** Turn a language into the words of a guide, and the language that they are in: English where it is not known. */
export function guideWordsFor(lang: string): { readonly lang: string; readonly words: GuideWords } {
  const { language } = new Intl.Locale(lang)
  const known = Object.hasOwn(GUIDE_WORDS, language) ? GUIDE_WORDS[language] : undefined
  return known ? { lang, words: known } : { lang: 'en', words: en }
}
