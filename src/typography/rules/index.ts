import type { Habits } from '../../types/text.js'
import { quotationOf } from '../languages/custom.js'
import { languageOf } from '../languages/index.js'
import type { Language } from '../languages/language.js'
import { isEnglish, type Rule } from '../rule.js'
import { bindings, bindingsIn } from './bindings.js'
import { dashes } from './dashes.js'
import { dotsIn } from './dots.js'
import { ellipses } from './ellipses.js'
import { inHouse } from './house.js'
import { litter } from './litter.js'
import { oddMarks } from './odd.js'
import { primes } from './primes.js'
import { quotationsIn } from './quotations.js'
import { quotes, quotesBesideDashes } from './quotes.js'
import { ranges } from './ranges.js'
import { spaces } from './spaces.js'
import { stopsIn } from './stops.js'
import { strokesIn } from './strokes.js'

/**
 * The rules, in the order they are applied. Litter goes first, for it hides letters from each other; feet and inches before
 * quotes would pair with them; dashes and spaces after quotes, for which way a quote looks tells what they mean.
 */
export const rules: readonly Rule[] = [
  litter,
  oddMarks,
  primes,
  ellipses,
  quotes,
  dashes,
  quotesBesideDashes,
  ranges,
  spaces,
  bindings,
]

/** Turn the habits of a work into the rules for what it says in the language of these habits, in order. */
export function rulesFor(habits: Habits): readonly Rule[] {
  const { lang, style = {} } = habits
  const language = isEnglish(lang) ? undefined : languageOf(lang)
  const all = language === undefined ? rules : rulesIn(language, habits)
  const house = inHouse(all, style, isEnglish(lang))
  return house.filter(({ name }) => !style.off?.includes(name))
}

/** The same for a language whose facts are known. */
function rulesIn(language: Language, { lang, style = {}, customs }: Habits): readonly Rule[] {
  const custom = customs?.get(lang.toLowerCase())
  const [first] = language.quotations
  const marks = quotationOf(style) ?? language.quotations[custom?.quotation ?? 0] ?? first
  const mark = custom?.dash ?? language.dashes.marks[0] ?? '–'
  return [
    litter,
    oddMarks,
    primes,
    dotsIn(language),
    ...(marks ? [quotationsIn(language, marks)] : []),
    strokesIn(language, mark),
    ...(language.dashes.range === '–' ? [asInEnglish(ranges)] : []),
    spaces,
    ...(language.stops ? [stopsIn(language)] : []),
    bindingsIn(language),
  ]
}

/** A rule that is the same in English. */
const asInEnglish = ({ name, correct }: Rule): Rule => ({
  name,
  correct: (passage) => correct({ ...passage, habits: { ...passage.habits, lang: 'en' } }),
})
