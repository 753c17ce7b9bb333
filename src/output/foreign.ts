import { createHash } from 'node:crypto'
import { overlayOf } from '../foreign/appearances.js'
import { BOXES } from '../foreign/boxes.js'
import { paintSheets } from '../foreign/paint.js'
import { type Original, readOriginal } from '../foreign/read.js'
import { isInInches, largestOf, type Size, sizesOf } from '../foreign/sizes.js'
import { CLEAR_OF_FOLD } from '../imposition/creep.js'
import { groundOf } from '../imposition/geometry.js'
import { fed, impose } from '../imposition/impose.js'
import { jobOf, sheetFor } from '../imposition/job.js'
import { layoutOf } from '../imposition/layouts/index.js'
import { notesOf, planLine } from '../imposition/notes.js'
import { inMm, mm } from '../imposition/paper.js'
import type { ForeignJob, ForeignSheets } from '../types/foreign.js'
import type { Job, Plan } from '../types/imposition.js'
import type { Forme, Page } from '../types/layout.js'
import type { MadeFile } from '../types/press.js'
import { NoBook, type Problem } from '../types/problem.js'
import { sheetsName } from './names.js'

/**
 * Turn a PDF that others made into sheets to print, fold and bind, as a zine is. Of its pages nothing is known but their size: they are
 * put on the sheets as they are. Throws `NoBook`, with the cure, for what is no PDF, is locked, or has no pages.
 */
export async function foreign({ name, bytes, wishes, box }: ForeignJob): Promise<ForeignSheets> {
  const original = await readOriginal(bytes, boxOf(box))
  const cuts = original.pages.map(({ cut }) => cut)
  const sizes = sizesOf(cuts)
  const { job, frame } = jobFor(original, sizes, wishes)
  const pages = cuts.map((_, i) => opaque(frame, i, job))
  const imposed = impose(pages, job)
  const { plan } = imposed
  const indexes = new Map(imposed.pages.map((page, i) => [page, i]))
  const isByHand = job.duplex === 'manual' && plan.sides === 2
  const seed = `${createHash('sha256').update(bytes).digest('hex')} ${JSON.stringify({ ...job, marks: [...job.marks] })}`
  const print = (part: string, formes: readonly Forme[]) =>
    paintSheets({
      ...{ original, formes, indexes },
      fills: job.size === 'fit',
      bleed: job.bleed,
      duplex: duplexOf(plan, isByHand),
      seed: `${part} ${seed}`,
    }).catch((error: unknown) => {
      if (error instanceof RangeError) throw new NoBook('The PDF cannot be read: it is nested too deeply, or too large')
      throw error
    })
  const { fronts, backs } = fed(imposed)
  const first = await print('fronts', isByHand ? fronts : imposed.formes)
  const called = (part: string) => ({ name: sheetsName(name, job.layout, part), part })
  const sheets: MadeFile = {
    ...called(isByHand ? '-fronts' : ''),
    ...{ bytes: first.bytes, pages: pages.length, sheets: plan.sheets, plan },
    notes: [planLine(plan), ...notesOf(plan, job, undefined)],
    problems: [...imposed.problems, ...mixed(sizes, job), ...told(original, first)],
  }
  if (!isByHand) return { title: original.info.Title ?? name, files: [sheets] }
  const second = await print('backs', backs)
  const behind: MadeFile = { ...called('-backs'), bytes: second.bytes, problems: lost(original, second) }
  return { title: original.info.Title ?? name, files: [sheets, behind] }
}

function boxOf(said: string | undefined) {
  const known = BOXES.find((one) => one === said?.trim().toLowerCase())
  if (said !== undefined && !known)
    throw new NoBook(`Unexpected box "${said.slice(0, 60)}", expected ${BOXES.join(', ')}`)
  return known
}

/** Paper is halved to the millimetre: a page may be larger than its place by so much. */
const ROUNDING = mm(0.75)

/**
 * The job, and the size of the pages as it takes them. They keep their size where there is room for it, and are made smaller where
 * there is none, unless something else is asked for.
 */
