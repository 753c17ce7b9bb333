import { layoutOf } from '../../src/imposition/layouts/index.js'
import type { Job } from '../../src/types/imposition.js'
import type { Page } from '../../src/types/layout.js'

/** A job on A4 paper, as it is when nothing else is said. */
export const jobOf = (said: Partial<Job> = {}): Job => ({
  layout: 'booklet',
  sheet: { name: 'a4', width: 595, height: 842 },
  signature: [],
  calliper: 0.3,
  swell: 1,
  duplex: 'auto',
  binding: 'left',
  size: 'exact',
  marks: new Set(),
  flyleaves: 0,
  bleed: 0,
  margin: 18,
  up: 2,
  panels: 4,
  cover: false,
  guide: false,
  testSheet: false,
  ...said,
})

/** Pages that are a little narrower than their places. */
export function pagesFor(count: number, job: Job): Page[] {
  const { columns, rows, lies } = layoutOf(job)
  const [width, height] = lies === 'across' ? [842, 595] : [595, 842]
  return Array.from({ length: count }, (_, i) => ({
    width: width / columns - 10,
    height: height / rows - 4,
    side: i % 2 ? 'verso' : 'recto',
    label: String(i + 1),
    blank: false,
    marks: [],
  }))
}
