import { describe, expect, it } from 'vitest'
import { ItemMaker } from '../../src/layout/itemMaker.js'
import type { Item } from '../../src/layout/items.js'
import { shapingOf } from '../../src/layout/shaping.js'
import type { Style } from '../../src/types/style.js'
import { styleWith, text, typewriter } from './typewriter.js'

const itemsOf = (prose: string, changes: Partial<Style> = { hyphens: 'auto' }): Item[] =>
  new ItemMaker({
    shaper: typewriter,
    hyphenatorFor: () => (word) => (word.length > 6 ? [3] : []),
    folioOf: () => '',
  }).make([text(prose, styleWith(changes))])

/** The items in one line: `|` where a line may end, `-` where it may end with a hyphen, `_` for a space where it may not. */
const shown = (items: readonly Item[]): string => {
  let line = ''
  items.forEach((item, i) => {
    const before = items[i - 1]
    const tied = before?.kind === 'penalty' && before.cost === Number.POSITIVE_INFINITY
    if (item.kind === 'box') line += item.text
    else if (item.kind === 'glue') line += tied ? '_' : item.width ? ' ' : '|'
    else if (item.kind === 'penalty' && item.cost < Number.POSITIVE_INFINITY) line += item.hyphen ? '-' : '|'
  })
  return line
}

describe('where a line may end', () => {
  it('is at spaces, unless the author ties the words', () => {
    expect(shown(itemsOf('a b\u00a0c  d\u2009e'))).toBe('a b_c d_e')
  })

  it('is at a soft hyphen, and at that alone where there is one; it is never set', () => {
    expect(shown(itemsOf('disam\u00adbiguation wonderful'))).toBe('disam-biguation won-derful')
    expect(shown(itemsOf('disam\u00adbiguation wonderful', { hyphens: 'manual' }))).toBe('disam-biguation wonderful')
    expect(shown(itemsOf('disam\u00adbiguation', { hyphens: 'none' }))).toBe('disambiguation')
  })

  it('is at a space without width, and not at a joiner of words', () => {
    expect(shown(itemsOf('ab\u200bcd'))).toBe('ab|cd')
    expect(shown(itemsOf('one—two one—\u2060two'))).toBe('one—|two one—two')
  })

  it('is after the marks of an address, which no hyphen divides', () => {
    expect(shown(itemsOf('https://example.com/forests/rivers?page=wonderful'))).toBe(
      'https://example.|com/|forests/|rivers?|page=|wonderful',
    )
    expect(shown(itemsOf('someone.unknown@example.com'))).not.toContain('-')
  })

  it('is between ideographs, not before what closes nor after what opens', () => {
    expect(shown(itemsOf('吾輩は「猫」である。'))).toBe('吾|輩|は|「猫」|で|あ|る。')
    expect(shown(itemsOf('きゃっと'))).toBe('きゃっ|と')
    expect(shown(itemsOf('한국어 말'))).toBe('한|국|어 말')
  })

  it('gives between ideographs, so that their lines can be justified', () => {
    const [, glue] = itemsOf('吾輩')
    expect(glue).toMatchObject({ kind: 'glue', width: 0, fil: false })
    expect(glue?.kind === 'glue' && glue.stretch).toBeGreaterThan(0)
  })

  it('is between the words of a script that has no spaces', () => {
    expect(shown(itemsOf('ประเทศไทยมีภาษา'))).toBe('ประเทศไทย|มี|ภาษา')
  })

  it('is not in a contraction, but in a possessive', () => {
    expect(shown(itemsOf('shouldn’t'))).toBe('shouldn’t')
    expect(shown(itemsOf('teacher’s'))).toBe('tea-cher’s')
  })
})

describe('what is asked of a face', () => {
  it('is in the order in which it was said, and the plainest words last', () => {
    const { features } = shapingOf(
      styleWith({
        'font-variant-caps': 'all-small-caps',
        'font-variant-numeric': ['diagonal-fractions'],
        'font-variant-ligatures': ['discretionary-ligatures'],
        'font-kerning': 'none',
        'font-feature-settings': ['-dlig', 'salt=2'],
      }),
    )
    expect(features).toEqual(['smcp', 'c2sc', 'frac', 'dlig', '-kern', '-dlig', 'salt=2'])
  })

  it('has no ligatures where it is tracked', () => {
    expect(shapingOf(styleWith({ 'letter-spacing': 1 })).features).toContain('-liga')
    expect(shapingOf(styleWith()).features).toEqual([])
  })

  it('is another for another language', () => {
    expect(shapingOf(styleWith(), 'pl').key).not.toBe(shapingOf(styleWith(), 'en').key)
  })
})
