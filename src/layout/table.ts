import type { Mark } from '../types/layout.js'
import type { Block, BorderSide, Extent, Measure } from '../types/style.js'
import type { Place } from './lengths.js'
import { type Line, lineOf } from './line.js'
import { isDrawn, ruleMark } from './ruleMark.js'

/** A cell's content, set: its lines with their baselines from its top. */
export interface SetCell {
  readonly lines: readonly { readonly line: Line; readonly y: number }[]
  readonly height: number
  /** What of the book stands in it. */
  readonly ids: readonly string[]
  readonly sources: readonly Extent[]
}

/** What a table asks of the compositor of blocks. */
export interface CellSetter {
  /** Width of a block's longest line when nothing is broken, and of its widest word. */
  readonly widths: (block: Block) => { readonly widest: number; readonly narrowest: number }
  readonly set: (block: Block, place: Place) => SetCell
  /** The grid: distance from baseline to baseline. */
  readonly leading: number
}

/** A row as one line of a galley, never divided. */
export interface SetRow extends Pick<SetCell, 'ids' | 'sources'> {
  readonly line: Line
  /** A row of heads, which stays with the next and stands above the rows on each page after. */
  readonly head: boolean
  /** A cell of it reaches into the next row. */
  readonly reaches: boolean
}

/** A cell and the columns it takes, `from` the first `to` the one after its last. */
interface Cell {
  readonly block: Block
  readonly from: number
  readonly to: number
}

interface Row {
  readonly cells: readonly Cell[]
  readonly head: boolean
  readonly reaches: boolean
  readonly above: readonly (readonly [BorderSide, Block])[]
  readonly below: readonly (readonly [BorderSide, Block])[]
}

/** Turn a table into its rows: columns as wide as their content asks for, narrowed together where the measure is too small. */
export function setTable(table: Block, place: Place, setter: CellSetter): SetRow[] {
  const rows = rowsOf(table)
  const columns = columnsOf(rows, place.width, setter)
  const width = columns.reduce((sum, column) => sum + column, 0)
  const spare = Math.max(0, place.width - width)
  const left = table.style['margin-left'] === 'auto' ? spare / (table.style['margin-right'] === 'auto' ? 2 : 1) : 0
  const box = { left: place.left + left, width: Math.min(width, place.width) }
  return rows.map((row, i) => setRow(row, box, columns, setter, i === rows.length - 1 ? RULE_AFTER : RULE_BETWEEN))
}

/** The rows with the rules above and below them: the table's own, those of its parts, and each row's. */
function rowsOf(table: Block): Row[] {
  const rows: Row[] = []
  // For each column, the row in which it is free again: a cell of several rows stands in its first.
  const free: number[] = []
  const add = (block: Block, head: boolean): void => {
    if (block.tag === 'tr') {
      const cells = cellsOf(block.blocks, rows.length, free)
      const reaches = free.some((row) => row > rows.length + 1)
      rows.push({ cells, head, reaches, above: [], below: [] })
    }
    const from = rows.length - (block.tag === 'tr' ? 1 : 0)
    if (block.tag !== 'tr') for (const child of block.blocks) add(child, head || block.tag === 'thead')
    const [first, last] = [rows[from], rows.at(-1)]
    if (first && last && rows.length > from) {
      rows[from] = { ...first, above: [[block.style['border-top'], block], ...first.above] }
      const end = rows[rows.length - 1] ?? last
      rows[rows.length - 1] = { ...end, below: [...end.below, [block.style['border-bottom'], block]] }
    }
  }
  add(table, false)
  return rows
}

/** HTML, section 4.9.12.1: each cell in the first column that no cell of a row above reaches into. */
function cellsOf(blocks: readonly Block[], row: number, free: number[]): Cell[] {
  let column = 0
  return blocks.map((block) => {
    while ((free[column] ?? 0) > row) column++
    const from = column
    const { columns, rows } = block.spans ?? { columns: 1, rows: 1 }
    for (const to = column + columns; column < to; column++) free[column] = row + rows
    return { block, from, to: column }
  })
}

