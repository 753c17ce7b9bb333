import { inParagraphs, type Rule } from '../rule.js'

// Words that no sentence has twice running: articles, conjunctions, possessives, most prepositions and pronouns, forms of `to be`.
const never = new Set(
  `a an the and or but nor of to for with from at by into onto upon than if because although my your our their its his i we he she they
  it us them me was were are am be been being will would shall should could must may might has have this these those as who which what
  when where why how not`.split(/\s+/),
)
// Those that a sentence may well have twice: `he had had enough`, `she told her her name`, `what it is is`, `come in in a minute`.
const often = new Set(
  `had that her is do did you on in out up off over down about through round there so can one no yes oh ah ha hey hi ho hm mm la na ta
  da tut tsk hush now well very too far long much many more never ever really quite always again dear please please come go look wait
  stop run bye good big little old round here all`.split(/\s+/),
)

/** A word typed twice. */
export const doubledWord: Rule = {
  name: 'doubled-word',
  english: true,
  find: inParagraphs(({ text }) =>
    Array.from(text.matchAll(/(?<![\p{L}\p{N}’'-])([\p{L}’]+)\s+\1(?![\p{L}\p{N}’'-])/giu)).flatMap((match) => {
      const [both, word = ''] = match
      const low = word.toLowerCase()
      const second = both.slice(-word.length)
      // `Humbert Humbert` is a name, `the The Times` a title.
      if (often.has(low) || (/^\p{Lu}/u.test(second) && low !== 'i')) return []
      const sure = never.has(low)
      if (!sure && word.length < 3) return []
      return [
        {
          start: match.index,
          end: match.index + both.length,
          reason: `Word stands twice: “${both.replace(/\s+/g, ' ')}”`,
          note: 'Take one of them out.',
          weight: sure ? 0.95 : 0.6,
        },
      ]
    }),
  ),
}
