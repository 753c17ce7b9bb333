import { describe, expect, it } from 'vitest'
import { lineOf } from '../../src/layout/line.js'
import { type CellSetter, setTable } from '../../src/layout/table.js'
import { PROPERTIES } from '../../src/style/properties.js'
import type { Block, Style } from '../../src/types/style.js'

const initial = Object.fromEntries(Object.entries(PROPERTIES).map(([name, row]) => [name, row.initial]))
// Every row of the contract has its initial value here, which the type system cannot see.
const plain = { ...initial, custom: new Map<string, string>() } as unknown as Style

const block = (tag: string, blocks: readonly Block[], text = '', style: Partial<Style> = {}): Block => ({
  style: { ...plain, ...style },
  tag,
  lang: 'en',
  strings: [],
  blocks,
  inlines: text ? [{ kind: 'text', text, style: plain, lang: 'en' }] : [],
})
const row = (...cells: readonly string[]): Block =>
  block(
    'tr',
    cells.map((text) => block('td', [], text)),
  )
const textOf = (cell: Block): string =>
  cell.inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('')

/** Every letter is 5 pt wide; as many lines as the letters need. */
const places: { text: string; left: number; width: number }[] = []
const setter: CellSetter = {
  widths: (cell) => ({
    widest: textOf(cell).length * 5,
    narrowest:
      Math.max(
        ...textOf(cell)
          .split(' ')
          .map((word) => word.length),
      ) * 5,
  }),
  set: (cell, place) => {
    places.push({ text: textOf(cell), left: Math.round(place.left), width: Math.round(place.width) })
    const count = Math.ceil((textOf(cell).length * 5) / place.width)
    return {
      lines: Array.from({ length: count }, (_, i) => ({ line: lineOf(10), y: (i + 1) * 10 })),
      height: count * 10,
      ids: [],
      sources: [],
    }
  },
  leading: 10,
}
const set = (table: Block, width: number) => {
  places.length = 0
  return { rows: setTable(table, { left: 0, width }, setter), places: [...places] }
}

describe('tables', () => {
  it('are as wide as their content, in the middle of the measure', () => {
    const auto = { 'margin-left': 'auto', 'margin-right': 'auto' } as const
    const { places: found } = set(block('table', [row('oil', 'much'), row('wicks', 'two')], '', auto), 100)
    expect(found.map(({ text, left, width }) => `${text} ${left}+${width}`)).toEqual([
      'oil 28+25',
      'much 53+20',
      'wicks 28+25',
      'two 53+20',
    ])
  })
  it('keep narrow columns whole and break the others', () => {
    const { rows, places: found } = set(block('table', [row('4 May', 'bread and a long account of it all')]), 100)
    expect(found.map(({ width }) => width)).toEqual([25, 75])
    expect(rows.map(({ line }) => line.advance)).toEqual([30])
  })
  it('are scaled down where even the words are too wide', () => {
    const { places: found } = set(block('table', [row('aaaaaaaaaa', 'bbbbbbbbbb')]), 60)
    expect(found.map(({ width }) => width)).toEqual([30, 30])
  })
  it('keep their heads with the first row, and draw the rules of their parts', () => {
    const thin = { width: 0.5, style: 'solid', colour: 'currentcolor' } as const
    const head = block('thead', [row('a')], '', { 'border-bottom': thin })
    const body = block('tbody', [row('1'), row('2')])
    const { rows } = set(block('table', [head, body], '', { 'border-top': thin, 'border-bottom': thin }), 100)
    expect(rows.map(({ head: isHead }) => isHead)).toEqual([true, false, false])
    const rules = rows.map(({ line }) => line.type.marks.filter((mark) => mark.kind === 'rect').map((mark) => mark.y))
    expect(rules).toEqual([[-9.25, 2.25], [], [4.75]])
  })

  it('have cells of several columns and rows', () => {
    const over = (text: string, columns: number, rows: number): Block => ({
      ...block('td', [], text),
      spans: { columns, rows },
    })
    const cells = (...texts: (string | Block)[]): Block =>
      block(
        'tr',
        texts.map((text) => (typeof text === 'string' ? block('td', [], text) : text)),
      )
    const table = [cells('a', over('bbbbbb', 2, 1)), cells(over('cc', 1, 2), 'd', 'e'), cells('f', 'g')]
    const { places: found } = set(block('table', table), 100)
    expect(found.map(({ text, left, width }) => `${text} ${left}+${width}`)).toEqual([
      'a 0+10',
      'bbbbbb 10+30',
      'cc 0+10',
      'd 10+5',
      'e 15+25',
      'f 10+5',
      'g 15+25',
    ])
  })
})
