import type { PathMark } from '../../types/layout.js'

/** A place in a drawing, in points, counted downwards. */
export type Point = readonly [x: number, y: number]

/** Weights of lines, in points: of folds and arrows, of paper, of cuts. */
export const [FINE, PEN, HEAVY] = [0.5, 0.9, 2]

/** The commands of an outline count upwards. */
const at = ([x, y]: Point): string => `${hundredths(x)} ${hundredths(-y)}`
const hundredths = (n: number): string => String(Math.round(n * 100) / 100)

const filled = (outline: string, grey: number): PathMark => {
  return { kind: 'path', x: 0, y: 0, unit: 1, outline, colour: { r: grey, g: grey, b: grey, a: 1 }, inPlace: true }
}

const ring = (points: readonly Point[]): string => `M${points.map(at).join('L')}Z`

/** Fill the area between points: black is 0, white 1. */
export const area = (points: readonly Point[], grey = 0): PathMark => filled(ring(points), grey)

/** Draw a line through points. It is an area, too: each stretch a narrow rectangle, so long that they meet at the corners. */
export function stroke(points: readonly Point[], weight = PEN): PathMark {
  const half = weight / 2
  const bars = points.slice(1).map(([x1, y1], i) => {
    const [x0, y0] = points[i] ?? [x1, y1]
    const length = Math.hypot(x1 - x0, y1 - y0) || 1
    const [u, v] = [((x1 - x0) / length) * half, ((y1 - y0) / length) * half]
    return ring([
      [x0 - u + v, y0 - v - u],
      [x1 + u + v, y1 + v - u],
      [x1 + u - v, y1 + v + u],
      [x0 - u - v, y0 - v + u],
    ])
  })
  return filled(bars.join(''), 0)
}

/** Draw a shape of paper: white, with an edge. */
export const paper = (points: readonly Point[], grey = 1, weight = PEN): PathMark[] => {
  const [first] = points
  return [area(points, grey), stroke(first ? [...points, first] : points, weight)]
}

/** Lines by what hands do there: dashes and the white between them, in points. */
const DASHES = { behind: [7, 2, 1, 2], over: [4, 3] } as const

/** Draw a fold: dashes and dots where the paper goes away from the one who folds, dashes where it comes towards him. */
export function foldLine(from: Point, to: Point, way: keyof typeof DASHES): PathMark[] {
  const pattern: readonly number[] = DASHES[way]
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const on = (share: number): Point => [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
  const marks: PathMark[] = []
  for (let done = 0, i = 0; done < length; i++) {
    const next = Math.min(length, done + (pattern[i % pattern.length] ?? length))
    if (i % 2 === 0) marks.push(stroke([on(done / length), on(next / length)], FINE))
    done = next
  }
  return marks
}

const BLADE = 8

/** Draw a cut, with scissors where it begins. */
export function cutLine(from: Point, to: Point): PathMark[] {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const turn = (x: number, y: number): Point => [from[0] + x * cos - y * sin, from[1] + x * sin + y * cos]
  const handle = (side: 1 | -1) => circle(turn(-BLADE * 1.15, side * 2.6), 2)
  return [
    stroke([from, to], HEAVY),
    stroke([turn(-BLADE * 0.9, -2), turn(2, 2)], 0.8),
    stroke([turn(-BLADE * 0.9, 2), turn(2, -2)], 0.8),
    handle(1),
    handle(-1),
  ]
}

const ROUND = 16

/** Draw a circle's line. */
export const circle = ([x, y]: Point, radius: number, weight = 0.8): PathMark =>
  stroke(
    Array.from({ length: ROUND + 1 }, (_, i): Point => {
      const angle = (2 * Math.PI * i) / ROUND
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    }),
    weight,
  )

/** Draw a filled circle. */
export const dot = ([x, y]: Point, radius: number): PathMark =>
  area(
    Array.from({ length: ROUND }, (_, i): Point => {
      const angle = (2 * Math.PI * i) / ROUND
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    }),
  )

/** The points of a curve from one place to another, drawn towards a third (a Bézier curve of the second degree). */
export const curve = ([x0, y0]: Point, [cx, cy]: Point, [x1, y1]: Point): Point[] =>
  Array.from({ length: ROUND + 1 }, (_, i): Point => {
    const [t, s] = [i / ROUND, 1 - i / ROUND]
    return [s * s * x0 + 2 * s * t * cx + t * t * x1, s * s * y0 + 2 * s * t * cy + t * t * y1]
  })

const HEAD = 6

/** Draw an arrow along points. */
export function arrow(points: readonly Point[], weight = 1.1, head = HEAD): PathMark[] {
  const [end, before] = [points.at(-1), points.at(-2)]
  if (!end || !before) return []
  const length = Math.hypot(end[0] - before[0], end[1] - before[1]) || 1
  const [u, v] = [(end[0] - before[0]) / length, (end[1] - before[1]) / length]
  const foot: Point = [end[0] - u * head, end[1] - v * head]
  const wide = head * 0.45
  // The line ends within the head, however short its last stretch is.
  const line = points.filter(([x, y]) => Math.hypot(x - end[0], y - end[1]) > head)
  return [
    ...(line.length ? [stroke([...line, foot], weight)] : []),
    area([end, [foot[0] - v * wide, foot[1] + u * wide], [foot[0] + v * wide, foot[1] - u * wide]]),
  ]
}
