import type { RectMark } from '../types/layout.js'
import { type DividedFoot, divideFoot, type Foot, leastDepth, NO_FOOT, withNotes } from './foot.js'
import type { LinesPiece, Setting } from './galley.js'
import type { Line } from './line.js'

/** The room on a page, in points. */
export interface PageRoom {
  /** From the baseline above line 1 to the lowest baseline allowed. */
  readonly height: number
  /** From that baseline to the first baseline, whatever the first line's own leading. */
  readonly first: number
  /** What a sheet wants between the text and the notes at the foot; else it is a blank line. */
  readonly overNotes?: OverNotes
}

export interface OverNotes {
  /** From the last line of the text to the line above the notes' first. */
  readonly depth: number
  /** From the rule to the notes. */
  readonly below: number
  readonly rule?: Pick<RectMark, 'width' | 'height' | 'colour'>
}

const aboveNotes = ({ overNotes, first }: PageRoom): number => overNotes?.depth ?? first

/** The page in hand. Depths in points from the baseline above line 1. */
export interface Leaf {
  readonly y: number
  /** The lowest baseline; white may have been set below it. */
  readonly base: number
  readonly verso: boolean
  /** How far short the verso fell that this recto has to match; undefined where it has none in this chapter. */
  readonly facing: number | undefined
  /** A plate goes in after this page. */
  readonly plate: boolean
  readonly foot: Foot
  /** Figures that found no room where they are called, and stand at the head of the next page. */
  readonly waiting: readonly LinesPiece[]
}

// Prices of what pages may suffer; `paginate.ts` has those of what a text may.
const SHORT = 1e6 // each line after the first that a page falls short
const SHORT_LINE = 12000 // a spread may run a line short, if both its pages do
const UNEVEN = 3e5 // facing pages that end on different lines
const SHORT_ALONE = 4e4 // an opener on a recto that ends early, beside a page of another chapter
const NOTE_RUNS_OVER = 6e4
const NOTE_OVERLEAF = 1e8 // a note that begins after the page of its call

/** Positions nearer than this are the same, in points. */
export const GRAIN = 0.05
/** Less of a line than this is not made up to a whole one. */
const NEAR = 0.02

export const firstLeaf = (side: 'recto' | 'verso'): Leaf => ({
  y: 0,
  base: 0,
  verso: side === 'verso',
  facing: undefined,
  plate: false,
  foot: NO_FOOT,
  waiting: [],
})

/** The lowest baseline that text may reach: above the notes stands white. */
export const bottomOf = (foot: Foot, room: PageRoom): number =>
  foot.parts.length ? room.height - aboveNotes(room) - leastDepth(foot) : room.height

/** How far a page falls short. Notes stand at its foot whatever is above them: white of less than a line between them is no lack. */
export function lackOf({ base, foot }: Leaf, room: PageRoom): number {
  if (!foot.parts.length) return Math.max(0, room.height - base)
  const white = room.height - aboveNotes(room) - foot.depth - base
  return white < room.first - GRAIN ? 0 : white
}

/** What of a page's notes stands below its lowest baseline, and what is carried over. */
export const footBelow = ({ foot, base }: Pick<Leaf, 'foot' | 'base'>, room: PageRoom): DividedFoot =>
  divideFoot(foot, room.height - aboveNotes(room) - base + GRAIN)

/** Turn the page: what it costs that this one ends where it does, and the page that comes next. */
export function turn(leaf: Leaf, room: PageRoom): { readonly cost: number; readonly leaf: Leaf } {
  const lack = lackOf(leaf, room)
  let cost = lack > GRAIN ? SHORT_LINE + SHORT * Math.max(0, lack / room.first - 1) : 0
  const faced = !leaf.plate && !leaf.verso && leaf.facing !== undefined
  if (!leaf.verso && leaf.facing === undefined && lack > GRAIN) cost += SHORT_ALONE
  if (faced && Math.abs(lack - (leaf.facing ?? 0)) > GRAIN) cost += UNEVEN
  const { placed, carried } = footBelow(leaf, room)
  if (carried.parts.length) cost += placed.length < leaf.foot.parts.length ? NOTE_OVERLEAF : NOTE_RUNS_OVER
  // A plate takes the page over the leaf, and faces this one or the next.
  const verso = leaf.plate ? leaf.verso : !leaf.verso
  const facing = leaf.plate || !leaf.verso ? undefined : lack
  const { y, foot, waiting } = headed(leaf.waiting, carried, room)
  return { cost, leaf: { y, base: y, verso, facing, plate: false, foot, waiting } }
}

/** Set the figures that wait at the head of a page, as many as go there, with a blank line below each. */
export function headed(waiting: readonly LinesPiece[], carried: Foot, room: PageRoom) {
  let y = 0
  let foot = carried
  let count = 0
  for (const piece of waiting) {
    const lines = piece.overleaf ?? []
    const below = lines.reduce((depth, line) => nextDepth(depth, line, room), y)
    const notes = withNotes(foot, notesOf(lines))
    if (y > 0 && below > bottomOf(notes, room)) break
    y = Math.min(below + room.first, room.height)
    foot = notes
    count++
  }
  return { y, foot, waiting: count ? waiting.slice(count) : waiting }
}

/** The page in hand with some lines of a setting more. */
export function withLines(leaf: Leaf, setting: Setting, from: number, to: number, room: PageRoom): Leaf {
  const { lines, even } = setting
  if (to <= from) return leaf
  if (even) {
    const y = onGrid(leaf.y, room) + (to - from) * room.first
    return { ...leaf, y, base: y }
  }
  const here = lines.slice(from, to)
  const y = here.reduce((depth, line) => nextDepth(depth, line, room), leaf.y)
  const plate = leaf.plate || here.some((line) => line.plate)
  return { ...leaf, y, base: y, plate, foot: withNotes(leaf.foot, notesOf(here)) }
}

/** How many lines of a setting from `from` on fit on the page in hand, with the notes that they call. */
export function countFitting({ lines, even }: Setting, from: number, leaf: Leaf, room: PageRoom): number {
  if (even) {
    const depth = bottomOf(leaf.foot, room) + GRAIN - onGrid(leaf.y, room)
    return Math.min(lines.length - from, Math.max(0, Math.floor(depth / room.first)))
  }
  let { y, foot } = leaf
  let count = 0
  for (let i = from; i < lines.length; i++) {
    y = nextDepth(y, lines[i], room)
    foot = withNotes(foot, lines[i]?.notes ?? [])
    if (y > bottomOf(foot, room) + GRAIN) break
    count++
  }
  return count
}

const notesOf = (lines: readonly Line[]) => lines.flatMap((line) => line.notes)

/** The line of the grid that a depth has reached. */
const onGrid = (depth: number, room: PageRoom): number => Math.ceil(depth / room.first - NEAR) * room.first

/**
 * Lines of the text stand on the grid, whatever stood before them. The first line of a page stands on line 1 whatever its own
 * leading; a picture hangs from there.
 */
export const nextDepth = (depth: number, line: Line | undefined, room: PageRoom): number => {
  const advance = line?.advance ?? 0
  if (line?.grid) return onGrid(depth, room) + advance
  return depth === 0 && advance > 0 ? Math.max(room.first, line?.tall ? advance : 0) : depth + advance
}
