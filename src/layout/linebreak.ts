import { type Box, FORBIDDEN, FORCED, type Item } from './items.js'

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
  /** It ends inside a word: at such a hyphen, or at the author's own. */
  readonly divided: boolean
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

/** A legal break, with the sums up to it (Knuth and Plass 1981, "Breaking paragraphs into lines", page 1157). Lengths in points. */
interface Candidate {
  readonly at: number
  /** Where the next line begins. */
  readonly next: number
  /** Boxes and glue up to here with the hyphen, the boxes alone, and how far the glue gives. */
  readonly width: number
  readonly ink: number
  readonly stretch: number
  readonly shrink: number
  readonly fil: number
  /** The same as the next line finds it: without the hyphen, with the white that vanishes. */
  readonly nextWidth: number
  readonly nextInk: number
  readonly nextStretch: number
  readonly nextShrink: number
  readonly nextFil: number
  readonly cost: number
  /** A hyphen is set that is not in the text. */
  readonly hyphen: boolean
  /** The line ends with a hyphen, be it set or the author's own. */
  readonly hyphened: boolean
  /** The line must end here. */
  readonly forced: boolean
  /** The paragraph ends here. */
  readonly final: boolean
  /** How far a line that ends here stands out to the right, and one that begins here to the left. */
  readonly right: number
  readonly left: number
  /** The last line has no more than a short word or a part of one, if it begins here. */
  readonly runt: boolean
}

/** The best lines up to a break. */
interface Node {
  readonly candidate: Candidate
  readonly line: number
  readonly fitness: number
  /** How many lines up to this one end in a hyphen, one after the other. */
  readonly hyphens: number
  readonly demerits: number
  readonly ratio: number
  readonly previous: Node | undefined
  /** Room of the line that begins here. */
  readonly room: number
}

/** Each pass allows looser lines than the one before; the last allows anything. */
const TOLERANCES = [1.7, 3.2, 8, Number.POSITIVE_INFINITY]
const HYPHENS_IN_A_ROW = 4000 // two hyphens may follow each other where the alternative is a loose line
const LADDER = 1e6 // three are a ladder that every reader sees
const UNLIKE_NEIGHBOURS = 3000 // a loose line beside a tight one shows more than either alone
const HYPHEN_BEFORE_LAST = 40000 // part of a word at the head of the last line
const CROWDED_LAST = 30000 // a last line squeezed into the measure, where no line need be full
const SHORT_LAST_LINE = 80000
const RUNT = 1e6
/** A word of so few letters, alone on the last line, is a runt; so is any part of a word. */
const RUNT_LETTERS = 3
/** Badness of a line whose glyphs are widened or narrowed as far as they may be: less than that of any white that shows. */
const SCALED = 6
const OVERFULL = 1e13 // for each point that a line is too long
/** TeX's badness is bounded at 10,000; here it goes on growing from there, in step with the white, so that a less bad line is still taken. */
const WORST_RATIO = 100 ** (1 / 3)
/** A line without any white to give. */
const RIGID = 1000
/** A break is kept in mind for numbers of lines this far from the cheapest: without a bound, the time a paragraph takes is the square of its length. */
const SPREAD = 3
/** In ragged setting a line may fall short by this share of its width before it counts as badly set. */
const RAG = 0.12
/** White may shrink by this much more than it should before the line counts as too long: better a crowded line than a gaping one. */
const TIGHTEST = -1.25
/** What it costs that a line is looser than a well-set line may be, beyond its badness; and that it is so tight that it is seen. */
const LOOSE = 60000
const TIGHT = 1000
const SEEN_TIGHT = -0.6

/**
 * Break a paragraph into lines of least total demerits (Knuth and Plass 1981), with protrusion and pdfTeX's font expansion.
 * Gives one breaking for each number of lines within one of the best, the best first, so that pages can be filled. No word is
 * divided after `undivided` lines, where a page ends.
 */
export function breakLines(items: readonly Item[], measure: Measure, undivided = 0): readonly Breaking[] {
  const candidates = candidatesOf(items, measure)
  const start = startNode(items, measure)
  for (const tolerance of TOLERANCES) {
    const ends = search(start, candidates, { ...measure, tolerance, undivided })
    if (ends.length) return variants(ends)
  }
  return []
}

