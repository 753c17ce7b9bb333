import type { Box, Forme, Mark, Page } from '../../types/layout.js'
import { inMm } from '../paper.js'
import { area, cutLine, foldLine, type Point } from './drawing.js'
import { broken, cutTo, type Lettering, lines, words } from './lettering.js'
import { type GuideStep, stepsOf, type Work } from './steps.js'
import { filledIn, type GuideWords } from './words.js'

/** A guide is drawn on a page of this width, and enlarged to the sheet's. */
const WIDTH = 595
/** A printer leaves no more white than this. */
const MARGIN = 40
const GUTTER = 28
/** The least and most of a step's picture, and the white about it. */
const [LEAST, MOST, WHITE] = [54, 150, 26]
/** So few steps stand under one another, their words beside them. */
const FEW = 4
const [TEXT, LEADING] = [10.5, 13.5]
/** Number and words of a step: how far the words are set in. */
const INDENT = 24

/** What a guide is of. */
export interface Guided extends Work {
  readonly title: string
}

/** Turn a zine into the pages that show how it is made, set upright on its own paper, or on twice that where it is too small to read. */
export function guide(guided: Guided, say: GuideWords, lettering: Lettering): Forme[] {
  const sheet = readable(guided.plan.sheet)
  const scale = sheet.width / WIDTH
  const height = sheet.height / scale
  const top = 132
  const room = height - top - MARGIN - 34
  const steps = stepsOf(guided, say, lettering)
  const columns = steps.length <= FEW ? 1 : 2
  const measure = (WIDTH - 2 * MARGIN - GUTTER) / 2 - INDENT
  const most = Math.max(...steps.map((step) => broken(step.words, measure, { size: TEXT }, lettering).length))
  // Words stand beside the picture of a step that has a row of its own, else beneath it.
  const beneath = columns === 1 ? 0 : most * LEADING
  const perPage = columns * Math.max(1, Math.floor(room / (Math.max(LEAST, LEADING * 4) + WHITE + beneath)))
  const rows = Math.ceil(Math.min(steps.length, perPage) / columns)
  const down = Math.min(MOST + WHITE + beneath, room / Math.max(1, rows))
  const pages = Array.from({ length: Math.ceil(steps.length / perPage) }, (_, i): Mark[] => [
    ...headOf(guided, say, lettering),
    ...steps
      .slice(i * perPage, (i + 1) * perPage)
      .flatMap((step, n) =>
        stepAt(step, i * perPage + n + 1, { ...place(n, { columns, top, down }), beneath }, lettering),
      ),
    ...footOf(guided, say, height - MARGIN, lettering),
  ])
  return pages.map((marks, i): Forme => {
    const page: Page = { width: WIDTH, height, side: 'recto', label: String(i + 1), blank: false, marks }
    return { ...sheet, placements: [{ page, x: 0, y: 0, turn: 0, scale }] }
  })
}

/** Below this, in points, a page is too narrow to be read: it is doubled. */
const NARROWEST = 370

/** A sheet that stands upright and is large enough to be read. */
export function readable({ width, height }: { readonly width: number; readonly height: number }): {
  readonly width: number
  readonly height: number
} {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  return short >= NARROWEST ? { width: short, height: long } : readable({ width: long, height: 2 * short })
}

function place(
  n: number,
  { columns, top, down }: { readonly columns: number; readonly top: number; readonly down: number },
): Box {
  const width = (WIDTH - 2 * MARGIN - GUTTER * (columns - 1)) / columns
  const [column, row] = [n % columns, Math.floor(n / columns)]
  return { x: MARGIN + column * (width + GUTTER), y: top + row * down, width, height: down }
}

/** A step: its picture, and beneath it or, where it has a row of its own, beside it its number and its words. */
function stepAt(
  { words: text, draw }: GuideStep,
  number: number,
  { beneath, ...box }: Box & { readonly beneath: number },
  lettering: Lettering,
): Mark[] {
  const height = box.height - beneath - WHITE
  const picture: Box = beneath ? { ...box, height } : { ...box, width: box.width * 0.54, height }
  const x = beneath ? box.x : box.x + picture.width + GUTTER
  const base = box.y + (beneath ? picture.height + 16 : picture.height / 2 - LEADING)
  const its = { measure: box.x + box.width - x - INDENT, leading: LEADING, size: TEXT }
  return [
    ...draw(picture),
    ...words(String(number), [x, base + 5], { size: 24 }, lettering),
    ...lines(text, [x + INDENT, base], its, lettering).marks,
  ]
}

function headOf({ plan, title }: Guided, say: GuideWords, lettering: Lettering): Mark[] {
  const measure = WIDTH - 2 * MARGIN
  const { sheets, pages, blanks, sheet, page, scale } = plan
  const size = `${inMm(page.width * scale).toFixed(0)} × ${inMm(page.height * scale).toFixed(0)} mm`
  const name = sheet.name.length <= 2 ? sheet.name.toUpperCase() : sheet.name
  const paper = name.charAt(0).toUpperCase() + name.slice(1)
  const facts = [
    filledIn(say.paper, { name: paper }),
    filledIn(say.sheets, { n: sheets }),
    filledIn(say.pages, { n: pages }),
    ...(blanks ? [filledIn(say.blank, { n: blanks })] : []),
    filledIn(say.page, { size }),
  ]
  const told = cutTo(facts.join('  ·  '), measure, { size: TEXT }, lettering)
  const italic = { size: 13, italic: true }
  return [
    ...words(cutTo(title, measure, italic, lettering), [MARGIN, MARGIN + 12], italic, lettering),
    ...words(cutTo(say.how, measure, { size: 26 }, lettering), [MARGIN, MARGIN + 40], { size: 26 }, lettering),
    ...words(told, [MARGIN, MARGIN + 60], { size: TEXT }, lettering),
    rule(MARGIN + 72),
  ]
}

const rule = (y: number): Mark =>
  area([
    [MARGIN, y],
    [WIDTH - MARGIN, y],
    [WIDTH - MARGIN, y + 0.6],
    [MARGIN, y + 0.6],
  ])

/** What the lines of the pictures mean, and what paper does. */
function footOf({ plan }: Guided, say: GuideWords, bottom: number, lettering: Lettering): Mark[] {
  const look = { size: 9 }
  const isEdgeFolded = [...plan.upright, ...plan.level].some((edge) => edge !== 'cut')
  const kinds: readonly [boolean, string, (from: Point, to: Point) => Mark[]][] = [
    [isEdgeFolded, say.away, (from, to) => foldLine(from, to, 'behind')],
    [isEdgeFolded, say.towards, (from, to) => foldLine(from, to, 'over')],
    [plan.steps.some((step) => step.do === 'cut'), say.cut, (from, to) => cutLine(from, to)],
  ]
  const isFolded = plan.upright.includes('spine') && plan.signatures.length > 0
  return [
    rule(bottom - 26),
    ...kinds
      .filter(([isThere]) => isThere)
      .flatMap(([, name, draw], i): Mark[] => {
        const x = MARGIN + i * 172
        return [
          ...draw([x + 10, bottom - 15], [x + 44, bottom - 15]),
          ...words(name, [x + 50, bottom - 12], look, lettering),
        ]
      }),
    ...(isFolded ? words(say.grain, [MARGIN, bottom], { ...look, italic: true }, lettering) : []),
  ]
}
