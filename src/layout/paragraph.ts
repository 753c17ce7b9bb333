import type { Block, Style } from '../types/style.js'
import { type DropCap, dropCap } from './dropcap.js'
import { dressedForFirstLine, withDressedLine } from './firstLine.js'
import type { FlowContext } from './flowContext.js'
import type { Setting } from './galley.js'
import { type Box, FORCED, type Item } from './items.js'
import { leadingOf, type Place, resolve } from './lengths.js'
import type { Line, Note } from './line.js'
import { type Breaking, breakLines } from './linebreak.js'
import { lineToSet } from './lineToSet.js'
import type { Measure } from './measure.js'
import { boundBySense } from './sense.js'

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

/** Turn a block of inline content into lines, with its drop cap if it is deep enough for one. */
export function setOpened(block: Block, place: Place, context: FlowContext): SetParagraph {
  const opening = dressedForFirstLine(block) ?? block
  const cap = block.firstLetter && dropCap(opening, block.firstLetter, context.items, context.shaper, context.leading)
  return (cap && setParagraph(block, place, context, cap)) ?? setParagraph(block, place, context, undefined)
}

/** Turn a block of inline content into lines, in the best way and in ways a line longer or shorter. */
export function setParagraph(block: Block, place: Place, context: FlowContext, cap: DropCap): SetParagraph | undefined
export function setParagraph(block: Block, place: Place, context: FlowContext, cap: undefined): SetParagraph
export function setParagraph(
  given: Block,
  whole: Place,
  context: FlowContext,
  cap: DropCap | undefined,
): SetParagraph | undefined {
  const block = given.style['text-fit'] === 'shrink' ? fitted(given, whole, context) : given
  const { style } = block
  const place = besideIndent(style, whole)
  const measure = measureOf(style, place, whole, cap)
  const breakingsOf = (items: readonly Item[]): readonly Breaking[] => {
    const breakings = style['text-wrap'] === 'balance' ? [balanced(items, measure)] : breakLines(items, measure)
    // A drop cap needs a paragraph deeper than itself, if need be a line deeper than is best.
    return cap
      ? breakings.filter(({ lines, worst }, n) => lines.length > cap.depth && (!n || worst <= WORST_VARIANT))
      : breakings
  }
  const { plain: typed, dressed } = itemsOf(block, measure.indent, context, cap)
  const plain = style['text-wrap'] === 'balance' ? bySense(typed, measure) : typed
  if (!plain.some((item) => item.kind === 'box')) return { settings: [], together: 0 }
  const firstEnd = (tried: readonly Item[]) => breakingsOf(tried)[0]?.lines[0]?.end ?? tried.length
  const items = dressed ? withDressedLine({ plain, dressed }, firstEnd) : plain
  const deep = breakingsOf(items)
  const [best] = deep
  if (!best) return cap ? undefined : { settings: [], together: 0 }
  const notes = context.notes.calledIn(items)
  const settingOf = (breaking: Breaking, cost: number): Setting => ({
    lines: linesOf(breaking, items, block, place, measure, context, cap, notes),
    cost,
    even: !notes.size && standsOnGrid(style, context),
    // Set another way, a dressed line might end elsewhere.
    ...(!dressed && { undivided: remembered((lines) => otherwise(breaking, lines)) }),
  })
  const otherwise = (breaking: Breaking, lines: number): Setting | undefined => {
    const other = breakLines(items, measure, lines).find((b) => b.lines.length === breaking.lines.length)
    return other && settingOf(other, Math.max(0, other.demerits - best.demerits) + VARIANT)
  }
  // Only justified text hides a line more or less; a heading or a verse is set one way.
  const offered = measure.justified && !dressed ? deep : [best]
  const settings = offered
    .filter((b) => b === best || b.worst <= Math.max(WORST_VARIANT, best.worst))
    .map((b) => settingOf(b, b === best ? 0 : b.demerits - best.demerits + VARIANT))
  return { settings, together: cap ? cap.depth : 0 }
}

/** What a block's lines are made of, and the same as the first of them is dressed, where it is. */
function itemsOf(
  block: Block,
  indent: number,
  { items, shaper, leading }: FlowContext,
  cap: DropCap | undefined,
): { readonly plain: readonly Item[]; readonly dressed?: readonly Item[] } {
  const made = (one: Block): readonly Item[] => {
    const rest = cap && block.firstLetter && dropCap(one, block.firstLetter, items, shaper, leading)
    const own = rest?.items ?? items.make(one.inlines)
    return block.style['text-indent'].eachLine ? indentedAfterBreaks(own, indent) : own
  }
  const opening = dressedForFirstLine(block)
  if (!opening) return { plain: cap && !block.style['text-indent'].eachLine ? cap.items : made(block) }
  return { plain: made(block), dressed: made(opening) }
}

/** The place of all lines but the first, where the indent is theirs. */
function besideIndent({ 'text-indent': indent }: Style, place: Place): Place {
  if (!indent.hanging) return place
  const by = resolve(indent, place.width)
  return { left: place.left + by, width: place.width - by }
}

/** Lines after line breaks of the author's begin with an indent, too: a box without letters. */
function indentedAfterBreaks(items: readonly Item[], width: number): readonly Item[] {
  const first = items.find((item) => item.kind === 'box')
  if (!first) return items
  const { boxes: _, ...run } = first.run
  const indent: Box = { kind: 'box', width, text: '', run, left: 0, right: 0, edge: 'start' }
  return items.flatMap((item) => (item.kind === 'penalty' && item.cost === FORCED ? [item, indent] : [item]))
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

function measureOf(style: Style, place: Place, whole: Place, cap: DropCap | undefined): Measure {
  const justified = style['text-align'] === 'justify'
  const given = resolve(style['text-indent'], whole.width)
  const indent = cap ? 0 : style['text-indent'].hanging ? -given : given
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
    const last = line.last ? style['text-align-last'] : 'auto'
    const align = last === 'auto' ? style['text-align'] : last
    const fillsLast = last === 'justify'
    const plan = { items, line, index, measure, left, align, fillsLast, advance, grid, notes, node, marker }
    const initial = cap && index === 0
    return lineToSet(plan, shaper, (marks) => (initial ? [...cap.marks(place.left, advance), ...marks] : marks))
  })
}

/** A heading's lines end where its sense allows, even if that takes a line more; not where a line would then be too long. */
function bySense(items: readonly Item[], measure: Measure): readonly Item[] {
  const plain = balanced(items, measure).lines
  if (plain.length < 2) return items
  const bound = boundBySense(items)
  const { lines } = balanced(bound, measure)
  const fits = lines.every(({ ratio }) => ratio >= -1)
  return fits && lines.length <= plain.length + (plain.length < 4 ? 1 : 0) ? bound : items
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
