import type { Plan } from '../types/imposition.js'
import type { Forme } from '../types/layout.js'
import type { MadeFile } from '../types/press.js'

/** A zine's sheets, as a report draws them. Lengths are in millimetres, of the sheet as it is printed. */
export interface ZineData {
  /** The first line of what is told of it. */
  readonly told: string
  readonly file: string
  readonly width: number
  readonly height: number
  readonly flip: 'short' | 'long'
  readonly lines: readonly LineData[]
  /** Sheets that are drawn: those of the first signature. */
  readonly drawn: readonly SheetData[]
  /** The others. */
  readonly listed: readonly { readonly sheet: number; readonly sides: readonly string[] }[]
  /** How many more there are. */
  readonly left: number
}

export interface SheetData {
  /** From 1. */
  readonly sheet: number
  /** The front, and the back where there is one. */
  readonly sides: readonly (readonly PlacedPage[])[]
}

/** A page on a side: its place, its number, and whether it stands on its head. */
export interface PlacedPage {
  readonly label: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly turned: boolean
}

/** A line of the front from place to place; those of cuts go as far as the knife. */
export interface LineData {
  readonly kind: 'fold' | 'cut'
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** Pictures of more sheets than these say no more; a list of more is not read. */
const [DRAWN, LISTED] = [6, 200]
const MM = 72 / 25.4

/** Turn a zine into its sheets as they are drawn and listed; undefined where a file is none. */
export function zineData({ name, plan, formes, notes = [] }: MadeFile): ZineData | undefined {
  if (!plan || !formes?.length) return undefined
  const sheets = Array.from({ length: plan.sheets }, (_, i) => formes.slice(i * plan.sides, (i + 1) * plan.sides))
  const each = plan.signatures[0] ?? DRAWN
  const count = Math.min(DRAWN, Math.max(1, each), sheets.length)
  const rest = sheets.slice(count)
  return {
    told: notes[0] ?? '',
    file: name,
    width: hundredths(plan.sheet.width),
    height: hundredths(plan.sheet.height),
    flip: plan.flip,
    lines: linesOf(plan),
    drawn: sheets.slice(0, count).map((sides, i) => ({ sheet: i + 1, sides: sides.map(pagesOf) })),
    listed: rest.slice(0, LISTED).map((sides, i) => ({ sheet: count + i + 1, sides: sides.map(listOf) })),
    left: Math.max(0, rest.length - LISTED),
  }
}

const hundredths = (points: number): number => Math.round((points / MM) * 100) / 100

/** The pages of a side, row by row. */
function pagesOf({ placements }: Forme): PlacedPage[] {
  const pages = placements.map(({ page, x, y, turn, scale = 1, clip }): PlacedPage => {
    const its = clip ?? { x, y, width: page.width * scale, height: page.height * scale }
    return {
      label: page.label,
      x: hundredths(its.x),
      y: hundredths(its.y),
      width: hundredths(its.width),
      height: hundredths(its.height),
      turned: turn === 180,
    }
  })
  // Those of a row stand within half a page of each other.
  const row = ({ y, height }: PlacedPage) => Math.round((2 * y) / Math.max(1, height))
  return pages.sort((a, b) => row(a) - row(b) || a.x - b.x)
}

/** The pages of a side as a list has them: those that stand on their heads are said to. */
const listOf = (forme: Forme): string =>
  pagesOf(forme)
    .map(({ label, turned }) => (turned ? `${label} ↻` : label))
    .join(', ')

/** The lines between places: all folds, and the cuts of the steps, which need not go through. */
function linesOf({ sheet, columns, rows, upright, level, steps }: Plan): LineData[] {
  const line = (kind: LineData['kind'], from: readonly [number, number], to: readonly [number, number]): LineData => ({
    kind,
    x1: hundredths(from[0] * sheet.width),
    y1: hundredths(from[1] * sheet.height),
    x2: hundredths(to[0] * sheet.width),
    y2: hundredths(to[1] * sheet.height),
  })
  // A cut that ends within the sheet leaves a fold where it ends.
  const cuts = steps.flatMap((step) => (step.do === 'cut' ? [step] : []))
  const isThrough = (axis: 0 | 1, at: number) => {
    const along = axis === 0 ? 1 : 0
    return cuts.some(({ from, to }) => from[axis] === at && to[axis] === at && Math.abs(from[along] - to[along]) === 1)
  }
  return [
    ...upright.flatMap((_, i) => {
      const x = (i + 1) / columns
      return isThrough(0, x) ? [] : [line('fold', [x, 0], [x, 1])]
    }),
    ...level.flatMap((_, i) => {
      const y = (i + 1) / rows
      return isThrough(1, y) ? [] : [line('fold', [0, y], [1, y])]
    }),
    ...cuts.map(({ from, to }) => line('cut', from, to)),
  ]
}
