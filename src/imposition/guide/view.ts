import type { Plan, Step } from '../../types/imposition.js'
import type { Box, Forme, Mark } from '../../types/layout.js'
import { cutLine, foldLine, type Point, paper } from './drawing.js'
import { type Lettering, label } from './lettering.js'

/** A page as it is seen on a side of a sheet: where, which, and whether it stands on its head. */
export interface Seen {
  readonly column: number
  readonly row: number
  readonly label: string
  readonly turn: 0 | 180
}

/** What is seen of the paper in hand: pages in their places, and how large it is. */
export interface View {
  readonly width: number
  readonly height: number
  readonly columns: number
  readonly rows: number
  readonly cells: readonly Seen[]
}

/** Read a printed side: the pages in their places. */
export function seenOn({ width, height, placements }: Forme, { columns, rows }: Pick<Plan, 'columns' | 'rows'>): View {
  const cells = placements.map(({ page, x, y, turn, scale = 1, clip }): Seen => {
    // A page may be larger than its place; what is seen of it stands there.
    const its = clip ?? { x, y, width: page.width * scale, height: page.height * scale }
    const [across, down] = [its.x + its.width / 2, its.y + its.height / 2]
    const place = { column: Math.floor((across / width) * columns), row: Math.floor((down / height) * rows) }
    return { ...place, label: page.label, turn }
  })
  return { width, height, columns, rows, cells }
}

type Side = Extract<Step, { do: 'fold' }>['behind']

/** What is seen of the paper when a side of it has been folded behind the other. */
export function foldedView(view: View, behind: Side): View {
  const across = behind === 'left' || behind === 'right'
  const [columns, rows] = across ? [view.columns / 2, view.rows] : [view.columns, view.rows / 2]
  const [left, top] = [behind === 'left' ? columns : 0, behind === 'top' ? rows : 0]
  return part(view, { left, top, columns, rows })
}

/** Some of the places of a view. */
export function part(
  view: View,
  { left, top, columns, rows }: Pick<View, 'columns' | 'rows'> & { readonly left: number; readonly top: number },
): View {
  const cells = view.cells
    .map((cell) => ({ ...cell, column: cell.column - left, row: cell.row - top }))
    .filter(({ column, row }) => column >= 0 && column < columns && row >= 0 && row < rows)
  const [width, height] = [(view.width * columns) / view.columns, (view.height * rows) / view.rows]
  return { width, height, columns, rows, cells }
}

/** The largest frame of a view's shape in the middle of a box. */
export function framed({ width, height }: Pick<View, 'width' | 'height'>, box: Box): Box {
  const scale = Math.min(box.width / width, box.height / height)
  const [wide, high] = [width * scale, height * scale]
  return { x: box.x + (box.width - wide) / 2, y: box.y + (box.height - high) / 2, width: wide, height: high }
}

/** The corners of a box, from the upper left. */
export const corners = ({ x, y, width, height }: Box): [Point, Point, Point, Point] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
]

/** The place of a share of a box. */
export const within = ({ x, y, width, height }: Box, [across, down]: Point): Point => [
  x + across * width,
  y + down * height,
]

/** Draw the page numbers of a view. */
export function numbered(view: View, frame: Box, lettering: Lettering): Mark[] {
  const [across, down] = [frame.width / view.columns, frame.height / view.rows]
  return view.cells.flatMap(({ column, row, label: text, turn }) => {
    const middle: Point = [frame.x + (column + 0.5) * across, frame.y + (row + 0.5) * down]
    const size = Math.min(20, Math.min(across, down) * 0.42)
    return label(text, middle, { size, most: across * 0.8, turn }, lettering)
  })
}

/** Draw a view as it lies flat. */
export const flat = (view: View, frame: Box, lettering: Lettering): Mark[] => [
  ...paper(corners(frame)),
  ...numbered(view, frame, lettering),
]

/** Draw the folds of a sheet that lies flat. */
export function folds({ upright, level }: Pick<Plan, 'upright' | 'level'>, frame: Box, way: 'behind' | 'over'): Mark[] {
  const [columns, rows] = [upright.length + 1, level.length + 1]
  return [
    ...upright.flatMap((edge, i) => {
      const x = (i + 1) / columns
      return edge === 'cut' ? [] : foldLine(within(frame, [x, 0]), within(frame, [x, 1]), way)
    }),
    ...level.flatMap((edge, i) => {
      const y = (i + 1) / rows
      return edge === 'cut' ? [] : foldLine(within(frame, [0, y]), within(frame, [1, y]), way)
    }),
  ]
}

/** Draw the cuts of a sheet that lies flat. Those that go through begin outside of it. */
export function cuts(steps: readonly Step[], frame: Box): Mark[] {
  return steps.flatMap((step) => {
    if (step.do !== 'cut') return []
    const [from, to] = [within(frame, step.from), within(frame, step.to)]
    return cutLine(from, to)
  })
}
