import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saddleStitch } from '../../src/imposition/impose.js'
import type { Forme, Page } from '../../src/types/layout.js'

const PAPER = { width: 200, height: 140 }

const pages = (count: number): Page[] =>
  Array.from({ length: count }, (_, i) => ({
    width: 100,
    height: 140,
    side: i % 2 ? 'verso' : 'recto',
    label: String(i + 1),
    blank: false,
    marks: [],
  }))

/** Read a pile of folded sheets leaf by leaf: knows nothing of imposition but that sheets are folded in the middle. */
function readFolded(formes: readonly Forme[]): string[] {
  const half = (forme: Forme | undefined, side: 'left' | 'right') =>
    forme?.placements.find((p) => (side === 'left' ? p.x < 100 : p.x >= 100))?.page.label ?? ''
  const sheets = formes.length / 2
  const front: string[] = []
  const back: string[] = []
  for (let sheet = 0; sheet < sheets; sheet++) {
    // The first leaf of a sheet shows the right half of its front, and behind it the left half of its back.
    front.push(half(formes[2 * sheet], 'right'), half(formes[2 * sheet + 1], 'left'))
    // Its other leaf: the right half of the back, then the left half of the front.
    back.unshift(half(formes[2 * sheet + 1], 'right'), half(formes[2 * sheet], 'left'))
  }
  return [...front, ...back]
}

describe('saddle stitching', () => {
  it('puts eight pages on two sheets in the order of the trade', () => {
    const order = saddleStitch(pages(8), PAPER).map((forme) => forme.placements.map((p) => p.page.label).join('|'))
    expect(order).toEqual(['8|1', '2|7', '6|3', '4|5'])
  })

  it('reads in order when folded, for any number of pages; blanks at the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const read = readFolded(saddleStitch(pages(count), PAPER))
        expect(read.slice(0, count)).toEqual(pages(count).map((page) => page.label))
        expect(read.slice(count).every((label) => label === '')).toBe(true)
        expect(read.length % 4).toBe(0)
      }),
    )
  })

  it('sets both pages of a side against the fold', () => {
    const [forme] = saddleStitch(
      pages(4).map((page) => ({ ...page, width: 90 })),
      PAPER,
    )
    expect(forme?.placements.map((p) => p.x)).toEqual([10, 100])
  })
})
