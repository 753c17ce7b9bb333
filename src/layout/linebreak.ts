import { type Box, FORBIDDEN, FORCED, type Item, SHRINK, STRETCH } from './items.js'
import { leftProtrusion, rightProtrusion } from './protrusion.js'

/** The shape a paragraph is broken to. Lengths in points. */
export interface Measure {
  /** Width of line n, from 0. */
  readonly width: (line: number) => number
  /** Indent of the first line. */
  readonly indent: number
  readonly justified: boolean
  /** Whether punctuation may stand out of the measure. */
  readonly hanging: boolean
  /** Largest share by which glyphs may be widened or narrowed. */
  readonly expansion: number
  /** Shortest last line wanted. */
  readonly lastLine: number
}

/** A line of a broken paragraph: items from `start` up to (not with) `end`, and how the white has to give. */
export interface BrokenLine {
  readonly start: number
  readonly end: number
  /** The line ends with a hyphen that is not in the text. */
  readonly hyphen: boolean
  /** -1 is as tight as allowed, 0 natural, 1 as loose as a well-set line may be; below -1 the line is too long. */
  readonly ratio: number
  readonly last: boolean
}

/** A paragraph broken into lines, with what that costs. */
export interface Breaking {
  readonly lines: readonly BrokenLine[]
  readonly demerits: number
  /** The loosest or tightest line. */
  readonly worst: number
}

/** A legal break, with the sums up to it (Knuth and Plass 1981, "Breaking paragraphs into lines", page 1157). */
interface Candidate {
  readonly at: number
  /** Where the next line begins. */
  readonly next: number
  readonly width: number
  readonly space: number
  readonly fil: number
  readonly nextWidth: number
  readonly nextSpace: number
  readonly nextFil: number
  readonly cost: number
  readonly hyphen: boolean
  /** The line must end here. */
  readonly forced: boolean
  /** The paragraph ends here. */
  readonly final: boolean
  readonly right: number
  readonly left: number
}

interface Node {
  readonly candidate: Candidate
  readonly line: number
  readonly fitness: number
  readonly demerits: number
  readonly ratio: number
  readonly previous: Node | undefined
}

/** Each pass allows looser lines than the one before; the last allows anything. */
const TOLERANCES = [1.6, 3.2, 8, Number.POSITIVE_INFINITY]
const HYPHENS_IN_A_ROW = 4000 // two hyphens may follow each other where the alternative is a loose line; three hardly ever
const UNLIKE_NEIGHBOURS = 3000 // a loose line beside a tight one shows more than either alone
const HYPHEN_BEFORE_LAST = 40000 // part of a word alone on the last line is as bad as a line too short
const SHORT_LAST_LINE = 80000
const OVERFULL = 1e7 // for each point that a line is too long
const WORST_BADNESS = 1e4 // TeX's own bound: beyond it all lines are equally bad
/** A break is kept in mind for numbers of lines this far from the cheapest: without a bound, the time a paragraph takes is the square of its length. */
const SPREAD = 3
/** In ragged setting a line may fall short by this share of its width before it counts as badly set. */
const RAG = 0.12

/**
 * Break a paragraph into lines of least total demerits (Knuth and Plass 1981), with protrusion and pdfTeX's font expansion.
 * Gives one breaking for each number of lines within one of the best, the best first, so that pages can be filled.
 */
export function breakLines(items: readonly Item[], measure: Measure): readonly Breaking[] {
  const candidates = candidatesOf(items, measure)
  const start = startNode(items, measure)
  for (const tolerance of TOLERANCES) {
    const ends = search(start, candidates, measure, tolerance)
    if (ends.length) return variants(ends)
  }
  return []
}

