import type { StillMark } from '../types/layout.js'
import type { BorderSide, Colour, Style } from '../types/style.js'

/** A straight rule, in points from its top left corner; it runs along its longer side and is as thick as the other. */
export interface Rule {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly style: Style['text-decoration-style']
  readonly colour: Colour
}

/** Radii of corners from the top left one on, clockwise. */
export type Radii = readonly [number, number, number, number]

/** A rule of more pieces than this is drawn as one. */
const MOST_PIECES = 2000
/** How far the handles of a curve stand off, in radii, where it is to be a quarter of a circle. */
const ROUND = 0.5523

/** Turn a rule into its marks: one, two side by side, or a row of dots, of dashes, of waves. */
export function stroke(rule: Rule): StillMark[] {
  const { x, y, width, height, style, colour } = rule
  const across = width >= height
  const [long, thick] = across ? [width, height] : [height, width]
  if (long <= 0 || thick <= 0) return []
  const plain: StillMark = { kind: 'rect', x, y, width, height, colour }
  if (style === 'double') {
    // Each as thick as the white between, as a third of a border is.
    const third = thick / 3
    const one = across ? { height: third } : { width: third }
    const other = across ? { y: y + 2 * third } : { x: x + 2 * third }
    return [
      { ...plain, ...one },
      { ...plain, ...one, ...other },
    ]
  }
  if (style === 'solid' || long / thick > MOST_PIECES) return [plain]
  const points = style === 'dotted' ? dots(long, thick) : style === 'dashed' ? dashes(long, thick) : wave(long, thick)
  const path = points.map(([command, ...numbers]) => command + pairs(numbers, across)).join('')
  return [{ kind: 'path', x, y, unit: 1, outline: path, colour, inPlace: true }]
}

/** A command of an SVG path and its points, along a rule and across it. */
type Step = readonly ['M' | 'L' | 'C' | 'Z', ...number[]]

/** Along is to the right and across is down, or the other way about; paths count upwards. */
function pairs(numbers: readonly number[], across: boolean): string {
  const points: string[] = []
  for (let i = 0; i < numbers.length; i += 2) {
    const [along, aside] = [numbers[i] ?? 0, numbers[i + 1] ?? 0]
    points.push(across ? `${num(along)} ${num(-aside)}` : `${num(aside)} ${num(-along)}`)
  }
  return points.join(' ')
}

/** Dots as thick as the rule, with about as much white between them; the first and the last at its ends. */
function dots(long: number, thick: number): Step[] {
  const r = thick / 2
  const h = r * ROUND
  const count = Math.max(1, Math.round((long - thick) / (2 * thick)))
  const pitch = (long - thick) / count
  return Array.from({ length: count + 1 }, (_, i): Step[] => {
    const c = r + i * pitch
    return [
      ['M', c - r, r],
      ['C', c - r, r - h, c - h, 0, c, 0],
      ['C', c + h, 0, c + r, r - h, c + r, r],
      ['C', c + r, r + h, c + h, thick, c, thick],
      ['C', c - h, thick, c - r, r + h, c - r, r],
      ['Z'],
    ]
  }).flat()
}

/** Dashes three times as long as thick, with two parts white between them; it begins and ends with one. */
function dashes(long: number, thick: number): Step[] {
  const count = Math.max(0, Math.round((long - 3 * thick) / (5 * thick)))
  const pitch = count ? (long - 3 * thick) / count : 0
  return Array.from({ length: count + 1 }, (_, i): Step[] => {
    const from = i * pitch
    const to = Math.min(long, from + 3 * thick)
    return [['M', from, 0], ['L', to, 0], ['L', to, thick], ['L', from, thick], ['Z']]
  }).flat()
}

/** A wave six times as long and twice as high as thick, about the middle of the rule; its ends fit its length. */
function wave(long: number, thick: number): Step[] {
  const count = Math.max(1, Math.round(long / (3 * thick)))
  const half = long / count
  const bend = (i: number) => (i % 2 ? 2.6 : -2.6) * thick
  const there = Array.from({ length: count }, (_, i): Step => {
    const from = i * half
    return ['C', from + half * 0.36, bend(i), from + half * 0.64, bend(i), from + half, 0]
  })
  const back = Array.from({ length: count }, (_, n): Step => {
    const i = count - 1 - n
    const from = i * half
    return ['C', from + half * 0.64, bend(i) + thick, from + half * 0.36, bend(i) + thick, from, thick]
  })
  return [['M', 0, 0], ...there, ['L', long, thick], ...back, ['Z']]
}