/** The legal breaks: at glue after a box, at a penalty that is not forbidden, and at the end. */
function candidatesOf(items: readonly Item[], measure: Measure): Candidate[] {
  const found: Candidate[] = []
  const sums = { width: 0, ink: 0, stretch: 0, shrink: 0, fil: 0 }
  const lastWord = lastWordOf(items)
  let last: Box | undefined
  let afterBox = false
  const enter = (at: number, cost: number, hyphenWidth: number, hyphen: boolean, hyphenRight?: number) => {
    const { width, ink, stretch, shrink, fil } = sums
    let next = at
    let nextWidth = width
    let nextStretch = stretch
    let nextShrink = shrink
    let nextFil = fil
    for (; next < items.length; next++) {
      const item = items[next]
      if (!item || item.kind === 'box' || item.kind === 'anchor') break
      if (item.kind === 'penalty' && item.cost === FORCED && next > at) break
      if (item.kind === 'glue') {
        nextWidth += item.width
        nextStretch += item.stretch
        nextShrink += item.shrink
        nextFil += item.fil ? 1 : 0
      }
    }
    const following = measure.hanging ? nextBox(items, next) : undefined
    found.push({
      at,
      next,
      width: width + hyphenWidth,
      ink: ink + hyphenWidth,
      stretch,
      shrink,
      fil,
      nextWidth,
      nextInk: ink,
      nextStretch,
      nextShrink,
      nextFil,
      cost: cost === FORCED ? 0 : cost,
      hyphen,
      hyphened: hyphen || (last !== undefined && HYPHENS.includes(last.text.charAt(last.text.length - 1))),
      forced: cost === FORCED,
      final: at === items.length,
      right: measure.hanging ? (hyphenRight ?? last?.right ?? 0) : 0,
      left: following?.left ?? 0,
      runt: next > lastWord.from || (next === lastWord.from && lastWord.short),
    })
  }
  items.forEach((item, at) => {
    if (item.kind === 'box') {
      sums.width += item.width
      sums.ink += item.width
      last = item
    } else if (item.kind === 'glue') {
      if (afterBox && !item.fil && item.stretch > 0) enter(at, 0, 0, false)
      sums.width += item.width
      sums.stretch += item.stretch
      sums.shrink += item.shrink
      sums.fil += item.fil ? 1 : 0
    } else if (item.kind === 'penalty' && item.cost !== FORBIDDEN)
      enter(at, item.cost, item.width, item.hyphen, item.right)
    if (item.kind !== 'anchor') afterBox = item.kind === 'box'
  })
  enter(items.length, FORCED, 0, false)
  return found
}

const HYPHENS = '-\u2010'

/** Where the last word begins, and whether it is a short one. */
function lastWordOf(items: readonly Item[]): { readonly from: number; readonly short: boolean } {
  let from = items.length
  let letters = 0
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]
    if (item?.kind === 'glue' || (item?.kind === 'penalty' && item.cost === FORCED)) break
    if (item?.kind === 'box') letters += item.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    from = i
  }
  return { from, short: letters <= RUNT_LETTERS }
}

const nextBox = (items: readonly Item[], from: number): Box | undefined => {
  for (let i = from; i < items.length; i++) {
    const item = items[i]
    if (item?.kind === 'box') return item
    if (item?.kind === 'penalty' && item.cost === FORCED) return undefined
  }
  return undefined
}

/** How a paragraph is searched: its shape, how loose a line may be, and where no word may be divided. */
interface Terms extends Measure {
  readonly tolerance: number
  readonly undivided: number
}

function startNode(items: readonly Item[], measure: Measure): Node {
  const first = nextBox(items, 0)
  // An indent is a soft edge, from which nothing stands out.
  const left = measure.hanging && !measure.indent && first ? first.left : 0
  const room = measure.width(0) - measure.indent + left
  return { candidate: ORIGIN, line: 0, fitness: 1, hyphens: 0, demerits: 0, ratio: 0, previous: undefined, room }
}

const ORIGIN: Candidate = {
  at: 0,
  next: 0,
  width: 0,
  ink: 0,
  stretch: 0,
  shrink: 0,
  fil: 0,
  nextWidth: 0,
  nextInk: 0,
  nextStretch: 0,
  nextShrink: 0,
  nextFil: 0,
  cost: 0,
  hyphen: false,
  hyphened: false,
  forced: true,
  final: false,
  right: 0,
  left: 0,
  runt: false,
}