/** CSS 2.2, section 17.5.2.2: each column its longest line, or, where all of them are too wide, its longest word and a share of the rest. */
function columnsOf(rows: readonly Row[], available: number, setter: CellSetter): number[] {
  const most: number[] = []
  const least: number[] = []
  const cells = rows.flatMap((row) => row.cells).sort((a, b) => a.to - a.from - (b.to - b.from))
  for (const { block, from, to } of cells) {
    const { widest, narrowest } = setter.widths(block)
    // What the columns of a wide cell lack, the last of them takes.
    for (const [widths, width] of [[most, widest] as const, [least, narrowest] as const]) {
      for (let i = from; i < to; i++) widths[i] ??= 0
      const others = sum(widths.slice(from, to - 1))
      widths[to - 1] = Math.max(widths[to - 1] ?? 0, width + sides(block) - others)
    }
  }
  const [wanted, needed] = [sum(most), sum(least)]
  if (wanted <= available) return most
  // Too narrow even for the words: these are set smaller.
  if (needed >= available) return least.map((width) => (width * available) / needed)
  return shared(most, least, available)
}

/** The narrowest columns keep their longest line, as long as the others still have room for their words. */
function shared(most: readonly number[], least: readonly number[], available: number): number[] {
  const kept = new Set<number>()
  const others = (widths: readonly number[]): number => sum(widths.filter((_, i) => !kept.has(i)))
  let room = available
  for (const [i, width] of [...most.entries()].sort(([, a], [, b]) => a - b)) {
    const fair = room / (most.length - kept.size)
    if (width > fair || others(least) - (least[i] ?? 0) > room - width) break
    kept.add(i)
    room -= width
  }
  const share = (room - others(least)) / (others(most) - others(least))
  return least.map((width, i) => (kept.has(i) ? (most[i] ?? 0) : width + ((most[i] ?? width) - width) * share))
}

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0)

function setRow(row: Row, box: Place, columns: readonly number[], setter: CellSetter, under: number): SetRow {
  const cells = row.cells.map(({ block, from, to }) => {
    const left = box.left + sum(columns.slice(0, from)) + block.style['padding-left'].pt
    return setter.set(bare(block), { left, width: Math.max(1, sum(columns.slice(from, to)) - sides(block)) })
  })
  // Whole lines, so that the rows and what follows stand on the grid.
  const deepest = Math.max(setter.leading, ...cells.map((cell) => cell.height))
  const height = Math.ceil(deepest / setter.leading - 0.01) * setter.leading
  const lines = cells.flatMap((cell) => cell.lines)
  const marks = lines.flatMap(({ line, y }) => line.type.marks.map((mark) => ({ ...mark, y: mark.y + y - height })))
  const rules = [
    ...row.above.flatMap(([side, block]) => ruleOf(side, block, box, setter.leading * RULE_BEFORE - height)),
    ...row.below.flatMap(([side, block]) => ruleOf(side, block, box, setter.leading * under)),
  ]
  const type = {
    marks: [...rules, ...marks],
    anchors: lines.flatMap(({ line }) => line.type.anchors),
    over: Math.max(0, ...lines.map(({ line }) => line.type.over)),
  }
  const notes = lines.flatMap(({ line }) => line.notes)
  return {
    line: { ...lineOf(height, [], true), notes, type },
    head: row.head,
    reaches: row.reaches,
    ids: cells.flatMap(({ ids }) => ids),
    sources: cells.flatMap(({ sources }) => sources),
  }
}

/** Put a table's heads above one of its rows, as it stands at the head of a page: they are read, linked and noted where they stood first. */
export function underHeads(heads: readonly Line[], row: Line): Line {
  let y = -row.advance
  const marks: Mark[] = []
  for (const { advance, type } of heads.toReversed()) {
    for (const mark of type.marks) {
      if (mark.kind !== 'link')
        marks.push({ ...mark, y: mark.y + y, ...(mark.kind !== 'turned' && { tag: 'furniture' }) })
    }
    y -= advance
  }
  return { ...row, advance: -y, type: { ...row.type, marks: [...marks, ...row.type.marks] } }
}

// In lines of the grid. The rules round a table stand in the blanks before and after it; one between two rows has only the white
// between the heads, which are small capitals without descenders, and the capitals of the next row.
const RULE_BEFORE = 0.1
const RULE_BETWEEN = 0.25
const RULE_AFTER = 0.5

const ruleOf = (side: BorderSide, block: Block, box: Place, y: number): Mark[] =>
  isDrawn(side) ? [ruleMark(side, block, box, y - side.width / 2)] : []

const sides = ({ style }: Block): number => style['padding-left'].pt + style['padding-right'].pt

/** A cell without its box, which the column is; a word that no column holds is set smaller. */
function bare(cell: Block): Block {
  const none: Measure = { pt: 0, percent: 0 }
  const style = {
    ...cell.style,
    'padding-left': none,
    'padding-right': none,
    'margin-left': none,
    'margin-right': none,
    width: 'auto',
    'text-fit': 'shrink',
  } as const
  return { ...cell, style }
}
