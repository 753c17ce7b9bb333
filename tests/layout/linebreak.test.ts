import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ItemMaker } from '../../src/layout/itemMaker.js'
import { type Breaking, breakLines } from '../../src/layout/linebreak.js'
import type { Measure } from '../../src/layout/measure.js'
import type { Hyphenator } from '../../src/types/fonts.js'
import { plainMeasure } from './proportional.js'
import { styleWith, text, typewriter } from './typewriter.js'

const itemsOf = (prose: string, hyphenator: Hyphenator = () => []) =>
  new ItemMaker({ shaper: typewriter, hyphenatorFor: () => hyphenator, folioOf: () => '' }).make([
    text(prose, styleWith({ hyphens: 'auto' })),
  ])

/** The lines of a breaking as text. */
function linesOf(prose: string, breaking: Breaking | undefined, hyphenator?: Hyphenator): string[] {
  const items = itemsOf(prose, hyphenator)
  return (breaking?.lines ?? []).map(
    ({ start, end, hyphen }) =>
      items
        .slice(start, end)
        .map((item) => (item.kind === 'box' ? item.text : item.kind === 'glue' ? ' ' : ''))
        .join('') + (hyphen ? '-' : ''),
  )
}

const broken = (prose: string, shape: Measure, hyphenator?: Hyphenator) =>
  linesOf(prose, breakLines(itemsOf(prose, hyphenator), shape)[0], hyphenator)

describe('breaking a paragraph into lines', () => {
  it('takes as long for each of many lines as for each of few', { timeout: 10_000 }, () => {
    const words = Array.from({ length: 40_000 }, (_, i) => 'lamp ferry on a river'.split(' ')[(i * i) % 5]).join(' ')
    const [best] = breakLines(itemsOf(words), plainMeasure(150))
    expect(best?.lines.length).toBeGreaterThan(4000)
  })

  it('sets a word as long as a book, and loses none of it', { timeout: 10_000 }, () => {
    const word = 'x'.repeat(50_000)
    expect(broken(word, plainMeasure(150)).join('')).toBe(word)
  })

  it('looks at the whole paragraph: a first line a little looser saves a second one much too loose', () => {
    // A greedy setter would fill the first line with "aaa bb cc" and leave "ddddd" alone on the second.
    expect(broken('aaa bb cc ddddd eeeeeeeee', plainMeasure(50))).toEqual(['aaa bb', 'cc ddddd', 'eeeeeeeee'])
  })

  it('takes the indent off the first line alone', () => {
    expect(broken('aaaa bbbb cccc dddd', plainMeasure(45, { indent: 20 }))).toEqual(['aaaa', 'bbbb cccc', 'dddd'])
  })

  it('divides a word where the hyphenator allows it, when the line would be too loose', () => {
    const hyphenator: Hyphenator = (word) => (word === 'typographer' ? [2, 5, 7] : [])
    expect(broken('the old typographer slept', plainMeasure(75), hyphenator)).toEqual([
      'the old typog-',
      'rapher slept',
    ])
  })

  it('breaks after a dash inside a word and never before it', () => {
    expect(broken('wait—there it is', plainMeasure(30))).toEqual(['wait—', 'there', 'it is'])
  })

  it('never breaks at a no-break space', () => {
    expect(broken('aaaa Mr.\u00a0Fox bbbb', plainMeasure(45))).toEqual(['aaaa', 'Mr. Fox', 'bbbb'])
  })

  it('keeps a line break of the author', () => {
    const items = new ItemMaker({ shaper: typewriter, hyphenatorFor: () => () => [], folioOf: () => '' }).make([
      text('one', styleWith()),
      { kind: 'break' },
      text('two three', styleWith()),
    ])
    expect(breakLines(items, plainMeasure(100))[0]?.lines).toHaveLength(2)
  })

  it('sets a word that is longer than the measure on a line of its own, and goes on', () => {
    expect(broken('aa Llanfairpwllgwyngyll bb', plainMeasure(50))).toEqual(['aa', 'Llanfairpwllgwyngyll', 'bb'])
  })

  it('offers a paragraph a line longer and a line shorter, so that a page can be filled', () => {
    const prose = Array.from({ length: 300 }, () => 'abcd').join(' ')
    expect(breakLines(itemsOf(prose), plainMeasure(250)).map((b) => b.lines.length)).toEqual([30, 31, 29])
  })

  it('finds what brute force finds, on short paragraphs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 9 }), (lengths) => {
        const prose = lengths.map((n) => 'x'.repeat(n)).join(' ')
        const shape = plainMeasure(70)
        const found = breakLines(itemsOf(prose), shape)[0]
        const best = bruteForce(lengths, 70)
        if (best !== undefined) expect(found?.demerits).toBeCloseTo(best, 3)
      }),
      { numRuns: 300 },
    )
  })

  it('loses no word and keeps their order, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 60 }), (words) => {
        expect(broken(words.join(' '), plainMeasure(80)).join(' ')).toBe(words.join(' '))
      }),
    )
  })
})

/** Every way to break words of these lengths, priced as the breaker prices a line; undefined where none is within its first tolerance. */
function bruteForce(lengths: readonly number[], width: number): number | undefined {
  let best: number | undefined
  const visit = (from: number, fitness: number, demerits: number) => {
    if (from === lengths.length) {
      if (best === undefined || demerits < best) best = demerits
      return
    }
    for (let to = from + 1; to <= lengths.length; to++) {
      const words = lengths.slice(from, to)
      const spaces = words.length - 1
      const gap = width - (words.reduce((a, b) => a + b, 0) + spaces) * 5
      const last = to === lengths.length
      const flex = spaces * 5 * (gap >= 0 ? 0.5 : 1 / 3) || 1e-3
      const ratio = last ? Math.min(0, gap / flex) : gap / flex
      if (ratio < -1.25 || ratio > 1.7) continue
      const own = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
      const seen = ratio > 1 ? 60000 : ratio < -0.6 ? (last ? 31000 : 1000) : 0
      const cost = (10 + 100 * Math.abs(ratio) ** 3) ** 2 + seen + (Math.abs(own - fitness) > 1 ? 3000 : 0)
      visit(to, own, demerits + cost)
    }
  }
  visit(0, 1, 0)
  return best
}
