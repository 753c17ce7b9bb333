import type { Cut } from './boxes.js'

/** A size of pages, in points, and how many have it. */
export interface Size {
  readonly width: number
  readonly height: number
  readonly pages: number
}

/** Programs round sizes: what differs by less than this, in points, is one size. */
const ALIKE = 2

/** The sizes of pages, the commonest first. */
export function sizesOf(cuts: readonly Pick<Cut, 'width' | 'height'>[]): Size[] {
  const sizes: { width: number; height: number; pages: number }[] = []
  for (const { width, height } of cuts) {
    const known = sizes.find((one) => Math.abs(one.width - width) < ALIKE && Math.abs(one.height - height) < ALIKE)
    if (known) known.pages++
    else sizes.push({ width, height, pages: 1 })
  }
  return sizes.sort((a, b) => b.pages - a.pages)
}

/** The size that holds them all. */
export const largestOf = (cuts: readonly Pick<Cut, 'width' | 'height'>[]): Omit<Size, 'pages'> => ({
  width: Math.max(...cuts.map(({ width }) => width)),
  height: Math.max(...cuts.map(({ height }) => height)),
})

/** Pages made for Letter paper are measured in eighths of an inch; others in millimetres, which hardly ever are. */
export const isInInches = ({ width, height }: Omit<Size, 'pages'>): boolean =>
  [width, height].every((length) => Math.abs(length - 9 * Math.round(length / 9)) < 0.1)
