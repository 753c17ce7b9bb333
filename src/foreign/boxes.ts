import { PDFNumber } from '@cantoo/pdf-lib'
import { numberIn, numbers } from './objects.js'
import { attribute, type Leaf } from './tree.js'

/** The boxes of a page that may be printed, by the names that authors use. */
export const BOXES = ['trim', 'crop', 'bleed', 'media'] as const
export type BoxName = (typeof BOXES)[number]

const KEYS: Readonly<Record<BoxName, string>> = {
  trim: 'TrimBox',
  crop: 'CropBox',
  bleed: 'BleedBox',
  media: 'MediaBox',
}

/** An area in a page's own units, which count upwards. */
export interface Rect {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

/** Turns points of a page's own space into others, as a PDF writes it: a b c d e f. */
export type Matrix = readonly [number, number, number, number, number, number]

/** What of a page is printed, and how it stands. */
export interface Cut {
  readonly name: BoxName
  readonly box: Rect
  /** All that there is of the page. */
  readonly media: Rect
  /** Its size as it is seen, in points. */
  readonly width: number
  readonly height: number
  /** Points to a unit of its own space. */
  readonly unit: number
  /** From its own space to the page as it is seen, in points from its lower left corner. */
  readonly upright: Matrix
}

/** Where nothing else is said, which no PDF may leave out. */
const LETTER: Rect = { left: 0, bottom: 0, right: 612, top: 792 }

/** Smaller and larger areas, in points, are mistakes, and so is what lies further off. */
const [LEAST, MOST] = [3, 1e6]

/** Find out what of a page is printed: the box that is asked for, else where it is to be cut, else what is shown of it, else all. */
export function cutOf(leaf: Leaf, asked?: BoxName): Cut {
  const unit = unitOf(leaf)
  const media = rectOf(leaf, 'MediaBox') ?? LETTER
  const wanted: readonly BoxName[] = asked ? [asked, 'crop'] : ['trim', 'crop']
  const found = wanted.flatMap((name) => {
    const box = rectOf(leaf, KEYS[name])
    const inside = box && common(box, media)
    return inside && isSeen(inside, unit) ? [{ name, box: inside }] : []
  })
  const { name, box } = found[0] ?? { name: 'media' as const, box: media }
  const [across, down] = [(box.right - box.left) * unit, (box.top - box.bottom) * unit]
  const turn = turnOf(leaf)
  const [width, height] = turn % 180 === 0 ? [across, down] : [down, across]
  return { name, box, media, unit, width, height, upright: uprightOf(box, turn, unit) }
}

function rectOf(leaf: Leaf, key: string): Rect | undefined {
  const found = numbers(leaf.page.context, attribute(leaf, key), 4)
  if (!found?.every((number) => Math.abs(number) <= MOST)) return undefined
  const [x = 0, y = 0, u = 0, v = 0] = found
  const rect = { left: Math.min(x, u), bottom: Math.min(y, v), right: Math.max(x, u), top: Math.max(y, v) }
  return isSeen(rect, 1) ? rect : undefined
}

const isSeen = ({ left, bottom, right, top }: Rect, unit: number): boolean =>
  Math.min(right - left, top - bottom) * unit >= LEAST

/** What two areas have in common; nothing of it may be left. */
export const common = (one: Rect, other: Rect): Rect => ({
  left: Math.max(one.left, other.left),
  bottom: Math.max(one.bottom, other.bottom),
  right: Math.min(one.right, other.right),
  top: Math.min(one.top, other.top),
})

/** An area that reaches further on every side. */
export const widened = ({ left, bottom, right, top }: Rect, by: number): Rect => ({
  left: left - by,
  bottom: bottom - by,
  right: right + by,
  top: top + by,
})

/** A unit is a point unless the page says otherwise (ISO 32000-1, table 30). */
function unitOf({ page }: Leaf): number {
  const said = numberIn(page, 'UserUnit') ?? 1
  return said > 0 && said <= 75_000 ? said : 1
}

/** Degrees by which the page is turned to the right to be seen. */
function turnOf(leaf: Leaf): number {
  const said = attribute(leaf, 'Rotate')
  const degrees = said instanceof PDFNumber && Number.isFinite(said.asNumber()) ? said.asNumber() : 0
  return (((Math.round(degrees / 90) * 90) % 360) + 360) % 360
}

function uprightOf({ left, bottom, right, top }: Rect, turn: number, unit: number): Matrix {
  if (turn === 90) return [0, -unit, unit, 0, -bottom * unit, right * unit]
  if (turn === 180) return [-unit, 0, 0, -unit, right * unit, top * unit]
  if (turn === 270) return [0, unit, -unit, 0, top * unit, -left * unit]
  return [unit, 0, 0, unit, -left * unit, -bottom * unit]
}

/** One matrix after another. */
export const after = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + b * i,
  a * h + b * j,
  c * g + d * i,
  c * h + d * j,
  e * g + f * i + k,
  e * h + f * j + l,
]
