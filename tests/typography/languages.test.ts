import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/manuscript/read.js'
import { RULES } from '../../src/manuscript/reading.js'
import { normalise } from '../../src/typography/normalise.js'
import { normaliseText } from '../../src/typography/plain.js'
import { rulesFor } from '../../src/typography/rules/index.js'
import { survey } from '../../src/typography/survey.js'

const tags = 'en-US en-GB fr fr-CA fr-CH de de-AT de-CH es it pt-BR pt-PT nl sv pl cs fi'.split(' ')
const styles = [
  {},
  { quotes: 'american' },
  { quotes: 'british' },
  { quotes: 'german' },
  { quotes: 'keep' },
  { dashes: 'spaced' },
  { dashes: 'keep' },
  { ellipsis: 'spaced' },
  { elisions: ["'cause", "goin'"], keep: ['-- sic', '"so"'] },
  { off: ['quotes', 'dashes'] },
] as const

// What people type, right and wrong, in the language and out of it.
const sentences: Readonly<Record<string, readonly string[]>> = {
  any: [
    '*"Mon"*, so "*dié*" - no.',
    'Na -- "no" -- ma (p. 5, 50 %).',
    '“La—le“ ... 1914-18, 12:30!',
    'La\u00a0le ; lu : li ! La ?',
    '[Le "mot" - et "l\'or"]{lang=fr} no.',
    '["Wort" -- ja...]{lang=de} "so".',
    'No `a "b" -- c` no.',
    'No \\"so\\" no.',
    "'Cause goin' 'so'. -- sic.",
  ],
  en: ['"Is it \'so\'?" he said.', "'Tis the boys' 'gull'."],
  fr: [
    '"Bonjour!" dit-il. "C\'est l\'"ami" de Paul?"',
    'Il a dit: «Paul a crié "non"».',
    '- Viens; dit-elle. Pourquoi?!',
    "Aujourd'hui - en '68 - M. Petit a dit “oui”...",
  ],
  de: [
    '"Ich komme", sagte er. "Was heißt \'nie\'?"',
    "Wie geht's? Ich hab' 'ne Idee, z. B. Hans' Boot - '68.",
    '„Ich woll-" – “Nein!”',
    'Ach ... weiß nicht... Haupt- und Nebensache.',
  ],
  es: ['- ¡Hola! - dijo Ana -. ¿Qué tal?', '—Hola —dijo—. «Leí "El Quijote"».', 'La casa - vieja - ardió.', '"¿Qué?"'],
  it: ['"Ciao", disse. "Hai letto l\'"Iliade"?"', "Un po' d'acqua, 'sto “caffè” - sì.", '- Vieni? - chiese.'],
  pt: ['- Olá - disse ele. - Tudo bem?', '"Oi", disse. \'Tá bom, copo d\'água: "não".'],
  nl: ['\'s Avonds kwam \'t schip. "Kom je?" vroeg hij.', "'Kom je?' vroeg ze. 'Ik weet 't niet,' zei hij."],
  sv: ['"Kommer du?" frågade han.', '- Jag vet inte, sa hon. Det var t. ex. 5 kr - tror jag.', '»Nej», sa han.'],
  pl: ['"Chodź", powiedział. "Czytał "Lalkę"".', '- Nie wiem - odparła. - A ty?', 'W domu i z psem o 5, m. in. „tak”.'],
  cs: ['"Pojď," řekl. "Řekla \'ne\'."', '- Nevím, řekla. V lese - k ránu - s psem.', '»Ano,« řekl.'],
}
const text = (tag: string) =>
  fc
    .array(fc.constantFrom(...(sentences[tag.split('-')[0] ?? ''] ?? []), ...(sentences.any ?? [])), {
      minLength: 1,
      maxLength: 5,
    })
    .chain((its) => fc.constantFrom(' ', '\n\n').map((gap) => its.join(gap)))
const setting = fc
  .tuple(fc.constantFrom(...tags), fc.constantFrom(...styles))
  .chain(([tag, style]) => text(tag).map((its) => ({ tag, style, its })))

describe('a text in another language than the book says', () => {
  const told = (text: string, tag: string) => {
    const work = read({ path: 'a.md', bytes: new TextEncoder().encode(text) })
    return normalise(work, survey(work, tag)).problems.map(({ reason, note }) => [reason, note.slice(0, 16)])
  }
  const french = 'Il était une fois un homme qui ne voulait pas de la mer, et la mer le savait dans les nuits. '
  const english = 'There was a man who said that he had no need of the sea, and the sea was told of it. '
  test.each([
    [french.repeat(12), 'en', [['The text seems to be French, and is set in the language "en"', 'Write "lang: fr"']]],
    [french.repeat(12), 'fr-CA', []],
    [english.repeat(12), 'en-GB', []],
    [french, 'en', []],
  ])('is told of', (text, tag, problems) => expect(told(text, tag)).toEqual(problems))
})

describe('in every language and every style', () => {
  test('setting twice changes nothing', () => {
    fc.assert(
      fc.property(setting, ({ its, tag, style }) => {
        const once = normaliseText(its, read, tag, { style })
        expect(normaliseText(once, read, tag, { style })).toBe(once)
      }),
      { numRuns: 300 },
    )
  })
  test('letters and digits never change', () => {
    const letters = (its: string): string => its.replace(/[^\p{L}\p{N}]/gu, '')
    fc.assert(
      fc.property(setting, ({ its, tag, style }) => {
        expect(letters(normaliseText(its, read, tag, { style }))).toBe(letters(its))
      }),
      { numRuns: 200 },
    )
  })
  test('nothing throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 120 }),
        fc.array(fc.constantFrom(...Array.from('"\'„“”‚‘’«»‹›-–—….?!:; \u00a0\u202fal5\n\\')), { maxLength: 40 }),
        fc.constantFrom(...tags),
        fc.constantFrom(...styles),
        (its, marks, tag, style) => {
          normaliseText(its + marks.join('') + its, read, tag, { style })
        },
      ),
      { numRuns: 200 },
    )
  })
  test('every rule has a name that an author can turn off', () => {
    const known: readonly string[] = RULES
    for (const tag of tags) {
      const habits = { lang: tag, quotes: 'double', doubleHyphen: 'em', gaps: 'none' } as const
      for (const style of styles) for (const { name } of rulesFor({ ...habits, style })) expect(known).toContain(name)
    }
  })
})