/** A box, in points from the page's or the line's own place. */
export interface BoxShape {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Turn a box into its filled shape: a rectangle, or one with round corners. */
export function filled(box: BoxShape, radii: Radii, colour: Colour): StillMark {
  if (radii.every((radius) => !radius)) return { kind: 'rect', ...box, colour }
  return { kind: 'path', x: box.x, y: box.y, unit: 1, outline: rounded(box, radii, 0), colour, inPlace: true }
}

/** The rules of a box: those of the sides that it has there, or one ring where they are alike and its corners round. */
export function bordered(box: BoxShape, radii: Radii, sides: Sides): StillMark[] {
  const { top, right, bottom, left } = sides
  const alike = [top, right, bottom, left].every(
    (side) => isDrawn(side) && side.style === 'solid' && sameRule(side, top),
  )
  if (alike && radii.some((radius) => radius)) {
    const outline = rounded(box, radii, 0) + rounded(box, radii, top.width)
    return [{ kind: 'path', x: box.x, y: box.y, unit: 1, outline, colour: top.colour, inPlace: true }]
  }
  const across = { x: box.x, width: box.width }
  const down = { y: box.y, height: box.height }
  const rules: [DrawnSide, BoxShape][] = [
    [top, { ...across, y: box.y, height: top.width }],
    [bottom, { ...across, y: box.y + box.height - bottom.width, height: bottom.width }],
    [left, { ...down, x: box.x, width: left.width }],
    [right, { ...down, x: box.x + box.width - right.width, width: right.width }],
  ]
  return rules.flatMap(([{ style, colour }, shape]) => (style === 'none' ? [] : stroke({ ...shape, style, colour })))
}

/** A border whose colour is known; none has no width. */
export interface DrawnSide {
  readonly width: number
  readonly style: BorderSide['style']
  readonly colour: Colour
}

export interface Sides {
  readonly top: DrawnSide
  readonly right: DrawnSide
  readonly bottom: DrawnSide
  readonly left: DrawnSide
}

/** A side of a style as it is drawn, or none where a box goes on overleaf or on the next line. */
export function sideOf(style: Style, name: 'top' | 'right' | 'bottom' | 'left', drawn = true): DrawnSide {
  const { width, style: kind, colour } = style[`border-${name}`]
  const known = colour === 'currentcolor' ? style.color : colour
  return drawn && kind !== 'none' && width > 0
    ? { width, style: kind, colour: known }
    : { width: 0, style: 'none', colour: known }
}

/** How wide a side of a style is, in points. */
export const sideWidth = (style: Style, name: 'top' | 'right' | 'bottom' | 'left'): number => {
  const side = style[`border-${name}`]
  return side.style === 'none' ? 0 : side.width
}

const isDrawn = (side: DrawnSide): boolean => side.style !== 'none'
const sameRule = (a: DrawnSide, b: DrawnSide): boolean =>
  a.width === b.width && a.colour.r === b.colour.r && a.colour.g === b.colour.g && a.colour.b === b.colour.b

/** The outline of a box set in by some points: clockwise, or, where it is set in, the other way, so that it is a hole. */
function rounded({ width, height }: BoxShape, radii: Radii, inset: number): string {
  const most = Math.min(width, height) / 2
  const [tl, tr, br, bl] = radii.map((radius) => Math.max(0, Math.min(radius, most) - inset)) as unknown as Radii // four as given
  const [x0, y0, x1, y1] = [inset, inset, width - inset, height - inset]
  const k = 1 - ROUND
  const corners = [
    { from: [x0, y0 + tl], one: [x0, y0 + tl * k], two: [x0 + tl * k, y0], to: [x0 + tl, y0] },
    { from: [x1 - tr, y0], one: [x1 - tr * k, y0], two: [x1, y0 + tr * k], to: [x1, y0 + tr] },
    { from: [x1, y1 - br], one: [x1, y1 - br * k], two: [x1 - br * k, y1], to: [x1 - br, y1] },
    { from: [x0 + bl, y1], one: [x0 + bl * k, y1], two: [x0, y1 - bl * k], to: [x0, y1 - bl] },
  ]
  const at = (points: readonly number[]) => pairs(points, true)
  const turned = inset
    ? corners.toReversed().map(({ from, one, two, to }) => ({ from: to, one: two, two: one, to: from }))
    : corners
  const steps = turned.map(({ from, one, two, to }, i) => `${i ? 'L' : 'M'}${at(from)}C${at(one)} ${at(two)} ${at(to)}`)
  return `${steps.join('')}Z`
}

const num = (n: number): string => String(Math.round(n * 1000) / 1000)
