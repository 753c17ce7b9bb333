import { type Candidate, demeritsOf, fitnessOf, type Node, RUNT_LETTERS, TIGHTEST } from './demerits.js'
import { type Box, FORBIDDEN, FORCED, type Item } from './items.js'
import { afterExpansion, type Measure } from './measure.js'

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

/** Each pass allows looser lines than the one before; the last allows anything. */
const TOLERANCES = [1.7, 3.2, 8, Number.POSITIVE_INFINITY]
/** A break is kept in mind for numbers of lines this far from the cheapest: without a bound, the time a paragraph takes is the square of its length. */
const SPREAD = 3
/** In ragged setting a line may fall short by this share of its width before it counts as badly set. */
const RAG = 0.12
/**
 * Break a paragraph into lines of least total demerits (Knuth and Plass 1981), with protrusion and pdfTeX's font expansion.
 * Gives one breaking for each number of lines within one of the best, the best first, so that pages can be filled. No word is
 * divided after `undivided` lines, where a page ends.
 */
export function breakLines(items: readonly Item[], measure: Measure, undivided = 0): readonly Breaking[] {
  const lastWord = lastWordOf(items)
  for (const tolerance of TOLERANCES) {
    const ends = new Search(items, { ...measure, tolerance, undivided, lastWord }).ends()
    if (ends.length) return variants(ends)
  }
  return []
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
  readonly lastWord: { readonly from: number; readonly short: boolean }
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

/** What a break is. */
interface Kind {
  readonly cost: number
  /** Width of the hyphen set there, and how far it may stand out. */
  readonly width: number
  readonly hyphen: boolean
  readonly right: number | undefined
}

const AT_SPACE: Kind = { cost: 0, width: 0, hyphen: false, right: undefined }
const AT_END: Kind = { cost: FORCED, width: 0, hyphen: false, right: undefined }

/** One pass over a paragraph: at each legal break, the cheapest ways to it for each number of lines, fitness and run of hyphens. */
class Search {
  private readonly active: Node[]
  private readonly best = new Map<number, Node>()
  /** What stands before the item in hand. */
  private width = 0
  private ink = 0
  private stretch = 0
  private shrink = 0
  private fil = 0
  private last: Box | undefined

  constructor(
    private readonly items: readonly Item[],
    private readonly terms: Terms,
  ) {
    this.active = [startNode(items, terms)]
  }

  /** The cheapest ways to the end; none where the tolerance is too narrow. Breaks are at glue after a box, at penalties that are not forbidden, and at the end. */
  ends(): readonly Node[] {
    const { items } = this
    let afterBox = false
    for (let at = 0; at < items.length; at++) {
      const item = items[at]
      if (item?.kind === 'box') {
        this.width += item.width
        this.ink += item.width
        this.last = item
        afterBox = true
      } else if (item?.kind === 'glue') {
        if (afterBox && !item.fil && item.stretch > 0 && !this.visit(at, AT_SPACE)) return []
        this.width += item.width
        this.stretch += item.stretch
        this.shrink += item.shrink
        this.fil += item.fil ? 1 : 0
        afterBox = false
      } else if (item?.kind === 'penalty') {
        const { cost, width, hyphen, right } = item
        if (cost !== FORBIDDEN && !this.visit(at, { cost, width, hyphen, right })) return []
        afterBox = false
      }
    }
    return this.visit(items.length, AT_END) ? [...this.best.values()] : []
  }

  /** Look for lines that end at a break; false where no way leads on. */
  private visit(at: number, kind: Kind): boolean {
    const { best, terms } = this
    const active = this.active
    const forced = kind.cost === FORCED
    const right = terms.hanging ? (kind.right ?? this.last?.right ?? 0) : 0
    best.clear()
    let candidate: Candidate | undefined
    let alive = 0
    for (const node of active) {
      const ratio = this.ratioOf(node, kind.width, right, forced)
      // Too long already: every later break is longer still.
      if (ratio < TIGHTEST) continue
      if (ratio <= terms.tolerance) {
        candidate ??= this.candidateAt(at, kind, right)
        keepBest(best, node, candidate, ratio, terms)
      }
      if (!forced) active[alive++] = node
    }
    if (!best.size && !alive) {
      if (terms.tolerance !== Number.POSITIVE_INFINITY) return false
      candidate = this.candidateAt(at, kind, right)
      for (const node of active) keepBest(best, node, candidate, -2, terms)
    }
    active.length = alive
    if (best.size && at < this.items.length) for (const node of likely(best)) active.push(node)
    return true
  }

  /** How the white of the line from a node to the break in hand has to give: below -1 it is too long, 0 it is natural. */
  private ratioOf({ candidate: start, room }: Node, hyphen: number, right: number, forced: boolean): number {
    const { justified, expansion } = this.terms
    const gap = start.nextWidth + room + right - this.width - hyphen
    const rigid = forced || this.fil > start.nextFil
    if (!justified) return gap < -0.01 ? -2 : rigid ? 0 : gap / ((room + right) * RAG)
    if (gap >= 0 && rigid) return 0
    const left = afterExpansion(gap, this.ink + hyphen - start.nextInk, expansion)
    return left / ((gap >= 0 ? this.stretch - start.nextStretch : this.shrink - start.nextShrink) || 1e-3)
  }

  private candidateAt(at: number, { cost, width: hyphenWidth, hyphen }: Kind, right: number): Candidate {
    const { items, terms, last, width, ink, stretch, shrink, fil } = this
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
    const following = terms.hanging ? nextBox(items, next) : undefined
    const { from, short } = terms.lastWord
    return {
      at,
      next,
      width: width + hyphenWidth,
      ink: ink + hyphenWidth,
      nextWidth,
      nextInk: ink,
      nextStretch,
      nextShrink,
      nextFil,
      cost: cost === FORCED ? 0 : cost,
      hyphen,
      hyphened: hyphen || (last?.text ? HYPHENS.includes(last.text.charAt(last.text.length - 1)) : false),
      forced: cost === FORCED,
      final: at === items.length,
      right,
      left: following?.left ?? 0,
      runt: next > from || (next === from && short),
    }
  }
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
  const demerits = from.demerits + demeritsOf(from, to, ratio, fitness, terms)
  const rival = best.get(key)
  if (rival && rival.demerits <= demerits) return
  const room = terms.width(line) + to.left
  best.set(key, { candidate: to, line, fitness, hyphens, demerits, ratio, previous: from, room })
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
