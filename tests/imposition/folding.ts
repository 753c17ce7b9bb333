import type { Flip, Place, Step } from '../../src/types/imposition.js'
import type { Forme } from '../../src/types/layout.js'

// A folding simulator: sheets of paper, and hands that fold and cut. It knows nothing of imposition; it reads what comes out of the
// printer as it lies when everything has been done to it.

/** What is seen on one side of a leaf as the book is read: the page, whether it stands upright, and the white at its left and right. */
export interface Face {
  readonly label: string
  readonly upright: boolean
  readonly left: number
  readonly right: number
}

/** Sheets as they come out of the printer: fronts alone, or front and back in turn. */
export interface Printed {
  readonly formes: readonly Forme[]
  readonly sides: 1 | 2
  /** The edge about which the printer turned them. */
  readonly flip: Flip
}

/** An area in shares of a sheet. */
interface Box {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** A piece of a sheet in one layer: where it is from (as the front is seen), where it lies on the table, and how it was turned over. */
interface Layer {
  readonly sheet: number
  readonly from: Box
  readonly at: Box
  readonly mirroredX: boolean
  readonly mirroredY: boolean
}

/** Layers on one another, the first on top. */
type Pile = readonly Layer[]

const BARE = 'bare'
const WHOLE: Box = { x0: 0, y0: 0, x1: 1, y1: 1 }
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6

/** Turn printed sheets and what is done to them into what is read, page by page. Blank pages are `''`. */
export function read(printed: Printed, steps: readonly Step[]): Face[] {
  const count = printed.formes.length / printed.sides
  const lying = (sheet: number): Layer => ({ sheet, from: WHOLE, at: WHOLE, mirroredX: false, mirroredY: false })
  let piles: Pile[] = Array.from({ length: count }, (_, sheet) => [lying(sheet)])
  let isStrip = false
  const cuts: [Place, Place][] = []
  for (const step of steps) {
    if (step.do === 'pile') piles = grouped(piles, step.sheets).map((its) => its.flat())
    else if (step.do === 'fold') piles = piles.map((pile) => folded(pile, step.behind))
    else if (step.do === 'cut') cuts.push([step.from, step.to])
    else if (step.do === 'stack') piles = piles.map((pile) => stacked(pile, step.pieces, cuts))
    else if (step.do === 'join') {
      piles = [piles.flatMap((pile) => piecesOf(pile, cuts)).slice(0, step.strips)]
      isStrip = true
    } else if (step.do === 'concertina') {
      piles = isStrip
        ? piles.map((pile) => pile.flatMap((strip) => panelsOf(strip, step.path)))
        : piles.map((pile) => concertina(pile, step.path, step.first, cuts))
    } else if (step.do === 'wrap') piles = piles.map((pile) => [...pile.slice(-1), ...pile.slice(0, -1)])
    else if (step.do === 'nest') piles = grouped(piles, step.sheets).map(nested)
    else piles = [piles.flat()]
  }
  if (isStrip) return stripRead(piles.flat(), printed)
  return paired(piles.flat().flatMap((layer) => [seen(layer, printed), seen(turned(layer), printed)]))
}

function grouped(piles: readonly Pile[], sizes: readonly number[]): Pile[][] {
  if (sizes.reduce((sum, size) => sum + size, 0) !== piles.length)
    throw new Error('Other sheets than the steps tell of')
  let at = 0
  return sizes.map((size) => {
    at += size
    return piles.slice(at - size, at)
  })
}

/** Fold the half of a pile that lies on a side behind the other half. */
function folded(pile: Pile, behind: 'left' | 'right' | 'top' | 'bottom'): Pile {
  const across = behind === 'left' || behind === 'right'
  const [low, high] = across ? (['x0', 'x1'] as const) : (['y0', 'y1'] as const)
  const start = Math.min(...pile.map(({ at }) => at[low]))
  const end = Math.max(...pile.map(({ at }) => at[high]))
  const line = (start + end) / 2
  const halves = pile.flatMap((layer) =>
    layer.at[low] < line - 1e-6 && layer.at[high] > line + 1e-6 ? split(layer, across, line) : [layer],
  )
  const isMoved = ({ at }: Layer) =>
    behind === 'left' || behind === 'top' ? at[high] < line + 1e-6 : at[low] > line - 1e-6
  const mirrored = (layer: Layer): Layer => ({
    ...layer,
    at: { ...layer.at, [low]: 2 * line - layer.at[high], [high]: 2 * line - layer.at[low] },
    ...(across ? { mirroredX: !layer.mirroredX } : { mirroredY: !layer.mirroredY }),
  })
  return [...halves.filter((layer) => !isMoved(layer)), ...halves.filter(isMoved).map(mirrored).reverse()]
}

/** A layer in two, along a line of the table. */
function split(layer: Layer, across: boolean, line: number): Layer[] {
  const [low, high] = across ? (['x0', 'x1'] as const) : (['y0', 'y1'] as const)
  const { at, from } = layer
  const share = (line - at[low]) / (at[high] - at[low])
  const isMirrored = across ? layer.mirroredX : layer.mirroredY
  const inner = isMirrored
    ? from[high] - share * (from[high] - from[low])
    : from[low] + share * (from[high] - from[low])
  const [first, second] = [
    { ...layer, at: { ...at, [high]: line } },
    { ...layer, at: { ...at, [low]: line } },
  ]
  const [lower, upper] = [
    { ...from, [high]: inner },
    { ...from, [low]: inner },
  ]
  return isMirrored
    ? [
        { ...first, from: upper },
        { ...second, from: lower },
      ]
    : [
        { ...first, from: lower },
        { ...second, from: upper },
      ]
}

/** Where cuts go from edge to edge, between 0 and 1. */
function linesOf(cuts: readonly [Place, Place][], axis: 0 | 1): number[] {
  const through = cuts.filter(
    ([a, b]) => near(a[axis], b[axis]) && near(Math.abs(a[1 - axis] ?? 0) + Math.abs(b[1 - axis] ?? 0), 1),
  )
  return [0, ...through.map(([a]) => a[axis]).sort((a, b) => a - b), 1]
}

/** The pieces into which a pile is cut, row by row; of each, the layers follow one another. */
function piecesOf(pile: Pile, cuts: readonly [Place, Place][], only?: Place): Layer[] {
  const [xs, ys] = [linesOf(cuts, 0), linesOf(cuts, 1)]
  return ys.slice(1).flatMap((y1, row) =>
    xs.slice(1).flatMap((x1, column) => {
      if (only && (only[0] !== column || only[1] !== row)) return []
      const box = { x0: xs[column] ?? 0, y0: ys[row] ?? 0, x1, y1 }
      return pile.map((layer) => ({ ...layer, from: box, at: box }))
    }),
  )
}

function stacked(pile: Pile, pieces: readonly Place[], cuts: readonly [Place, Place][]): Pile {
  if (pieces.length !== (linesOf(cuts, 0).length - 1) * (linesOf(cuts, 1).length - 1))
    throw new Error('Other pieces than were cut')
  return pieces.flatMap((piece) => piecesOf(pile, cuts, piece))
}

function panelsOf(strip: Layer, path: readonly Place[]): Layer[] {
  const width = (strip.from.x1 - strip.from.x0) / path.length
  return path.map(([column]) => {
    const x0 = strip.from.x0 + column * width
    return { ...strip, from: { ...strip.from, x0, x1: x0 + width } }
  })
}

/** Fold a sheet to and fro along a path of cells: what the path joins must be paper, and all else cut. */
function concertina(
  pile: Pile,
  path: readonly Place[],
  first: 'behind' | 'over',
  cuts: readonly [Place, Place][],
): Pile {
  const [columns, rows] = [Math.max(...path.map(([x]) => x)) + 1, Math.max(...path.map(([, y]) => y)) + 1]
  const key = ([x, y]: Place) => y * columns + x
  if (new Set(path.map(key)).size !== columns * rows) throw new Error('The path leaves cells out')
  const order = new Map(path.map((place, i) => [key(place), i]))
  for (const [x, y] of path)
    for (const [dx, dy] of [
      [1, 0],
      [0, 1],
    ] as const) {
      if (x + dx >= columns || y + dy >= rows) continue
      const apart = Math.abs((order.get(key([x, y])) ?? 0) - (order.get(key([x + dx, y + dy])) ?? 0))
      const isJoined = apart === 1 || apart === path.length - 1
      const middle: Place = [(x + 0.5 + dx / 2) / columns, (y + 0.5 + dy / 2) / rows]
      if (isJoined === cuts.some((cut) => isOn(middle, cut)))
        throw new Error(`Cell ${x},${y} is cut where it is joined, or joined where it is cut`)
    }
  const [sheet] = pile
  if (!sheet || pile.length > 1) throw new Error('A concertina of several sheets')
  let [mirroredX, mirroredY] = [first === 'over', false]
  let [fromX, fromY] = path[0] ?? [0, 0]
  return path.map(([x, y]) => {
    if (Math.abs(x - fromX) + Math.abs(y - fromY) > 1) throw new Error('The path leaps')
    if (x !== fromX) mirroredX = !mirroredX
    if (y !== fromY) mirroredY = !mirroredY
    ;[fromX, fromY] = [x, y]
    const from = { x0: x / columns, y0: y / rows, x1: (x + 1) / columns, y1: (y + 1) / rows }
    return { ...sheet, from, at: from, mirroredX, mirroredY }
  })
}

const isOn = ([x, y]: Place, [a, b]: [Place, Place]): boolean =>
  near(a[0], b[0])
    ? near(x, a[0]) && y > Math.min(a[1], b[1]) && y < Math.max(a[1], b[1])
    : near(y, a[1]) && x > Math.min(a[0], b[0]) && x < Math.max(a[0], b[0])

function nested(sheets: readonly Pile[]): Pile {
  const halves = sheets.map((pile) => [pile.slice(0, pile.length / 2), pile.slice(pile.length / 2)] as const)
  return [...halves.flatMap(([first]) => first), ...halves.toReversed().flatMap(([, second]) => second)]
}

/** A leaf as it is seen when it is turned. */
const turned = (layer: Layer): Layer => ({ ...layer, mirroredX: !layer.mirroredX })

/** What is seen of a layer from above. */
function seen({ sheet, from, mirroredX, mirroredY }: Layer, { formes, sides, flip }: Printed): Face {
  const isFront = mirroredX === mirroredY
  if (!isFront && sides === 1) return { label: BARE, upright: true, left: 0, right: 0 }
  const forme = formes[sheet * sides + (isFront ? 0 : 1)]
  if (!forme) throw new Error(`There is no sheet ${sheet}`)
  // A back is printed upright where the sheet was turned about its upright axis, else upside down.
  const isUprightAxis = forme.width >= forme.height === (flip === 'short')
  const back = isUprightAxis
    ? { x0: 1 - from.x1, x1: 1 - from.x0, y0: from.y0, y1: from.y1 }
    : { x0: from.x0, x1: from.x1, y0: 1 - from.y1, y1: 1 - from.y0 }
  const box = isFront ? from : back
  const isTurned = mirroredY !== (!isFront && !isUprightAxis)
  const inside = forme.placements.filter(({ page, x, y, scale = 1 }) => {
    const [cx, cy] = [(x + (page.width * scale) / 2) / forme.width, (y + (page.height * scale) / 2) / forme.height]
    return cx > box.x0 && cx < box.x1 && cy > box.y0 && cy < box.y1
  })
  if (inside.length > 1) throw new Error('Two pages on one leaf')
  const [its] = inside
  if (!its) return { label: '', upright: true, left: 0, right: 0 }
  const { page, x, turn, scale = 1 } = its
  const [before, after] = [x - box.x0 * forme.width, box.x1 * forme.width - x - page.width * scale]
  const [left, right] = isTurned ? [after, before] : [before, after]
  return { label: page.label, upright: (turn === 180) === isTurned, left, right }
}

/** Leaves that are printed on one side lie back to back. */
function paired(faces: readonly Face[]): Face[] {
  for (let i = 0; i < faces.length; i += 2) {
    const [face, next, after] = [faces[i], faces[i + 1], faces[i + 2]]
    if (face?.label === BARE && i === 0) throw new Error('The first page is bare')
    if (next?.label === BARE && after?.label !== BARE) throw new Error('Bare paper shows')
  }
  return faces.filter(({ label }) => label !== BARE)
}

/** A strip is read on its front from end to end, then turned over and read on. */
function stripRead(panels: Pile, printed: Printed): Face[] {
  const fronts = panels.map((panel) => seen(panel, printed))
  return printed.sides === 1 ? fronts : [...fronts, ...panels.toReversed().map((panel) => seen(turned(panel), printed))]
}
