import { describe, expect, it } from 'vitest'
import { setPages, typed, words } from './pagesAsText.js'

const CSS = 'p { text-align: left } p::first-letter { initial-letter: 2 }'
const opening = (first: string): string => `<section><p>${first} ${words('b', 40)}</p></section>`
/** How far each line is set in, in letters. */
const indents = (first: string): number[] =>
  (typed(opening(first), CSS)[0] ?? []).slice(0, 4).map((row) => row.replace('#', ' ').search(/\S/))

describe('drop caps', () => {
  it('have two lines beside them', () => {
    expect(indents('Aaa')).toEqual([2, 3, 0, 0])
  })
  it('have the line beneath a tail set in, too', () => {
    expect(indents('Jaa').map((indent) => indent > 0)).toEqual([true, true, true, false])
  })
  it('take their quotation mark along, in the margin, and are read with it', () => {
    const marks = setPages(opening('“Baa'), CSS).pages[0]?.marks ?? []
    const drawn = marks.flatMap((mark) => (mark.kind === 'path' ? [mark] : []))
    expect(drawn).toHaveLength(2)
    // The mark is 19 pt high, half as wide, and ends .06 em of the initial before the measure.
    const [, quote] = drawn
    expect(quote?.x).toBeCloseTo(-(9.5 + 0.06 * (17 / 0.7)), 5)
    const unseen = marks.flatMap((mark) => (mark.kind === 'text' && mark.invisible ? [mark] : []))
    expect(unseen.map(({ parts }) => parts.map(({ shaped }) => shaped.text).join(''))).toEqual(['“B'])
  })
  it('are left out before a quotation mark where that is wished', () => {
    const { pages } = setPages(opening('“Baa'), `${CSS} p { --initial-quote: none }`)
    expect(pages[0]?.marks.filter(({ kind }) => kind === 'path')).toEqual([])
  })
})
