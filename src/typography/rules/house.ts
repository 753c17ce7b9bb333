import type { HouseStyle } from '../../types/text.js'
import type { Correction, Rule } from '../rule.js'

const space = '\u00a0'

/** Turn the rules of a language into those of a house that has a style of its own. */
export function inHouse(rules: readonly Rule[], style: HouseStyle, english: boolean): readonly Rule[] {
  const { quotes = 'auto', dashes = 'closed', ellipsis = 'single' } = style
  const out: Rule[] = []
  for (const rule of rules) {
    if (rule.name === 'quotes' && quotes === 'keep') continue
    if (rule.name === 'ellipses' && ellipsis === 'keep') continue
    if (rule.name === 'dashes' && dashes === 'keep') out.push(asTyped(rule))
    else out.push(rule)
    // Other languages have spaces round their dashes, or none, whatever the house.
    if (rule.name === 'dashes' && dashes === 'spaced' && english) out.push(spacedDashes)
    // After all that looks for an ellipsis of one character.
    if (rule.name === 'spaces' && ellipsis === 'spaced') out.push(spacedDots)
  }
  return out
}

/** A rule for dashes that leaves every dash as it was typed, and the spaces round what stands for one. */
const asTyped = ({ name, correct }: Rule): Rule => ({
  name,
  correct: (passage) =>
    correct(passage).flatMap((its): Correction[] => {
      const typed = passage.text.slice(its.start, its.end)
      if (/[–—―]/.test(typed) || !/-/.test(typed)) return []
      const mark = /[–—⸺⸻]/.exec(its.is)?.[0]
      return mark === undefined ? [its] : [{ ...its, is: typed.replace(/-+/, mark) }]
    }),
})

/** The dash of British books: an en dash with spaces, the first of which does not part. New Hart's Rules, 4.11. */
const spacedDashes: Rule = {
  name: 'dashes',
  correct: ({ text }) =>
    [...text.matchAll(/([ \u00a0]?)—([ \u00a0]?)/g)].map(({ 0: whole, index }): Correction => {
      const left = text[index - 1] ?? ''
      const right = text[index + whole.length] ?? ''
      const head = left === '' || /[\s“‘(\u2028]/.test(left) ? '' : space
      const tail = right === '' || /[\s”’).,;:!?…]/.test(right) ? '' : ' '
      return { start: index, end: index + whole.length, is: `${head}–${tail}`, sure: 0.9 }
    }),
}

/** Three dots with spaces that do not part. The Chicago Manual of Style, 13.50. */
const spacedDots: Rule = {
  name: 'ellipses',
  correct: ({ text }) =>
    [...text.matchAll(/([ \u00a0]?)…/g)].map(({ 0: whole, index }): Correction => {
      const left = text[index - 1] ?? ''
      const lead = left === '' || /[\s“‘(\u2028]/.test(left) ? '' : space
      return { start: index, end: index + whole.length, is: `${lead}.${space}.${space}.`, sure: 0.9 }
    }),
}