/** Find the cheapest ways through the breaks to the end, for each number of lines and fitness; none where the tolerance is too narrow. */
function search(start: Node, candidates: readonly Candidate[], terms: Terms): Node[] {
  const active: Node[] = [start]
  const best = new Map<number, Node>()
  for (const candidate of candidates) {
    let alive = 0
    for (const node of active) {
      const ratio = ratioOf(node, candidate, terms)
      // Too long already: every later break is longer still.
      if (ratio < TIGHTEST) continue
      if (ratio <= terms.tolerance) keepBest(best, node, candidate, ratio, terms)
      if (!candidate.forced) active[alive++] = node
    }
    if (!best.size && !alive) {
      if (terms.tolerance !== Number.POSITIVE_INFINITY) return []
      for (const node of active) keepBest(best, node, candidate, -2, terms)
    }
    active.length = alive
    if (candidate.final) return [...best.values()]
    if (!best.size) continue
    for (const node of likely(best)) active.push(node)
    best.clear()
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

/** Enter the line from a node to a candidate, if no like line ends there more cheaply. */
function keepBest(best: Map<number, Node>, from: Node, to: Candidate, ratio: number, terms: Terms): void {
  const line = from.line + 1
  if (to.hyphened && line === terms.undivided) return
  const fitness = fitnessOf(ratio)
  const hyphens = to.hyphened ? Math.min(2, from.hyphens + 1) : 0
  const key = (line * 4 + fitness) * 3 + hyphens
  const overlong = ratio < TIGHTEST ? OVERFULL * Math.max(1, lackOf(from, to)) : 0
  const demerits = from.demerits + overlong + demeritsOf(from, to, ratio, fitness, terms)
  const rival = best.get(key)
  if (rival && rival.demerits <= demerits) return
  const room = terms.width(line) + to.left
  best.set(key, { candidate: to, line, fitness, hyphens, demerits, ratio, previous: from, room })
}

/** How much the line from a node to a break is longer than its room, in points. */
const lackOf = ({ candidate, room }: Node, to: Candidate): number => to.width - candidate.nextWidth - room - to.right

/** How the white of the line from a node to a break has to give: below -1 it is too long, 0 it is natural. */
function ratioOf(from: Node, to: Candidate, { justified, expansion }: Measure): number {
  const start = from.candidate
  const gap = -lackOf(from, to)
  const rigid = to.forced || to.fil > start.nextFil
  if (!justified) return gap < -0.01 ? -2 : rigid ? 0 : gap / ((from.room + to.right) * RAG)
  if (gap >= 0 && rigid) return 0
  const left = afterExpansion(gap, to.ink - start.nextInk, expansion)
  return left / ((gap >= 0 ? to.stretch - start.nextStretch : to.shrink - start.nextShrink) || 1e-3)
}

const fitnessOf = (ratio: number): number => (ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3)

const badnessOf = (ratio: number): number => 100 * Math.min(ratio, RIGID) * Math.min(ratio, WORST_RATIO) ** 2

/** What a line costs, after the line before it (Knuth and Plass 1981, pages 1128 and 1157). */
function demeritsOf(from: Node, to: Candidate, ratio: number, fitness: number, terms: Terms): number {
  const start = from.candidate
  const scaled = terms.expansion ? SCALED * scaleOf(from, to, terms.expansion) ** 2 : 0
  const badness = badnessOf(Math.abs(Math.max(ratio, -2))) + scaled
  let demerits = (10 + badness) ** 2 + to.cost ** 2
  if (ratio > 1 && terms.justified) demerits += LOOSE
  else if (ratio < SEEN_TIGHT) demerits += TIGHT
  if (to.hyphened && from.hyphens) demerits += from.hyphens > 1 ? LADDER : HYPHENS_IN_A_ROW
  if (terms.justified && Math.abs(fitness - from.fitness) > 1) demerits += UNLIKE_NEIGHBOURS
  if (to.final && ratio < SEEN_TIGHT) demerits += CROWDED_LAST
  if (!to.final || !from.line) return demerits
  if (start.hyphen) demerits += HYPHEN_BEFORE_LAST
  if (!terms.lastLine) return demerits
  if (start.runt) demerits += RUNT
  else if (to.width - start.nextWidth < terms.lastLine) demerits += SHORT_LAST_LINE
  return demerits
}

/** Which share of what they may the glyphs of a line are widened, or narrowed below 0. */
function scaleOf(from: Node, to: Candidate, expansion: number): number {
  const gap = -lackOf(from, to)
  if (gap >= 0 && to.forced) return 0
  const most = expansion * (to.ink - from.candidate.nextInk) || 1e-3
  return Math.max(-1, Math.min(1, gap / most))
}

/**
 * What the word spaces have to give after the glyphs have given theirs: the glyphs are widened or narrowed first, as far as
 * they may be (pdfTeX; Thanh, "Micro-typographic extensions to the TeX typesetting system", 2000, chapter 3). Points.
 */
export function afterExpansion(gap: number, ink: number, expansion: number): number {
  const most = expansion * ink
  return Math.abs(gap) <= most ? 0 : gap - Math.sign(gap) * most
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
      divided: candidate.hyphened,
      ratio,
      last: candidate.forced,
    })
  }
  return { lines: lines.reverse(), demerits: end.demerits, worst }
}
