import type { Place, Plan } from '../../types/imposition.js'
import type { Box, Mark } from '../../types/layout.js'
import { area, arrow, curve, foldLine, type Point, paper, stroke } from './drawing.js'
import { BACK, closedBook } from './folding.js'
import { type Lettering, label, words } from './lettering.js'
import { corners, cuts, flat, folds, framed, part, type View, within } from './view.js'

/** Draw the first sheet as it comes out of the printer: its front, and its back as it is seen when the sheet is turned like a leaf. */
export function printed(
  sides: readonly { readonly view: View; readonly name: string }[],
  plan: Pick<Plan, 'upright' | 'level'>,
  box: Box,
  lettering: Lettering,
): Mark[] {
  const gap = sides.length > 1 ? 30 : 0
  const each = (box.width - gap) / sides.length
  return sides.flatMap(({ view, name }, i) => {
    const frame = framed(view, {
      x: box.x + i * (each + gap),
      y: box.y,
      width: each,
      height: box.height - 14,
    })
    const middle = frame.y + frame.height / 2
    const turn = curve([frame.x - gap + 4, middle - 4], [frame.x - gap / 2, middle - 22], [frame.x - 5, middle - 4])
    return [
      ...flat(view, frame, lettering),
      ...folds(plan, frame, i ? 'over' : 'behind'),
      ...words(
        name,
        [frame.x + frame.width / 2, frame.y + frame.height + 12],
        { size: 9, align: 'center', italic: true },
        lettering,
      ),
      ...(i ? arrow(turn) : []),
    ]
  })
}

/** Piles that are drawn one by one. */
const PILES = 4

/** Draw sheets in piles: how many each has stands beside it. */
export function piled(view: View, sheets: readonly number[], box: Box, lettering: Lettering): Mark[] {
  const shown = sheets.length > PILES ? [...sheets.slice(0, PILES - 1), sheets.at(-1) ?? 0] : [...sheets]
  const gap = 16
  const each = (box.width - gap * (shown.length - 1)) / shown.length
  return shown.flatMap((count, i) => {
    const isFirst = i === 0
    const layers = Math.min(count, 5)
    const frame = framed(view, {
      x: box.x + i * (each + gap),
      y: box.y + 12,
      width: Math.min(each, box.width * 0.7) - 12,
      height: box.height - 28,
    })
    const leaves = Array.from({ length: layers - 1 }, (_, n) => layers - 1 - n).flatMap((off) =>
      paper(corners({ ...frame, x: frame.x + off * 2.5, y: frame.y - off * 2.5 }), BACK),
    )
    const top = isFirst ? flat(view, frame, lettering) : paper(corners(frame))
    const isSkipped = sheets.length > PILES && i === PILES - 1
    return [
      ...leaves,
      ...top,
      ...words(
        `× ${count}`,
        [frame.x + frame.width / 2, frame.y + frame.height + 14],
        { size: 11, align: 'center' },
        lettering,
      ),
      ...(isSkipped
        ? words('…', [frame.x - gap / 2 - 2, frame.y + frame.height / 2], { size: 12, align: 'center' }, lettering)
        : []),
    ]
  })
}

/** Draw a sheet, or a pile of them, with its cuts, numbered where there are several. */
export function cutting(
  view: View,
  plan: Pick<Plan, 'steps'>,
  box: Box,
  lettering: Lettering,
  isPile: boolean,
): Mark[] {
  const frame = framed(view, { x: box.x + 16, y: box.y + 12, width: box.width - 32, height: box.height - 22 })
  const its = plan.steps.filter((step) => step.do === 'cut')
  const numbers = its.flatMap((step, i) => {
    if (its.length < 2 || step.do !== 'cut') return []
    const [x, y] = within(frame, step.from)
    const isLevel = step.from[1] === step.to[1]
    const at: Point = isLevel ? [x + (step.from[0] === 0 ? -22 : 22), y] : [x, y - 22]
    return label(`${i + 1}.`, at, { size: 11, most: 20 }, lettering)
  })
  const layers = isPile
    ? [4, 2].flatMap((off) => paper(corners({ ...frame, x: frame.x + off, y: frame.y - off }), BACK))
    : []
  return [...layers, ...flat(view, frame, lettering), ...cuts(its, frame), ...numbers]
}

