import type { Block, Style } from '../types/style.js'
import type { DropCap } from './dropcap.js'
import type { FlowContext } from './flow.js'
import type { Note } from './foot.js'
import type { Setting } from './galley.js'
import type { Item } from './items.js'
import { type Line, lineToSet } from './justify.js'
import { type Breaking, breakLines } from './linebreak.js'
import type { Measure } from './measure.js'
import { leadingOf } from './widths.js'

export interface SetParagraph {
  readonly settings: readonly Setting[]
  /** How many lines at its head may not be parted: those beside a drop cap. */
  readonly together: number
}

/** Glyphs may be widened or narrowed by two hundredths; more is seen. */
const EXPANSION = 0.02
/** What is paid for setting a paragraph a line longer or shorter than is best, besides what its lines cost. */
const VARIANT = 3000
/** A variant whose worst line is looser than this is not offered. */
const WORST_VARIANT = 1.6

interface Place {
  readonly left: number
  readonly width: number
}

/** Turn a block of inline content into lines, in the best way and in ways a line longer or shorter. */
export function setParagraph(block: Block, place: Place, context: FlowContext, cap: DropCap): SetParagraph | undefined
export function setParagraph(block: Block, place: Place, context: FlowContext, cap: undefined): SetParagraph
export function setParagraph(
  given: Block,
  place: Place,
  context: FlowContext,
  cap: DropCap | undefined,
): SetParagraph | undefined {
  const block = given.style['text-fit'] === 'shrink' ? fitted(given, place, context) : given
  const { style } = block
  const items = cap?.items ?? context.items.make(block.inlines)
  if (!items.some((item) => item.kind === 'box')) return { settings: [], together: 0 }
  const measure = measureOf(style, place, cap)
  const breakings = style['text-wrap'] === 'balance' ? [balanced(items, measure)] : breakLines(items, measure)
  // A drop cap needs a paragraph deeper than itself, if need be a line deeper than is best.
  const deep = breakings.filter(
    ({ lines, worst }, n) => !cap || (lines.length > cap.depth && (!n || worst <= WORST_VARIANT)),
  )
  const [best] = deep
  if (!best) return cap ? undefined : { settings: [], together: 0 }
  const notes = context.notes.calledIn(items)
  const settingOf = (breaking: Breaking, cost: number): Setting => ({
    lines: linesOf(breaking, items, block, place, measure, context, cap, notes),
    cost,
    even: !notes.size && standsOnGrid(style, context),
    undivided: remembered((lines) => {
      const other = breakLines(items, measure, lines).find((b) => b.lines.length === breaking.lines.length)
      return other && settingOf(other, Math.max(0, other.demerits - best.demerits) + VARIANT)
    }),
  })
  // Only justified text hides a line more or less; a heading or a verse is set one way.
  const offered = measure.justified ? deep : [best]
  const settings = offered
    .filter((b) => b === best || b.worst <= Math.max(WORST_VARIANT, best.worst))
    .map((b) => settingOf(b, b === best ? 0 : b.demerits - best.demerits + VARIANT))
  return { settings, together: cap ? cap.depth : 0 }
}

/** A function that finds each of its answers once: a page may end at one place in many ways. */
function remembered<T>(find: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>()
  return (key) => {
    if (!known.has(key)) known.set(key, find(key))
    // It has just been set.
    return known.get(key) as T
  }
}

/** Set a block smaller where its longest word is wider than the measure. */
function fitted(block: Block, place: Place, context: FlowContext): Block {
  const words = context.items.make(block.inlines).filter((item) => item.kind === 'box')
  const widest = Math.max(0, ...words.map((box) => box.width))
  if (widest <= place.width) return block
  const factor = (place.width / widest) * 0.995
  const scale = (style: Style): Style => ({
    ...style,
    'font-size': style['font-size'] * factor,
    'letter-spacing': style['letter-spacing'] * factor,
  })
  const inlines = block.inlines.map((inline) =>
    inline.kind === 'text' ? { ...inline, style: scale(inline.style) } : inline,
  )
  return { ...block, style: scale(block.style), inlines }
}

function measureOf(style: Style, place: Place, cap: DropCap | undefined): Measure {
  const justified = style['text-align'] === 'justify'
  const indent = cap ? 0 : style['text-indent'].pt + (style['text-indent'].percent * place.width) / 100
  const hangingIndent = indent < 0 ? -indent : 0
  return {
    // A block that its margins have eaten up still has a measure, if one that holds no word.
    width: (line) => Math.max(1, place.width - (cap && line < cap.depth ? cap.widths(line) : 0)),
    indent,
    justified,
    hanging: style['hanging-punctuation'] === 'allow-end',
    expansion: justified ? EXPANSION : 0,
    // At least twice the indent, and some letters even where there is none.
    lastLine: justified
      ? Math.max(2 * Math.max(indent, hangingIndent), place.width * 0.1, 2.2 * style['font-size'])
      : 0,
  }
}

const standsOnGrid = (style: Style, context: FlowContext): boolean =>
  !context.free && leadingOf(style) === context.leading

function linesOf(
  breaking: Breaking,
  items: readonly Item[],
  block: Block,
  place: Place,
  measure: Measure,
  context: FlowContext,
  cap: DropCap | undefined,
  notes: ReadonlyMap<string, Note>,
): Line[] {
  const { style } = block
  const advance = leadingOf(style)
  const { shaper } = context
  const grid = standsOnGrid(style, context)
  return breaking.lines.map((line, index) => {
    const left = place.left + (cap && index < cap.depth ? cap.widths(index) : 0)
    const { node, marker } = block
    const plan = { items, line, index, measure, left, align: style['text-align'], advance, grid, notes, node, marker }
    const initial = cap && index === 0
    return lineToSet(plan, shaper, (marks) => (initial ? [...cap.marks(place.left, advance), ...marks] : marks))
  })
}

/** Break a heading into lines of like length: the narrowest measure that needs no more lines (CSS Text 4, `text-wrap`). */
function balanced(items: readonly Item[], measure: Measure): Breaking {
  const widest = measure.width(0)
  const at = (width: number) => breakLines(items, { ...measure, width: () => width, justified: false })[0]
  const full = at(widest) ?? { lines: [], demerits: 0, worst: 0 }
  let low = widest / Math.max(1, full.lines.length)
  let high = widest
  let best = full
  for (let step = 0; step < 12 && full.lines.length > 1; step++) {
    const middle = (low + high) / 2
    const tried = at(middle)
    if (tried && tried.lines.length <= full.lines.length && tried.lines.every((line) => line.ratio >= -1)) {
      best = tried
      high = middle
    } else low = middle
  }
  return best
}
