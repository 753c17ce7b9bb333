import type { Job } from '../types/imposition.js'
import { groundOf } from './geometry.js'
import { layoutOf } from './layouts/index.js'
import { mm, SHEETS } from './paper.js'

/** The formats that zines are set in, which are files of their own among the templates: width and height in points. */
export const ZINE_FORMATS: Readonly<Record<string, readonly [width: number, height: number]>> = {
  a4: [mm(210), mm(297)],
  letter: SHEETS.letter ?? [0, 0],
  '6x9': [mm(152.4), mm(228.6)],
  a5: [mm(148), mm(210)],
  'half-letter': [mm(139.7), mm(215.9)],
  'b-format': [mm(129), mm(198)],
  '5x8': [mm(127), mm(203.2)],
  'quarter-letter': [mm(107.95), mm(139.7)],
  'a6-zine': [mm(105), mm(148)],
  a7: [mm(74), mm(105)],
  'eighth-letter': [mm(69.85), mm(107.95)],
  a8: [mm(52), mm(74)],
  'sixteenth-letter': [mm(53.975), mm(69.85)],
}

/** Paper is halved to the millimetre: a format may be larger than its place by so much. */
const ROUNDING = mm(0.75)
/** Pages that are printed one a side are a zine's, too. */
const LOOSE = { metric: 'a5', letter: 'half-letter' } as const

/**
 * The format that a job's pages are set in: the largest that its place on the sheet holds. A small page has a format of its own, with
 * type, margins and setting for its size; it is never a larger one made smaller, unless the place is smaller than any: `size` then says so.
 */
export function formatFor(job: Job): Pick<Job, 'size'> & { readonly format: string } {
  const { format, size } = job
  if (format !== undefined) return { format, size }
  if (job.layout === 'pages') return { format: job.sheet.name === 'letter' ? LOOSE.letter : LOOSE.metric, size }
  const { across, down } = groundOf(job.sheet, layoutOf(job))
  const fitting = Object.entries(ZINE_FORMATS).filter(
    ([, [width, height]]) => width <= across + ROUNDING && height <= down + ROUNDING,
  )
  const [largest] = fitting.toSorted(([, a], [, b]) => b[0] * b[1] - a[0] * a[1])
  return largest ? { format: largest[0], size } : { format: 'a8', size: 'fit' }
}