/** Draw the pieces of a pile, each with its place when they are put on one another. */
export function stacking(view: View, pieces: readonly Place[], box: Box, lettering: Lettering): Mark[] {
  const gap = 12
  const frame = framed(view, { x: box.x, y: box.y + 4, width: box.width * 0.62, height: box.height - 8 })
  const page = part(view, { left: pieces[0]?.[0] ?? 0, top: pieces[0]?.[1] ?? 0, columns: 1, rows: 1 })
  const [wide, high] = [
    (frame.width - gap * (view.columns - 1)) / view.columns,
    (frame.height - gap * (view.rows - 1)) / view.rows,
  ]
  const piles = pieces.flatMap(([column, row], i) => {
    const at: Box = { x: frame.x + column * (wide + gap), y: frame.y + row * (high + gap), width: wide, height: high }
    const its = part(view, { left: column, top: row, columns: 1, rows: 1 })
    return [
      ...paper(corners({ ...at, x: at.x + 3, y: at.y - 3 }), BACK),
      ...flat(its, at, lettering),
      ...words(`${i + 1}.`, [at.x + 4, at.y + 11], { size: 10 }, lettering),
    ]
  })
  const right = frame.x + frame.width + 12
  const last: Box = {
    x: right + 30,
    y: box.y + 8,
    width: Math.min(wide, box.x + box.width - right - 44),
    height: box.height - 16,
  }
  const result = framed(page, last)
  const layers = pieces.length * 2
  const pile = Array.from({ length: layers - 1 }, (_, n) => layers - 1 - n).flatMap((off) =>
    paper(corners({ ...result, x: result.x + off * 1.6, y: result.y - off * 1.6 }), BACK),
  )
  const middle = box.y + box.height / 2
  return [...piles, ...arrow([[right, middle], [right + 20, middle]]), ...pile, ...flat(page, result, lettering)] // biome-ignore format: two ends
}

/** Draw a sheet with all its folds, to be pressed and opened again. */
export function creased(view: View, plan: Pick<Plan, 'upright' | 'level'>, box: Box, lettering: Lettering): Mark[] {
  const frame = framed(view, { ...box, y: box.y + 4, height: box.height - 8 })
  return [...flat(view, frame, lettering), ...folds(plan, frame, 'over')]
}

/** Draw the slit of a sheet: its line alone is cut. */
export function slitting(
  view: View,
  plan: Pick<Plan, 'upright' | 'level' | 'steps'>,
  box: Box,
  lettering: Lettering,
): Mark[] {
  const frame = framed(view, { ...box, y: box.y + 4, height: box.height - 8 })
  const its = plan.steps.filter((step) => step.do === 'cut')
  return [...flat(view, frame, lettering), ...folds(plan, frame, 'over'), ...cuts(its, frame)]
}

/** Draw a cut folded sheet's closed edges: those at its head, and those at its fore-edge where there are some. */
export function opening(
  page: View,
  edges: readonly ('head' | 'left' | 'right')[],
  box: Box,
  lettering: Lettering,
): Mark[] {
  const frame = framed(page, { x: box.x, y: box.y + 14, width: box.width, height: box.height - 20 })
  const layers = [5, 2.5].flatMap((off) => paper(corners({ ...frame, x: frame.x + off, y: frame.y + off * 0.7 }), BACK))
  const knife = (at: Point, way: Point): Mark[] => {
    const [x, y] = at
    const [u, v] = way
    return [
      area([[x, y], [x + u * 34 - v * 4, y + v * 34 - u * 4], [x + u * 34 + v * 1, y + v * 34 + u * 1]]), // biome-ignore format: three corners
      stroke([[x + u * 34, y + v * 34], [x + u * 52, y + v * 52]], 3.2), // biome-ignore format: two ends
    ]
  }
  return [
    ...layers,
    ...flat(page, frame, lettering),
    ...edges.flatMap((edge) => {
      const [x0, x1] = [frame.x, frame.x + frame.width]
      const away = 4
      if (edge === 'head')
        return [stroke([[x0, frame.y - away], [x1, frame.y - away]], 2), ...knife([x1 + 4, frame.y - away], [1, 0])] // biome-ignore format: two ends
      const x = edge === 'right' ? x1 + away + 5 : x0 - away
      return [stroke([[x, frame.y], [x, frame.y + frame.height]], 2)] // biome-ignore format: two ends
    }),
  ]
}

