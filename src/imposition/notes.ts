import type { Job, Plan } from '../types/imposition.js'
import type { Fit } from './fit.js'
import { handsLine } from './hands.js'
import { inMm } from './paper.js'

/** Paper that stands about a staple is thicker than two of its legs from here on, in points: some 16 sheets of 80 g/m². */
const STAPLED = (1.65 / 25.4) * 72

/** Turn a plan into one line: signatures, sheets, pages, blank ones, and how the sheets are turned. */
export function planLine({ signatures, sheets, pages, blanks, sides, flip, duplex, layout }: Plan): string {
  const sewn = layout !== 'booklet' && signatures.length > 0
  const parts = [
    sewn
      ? `${count(signatures.length, 'signature')}: ${shortened(signatures)} ${sheets === 1 ? 'sheet' : 'sheets'}`
      : count(sheets, 'sheet'),
    count(pages, 'page'),
    ...(blanks ? [count(blanks, 'blank')] : []),
    sides === 1
      ? 'printed on one side'
      : duplex === 'manual'
        ? `turn the pile on the ${flip} edge`
        : `flip on the ${flip} edge`,
  ]
  return parts.join(', ')
}

/** More signatures than these are not told one by one. */
const TOLD = 12

const shortened = (sizes: readonly number[]): string =>
  sizes.length <= TOLD ? sizes.join('+') : `${sizes.slice(0, TOLD - 2).join('+')}+…+${sizes.at(-1)}`

/** Turn a plan into what else its maker should know, each with what to do about it. */
export function notesOf(plan: Plan, job: Job, fit: Fit | undefined): string[] {
  return [
    ...sizes(plan),
    ...hands(plan, job),
    ...lines(plan, fit),
    ...grain(plan),
    ...staple(plan, job),
    ...minis(plan),
  ]
}

const PRINT = 'Print at 100 % ("Actual size"), never "Fit to page"'

/** What hands do, and what shows them. */
function hands(plan: Plan, { guide, testSheet }: Job): string[] {
  const shown = guide ? ' The guide shows it in pictures.' : ''
  const test =
    guide && !testSheet ? ['Not sure of the printer? fleuron zine --test-sheet makes a leaf that tells.'] : []
  return [`${handsLine(plan)}${shown}`, ...test]
}

function sizes({ page, scale, creep, sides, flip, duplex }: Plan): string[] {
  const shown = (points: number) => inMm(points * scale).toFixed(0)
  const smaller = scale === 1 ? '' : `, ${(scale * 100).toFixed(0)} % of their size`
  const most = Math.max(0, ...creep)
  const moved =
    inMm(most) >= 0.05
      ? ` The innermost pages are moved ${inMm(most).toFixed(1)} mm towards the fold, against creep.`
      : ''
  const turned =
    sides === 2 && duplex === 'manual'
      ? ` Print the fronts, turn the whole pile over on its ${flip} edge, put it back, and print the backs: they are in that order.`
      : sides === 2
        ? ` In the printer's window: "Two-sided", "Flip on ${flip} edge".`
        : ''
  return [`Pages of ${shown(page.width)} × ${shown(page.height)} mm${smaller}. ${PRINT}.${turned}${moved}`]
}

/** Fewer lines than these are soon found, in so many places. */
const FEW_PAGES = 1.5
const FEW_PLACES = 3

function lines({ blanks, sheets, layout }: Plan, fit: Fit | undefined): string[] {
  if (!fit) return []
  const { each, lines, cuts, under } = fit
  const over = cuts.reduce((sum, cut) => sum + cut.lines, 0)
  const room = `There is room for about ${count(under, 'more line')} (${count(blanks, 'blank page')})`
  const isNear = over > 0 && over <= FEW_PAGES * lines && cuts.length <= FEW_PLACES && sheets > 1
  if (!isNear) return blanks ? [`${room} before another sheet is needed.`] : []
  const less = layout === 'mini-8' || layout === 'mini-16' ? 'one sheet less' : `${count(each, 'page')} less`
  const where = cuts.map(({ from, lines: its }) => `${its} from “${from}”`).join(', ')
  const cure = `cut ${where}, or take a format with more lines, and it needs ${less}`
  return [`The text is about ${count(over, 'line')} over a sheet: ${cure}.${blanks ? ` ${room}.` : ''}`]
}

const SEWN = ['booklet', 'signatures', 'octavo']

function grain({ layout, sheet }: Plan): string[] {
  if (!SEWN.includes(layout)) return []
  const name = sheet.name.length <= 2 ? sheet.name.toUpperCase() : sheet.name
  return [
    `Most ${name} paper has its grain along the sheet, across this fold: it may crack or wave. Ask for short-grain paper, or fold twice with --layout quarto.`,
  ]
}

function staple({ layout, sheets }: Plan, { calliper }: Job): string[] {
  if (layout !== 'booklet' || sheets * calliper <= STAPLED) return []
  return [`${count(sheets, 'sheet')} are too thick to staple and to fold well. Sew them: --layout signatures.`]
}

function minis({ layout, sheets }: Plan): string[] {
  if ((layout !== 'mini-8' && layout !== 'mini-16') || sheets < 2) return []
  return [
    `The text fills ${count(sheets, 'mini')}, one a sheet. For one thing to read, shorten it, or take --layout booklet.`,
  ]
}

const count = (n: number, thing: string): string => `${n.toLocaleString('en')} ${thing}${n === 1 ? '' : 's'}`
