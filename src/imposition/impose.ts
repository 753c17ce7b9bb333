import type { Arranged, Cell, Flip, Job, Plan } from '../types/imposition.js'
import type { Forme, Page, Placement } from '../types/layout.js'
import type { Problem } from '../types/problem.js'
import { bledOver } from './bleed.js'
import { readCopy } from './copy.js'
import { creepOf } from './creep.js'
import { type Ground, groundOf, put, upsideDown } from './geometry.js'
import { bound, type Layout } from './layout.js'
import { layoutOf } from './layouts/index.js'
import { problemsIn } from './margins.js'
import { marksOn } from './marks.js'
import { sequence } from './sequence.js'
import { signaturesOf } from './signatures.js'

/** Put each page on a sheet of its own size: the reading edition. */
export function single(pages: readonly Page[]): Forme[] {
  return pages.map((page) => ({ width: page.width, height: page.height, placements: [{ page, x: 0, y: 0, turn: 0 }] }))
}

/** Pages on sheets. */
export interface Imposed {
  readonly plan: Plan
  /** The pages as they are printed. */
  readonly pages: readonly Page[]
  /** Front, back, front, back, in the order in which the sheets lie on one another; fronts alone where backs stay white. */
  readonly formes: readonly Forme[]
  readonly problems: readonly Problem[]
}

/**
 * Turn pages into sheets and the plan by which they become a book. `title` is how many pages there are up to the end of the title's
 * leaf, after which blank pages may stand.
 */
export function impose(pages: readonly Page[], job: Job, title?: number): Imposed {
  const layout = bound(layoutOf(job), job.binding)
  const ground = groundOf(job.sheet, layout)
  const copy = readCopy(pages, ground, job)
  const count = pages.length + 4 * job.flyleaves
  const sheets = layout.sheetsFor(count)
  const signatures = signaturesOf(sheets, layout.signature === 'all' ? [sheets] : wishedOf(job, layout))
  const arranged = arrangedBy(layout, { sheets, signatures, count, job, pages: pages.length, title })
  const steps = layout.steps(sheets, signatures, count)
  const flip = job.flip ?? usualFlip(ground)
  const bled = job.bleed > 0 ? pages.map((page) => bledOver(page, job.bleed)) : pages
  const lay = (cell: Cell): Placement | undefined => {
    const page = cell.page === undefined ? undefined : bled[cell.page]
    const shift = (layout.signature ? creepOf(cell.depth, job, copy.room) : 0) + copy.lean
    return page && put(page, cell, ground, job.binding, { scale: copy.scale, shift, bleed: job.bleed * copy.scale })
  }
  const formes = arranged.flatMap((sheet) => formesOf(sheet, { lay, ground, flip, job, layout, steps }))
  const cells = arranged.flatMap(({ front, back }) => [...front, ...back])
  const plan: Plan = {
    layout: job.layout,
    sheet: ground.sheet,
    columns: layout.columns,
    rows: layout.rows,
    upright: layout.upright,
    level: layout.level,
    pages: cells.length,
    blanks: cells.length - pages.length,
    sheets,
    signatures: layout.signature ? signatures : [],
    sides: formes.length > sheets ? 2 : 1,
    flip,
    duplex: job.duplex,
    binding: job.binding,
    page: copy.page,
    scale: copy.scale,
    creep: layout.signature ? deepest(arranged).map((depth) => creepOf(depth, job, copy.room)) : [],
    steps,
  }
  return { plan, pages: bled, formes, problems: problemsIn({ plan, cells, lay, copy }, job) }
}

const wishedOf = (job: Job, layout: Layout): readonly number[] =>
  job.signature.length || layout.signature === 'all' ? job.signature : (layout.signature ?? [])

/** The edge about which the back is upright when a sheet is turned as the leaf of a book is. */
const usualFlip = ({ sheet }: Ground): Flip => (sheet.width >= sheet.height ? 'short' : 'long')

interface Book {
  readonly sheets: number
  readonly signatures: readonly number[]
  /** Pages with those of the flyleaves, and without. */
  readonly count: number
  readonly pages: number
  readonly title: number | undefined
  readonly job: Job
}

/** The sheets of a book, each place with its page. */
function arrangedBy(layout: Layout, { sheets, signatures, count, pages, title, job }: Book): Arranged[] {
  const all = layout.arrange(sheets, signatures, count)
  const places = all.reduce((sum, { front, back }) => sum + front.length + back.length, 0)
  const order = sequence({ pages, places, flyleaves: job.flyleaves, ...(title !== undefined && { title }) })
  const side = (its: (typeof all)[number]['front']) =>
    its.map(({ index, ...place }): Cell => {
      const page = order[index]
      return { ...place, recto: index % 2 === 0, ...(page !== undefined && { page }) }
    })
  return all.map(({ front, back, ...rest }) => ({ ...rest, front: side(front), back: side(back) }))
}

interface Bench {
  readonly lay: (cell: Cell) => Placement | undefined
  readonly ground: Ground
  readonly flip: Flip
  readonly job: Job
  readonly layout: Layout
  readonly steps: Plan['steps']
}

/** The sides of a sheet as they are printed. */
function formesOf(sheet: Arranged, { lay, ground, flip, job, layout, steps }: Bench): Forme[] {
  const { width, height } = ground.sheet
  const side = (cells: readonly Cell[]): Forme => {
    return { width, height, placements: cells.flatMap((cell) => lay(cell) ?? []) }
  }
  const front = side(sheet.front)
  const marks = marksOn(sheet, front, { ground, layout, job, steps })
  const marked = marks.length ? { ...front, marks } : front
  if (!sheet.back.length) return [marked]
  const back = side(sheet.back)
  return [marked, flip === usualFlip(ground) ? back : upsideDown(back)]
}

/** How many leaves lie about the innermost of each signature. */
function deepest(sheets: readonly Arranged[]): number[] {
  const depths: number[] = []
  for (const { signature, front, back } of sheets)
    depths[signature] = Math.max(depths[signature] ?? 0, ...[...front, ...back].map(({ depth }) => depth))
  return depths
}

/**
 * The sides of sheets for a printer that prints one side at a time: all fronts, and all backs in the order in which the pile takes
 * them when it has been turned over, the last sheet first.
 */
export function fed({ formes, plan }: Pick<Imposed, 'formes' | 'plan'>): { fronts: Forme[]; backs: Forme[] } {
  if (plan.sides === 1) return { fronts: [...formes], backs: [] }
  const fronts = formes.filter((_, i) => i % 2 === 0)
  return { fronts, backs: formes.filter((_, i) => i % 2 === 1).reverse() }
}
