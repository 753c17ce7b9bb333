import type { Job, Plan } from '../types/imposition.js'
import type { Forme, Page } from '../types/layout.js'
import type { Problem } from '../types/problem.js'
import { bledOver } from './bleed.js'
import { inMm, mm } from './paper.js'

/** Less than this is no spine: a stapled cover folds about it. */
const LEAST_SPINE = mm(1)
/** What a sheet lacks by its rounding, or a thin spine, is lost in the fold. */
const FOLD = mm(1.5)

/** How thick the block is that a cover goes about: leaves in a pile, each as thick as the paper. */
export const spineOf = ({ pages, sides }: Pick<Plan, 'pages' | 'sides'>, { calliper }: Pick<Job, 'calliper'>): number =>
  (pages / 2) * calliper * (sides === 1 ? 2 : 1)

/**
 * Put a cover on a sheet of its own, which is folded about the block: the front at the right of the spine, the back at its left and
 * white; the other way about where the book is bound at the right. It is printed on one side. A cover of another shape is shown whole,
 * and its ground goes on to the edges of the page.
 */
export function wrapper(
  cover: Page,
  plan: Plan,
  job: Job,
): { readonly forme: Forme; readonly problems: readonly Problem[] } {
  const thick = spineOf(plan, job)
  const spine = thick < LEAST_SPINE ? 0 : thick
  const [width, height] = [plan.page.width * plan.scale, plan.page.height * plan.scale]
  const [long, short] = [Math.max(job.sheet.width, job.sheet.height), Math.min(job.sheet.width, job.sheet.height)]
  const lacks = Math.max(2 * width + spine - long, height - short) > FOLD
  const paper = lacks ? { width: 2 * width + spine, height } : { width: long, height: short }
  const left = job.binding === 'left' ? (paper.width + spine) / 2 : (paper.width - spine) / 2 - width
  const clip = { x: left, y: (paper.height - height) / 2, width, height }
  const scale = Math.min(width / cover.width, height / cover.height)
  const [across, down] = [width - cover.width * scale, height - cover.height * scale]
  const page = bledOver(cover, Math.max(across, down) / scale)
  const placement = { page, x: clip.x + across / 2, y: clip.y + down / 2, turn: 0, scale, clip } as const
  return { forme: { ...paper, placements: [placement] }, problems: lacks ? [tooWide(paper)] : [] }
}

function tooWide({ width, height }: { readonly width: number; readonly height: number }): Problem {
  const [across, down] = [Math.ceil(inMm(width)), Math.ceil(inMm(height))]
  return {
    rule: 'sheets',
    severity: 'warning',
    reason: `The cover with its spine is ${across} × ${down} mm, larger than the sheet of the pages`,
    note: 'Print it on larger paper, and cut it to its size.',
  }
}
