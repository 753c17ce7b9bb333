import { describe, expect, it } from 'vitest'
import { creepOf } from '../../src/imposition/creep.js'
import { formatFor, ZINE_FORMATS } from '../../src/imposition/format.js'
import { impose } from '../../src/imposition/impose.js'
import { jobOf } from '../../src/imposition/job.js'
import { calliperOf, inMm, mm, sheetOf } from '../../src/imposition/paper.js'
import { signaturesOf } from '../../src/imposition/signatures.js'
import type { Face, Shaped } from '../../src/types/fonts.js'
import { LAYOUTS } from '../../src/types/imposition.js'
import type { Page, TextMark } from '../../src/types/layout.js'
import { NoBook } from '../../src/types/problem.js'

const HERE = { usesLetter: false, isRightBound: false }

describe('paper', () => {
  it.each([
    ['letter', 612, 792],
    ['legal', 612, 1008],
    ['tabloid', 792, 1224],
    ['a3', 841.89, 1190.55],
    ['A4', 595.28, 841.89],
    ['a5', 419.53, 595.28],
    ['a7', 209.76, 297.64],
    ['half-letter', 396, 612],
    ['quarter-letter', 306, 396],
    ['mass', 306, 494.64],
    ['210x330mm', 595.28, 935.43],
    ['8.5 x 13 in', 612, 936],
    ['300pt × 400pt', 300, 400],
  ])('%s is %d by %d points', (name, width, height) => {
    const sheet = sheetOf(name)
    expect([sheet.width, sheet.height].map((size) => Math.round(size * 100) / 100)).toEqual([width, height])
  })

  it.each([
    ['80gsm', 0.1],
    ['20lb', 0.1],
    ['90 gsm', 0.12],
    ['24lb', 0.12],
    ['120g/m2', 0.15],
    ['65lb cover', 0.24],
    ['0.13mm', 0.13],
    ['0.005in', 0.127],
  ])('of %s is %d mm thick', (paper, thick) => {
    expect(inMm(calliperOf(paper))).toBeCloseTo(thick, 2)
  })

  it.each([
    { sheet: 'b9' },
    { sheet: '9999999x2mm' },
    { sheet: 'constructor' },
    { paper: '80 bananas' },
    { paper: '4000gsm' },
    { signature: '0' },
    { signature: '4,,x' },
    { flip: 'sideways' },
    { marks: 'fold,glitter' },
    { flyleaves: '1.5' },
    { bleed: '3 miles' },
    { layout: 'zine' },
  ])('is asked for by words that mean something: not %o', (said) => {
    expect(() => jobOf(said, HERE)).toThrow(NoBook)
  })
})

describe('signatures', () => {
  it.each([
    [19, [4], [4, 4, 4, 4, 3]],
    [17, [4], [4, 4, 4, 3, 2]],
    [5, [2], [2, 3]],
    [1, [4], [1]],
    [28, [10], [10, 10, 8]],
    [9, [2, 5, 3], [2, 5, 2]],
    [3, [1], [1, 1, 1]],
    [12, [4, 4, 3], [4, 4, 2, 2]],
  ])('%d sheets by %o are %o', (sheets, wished, sizes) => {
    expect(signaturesOf(sheets, wished)).toEqual(sizes)
  })
})

describe('creep', () => {
  const paper = { calliper: mm(0.1), swell: 1 }
  it('is the thickness of all sheets about a page: shift(i) = i × t × k', () => {
    const shifts = [0, 1, 9].map((depth) => inMm(creepOf(depth, paper, mm(20))))
    expect(shifts.map((shift) => Number(shift.toFixed(3)))).toEqual([0, 0.1, 0.9])
    expect(inMm(creepOf(9, { ...paper, swell: 1.4 }, mm(20)))).toBeCloseTo(1.26)
  })
  it('leaves 6 mm between words and the fold', () => {
    expect(inMm(creepOf(30, paper, mm(7)))).toBeCloseTo(1)
    expect(creepOf(30, paper, mm(5))).toBe(0)
  })
  it('moves pages towards their fold, anew in each signature', () => {
    const job = jobOf({ layout: 'signatures', signature: '3', paper: '0.2mm', sheet: 'a4' }, HERE)
    const { formes, plan } = impose(
      Array.from({ length: 24 }, () => page(148, 210, { x: 80, y: 300 })),
      job,
    )
    const half = plan.sheet.width / 2
    const shifts = formes.map(({ placements }) =>
      placements.map(({ x }) => Number(inMm(x < half - 9 ? half - mm(148) - x : x - half).toFixed(2))),
    )
    // Each sheet's front and back, left page and right page: 0.2 mm more for each sheet about it, towards the middle.
    const sheet = (shift: number) => Array.from({ length: 2 }, () => [-shift, -shift].map((s) => s || 0))
    const signature = [...sheet(0), ...sheet(0.2), ...sheet(0.4)]
    expect(shifts.map((its) => its.map((s) => s || 0))).toEqual([...signature, ...signature])
    expect(plan.creep.map((shift) => Number(inMm(shift).toFixed(2)))).toEqual([0.4, 0.4])
  })
})

