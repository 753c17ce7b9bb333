import type { Cell, Edge, Job, Plan } from '../types/imposition.js'
import type { Placement } from '../types/layout.js'
import type { Problem } from '../types/problem.js'
import type { Copy } from './copy.js'
import { CLEAR_OF_FOLD, creepOf } from './creep.js'
import { placeOf } from './geometry.js'
import type { Area } from './ink.js'
import { inMm, mm } from './paper.js'

/** What a page's edge is on the sheet: between two places, or where the paper ends. */
export type Kind = Edge | 'printer'

/**
 * How far words stay from each kind of edge, in points. Printers leave 3 to 5 mm of the paper white, and feed it askew by a millimetre
 * or two; in a spine, 6 mm of a page are hardly seen.
 */
export const LEAST: Readonly<Record<Kind, number>> = {
  printer: mm(5),
  spine: CLEAR_OF_FOLD,
  fold: mm(3),
  cut: mm(3),
}
/** Where no printer prints. */
const LOST = mm(3)

const NAMES: Readonly<Record<Kind, string>> = {
  printer: 'the edge of the sheet',
  spine: 'the fold in which it is bound',
  fold: 'a fold',
  cut: 'a cut',
}

/** The kinds of a place's edges. */
export function kindsOf(
  { column, row }: Pick<Cell, 'column' | 'row'>,
  { columns, rows, upright, level }: Pick<Plan, 'columns' | 'rows' | 'upright' | 'level'>,
): Readonly<Record<'left' | 'right' | 'top' | 'bottom', Kind>> {
  const line = (edges: readonly Edge[], i: number): Kind => edges[i] ?? 'printer'
  return {
    left: column === 0 ? 'printer' : line(upright, column - 1),
    right: column === columns - 1 ? 'printer' : line(upright, column),
    top: row === 0 ? 'printer' : line(level, row - 1),
    bottom: row === rows - 1 ? 'printer' : line(level, row),
  }
}

/** Where words come nearest to a kind of edge. */
interface Nearest {
  readonly white: number
  /** The page where that is. */
  readonly label: string
  /** How many come too near. */
  readonly pages: number
}

/** Pages as they stand on their sheets. */
export interface Laid {
  readonly plan: Plan
  readonly cells: readonly Cell[]
  /** A page in its place; absent where it stays white. */
  readonly lay: (cell: Cell) => Placement | undefined
  readonly copy: Copy
}

/** What is to be said of pages on their sheets: words that would be lost, pages that do not fit. */
export function problemsIn({ plan, cells, lay, copy }: Laid, job: Job): Problem[] {
  const near = new Map<Kind, Nearest>()
  for (const cell of cells) {
    const [placement, ink] = [lay(cell), cell.page === undefined ? undefined : copy.inks[cell.page]]
    if (!placement || !ink) continue
    for (const [kind, white] of whitesOf(cell, placement, ink, plan)) {
      if (white >= limitOf(kind, plan, job) - 0.01) continue
      const known = near.get(kind)
      const nearest = known && known.white <= white ? known : { white, label: placement.page.label }
      near.set(kind, { ...nearest, pages: (known?.pages ?? 0) + 1 })
    }
  }
  return [
    ...misfit(plan, job),
    ...[...near].map(([kind, nearest]) => tooNear(kind, nearest, job)),
    ...crept(plan, job, copy),
  ]
}

/** What is neither sewn nor stapled opens flat. */
const limitOf = (kind: Kind, { signatures }: Plan, { margin }: Job): number =>
  kind === 'printer'
    ? Math.min(LEAST.printer, margin)
    : kind === 'spine' && !signatures.length
      ? LEAST.fold
      : LEAST[kind]

/** The white between a page's words and the edges of its place. */
function whitesOf(cell: Cell, { page, x, y, turn, scale = 1 }: Placement, ink: Area, plan: Plan): [Kind, number][] {
  const place = placeOf(plan, cell)
  const [left, right] = turn ? [page.width - ink.right, page.width - ink.left] : [ink.left, ink.right]
  const [top, bottom] = turn ? [page.height - ink.bottom, page.height - ink.top] : [ink.top, ink.bottom]
  const kinds = kindsOf(cell, plan)
  return [
    [kinds.left, x + left * scale - place.x],
    [kinds.right, place.x + place.width - x - right * scale],
    [kinds.top, y + top * scale - place.y],
    [kinds.bottom, place.y + place.height - y - bottom * scale],
  ]
}

function tooNear(kind: Kind, { white, label, pages: count }: Nearest, job: Job): Problem {
  const others = count > 1 ? ` and on ${count - 1} other${count > 2 ? 's' : ''}` : ''
  const isLost = kind === 'printer' && white < Math.min(LOST, job.margin)
  const distance = white < 0 ? `${tenth(-white)} mm over` : `within ${tenth(white)} mm of`
  return {
    rule: 'sheets',
    severity: 'warning',
    reason: `Words stand ${distance} ${NAMES[kind]} (p. ${label}${others})${isLost ? ': a printer would leave them out' : ''}`,
    note:
      kind === 'printer'
        ? 'Choose a larger sheet, a format with wider margins, or size: fit where the pages are larger than their places; margin: 0mm says that your printer prints to the edge.'
        : 'Choose a format with wider margins, or a larger sheet.',
  }
}

const tenth = (points: number): string => inMm(points).toFixed(1)

/** A millimetre too much is cut off with the rest; more is part of the page. */
const BARELY = mm(0.75)

function misfit(plan: Plan, { size }: Job): Problem[] {
  const { page, scale, sheet, columns, rows } = plan
  const [over, under] = [page.width * scale - sheet.width / columns, page.height * scale - sheet.height / rows]
  const worst = Math.max(over, under)
  if (size === 'fit' || worst <= BARELY) return []
  const place = `${inMm(sheet.width / columns).toFixed(0)} × ${inMm(sheet.height / rows).toFixed(0)} mm`
  const its = `${inMm(page.width).toFixed(0)} × ${inMm(page.height).toFixed(0)} mm`
  return [
    {
      rule: 'sheets',
      severity: 'warning',
      reason: `The page (${its}) is larger than its place on the sheet (${place}); ${inMm(worst).toFixed(1)} mm of it are cut off`,
      note: 'Choose a smaller format or a larger sheet, or size: fit, which makes the page smaller with all that is on it.',
    },
  ]
}

/** Less than a printer can place. */
const UNSEEN = mm(0.1)

function crept(plan: Plan, job: Job, copy: Copy): Problem[] {
  if (!plan.signatures.length) return []
  const most = Math.max(0, ...plan.signatures.map((_, i) => deepestIn(plan, i))) * job.calliper * job.swell
  const taken = creepOf(Number.POSITIVE_INFINITY, { calliper: 1, swell: 1 }, copy.room)
  if (most <= taken + UNSEEN) return []
  return [
    {
      rule: 'creep',
      severity: 'warning',
      reason: `The innermost pages creep out by ${tenth(most)} mm, of which ${tenth(taken)} mm are taken back: more would bring their words too near to the fold`,
      note: 'Make signatures of fewer sheets, use thinner paper, or choose a format with wider inner margins.',
    },
  ]
}

/** How many leaves lie about the innermost of a signature. */
const deepestIn = ({ signatures, pages, sheets }: Plan, i: number): number =>
  (signatures[i] ?? 0) * (pages / sheets / 4) - 1
