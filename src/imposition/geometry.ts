import type { Cell, Job, Plan, Sheet } from '../types/imposition.js'
import type { Box, Forme, Page, Placement } from '../types/layout.js'
import type { Layout } from './layout.js'

/** A sheet as it lies, cut up into places; lengths in points. */
export interface Ground {
  /** The sheet as it lies. */
  readonly sheet: Sheet
  readonly columns: number
  readonly rows: number
  /** The size of a place. */
  readonly across: number
  readonly down: number
  /** Whether pages stand against the spine, or in the middle of their places. */
  readonly isBound: boolean
}

/** Lay a sheet down as a layout wants it. */
export function groundOf(sheet: Sheet, { columns, rows, lies, upright }: Layout): Ground {
  const [short, long] = [Math.min(sheet.width, sheet.height), Math.max(sheet.width, sheet.height)]
  const [width, height] = lies === 'across' ? [long, short] : [short, long]
  const isBound = upright.includes('spine')
  return {
    sheet: { name: sheet.name, width, height },
    columns,
    rows,
    across: width / columns,
    down: height / rows,
    isBound,
  }
}

/** How a page is put into its place. */
export interface Setting {
  readonly scale: number
  /** How far it moves towards its spine. */
  readonly shift: number
  readonly bleed: number
}

/** Whether a page's spine is at the left of the place where it stands. */
export const hasSpineAtLeft = ({ recto, turn }: Pick<Cell, 'recto' | 'turn'>, binding: Job['binding']): boolean =>
  (recto === (binding === 'left')) === (turn === 0)

/** The area of a place. */
export function placeOf(
  { sheet, columns, rows }: Pick<Plan, 'sheet' | 'columns' | 'rows'>,
  { column, row }: Pick<Cell, 'column' | 'row'>,
): Box {
  const [width, height] = [sheet.width / columns, sheet.height / rows]
  return { x: column * width, y: row * height, width, height }
}

/** Put a page into a place: against its spine where the sheet is folded there, else in the middle; never beyond its place. */
export function put(page: Page, cell: Cell, ground: Ground, binding: Job['binding'], setting: Setting): Placement {
  const place = placeOf(ground, cell)
  const [width, height] = [page.width * setting.scale, page.height * setting.scale]
  const atLeft = hasSpineAtLeft(cell, binding)
  const spare = place.width - width
  const at = place.x + (ground.isBound ? (atLeft ? 0 : spare) : spare / 2)
  const x = at + (atLeft ? -setting.shift : setting.shift)
  const y = place.y + (place.height - height) / 2
  const { bleed } = setting
  const trim = { x: x - bleed, y: y - bleed, width: width + 2 * bleed, height: height + 2 * bleed }
  const scaled = Math.abs(setting.scale - 1) > 1e-6 && { scale: setting.scale }
  return { page, x, y, turn: cell.turn, ...scaled, clip: shared(place, trim) }
}

/** What two areas have in common. */
function shared(one: Box, other: Box): Box {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)]
  const right = Math.min(one.x + one.width, other.x + other.width)
  const bottom = Math.min(one.y + one.height, other.y + other.height)
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) }
}

/** Turn a side of a sheet upside down. */
export function upsideDown({ width, height, placements }: Forme): Forme {
  const turned = (box: Box): Box => {
    return { ...box, x: width - box.x - box.width, y: height - box.y - box.height }
  }
  return {
    width,
    height,
    placements: placements.map(({ page, x, y, turn, scale = 1, clip, ...rest }): Placement => {
      const box = turned({ x, y, width: page.width * scale, height: page.height * scale })
      const own = scale === 1 ? {} : { scale }
      return { page, x: box.x, y: box.y, turn: turn ? 0 : 180, ...own, ...(clip && { clip: turned(clip) }), ...rest }
    }),
  }
}
