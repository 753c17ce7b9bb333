import { inParagraphs, type Rule } from '../rule.js'

// Words that no sentence has twice running: articles, conjunctions, possessives, most prepositions and pronouns, forms of `to be`.
const never = new Set(
  `a an the and or but nor of to for with from at by into onto upon than if because although my your our their its his i we he she they
  it us them me was were are am be been being will would shall should could must may might has have this these those as who which what
  when where why how not`.split(/\s+/),
)
// Those that a sentence may well have twice: `he had had enough`, `she told her her name`, `what it is is`, `come in in a minute`.
const often = new Set(
  `had that her on in out up off over down about through round there so can one no yes oh ah ha hey hi ho hm mm la na ta
  da tut tsk hush now well very too far long much many more never ever really quite always again dear please please come go look wait
  stop run bye good big little old round here all`.split(/\s+/),
)

// Those that it has twice only after some words: `what it is is`, `all that they did did no good`, `I told you you would`.
const after: ReadonlyMap<string, RegExp> = new Map([
  ['is', /\b(?:what|who|where|how|why|all|thing|problem|point|truth|fact)\b[^.!?]*$/i],
  ['do', /\b(?:what|all|how|least|most|can|could)\b[^.!?]*$/i],
  ['did', /\b(?:what|all|how|least|most)\b[^.!?]*$/i],
  ['you', /\b(?:tell|told|show|give|promise|warn|assure|think|know|see|what)\w*\s$/i],
])

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
      if (after.get(low)?.test(text.slice(Math.max(0, match.index - 40), match.index))) return []
      const sure = never.has(low) || after.has(low)
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
