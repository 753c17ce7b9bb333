import type { Measure } from './measure.js'

/** A legal break, with the sums up to it (Knuth and Plass 1981, "Breaking paragraphs into lines", page 1157). Lengths in points. */
export interface Candidate {
  readonly at: number
  /** Where the next line begins. */
  readonly next: number
  /** Boxes and glue up to here with the hyphen, and the boxes alone. */
  readonly width: number
  readonly ink: number
  /** What the next line has to take off: without the hyphen, with the white that vanishes; and how far that white gives. */
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
export interface Node {
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

// What lines may suffer, in demerits: a line as loose or as tight as a well-set one may be has 12,100.
const HYPHENS_IN_A_ROW = 4000 // two hyphens may follow each other where the alternative is a loose line
const LADDER = 1e6 // three are a ladder that every reader sees
const UNLIKE_NEIGHBOURS = 3000 // a loose line beside a tight one shows more than either alone
const HYPHEN_BEFORE_LAST = 40000 // part of a word at the head of the last line
const CROWDED_LAST = 30000 // a last line squeezed into the measure, where no line need be full
const SHORT_LAST_LINE = 80000
const RUNT = 1e6
/** A word of so few letters, alone on the last line, is a runt; so is any part of a word. */
export const RUNT_LETTERS = 3
/** Badness of a line whose glyphs are widened or narrowed as far as they may be: less than that of any white that shows. */
const SCALED = 6
const OVERFULL = 1e13 // for each point that a line is too long
/** TeX's badness is bounded at 10,000; here it goes on growing from there, in step with the white, so that a less bad line is still taken. */
const WORST_RATIO = 100 ** (1 / 3)
/** A line without any white to give. */
const RIGID = 1000
/** White may shrink by this much more than it should before the line counts as too long: better a crowded line than a gaping one. */
export const TIGHTEST = -1.25
/** What it costs that a line is looser than a well-set line may be, beyond its badness; and that it is so tight that it is seen. */
const LOOSE = 60000
const TIGHT = 1000
const SEEN_TIGHT = -0.6

/** How much the line from a node to a break is longer than its room, in points. */
const lackOf = ({ candidate, room }: Node, to: Candidate): number => to.width - candidate.nextWidth - room - to.right

export const fitnessOf = (ratio: number): number => (ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3)

const badnessOf = (ratio: number): number => 100 * Math.min(ratio, RIGID) * Math.min(ratio, WORST_RATIO) ** 2

/** What a line costs, after the line before it (Knuth and Plass 1981, pages 1128 and 1157). */
export function demeritsOf(from: Node, to: Candidate, ratio: number, fitness: number, measure: Measure): number {
  const start = from.candidate
  const scaled = measure.expansion ? SCALED * scaleOf(from, to, measure.expansion) ** 2 : 0
  const badness = badnessOf(Math.abs(Math.max(ratio, -2))) + scaled
  let demerits = (10 + badness) ** 2 + to.cost ** 2
  if (ratio < TIGHTEST) demerits += OVERFULL * Math.max(1, lackOf(from, to))
  if (ratio > 1 && measure.justified) demerits += LOOSE
  else if (ratio < SEEN_TIGHT) demerits += TIGHT
  if (to.hyphened && from.hyphens) demerits += from.hyphens > 1 ? LADDER : HYPHENS_IN_A_ROW
  if (measure.justified && Math.abs(fitness - from.fitness) > 1) demerits += UNLIKE_NEIGHBOURS
  if (to.final && ratio < SEEN_TIGHT) demerits += CROWDED_LAST
  if (!to.final || !from.line) return demerits
  if (start.hyphen) demerits += HYPHEN_BEFORE_LAST
  if (!measure.lastLine) return demerits
  if (start.runt) demerits += RUNT
  else if (to.width - start.nextWidth < measure.lastLine) demerits += SHORT_LAST_LINE
  return demerits
}

/** Which share of what they may the glyphs of a line are widened, or narrowed below 0. */
function scaleOf(from: Node, to: Candidate, expansion: number): number {
  const gap = -lackOf(from, to)
  if (gap >= 0 && to.forced) return 0
  const most = expansion * (to.ink - from.candidate.nextInk) || 1e-3
  return Math.max(-1, Math.min(1, gap / most))
}