/** Draw strips that are put end to end, taped where they meet. */
export function joining(view: View, strips: number, isLeftwards: boolean, box: Box, lettering: Lettering): Mark[] {
  const shown = Math.min(strips, 2)
  const strip = { ...part(view, { left: 0, top: 0, columns: view.columns, rows: 1 }) }
  const scale = Math.min((box.width - 14) / (strip.width * shown), 46 / strip.height)
  const [wide, high] = [strip.width * scale, strip.height * scale]
  const left = box.x + (box.width - wide * shown) / 2
  const y = box.y + (box.height - high) / 2
  return Array.from({ length: shown }, (_, i) => i).flatMap((i) => {
    const frame: Box = { x: left + (isLeftwards ? shown - 1 - i : i) * wide, y, width: wide, height: high }
    const its = part(view, { left: 0, top: i, columns: view.columns, rows: 1 })
    const seam: Box = { x: left + wide - 7, y: y - 3, width: 14, height: high + 6 }
    return [
      ...(i ? [stroke([...corners(seam), corners(seam)[0]], 0.5)] : []),
      ...flat(its, frame, lettering),
      ...words(`${i + 1}.`, [frame.x + wide / 2, y + high + 14], { size: 10, align: 'center' }, lettering),
    ]
  })
}

/** Draw a strip as it stands when it is folded to and fro. */
export function standing(
  names: readonly string[],
  first: 'behind' | 'over',
  isLeftwards: boolean,
  shape: Pick<View, 'width' | 'height'>,
  box: Box,
  lettering: Lettering,
): Mark[] {
  const most = 6
  const shown = names.slice(0, most)
  const each = Math.min((box.width - 30) / shown.length, 46)
  const high = Math.min(box.height - 34, ((each * shape.height) / shape.width) * 1.35)
  const rise = each * 0.34
  const all = each * shown.length
  const left = box.x + (box.width - all) / 2
  const top = box.y + (box.height - high - rise) / 2
  const edge = (i: number): Point => {
    // What is near is lower.
    const isNear = (i % 2 === 1) === (first === 'behind')
    const x = isLeftwards ? left + all - i * each : left + i * each
    return [x, top + (isNear ? rise : 0)]
  }
  const end = edge(shown.length)
  const sign = isLeftwards ? -1 : 1
  return [
    ...shown.flatMap((name, i) => {
      const [[x0, y0], [x1, y1]] = [edge(i), edge(i + 1)]
      const panel: Point[] = [[x0, y0], [x1, y1], [x1, y1 + high], [x0, y0 + high]] // biome-ignore format: four corners
      const isTurnedAway = (i % 2 === 0) === (first === 'behind')
      return [
        ...paper(panel, isTurnedAway ? 1 : BACK),
        ...label(name, [(x0 + x1) / 2, (y0 + y1) / 2 + high / 2], { size: 14, most: each * 0.8 }, lettering),
      ]
    }),
    ...(names.length > most
      ? label('…', [end[0] + sign * 10, end[1] + high / 2], { size: 13, most: 20 }, lettering)
      : []),
  ]
}

/** The four leaves of a sheet that was slit and pushed together, by where they stand: degrees from the right, seen from above. */
const LEAVES = [
  { away: 120, cell: [1, 0] },
  { away: 15, cell: [3, 1] },
  { away: 195, cell: [0, 1] },
  { away: 300, cell: [1, 1] },
] as const

