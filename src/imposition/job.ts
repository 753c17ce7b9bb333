import { type Flip, type Job, LAYOUTS, MARKS, type MarkKind, type Sheet } from '../types/imposition.js'
import type { ZineWishes } from '../types/manuscript.js'
import { NoBook } from '../types/problem.js'
import { calliperOf, inMm, lengthOf, mm, PRINTER_SAFE, sheetOf } from './paper.js'

/** What the book says where the author does not. */
export interface Given {
  /** Whether the book's country uses Letter paper. */
  readonly usesLetter: boolean
  /** Whether it is bound at the right, as books in Hebrew or Arabic are. */
  readonly isRightBound: boolean
}

/** Thicker signatures do not fold, longer lists are no lists. */
const [MOST_SHEETS, MOST_SIGNATURES] = [40, 500]
const MOST_FLYLEAVES = 8

/** Turn what an author asks of his zine into a job. Throws `NoBook` where a word means nothing. */
export function jobOf(said: ZineWishes, { usesLetter, isRightBound }: Given): Job {
  const layout = oneOf('layout', said.layout ?? 'booklet', LAYOUTS)
  const flip = said.flip === undefined ? undefined : oneOf('flip', said.flip, ['short', 'long'] satisfies Flip[])
  const up = oneOf('up', said.up ?? '2', ['2', '4'])
  const panels = oneOf('panels', said.panels ?? '4', ['4', '6', '8'])
  return {
    layout,
    sheet: sheetOf(said.sheet ?? (usesLetter ? 'letter' : 'a4')),
    signature: sheetsOf(said.signature),
    calliper: calliperOf(said.paper ?? '80gsm'),
    swell: numberOf('swell', said.swell ?? '1', 0, 2),
    ...(flip && { flip }),
    duplex: oneOf('duplex', said.duplex ?? 'auto', ['auto', 'manual']),
    binding: oneOf('binding', said.binding ?? (isRightBound ? 'right' : 'left'), ['left', 'right']),
    size: oneOf('size', said.size ?? 'exact', ['exact', 'fit']),
    marks: marksOf(said.marks, layout),
    flyleaves: numberOf('flyleaves', said.flyleaves ?? '0', 0, MOST_FLYLEAVES),
    bleed: distance('bleed', said.bleed ?? '0mm', mm(10)),
    margin: said.margin === undefined ? PRINTER_SAFE : distance('margin', said.margin, mm(30)),
    up: up === '2' ? 2 : 4,
    panels: panels === '4' ? 4 : panels === '6' ? 6 : 8,
    ...(said.format !== undefined && { format: said.format }),
    cover: isApart('cover', said),
    guide: isApart('guide', said),
    testSheet: isApart('test', said),
  }
}

/** The sheet of a job whose pages are printed one a side: of their own size, where no other was asked for. */
export const sheetFor = (
  job: Job,
  said: ZineWishes,
  page: { readonly width: number; readonly height: number },
): Sheet =>
  job.layout === 'pages' && said.sheet === undefined
    ? {
        name: `${inMm(page.width).toFixed(0)}x${inMm(page.height).toFixed(0)}mm`,
        width: page.width,
        height: page.height,
      }
    : job.sheet

/** Whether what may go with a zine is asked for. */
const isApart = (key: 'cover' | 'guide' | 'test', said: ZineWishes): boolean =>
  oneOf(key, said[key] ?? 'none', ['none', 'apart']) === 'apart'

function oneOf<W extends string>(key: string, said: string, words: readonly W[]): W {
  const known = words.find((word) => word === said.trim().toLowerCase())
  if (known === undefined) throw refusal(key, said, words.join(', '))
  return known
}

const refusal = (key: string, said: string, expected: string): NoBook =>
  new NoBook(`Unexpected ${key} "${said.slice(0, 60)}", expected ${expected}`)

function numberOf(key: string, said: string, least: number, most: number): number {
  const number = /^\d{1,3}(\.\d{1,3})?$/.test(said.trim()) ? Number(said) : Number.NaN
  const isWhole = key !== 'flyleaves' || Number.isInteger(number)
  if (!(number >= least && number <= most) || !isWhole) throw refusal(key, said, `a number from ${least} to ${most}`)
  return number
}

function distance(key: string, said: string, most: number): number {
  const length = said.trim() === '0' ? 0 : lengthOf(said)
  if (length === undefined || length > most)
    throw refusal(key, said, `a length such as 3mm or 0.125in, up to ${inMm(most).toFixed(0)} mm`)
  return length
}

function sheetsOf(said: string | undefined): number[] {
  if (said === undefined) return []
  const numbers = said.split(/[,+\s]+/).filter(Boolean)
  const isSound = numbers.every((one) => /^\d{1,2}$/.test(one) && Number(one) >= 1 && Number(one) <= MOST_SHEETS)
  if (!numbers.length || !isSound || numbers.length > MOST_SIGNATURES)
    throw refusal('signature', said, `a number of sheets from 1 to ${MOST_SHEETS}, or a list such as 4,4,3`)
  return numbers.map(Number)
}

/** What hands need who fold a layout, and no more: the rest is asked for. */
const USUAL: Readonly<Partial<Record<Job['layout'], readonly MarkKind[]>>> = {
  signatures: ['spine'],
  quarto: ['spine'],
  octavo: ['spine'],
  'cut-stack': ['cut'],
  'mini-16': ['cut'],
  accordion: ['cut'],
}

function marksOf(said: string | undefined, layout: Job['layout']): ReadonlySet<MarkKind> {
  if (said === undefined) return new Set(USUAL[layout] ?? [])
  const words = said
    .toLowerCase()
    .split(/[,+\s]+/)
    .filter(Boolean)
  if (words.length === 1 && words[0] === 'none') return new Set()
  if (words.length === 1 && words[0] === 'all') return new Set(MARKS)
  return new Set(words.map((word) => oneOf('marks', word, MARKS)))
}
