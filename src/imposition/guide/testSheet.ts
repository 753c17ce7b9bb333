import type { Flip, Plan } from '../../types/imposition.js'
import type { Forme, Mark, Page } from '../../types/layout.js'
import { upsideDown } from '../geometry.js'
import { mm } from '../paper.js'
import { area, HEAVY, type Point, stroke } from './drawing.js'
import { type Lettering, lines, words } from './lettering.js'
import { filledIn, type GuideWords } from './words.js'

/** Where printers stop, in millimetres: the least, PostScript's usual, the greatest of ours, a quarter of an inch. */
export const EDGES = [3, 4.23, 5, 6.35] as const

/** How long a line at an edge is, and how far the next one stands from it. */
const [LINE, STEP] = [mm(14), mm(20)]
const CROSS = mm(4)

/** Turn a plan into a leaf that tells whether the printer does as the zine needs: its turning, its white edges, its scale. */
export function testSheet(plan: Plan, say: GuideWords, lettering: Lettering): Forme[] {
  const { width, height } = plan.sheet
  const page = (marks: readonly Mark[], label: string): Page => {
    return { width, height, side: label === '1' ? 'recto' : 'verso', label, blank: false, marks }
  }
  const side = (one: Page): Forme => ({ width, height, placements: [{ page: one, x: 0, y: 0, turn: 0 }] })
  const front = side(page([...rulers(plan, lettering), ...frontOf(plan, say, lettering)], '1'))
  if (plan.sides === 1) return [front]
  const back = side(page([...crosses(plan), ...backOf(plan, say, lettering)], '2'))
  const isUsual = plan.flip === (width >= height ? 'short' : 'long')
  return [front, isUsual ? back : upsideDown(back)]
}

/** Lines along each edge, each at its distance, so long and so far apart that all are told from one another. */
function rulers({ sheet: { width, height } }: Plan, lettering: Lettering): Mark[] {
  const step = Math.min(STEP, Math.min(width, height) / 8)
  const long = Math.min(LINE, step * 0.7)
  const all = EDGES.flatMap((distance, i) => {
    const off = mm(distance)
    const along = (size: number) => size / 2 + (i - EDGES.length / 2) * step + (step - long) / 2
    const [x, y] = [along(width), along(height)]
    const text = String(distance)
    const look = { size: 7.5, align: 'center' } as const
    const level = (at: number): Mark => stroke([[x, at], [x + long, at]], 0.7) // biome-ignore format: two ends
    const upright = (at: number): Mark => stroke([[at, y], [at, y + long]], 0.7) // biome-ignore format: two ends
    return [
      level(off),
      level(height - off),
      upright(off),
      upright(width - off),
      ...words(text, [x + long / 2, mm(6.35) + 10], look, lettering),
      ...words(text, [x + long / 2, height - mm(6.35) - 5], look, lettering),
      ...words(text, [mm(6.35) + 4, y + long / 2 + 2.5], { size: 7.5 }, lettering),
      ...words(text, [width - mm(6.35) - 4, y + long / 2 + 2.5], { size: 7.5, align: 'right' }, lettering),
    ]
  })
  return [...all, ...crosses({ sheet: { width, height } })]
}

/** Crosses in the corners, at the same places on both sides. */
function crosses({
  sheet: { width, height },
}: {
  readonly sheet: { readonly width: number; readonly height: number }
}): Mark[] {
  const off = mm(12)
  return [off, width - off].flatMap((x) =>
    [off, height - off].flatMap((y) => [
      stroke([[x - CROSS, y], [x + CROSS, y]], 0.4), // biome-ignore format: two ends
      stroke([[x, y - CROSS], [x, y + CROSS]], 0.4), // biome-ignore format: two ends
    ]),
  )
}

/** A thick arrow that points up, as high as it is told. */
function upwards([x, y]: Point, high: number): Mark[] {
  const wide = high * 0.36
  return [
    area([[x, y], [x + wide, y + high * 0.42], [x - wide, y + high * 0.42]]), // biome-ignore format: three corners
    area([[x - wide * 0.4, y + high * 0.4], [x + wide * 0.4, y + high * 0.4], [x + wide * 0.4, y + high], [x - wide * 0.4, y + high]]), // biome-ignore format: four corners
  ]
}

