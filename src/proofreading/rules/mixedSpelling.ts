import type { Paragraph } from '../../types/proof.js'
import { type Remark, type Rule, remark } from '../rule.js'

/** Two spellings of one word in one work: `grey` and `gray`, `realise` and `realize`. */
export const mixedSpelling: Rule = {
  name: 'mixed-spelling',
  english: true,
  find({ paragraphs }) {
    const words = new Map<string, Use>()
    for (const paragraph of paragraphs) {
      for (const { 0: word, index } of paragraph.text.matchAll(/(?<![\p{L}’-])\p{Ll}{4,}(?:-\p{Ll}+)?(?![\p{L}-])/gu)) {
        const use = words.get(word) ?? { word, count: 0, first: { paragraph, at: index } }
        use.count++
        words.set(word, use)
      }
    }
    return [...words.values()].flatMap((british) => {
      const american = words.get(otherOf(british.word) ?? '')
      return american === undefined ? [] : told(british, american)
    })
  },
}

interface Use {
  readonly word: string
  count: number
  readonly first: { readonly paragraph: Paragraph; readonly at: number }
}

/** The rarer of two is asked about, once. */
function told(one: Use, other: Use): Remark[] {
  const [rarer, usual] = one.count <= other.count ? [one, other] : [other, one]
  const { paragraph, at } = rarer.first
  return remark(paragraph, {
    start: at,
    end: at + rarer.word.length,
    reason: `Two spellings: “${rarer.word}” (${rarer.count}) and “${usual.word}” (${usual.count})`,
    note: `Choose one; a search for “${rarer.word}” finds the others.`,
    weight: 0.25,
  })
}

const listOf = (words: string): ReadonlyMap<string, string> =>
  new Map(
    words
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split('/'))
      .map(([one = '', other = '']) => [one, other] as const),
  )

// Words whose two spellings follow no rule. Only those that mean the same in both: not `check`, `story`, `tire`, `curb`.
const single = listOf(`
  grey/gray greys/grays greyed/grayed greyer/grayer greyish/grayish plough/plow ploughs/plows ploughed/plowed ploughing/plowing
  sceptic/skeptic sceptical/skeptical scepticism/skepticism pyjamas/pajamas cosy/cozy jewellery/jewelry judgement/judgment ageing/aging
  moustache/mustache moustaches/mustaches sulphur/sulfur mould/mold moulds/molds mouldy/moldy smoulder/smolder smouldering/smoldering smouldered/smoldered
  defence/defense offence/offense pretence/pretense manoeuvre/maneuver aeroplane/airplane aeroplanes/airplanes aluminium/aluminum
  axe/ax woollen/woolen skilful/skillful wilful/willful fulfil/fulfill enrol/enroll instalment/installment marvellous/marvelous
  kidnapped/kidnaped worshipped/worshiped mum/mom towards/toward afterwards/afterward amongst/among good-bye/goodbye to-day/today
  to-morrow/tomorrow to-night/tonight e-mail/email alright/allright whisky/whiskey encyclopaedia/encyclopedia mediaeval/medieval
`)
const our =
  /^(.*(?:col|hon|fav|lab|harb|neighb|hum|flav|rum|vap|parl|arm|splend|od|sav|endeav|behavi|cand|clam|ferv|rig|tum|val|vig|savi))our(s|ed|ing|er|ers|able|ably|ful|fully|less|ite|ites|y|ies|hood|ly)?$/
const re = /^(.*(?:cent|theat|lit|fib|calib|sab|spect|somb|lust|meag|kilomet|centimet))re(s|d)?$/
const ll =
  /^(.*(?:travel|cancel|level|model|quarrel|signal|label|marvel|jewel|counsel|fuel|tunnel|shovel|channel|equal|rival|tranquil))l(ed|ing|er|ers|ings)$/
const ise = /^(.{3,})is(e|ed|es|ing|ation|ations|er|ers)$/
const yse = /^(anal|paral|catal)ys(e|ed|es|ing)$/
// What ends so and is another word with a z, or none.
const alike = new Set(['prise', 'prised', 'rise'])

/** The American spelling of a British one, where there is one. */
function otherOf(word: string): string | undefined {
  const known = single.get(word)
  if (known !== undefined) return known
  if (alike.has(word)) return undefined
  for (const [pattern, put] of [
    [our, 'or'],
    [re, 'er'],
    [ll, ''],
    [ise, 'iz'],
    [yse, 'yz'],
  ] as const) {
    const match = pattern.exec(word)
    if (match) return `${match[1] ?? ''}${put}${match[2] ?? ''}`
  }
  return undefined
}
