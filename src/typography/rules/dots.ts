import type { Language } from '../languages/language.js'
import type { Rule } from '../rule.js'
import { ellipses } from './ellipses.js'

/**
 * Turn a language into the rule for its ellipses: as in English, but that the full stop is part of them, and that a space before
 * them stays where it says that words are left out.
 */
export function dotsIn({ ellipsis }: Language): Rule {
  return {
    name: 'ellipses',
    correct: (passage) =>
      ellipses
        .correct(passage)
        .map((its) => {
          const typed = /^[ \u00a0]+/.test(passage.text.slice(its.start, its.end))
          const dots = its.is.trimStart()
          const lead = its.is.slice(0, its.is.length - dots.length)
          return { ...its, is: (ellipsis === 'kept' && typed ? '\u00a0' : lead) + dots.replace('.…', '…') }
        })
        .filter(({ start, end, is }) => passage.text.slice(start, end) !== is),
  }
}