/** Where words stand, and how large they are: a sheet of any size has room for them. */
function room({ sheet: { width, height } }: Plan) {
  const unit = Math.min(1, width / 500, height / 380)
  const left = Math.max(mm(18), width * 0.12)
  const measure = width - 2 * left
  return { unit, left, measure, size: 11 * unit, leading: 14.5 * unit, top: mm(18) }
}

function paragraphs(
  texts: readonly string[],
  y: number,
  plan: Plan,
  lettering: Lettering,
  left: number,
  measure: number,
) {
  const { size, leading } = room(plan)
  let at = y
  const marks: Mark[] = []
  for (const text of texts) {
    const set = lines(text, [left, at], { measure, leading, size }, lettering)
    marks.push(...set.marks)
    at = set.last + leading * 1.6
  }
  return { marks, next: at }
}

function frontOf(plan: Plan, say: GuideWords, lettering: Lettering): Mark[] {
  const { unit, left, measure, top, leading } = room(plan)
  const arrow = 90 * unit
  const beside = left + arrow * 0.9
  const turn = plan.sides === 1 ? say.test.one : say.test.turn
  const first = paragraphs([turn], top + 62 * unit, plan, lettering, beside, measure - arrow * 0.9)
  const rest = paragraphs(
    [say.test.edges, say.test.size],
    Math.max(first.next, top + arrow + 34 * unit),
    plan,
    lettering,
    left,
    measure,
  )
  const ruler = rest.next + 4 * unit
  return [
    ...upwards([left + arrow * 0.36, top + 10 * unit], arrow),
    ...words(`1  ·  ${say.front}`, [beside, top + 36 * unit], { size: 24 * unit }, lettering),
    ...first.marks,
    ...rest.marks,
    ...measured(left, ruler, mm(100), '100 mm', lettering, unit),
    ...measured(left, ruler + leading * 2.6, 4 * 72, '4 in', lettering, unit),
  ]
}

/** A line of a length that is to be measured: between the outer edges of its ends. */
function measured(x: number, y: number, length: number, text: string, lettering: Lettering, unit: number): Mark[] {
  const [high, pen] = [9 * unit, 0.6]
  return [
    stroke([[x, y], [x + length, y]], pen), // biome-ignore format: two ends
    stroke([[x + pen / 2, y - high / 2], [x + pen / 2, y + high / 2]], pen), // biome-ignore format: two ends
    stroke([[x + length - pen / 2, y - high / 2], [x + length - pen / 2, y + high / 2]], pen), // biome-ignore format: two ends
    ...words(text, [x + length / 2, y - 3 * unit], { size: 9 * unit, align: 'center' }, lettering),
  ]
}

function backOf(plan: Plan, say: GuideWords, lettering: Lettering): Mark[] {
  const { unit, left, measure, top } = room(plan)
  const { test, flip, edges } = say
  const other: Flip = plan.flip === 'short' ? 'long' : 'short'
  const arrow = 90 * unit
  const beside = left + arrow * 0.9
  const right = filledIn(test.right, { flip: flip[plan.flip], edge: edges[plan.flip] })
  const wrong = filledIn(test.wrong, { flip: flip[plan.flip], other: flip[other], word: other })
  const first = paragraphs([right, wrong], top + 62 * unit, plan, lettering, beside, measure - arrow * 0.9)
  const rest = paragraphs([test.light], Math.max(first.next, top + arrow + 34 * unit), plan, lettering, left, measure)
  return [
    ...upwards([left + arrow * 0.36, top + 10 * unit], arrow),
    ...words(`2  ·  ${say.back}`, [beside, top + 36 * unit], { size: 24 * unit }, lettering),
    ...first.marks,
    ...rest.marks,
    stroke([[left, rest.next], [left + measure, rest.next]], HEAVY / 4), // biome-ignore format: two ends
  ]
}
