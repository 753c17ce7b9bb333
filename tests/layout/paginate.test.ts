import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LinesPiece, Piece } from '../../src/layout/galley.js'
import type { PageRoom } from '../../src/layout/leaf.js'
import type { Line, Note } from '../../src/layout/line.js'
import { paginate } from '../../src/layout/paginate.js'

const ROOM: PageRoom = { height: 100, first: 10 } // ten lines of 10 pt

const line = (name: string): Line => ({
  advance: 10,
  grid: true,
  tall: false,
  notes: [],
  hyphenated: false,
  type: { marks: [], anchors: [name], over: 0 },
})

const paragraph = (name: string, count: number, changes: Partial<LinesPiece> = {}): LinesPiece => ({
  kind: 'lines',
  settings: [{ lines: Array.from({ length: count }, (_, i) => line(`${name}${i + 1}`)), cost: 0 }],
  orphans: 2,
  widows: 2,
  whole: false,
  withNext: false,
  strings: [],
  ids: [],
  ...changes,
})

const note = (name: string, count: number): Note => ({
  lines: paragraph(name, count).settings[0]?.lines ?? [],
  ids: [],
  sources: [],
})

/** A paragraph that calls a note on one of its lines. */
const calling = (piece: LinesPiece, at: number, called: Note): LinesPiece => ({
  ...piece,
  settings: piece.settings.map((setting) => ({
    ...setting,
    lines: setting.lines.map((line, i) => (i === at - 1 ? { ...line, notes: [called] } : line)),
  })),
})

const space = (size: number, kept = false): Piece => ({ kind: 'space', size, kept, withNext: false })

const pagesOf = (pieces: readonly Piece[], room = ROOM): string[] =>
  paginate({ pieces }, room).map((page) =>
    page.lines.map(({ line: { type } }) => type.anchors.join('') || '-').join(' '),
  )

describe('dividing a galley into pages', () => {
  it('fills pages line by line', () => {
    expect(pagesOf([paragraph('a', 6), paragraph('b', 6)])).toEqual(['a1 a2 a3 a4 a5 a6 b1 b2 b3 b4', 'b5 b6'])
  })

  it('leaves no widow: a page ends a line short rather than leave one line over', () => {
    expect(pagesOf([paragraph('a', 6), paragraph('b', 5), paragraph('c', 5)])).toEqual([
      'a1 a2 a3 a4 a5 a6 b1 b2 b3',
      'b4 b5 c1 c2 c3 c4 c5',
    ])
  })

  it('leaves no orphan: a paragraph does not begin on the last line', () => {
    expect(pagesOf([paragraph('a', 9), paragraph('b', 4)])[0]).toBe('a1 a2 a3 a4 a5 a6 a7 a8 a9')
  })

  it('takes a longer setting of a paragraph when that fills the page', () => {
    const long = { lines: Array.from({ length: 6 }, (_, i) => line(`A${i + 1}`)), cost: 3000 }
    const a = paragraph('a', 5)
    const pages = pagesOf([
      { ...a, settings: [...a.settings, long] },
      paragraph('b', 4, { whole: true }),
      paragraph('c', 4),
    ])
    expect(pages[0]).toBe('A1 A2 A3 A4 A5 A6 b1 b2 b3 b4')
  })

  it('keeps a heading with two lines of its text', () => {
    expect(pagesOf([paragraph('a', 8), paragraph('h', 1, { withNext: true, whole: true }), paragraph('b', 6)])).toEqual(
      ['a1 a2 a3 a4 a5 a6 a7 a8', 'h1 b1 b2 b3 b4 b5 b6'],
    )
  })

  it('drops white at the head of a page, but keeps the sink of an opener', () => {
    expect(paginate({ pieces: [space(30, true), paragraph('a', 2)] }, ROOM)[0]?.lines[0]?.y).toBe(40)
    const second = paginate({ pieces: [paragraph('a', 10), space(10), paragraph('b', 2)] }, ROOM)[1]
    expect(second?.lines[0]?.y).toBe(10)
  })

  it('shows the mark of a gap that would vanish at the head of a page', () => {
    const gap = paragraph('gap', 1, {
      whole: true,
      withNext: true,
      orphans: 1,
      widows: 1,
      atTop: { lines: [line('mark'), line('')], by: 'mark' },
    })
    expect(pagesOf([paragraph('a', 4), gap, paragraph('b', 4)])).toEqual(['a1 a2 a3 a4 gap1 b1 b2 b3 b4'])
    expect(pagesOf([paragraph('a', 10), gap, paragraph('b', 4)])[1]).toBe('mark - b1 b2 b3 b4')
  })

  it('divides a paragraph longer than several pages, the facing ones level', () => {
    expect(pagesOf([paragraph('a', 31)]).map((page) => page.split(' ').length)).toEqual([9, 10, 10, 2])
  })

  it('sets a note at the foot of the page that calls it, below a blank line', () => {
    const piece = calling(paragraph('a', 12), 3, note('n', 2))
    expect(pagesOf([piece])).toEqual(['a1 a2 a3 a4 a5 a6 a7 n1 n2', 'a8 a9 a10 a11 a12'])
    const [page] = paginate({ pieces: [piece] }, ROOM)
    expect(page?.lines.at(-1)?.y).toBe(100)
  })

  it('takes a line that calls a note overleaf with its note where both have no room', () => {
    expect(pagesOf([calling(paragraph('a', 14), 9, note('n', 3))])[0]).toBe('a1 a2 a3 a4 a5 a6 a7 a8')
  })

  it('carries the end of a long note over, two lines of it at least', () => {
    const pages = pagesOf([calling(paragraph('a', 12), 6, note('n', 6))])
    expect(pages).toEqual(['a1 a2 a3 a4 a5 a6 a7 n1 n2', 'a8 a9 a10 a11 a12 - n3 n4 n5 n6'])
  })

  it('lets the text run on where a figure has no room, and sets it at the head of the next page', () => {
    const figure = paragraph('f', 5, { whole: true })
    const overleaf = figure.settings[0]?.lines ?? []
    expect(pagesOf([paragraph('a', 6), { ...figure, overleaf }, paragraph('b', 7)])).toEqual([
      'a1 a2 a3 a4 a5 a6 b1 b2 b3 b4',
      'f1 f2 f3 f4 f5 b5 b6 b7',
    ])
  })

  it('loses no line, keeps their order, and overfills no page', () => {
    const piece = fc.oneof(
      fc.integer({ min: 1, max: 25 }).map((n) => paragraph('p', n)),
      fc.integer({ min: 1, max: 3 }).map((n) => paragraph('w', n, { whole: true, withNext: true })),
      fc.constant(space(10)),
      fc.constant(space(25, true)),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const expected = pieces.flatMap((p) => (p.kind === 'lines' ? (p.settings[0]?.lines ?? []) : []))
        const pages = paginate({ pieces }, ROOM)
        expect(pages.flatMap((page) => page.lines.map(({ line: l }) => l))).toEqual(expected)
        for (const page of pages) for (const { y } of page.lines) expect(y).toBeLessThanOrEqual(100.05)
      }),
    )
  })
})