it('a book bound at the right has its inner margins at the right: pages that were set for the left move over', () => {
  const said = { layout: 'booklet', sheet: 'a4', binding: 'right' }
  // Words from 20 to 122 mm on right-hand pages, from 26 to 128 mm on left-hand ones.
  const wide = (side: Page['side']): Page => {
    const one = page(148, 210, { x: mm(side === 'recto' ? 20 : 26), y: 300 })
    return {
      ...one,
      side,
      marks: [...one.marks, ...page(148, 210, { x: mm(side === 'recto' ? 122 : 128) - 10, y: 300 }).marks],
    }
  }
  const { formes, plan } = impose([wide('recto'), wide('verso'), wide('recto'), wide('verso')], jobOf(said, HERE))
  const [first] = formes[0]?.placements.filter(({ page: { side } }) => side === 'recto') ?? []
  // The first page lies at the left of the fold; its words end 20 mm before it.
  expect(inMm(plan.sheet.width / 2 - ((first?.x ?? 0) + mm(122)))).toBeCloseTo(20)
})

describe('the format', () => {
  it('is chosen by the place that the layout gives a page', () => {
    const of = (layout: string, sheet: string) => formatFor(jobOf({ layout, sheet }, HERE)).format
    expect(LAYOUTS.map((layout) => of(layout, 'a4'))).toEqual([
      'a5',
      'a5',
      'a6-zine',
      'a7',
      'a5',
      'a7',
      'a8',
      'a7',
      'a5',
    ])
    expect(LAYOUTS.map((layout) => of(layout, 'letter'))).toEqual([
      'half-letter',
      'half-letter',
      'quarter-letter',
      'eighth-letter',
      'half-letter',
      'eighth-letter',
      'sixteenth-letter',
      'eighth-letter',
      'half-letter',
    ])
    expect(formatFor(jobOf({ layout: 'mini-16', sheet: 'a6' }, HERE))).toEqual({ format: 'a8', size: 'fit' })
    expect(Object.keys(ZINE_FORMATS)).toContain(of('booklet', '200x300mm'))
  })
})

describe('words near an edge', () => {
  const told = (at: { x: number; y: number }, said: Parameters<typeof jobOf>[0], size: [number, number] = [148, 210]) =>
    impose([page(...size, at)], jobOf({ sheet: 'a4', ...said }, HERE)).problems.map(({ reason }) => reason)

  it('are told by the kind of the edge, and are let alone where they are clear of it', () => {
    expect(told({ x: mm(20), y: mm(100) }, {})).toEqual([])
    // The first page stands at the right: its left edge is the fold, its head the edge of the sheet.
    expect(told({ x: mm(5), y: mm(100) }, {})).toEqual([
      'Words stand within 5.0 mm of the fold in which it is bound (p. 1)',
    ])
    expect(told({ x: mm(20), y: mm(4) + 7.5 }, {})).toEqual([
      'Words stand within 4.0 mm of the edge of the sheet (p. 1)',
    ])
    expect(told({ x: mm(20), y: mm(2) + 7.5 }, {})).toEqual([
      'Words stand within 2.0 mm of the edge of the sheet (p. 1): a printer would leave them out',
    ])
    expect(told({ x: mm(20), y: mm(2) + 7.5 }, { margin: '0mm' })).toEqual([])
    expect(told({ x: mm(145.75) - 10, y: mm(100) }, { layout: 'cut-stack' })).toEqual([
      'Words stand within 2.5 mm of a cut (p. 1)',
    ])
  })

  it('are told of when their page is larger than its place', () => {
    const [first] = told({ x: mm(40), y: mm(100) }, {}, [160, 210])
    expect(first).toBe(
      'The page (160 × 210 mm) is larger than its place on the sheet (149 × 210 mm); 11.5 mm of it are cut off',
    )
    expect(told({ x: mm(40), y: mm(100) }, { size: 'fit' }, [160, 210])).toEqual([])
  })
})

/** A page with ten points of black at a place. */
function page(width: number, height: number, { x, y }: { x: number; y: number }): Page {
  // Neither face nor glyphs are looked at here.
  const shaped = { width: 1000, glyphs: [], text: 'a', face: {} as Face, stops: new Float32Array() } satisfies Shaped
  const colour = { r: 0, g: 0, b: 0, a: 1 }
  const text: TextMark = {
    kind: 'text',
    x,
    y,
    face: shaped.face,
    size: 10,
    scale: 1,
    colour,
    parts: [{ shaped, gap: 0 }],
    lang: 'en',
  }
  return { width: mm(width), height: mm(height), side: 'recto', label: '1', blank: false, marks: [text] }
}