function jobFor(original: Original, sizes: readonly Size[], said: ForeignJob['wishes']) {
  const commonest = sizes[0] ?? largestOf([])
  const all = largestOf(sizes)
  const given = { usesLetter: isInInches(commonest), isRightBound: original.isRightBound }
  const asked = jobOf(said, given)
  const exact = { ...asked, sheet: sheetFor(asked, said, all) }
  const { across, down } = groundOf(exact.sheet, layoutOf(exact))
  const hasRoom = all.width <= across + ROUNDING && all.height <= down + ROUNDING
  if (asked.size === 'exact' && (hasRoom || said.size !== undefined)) return { job: exact, frame: all }
  return { job: { ...asked, size: 'fit' as const, sheet: sheetFor(asked, said, commonest) }, frame: commonest }
}

/** How far words may be taken to stay clear of the fold, beyond what they must: so far pages may creep. */
const CREEP = mm(6)

/** A page of which nothing is known but its size. Its words are taken to leave some white around them. */
function opaque({ width, height }: Omit<Size, 'pages'>, index: number, job: Job): Page {
  const { across, down } = groundOf(job.sheet, layoutOf(job))
  const scale = job.size === 'fit' ? Math.min(across / width, down / height) : 1
  const white = Math.min((CLEAR_OF_FOLD + CREEP) / scale, width / 2, height / 2)
  const words = { x: white, y: white, width: width - 2 * white, height: height - 2 * white }
  return {
    ...{ width, height, blank: false },
    side: index % 2 ? 'verso' : 'recto',
    label: String(index + 1),
    marks: [{ kind: 'rect', ...words, line: 0, colour: { r: 0, g: 0, b: 0, a: 1 } }],
  }
}

function duplexOf({ sides, flip }: Plan, isByHand: boolean) {
  if (sides === 1 || isByHand) return 'Simplex'
  return flip === 'short' ? 'DuplexFlipShortEdge' : 'DuplexFlipLongEdge'
}

/** Sizes that are told one by one. */
const FEW = 4

function mixed(sizes: readonly Size[], { size }: Job): Problem[] {
  if (sizes.length < 2) return []
  const some = sizes.slice(0, FEW).map((one) => {
    const [width, height] = [inMm(one.width).toFixed(0), inMm(one.height).toFixed(0)]
    return `${width} × ${height} mm (${count(one.pages, 'page')})`
  })
  const more = sizes.length > FEW ? ` and ${sizes.length - FEW} more` : ''
  return [
    warning(
      `The pages have ${sizes.length} sizes: ${some.join(', ')}${more}`,
      size === 'fit'
        ? 'Each is made as large as the most common size allows. Give them one size in the program that made them for an even look.'
        : 'Each stands in the middle of the largest. --fit makes them alike in size; or give them one size in the program that made them.',
    ),
  ]
}

type Printed = Awaited<ReturnType<typeof paintSheets>>

/** What does not come onto the sheets. */
function told(original: Original, printed: Printed): Problem[] {
  const overlays = original.pages.map(({ leaf }) => overlayOf(leaf))
  const links = overlays.reduce((sum, one) => sum + one.links, 0)
  const unseen = overlays.reduce((sum, one) => sum + one.unseen, 0)
  const { missing } = original
  return [
    ...lost(original, printed),
    ...(missing
      ? [warning(`${count(missing, 'page')} that the PDF lists cannot be read and are left out`, AGAIN)]
      : []),
    ...(printed.damaged ? [warning(`${count(printed.damaged, 'part')} of the pages cannot be read`, AGAIN)] : []),
    ...(unseen
      ? [
          warning(
            `${count(unseen, 'field or note', 'fields or notes')} have no look of their own and are left out`,
            'Print the PDF into a new one, in which they are part of the pages.',
          ),
        ]
      : []),
    ...(links
      ? [
          {
            rule: 'foreign',
            severity: 'info' as const,
            reason: `${count(links, 'link')} of the PDF lead nowhere on paper and are left out`,
            note: 'Their words are printed as they are.',
          },
        ]
      : []),
  ]
}

/** Pages that stay white. */
function lost({ pages }: Original, printed: Printed): Problem[] {
  if (!printed.lost.length) return []
  const numbers = printed.lost.slice(0, 10).map((index) => index + 1)
  const more = printed.lost.length > numbers.length ? ' ...' : ''
  const reason = `Of ${count(pages.length, 'page')} ${printed.lost.length} cannot be unpacked and stay white: p. ${numbers.join(', ')}${more}`
  return [warning(reason, AGAIN)]
}

const AGAIN = 'Look at the sheets before you print them; save the PDF once more from the program that made it.'

const warning = (reason: string, note: string): Problem => ({ rule: 'foreign', severity: 'warning', reason, note })

const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`