/** The legal breaks: at glue after a box, at a penalty that is not forbidden, and at the end. */
function candidatesOf(items: readonly Item[], measure: Measure): Candidate[] {
  const found: Candidate[] = []
  let width = 0
  let space = 0
  let fil = 0
  let lastBox: Box | undefined
  const enter = (at: number, cost: number, hyphenWidth: number, hyphen: boolean) => {
    let next = at
    let skippedWidth = 0
    let skippedSpace = 0
    let skippedFil = 0
    for (; next < items.length; next++) {
      const item = items[next]
      if (!item || item.kind === 'box' || item.kind === 'anchor') break
      if (item.kind === 'penalty' && item.cost === FORCED && next > at) break
      if (item.kind === 'glue') {
        skippedWidth += item.width
        skippedSpace += item.stretch ? item.width : 0
        skippedFil += item.fil ? 1 : 0
      }
    }
    const following = nextBox(items, next)
    const endText = hyphen ? '-' : (lastBox?.text ?? '')
    const right =
      measure.hanging && lastBox ? (rightProtrusion(lastBox.run.face, endText) * lastBox.run.size) / 1000 : 0
    const left =
      measure.hanging && following
        ? (leftProtrusion(following.run.face, following.text) * following.run.size) / 1000
        : 0
    const forced = cost === FORCED
    found.push({
      at,
      next,
      cost: forced ? 0 : cost,
      hyphen,
      forced,
      final: at === items.length,
      right,
      left,
      width: width + hyphenWidth,
      space,
      fil,
      nextWidth: width + skippedWidth,
      nextSpace: space + skippedSpace,
      nextFil: fil + skippedFil,
    })
  }
  items.forEach((item, at) => {
    if (item.kind === 'box') {
      width += item.width
      lastBox = item
    } else if (item.kind === 'glue') {
      if (afterBox(items, at) && !item.fil && item.stretch > 0) enter(at, 0, 0, false)
      width += item.width
      space += item.stretch ? item.width : 0
      fil += item.fil ? 1 : 0
    } else if (item.kind === 'penalty' && item.cost !== FORBIDDEN) enter(at, item.cost, item.width, item.hyphen)
  })
  enter(items.length, FORCED, 0, false)
  return found
}

/** Whether a box stands before, anchors between them not counted. */
const afterBox = (items: readonly Item[], at: number): boolean => {
  let before = at - 1
  while (items[before]?.kind === 'anchor') before--
  return items[before]?.kind === 'box'
}

const nextBox = (items: readonly Item[], from: number): Box | undefined => {
  for (let i = from; i < items.length; i++) {
    const item = items[i]
    if (item?.kind === 'box') return item
    if (item?.kind === 'penalty' && item.cost === FORCED) return undefined
  }
  return undefined
}

function search(start: Node, candidates: readonly Candidate[], measure: Measure, tolerance: number): Node[] {
  let active: Node[] = [start]
  for (const candidate of candidates) {
    const best = new Map<number, Node>()
    const alive: Node[] = []
    for (const node of active) {
      const ratio = ratioOf(node, candidate, measure)
      // Too long already: every later break is longer still.
      const tooLong = ratio < -1.0001
      if (!tooLong && !candidate.forced) alive.push(node)
      if (!tooLong && ratio <= tolerance) keepBest(best, node, candidate, ratio, measure)
    }
    if (!best.size && !alive.length) {
      if (tolerance !== Number.POSITIVE_INFINITY) return []
      for (const node of active) keepBest(best, node, candidate, -2, measure)
    }
    if (candidate.final) return [...best.values()]
    active = alive
    for (const node of likely(best)) active.push(node)
  }
  return []
}

/** The nodes of a break without those whose number of lines is far from the cheapest's. */
function likely(best: ReadonlyMap<number, Node>): Iterable<Node> {
  if (best.size <= 2 * SPREAD) return best.values()
  let cheapest: Node | undefined
  for (const node of best.values()) if (!cheapest || node.demerits < cheapest.demerits) cheapest = node
  const line = cheapest?.line ?? 0
  return [...best.values()].filter((node) => Math.abs(node.line - line) <= SPREAD)
}

function startNode(items: readonly Item[], measure: Measure): Node {
  const first = nextBox(items, 0)
  // An indent is a soft edge, from which nothing stands out.
  const hangs = measure.hanging && !measure.indent && first
  const left = hangs ? (leftProtrusion(first.run.face, first.text) * first.run.size) / 1000 : 0
  return { candidate: { ...ORIGIN, left }, line: 0, fitness: 1, demerits: 0, ratio: 0, previous: undefined }
}

const ORIGIN: Candidate = {
  at: 0,
  next: 0,
  width: 0,
  space: 0,
  fil: 0,
  nextWidth: 0,
  nextSpace: 0,
  nextFil: 0,
  cost: 0,
  hyphen: false,
  forced: true,
  final: false,
  right: 0,
  left: 0,
}