/** Draw four leaves about a middle, as they stand when the ends have been pushed together; or as they are laid round on one another. */
export function star(
  view: View,
  how: 'pushed' | 'closed',
  binding: 'left' | 'right',
  box: Box,
  lettering: Lettering,
): Mark[] {
  const sign = binding === 'left' ? 1 : -1
  const seenAt = ([column, row]: readonly [number, number]): View =>
    part(view, { left: binding === 'left' ? column : view.columns - 1 - column, top: row, columns: 1, rows: 1 })
  const high = box.height * 0.56
  const wide = Math.min(box.width * 0.2, (high * view.width * view.rows) / (view.columns * view.height))
  const [x, y] = [box.x + box.width * (how === 'pushed' ? 0.5 : sign > 0 ? 0.3 : 0.7), box.y + (box.height - high) / 2]
  const leaves = LEAVES.flatMap(({ away, cell }) => {
    const angle = (away * Math.PI) / 180
    const [u, v] = [sign * Math.cos(angle) * wide * 1.15, -Math.sin(angle) * wide * 0.45]
    const panel: Point[] = [[x, y], [x + u, y + v], [x + u, y + v + high], [x, y + high]] // biome-ignore format: four corners
    const [its] = seenAt(cell).cells
    return [
      ...paper(panel, away === 120 ? BACK : 1),
      // The leaf behind is hardly seen.
      ...label(
        away === 120 ? '' : (its?.label ?? ''),
        [x + u * (away === 15 ? 0.75 : 0.55), y + v * 0.55 + high * 0.5],
        { size: 14, most: Math.abs(u) * 0.8 },
        lettering,
      ),
    ]
  })
  if (how === 'pushed') {
    const from = (side: 1 | -1): Point[] => [[x + side * (wide * 1.2 + 34), y + high * 0.5], [x + side * (wide * 1.2 + 8), y + high * 0.5]] // biome-ignore format: two ends
    return [...leaves, ...arrow(from(1)), ...arrow(from(-1))]
  }
  const bookBox: Box = {
    x: sign > 0 ? box.x + box.width * 0.68 : box.x + box.width * 0.08,
    y: box.y + box.height * 0.12,
    width: box.width * 0.24,
    height: box.height * 0.76,
  }
  const round = curve(
    [x - sign * wide, y + high + 8],
    [x - sign * wide * 0.3, y + high + 30],
    [x + sign * wide * 0.35, y + high + 18],
  )
  const to = sign > 0 ? [x + wide + 16, bookBox.x - 6] : [x - wide - 16, bookBox.x + bookBox.width + 6]
  const middle = y + high * 0.5
  return [
    ...leaves,
    ...arrow(round),
    ...arrow(to.map((at): Point => [at, middle])),
    ...closedBook(seenAt([1, 1]), bookBox, binding, lettering),
  ]
}

/** Draw a sheet whose cuts make one long strip, and the way that it takes. */
export function snake(
  view: View,
  plan: Pick<Plan, 'steps'>,
  path: readonly Place[],
  box: Box,
  lettering: Lettering,
): Mark[] {
  const frame = framed(view, { x: box.x + 16, y: box.y + 2, width: box.width - 32, height: box.height - 4 })
  const its = plan.steps.filter((step) => step.do === 'cut')
  // Beneath the numbers, and beside those at the turns.
  const way = path.map(([column, row]): Point => {
    const aside = column === 0 ? -0.38 : column === view.columns - 1 ? 0.38 : 0
    return within(frame, [(column + 0.5 + aside) / view.columns, (row + 0.86) / view.rows])
  })
  const creases = path.slice(1).flatMap(([column, row], i) => {
    const [before = 0, above = 0] = path[i] ?? []
    if (row !== above)
      return foldLine(
        within(frame, [column / view.columns, row / view.rows]),
        within(frame, [(column + 1) / view.columns, row / view.rows]),
        i % 2 ? 'behind' : 'over',
      )
    const x = Math.max(column, before) / view.columns
    return foldLine(
      within(frame, [x, row / view.rows]),
      within(frame, [x, (row + 1) / view.rows]),
      i % 2 ? 'behind' : 'over',
    )
  })
  return [...flat(view, frame, lettering), ...creases, ...cuts(its, frame), ...arrow(way, 0.7, 5)]
}
