import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { hyphenatorFor } from '../../src/layout/hyphenate.js'

const divided = (word: string, lang: string): string =>
  word
    .split('')
    .map((letter, i) => (hyphenatorFor(lang)(word).includes(i) ? `-${letter}` : letter))
    .join('')

describe('dividing words by their language', () => {
  const words =
    'manuscript hyphenation Typographer university WONDERFULLY constructor Straßenbahn inaczej projekční développement'

  it.each([
    ['en-GB', 'en-gb'],
    ['en-US', 'en-us'],
    ['de', 'de-1996'],
    ['pl', 'pl'],
    ['cs', 'cs'],
    ['fr', 'fr'],
  ])('divides as the patterns’ own reader does (%s)', (lang, set) => {
    const own = createRequire(import.meta.url)(`hyphen/${set}`) as { hyphenateSync(text: string): string }
    for (const word of words.split(' ')) {
      // Two letters stay before a hyphen and three after it.
      const expected = own
        .hyphenateSync(word)
        .replace(/^(.)\u00ad/u, '$1')
        .replace(/\u00ad(?=.{1,2}$)/gu, '')
      expect(divided(word, lang)).toBe(expected.replaceAll('\u00ad', '-'))
    }
  })

  it('leaves short words and unknown languages whole', () => {
    expect(divided('paper', 'en')).toBe('paper')
    expect(divided('wonderful', 'xx')).toBe('wonderful')
    expect(divided('İstanbullu', 'en')).toBe('İstanbullu')
  })
})
