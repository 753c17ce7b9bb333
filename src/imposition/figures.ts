import type { Box } from '../types/layout.js'

/** The seven strokes of a figure: place and size in a box of 4 by 7, the pen a unit thick. */
const STROKES = {
  top: { x: 0, y: 0, width: 4, height: 1 },
  middle: { x: 0, y: 3, width: 4, height: 1 },
  bottom: { x: 0, y: 6, width: 4, height: 1 },
  upperLeft: { x: 0, y: 0, width: 1, height: 4 },
  upperRight: { x: 3, y: 0, width: 1, height: 4 },
  lowerLeft: { x: 0, y: 3, width: 1, height: 4 },
  lowerRight: { x: 3, y: 3, width: 1, height: 4 },
} as const satisfies Record<string, Box>
type Stroke = keyof typeof STROKES

const FIGURES: readonly (readonly Stroke[])[] = [
  ['top', 'bottom', 'upperLeft', 'upperRight', 'lowerLeft', 'lowerRight'],
  ['upperRight', 'lowerRight'],
  ['top', 'upperRight', 'middle', 'lowerLeft', 'bottom'],
  ['top', 'upperRight', 'middle', 'lowerRight', 'bottom'],
  ['upperLeft', 'upperRight', 'middle', 'lowerRight'],
  ['top', 'upperLeft', 'middle', 'lowerRight', 'bottom'],
  ['top', 'upperLeft', 'middle', 'lowerLeft', 'lowerRight', 'bottom'],
  ['top', 'upperRight', 'lowerRight'],
  ['top', 'middle', 'bottom', 'upperLeft', 'upperRight', 'lowerLeft', 'lowerRight'],
  ['top', 'upperLeft', 'upperRight', 'middle', 'lowerRight', 'bottom'],
]
const [HIGH, PITCH] = [7, 5]

/** Draw a number with straight strokes, which need no font: their areas from the upper left corner, and how wide it is. */
export function figures(number: number, height: number): { readonly strokes: readonly Box[]; readonly width: number } {
  const unit = height / HIGH
  const digits = [...String(number)]
  const strokes = digits.flatMap((digit, i) =>
    (FIGURES[Number(digit)] ?? []).map((name): Box => {
      const { x, y, width, height } = STROKES[name]
      return { x: (x + i * PITCH) * unit, y: y * unit, width: width * unit, height: height * unit }
    }),
  )
  return { strokes, width: (digits.length * PITCH - 1) * unit }
}
