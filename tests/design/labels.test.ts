import { describe, expect, it } from 'vitest'
import { factLabelsFor, labelsFor, numbersFor } from '../../src/design/labels.js'

const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'sv', 'pl', 'cs']

describe('the words of a book', () => {
  it('are there in ten languages, each of them', () => {
    const names = Object.keys(labelsFor('en'))
    for (const lang of LANGUAGES) {
      expect(Object.keys(labelsFor(lang))).toEqual(names)
      expect(Object.values(labelsFor(lang)).every(Boolean)).toBe(true)
      expect(Object.values(factLabelsFor(lang)).every(Boolean)).toBe(true)
    }
    expect(new Set(LANGUAGES.map((lang) => labelsFor(lang).contents)).size).toBe(9) // Spanish and Portuguese share one
  })

  it.each([
    ['fr', 'Biographie', 'Autres livres'],
    ['de', 'Zur Person', 'Weitere Bücher'],
    ['es', 'Biografía', 'Otras obras'],
    ['pl', 'Nota biograficzna', 'Inne książki'],
  ])('make no man of a writer in %s', (lang, aboutAuthor, alsoBy) => {
    expect(labelsFor(lang)).toMatchObject({ aboutAuthor, alsoBy })
  })

  it('are English where the language is not known', () => {
    expect(labelsFor('fi').contents).toBe('Contents')
    expect(labelsFor('de-AT').contents).toBe('Inhalt')
  })

  it.each([
    ['en', 'Twenty-one', 'Part Two'],
    ['fr', 'Vingt et un', 'Deuxième partie'],
    ['de', 'Einundzwanzig', 'Zweiter Teil'],
    ['es', 'Veintiuno', 'Segunda parte'],
    ['it', 'Ventuno', 'Parte seconda'],
    ['pt', 'Vinte e um', 'Segunda parte'],
    ['nl', 'Eenentwintig', 'Deel Twee'],
    ['sv', 'Tjugoett', 'Andra delen'],
    ['pl', 'Dwadzieścia jeden', 'Część druga'],
    ['cs', 'Dvacet jedna', 'Část druhá'],
  ])('count in %s', async (lang, chapter, part) => {
    const numbers = await numbersFor(lang, 'words')
    expect([numbers.chapter(21), numbers.part(2)]).toEqual([chapter, part])
  })

  it('count as they are told to', async () => {
    expect((await numbersFor('fr', 'roman')).chapter(21)).toBe('XXI')
    expect((await numbersFor('fr', 'arabic')).part(2)).toBe('Partie 2')
    expect((await numbersFor('en', 'none')).chapter(21)).toBe('')
  })
})
