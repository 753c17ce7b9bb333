import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RawGlyph, Wordbook } from '../../src/fonts/wordbook.js'

const short = fc.integer({ min: -32768, max: 32767 })
const glyph: fc.Arbitrary<RawGlyph> = fc.record({
  codepoint: fc.integer({ min: 0, max: 65535 }),
  cluster: fc.integer({ min: 0, max: 40 }),
  xAdvance: short,
  xOffset: short,
  yOffset: short,
})
const words = fc.uniqueArray(
  fc.tuple(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.array(glyph, { maxLength: 9 })),
  {
    selector: ([word]) => word,
    minLength: 1,
    maxLength: 20,
  },
)

/** A wordbook with these words more, as a later build finds it. */
const later = (known: Uint8Array | undefined, entries: readonly (readonly [string, readonly RawGlyph[]])[]) => {
  const book = new Wordbook(known)
  for (const [word, glyphs] of entries) if (!book.find(word)) book.enter(word, glyphs)
  return book.written() ?? known
}

describe('a wordbook', () => {
  it('gives back what builds before entered, each word as it was first shaped', () => {
    fc.assert(
      fc.property(words, words, (first, second) => {
        const found = new Wordbook(later(later(undefined, first), second))
        for (const [word, glyphs] of first) expect(found.find(word)).toEqual(glyphs)
        const known = new Map(first)
        for (const [word, glyphs] of second) expect(found.find(word)).toEqual(known.get(word) ?? glyphs)
      }),
    )
  })

  it('writes nothing where nothing is new', () => {
    const bytes = later(undefined, [['ferry', []]])
    expect(new Wordbook(bytes).written()).toBeUndefined()
  })

  it('knows nothing where its bytes are cut short or another’s', () => {
    const bytes = later(undefined, [['ferry', []]]) ?? new Uint8Array()
    expect(new Wordbook(bytes.slice(0, bytes.length - 2)).find('ferry')).toBeUndefined()
    expect(new Wordbook(new Uint8Array(64).fill(7)).find('ferry')).toBeUndefined()
  })

  it('does not enter a glyph whose numbers are larger than it can hold', () => {
    const book = new Wordbook()
    book.enter('far', [{ codepoint: 1, cluster: 0, xAdvance: 40_000, xOffset: 0, yOffset: 0 }])
    expect(book.written()).toBeUndefined()
  })
})