/** Enter the line from a node to a candidate, if no line of the same number and fitness ends there more cheaply. */
function keepBest(best: Map<number, Node>, from: Node, to: Candidate, ratio: number, measure: Measure): void {
  const fitness = fitnessOf(ratio)
  const line = from.line + 1
  const key = line * 4 + fitness
  const overlong = ratio < -1.0001 ? OVERFULL * excessOf(from, to, measure) : 0
  const demerits = from.demerits + overlong + demeritsOf(from, to, ratio, fitness, measure)
  const rival = best.get(key)
  if (rival && rival.demerits <= demerits) return
  best.set(key, { candidate: to, line, fitness, demerits, ratio, previous: from })
}

/** How the white of the line from a node to a break has to give: below -1 it is too long, 0 it is natural. */
function ratioOf(from: Node, to: Candidate, measure: Measure): number {
  const start = from.candidate
  const room = measure.width(from.line) - (from.line ? 0 : measure.indent) + to.right + start.left
  const natural = to.width - start.nextWidth
  const rigid = to.forced || to.fil > start.nextFil
  if (!measure.justified) return natural > room + 0.01 ? -2 : rigid ? 0 : (room - natural) / (room * RAG)
  const gap = afterExpansion(room - natural, natural, measure.expansion)
  if (gap >= 0 && rigid) return 0
  return gap / ((to.space - start.nextSpace) * (gap >= 0 ? STRETCH : SHRINK) || 1e-3)
}

const fitnessOf = (ratio: number): number => (ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3)

/** What a line costs, after the line before it (Knuth and Plass 1981, pages 1128 and 1157). */
function demeritsOf(from: Node, to: Candidate, ratio: number, fitness: number, measure: Measure): number {
  const start = from.candidate
  const badness = Math.min(WORST_BADNESS, 100 * Math.abs(Math.max(ratio, -2)) ** 3)
  let demerits = (10 + badness) ** 2 + to.cost ** 2
  if (to.hyphen && start.hyphen) demerits += HYPHENS_IN_A_ROW
  if (measure.justified && Math.abs(fitness - from.fitness) > 1) demerits += UNLIKE_NEIGHBOURS
  if (to.forced && start.hyphen) demerits += HYPHEN_BEFORE_LAST
  if (to.final && from.line && to.width - start.nextWidth < measure.lastLine) demerits += SHORT_LAST_LINE
  return demerits
}

/** How far a line that cannot be helped stands out of its measure, in points. */
function excessOf(from: Node, to: Candidate, measure: Measure): number {
  const room = measure.width(from.line) - (from.line ? 0 : measure.indent)
  return Math.max(1, to.width - from.candidate.nextWidth - room)
}

/**
 * What the word spaces have to give after the glyphs have given their part: half of the gap where they could take all of it,
 * else all they can (pdfTeX; Thanh, "Micro-typographic extensions to the TeX typesetting system", 2000, chapter 3).
 */
export function afterExpansion(gap: number, natural: number, expansion: number): number {
  const most = expansion * natural
  return Math.abs(gap) <= most ? gap / 2 : gap - Math.sign(gap) * most
}

function variants(ends: readonly Node[]): Breaking[] {
  const byCount = new Map<number, Node>()
  for (const node of ends) {
    const rival = byCount.get(node.line)
    if (!rival || node.demerits < rival.demerits) byCount.set(node.line, node)
  }
  const sorted = [...byCount.values()].sort((a, b) => a.demerits - b.demerits)
  const best = sorted[0]
  if (!best) return []
  return sorted.filter((node) => Math.abs(node.line - best.line) <= 1).map(breakingOf)
}

function breakingOf(end: Node): Breaking {
  const lines: BrokenLine[] = []
  let worst = 0
  for (let node: Node = end; node.previous; node = node.previous) {
    const { candidate, ratio, previous } = node
    worst = Math.max(worst, Math.abs(ratio))
    lines.push({
      start: previous.candidate.next,
      end: candidate.at,
      hyphen: candidate.hyphen,
      ratio,
      last: candidate.forced,
    })
  }
  return { lines: lines.reverse(), demerits: end.demerits, worst }
}
