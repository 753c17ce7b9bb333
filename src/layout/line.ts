import type { Mark } from '../types/layout.js'
import type { Extent } from '../types/style.js'

/** A line of a galley. Pages are made of lines by their advances; their type is set when it is first asked for. */
export interface Line {
  readonly advance: number
  /** Stands on the grid of the page, whatever stands above it. */
  readonly grid: boolean
  /** Hangs from the line above by its whole depth, even at the head of a page: a picture. */
  readonly tall: boolean
  /** A page of its own, put in after the one where this line stands; its marks stand from the foot of the text area. */
  readonly plate?: readonly Mark[]
  /** Two pages of their own, verso and recto, put in after the next recto; their marks stand as a plate's do on the verso. */
  readonly spread?: readonly Mark[]
  /** Notes that are called on this line, for the first time. */
  readonly notes: readonly Note[]
  /** Ends inside a word, at a hyphen. */
  readonly hyphenated: boolean
  readonly type: LineOfType
}

/** What stands on a line. Marks stand from the left edge of the text area and from the baseline, in points. */
export interface LineOfType {
  readonly marks: readonly Mark[]
  readonly anchors: readonly string[]
  /** How far the line is longer than its measure, where it could not be helped. */
  readonly over: number
}

/** A note that stands at the foot of the page on which it is called. */
export interface Note {
  readonly lines: readonly Line[]
  /** Ids that begin here, the note's own among them. */
  readonly ids: readonly string[]
  /** Where the note stands in the author's file. */
  readonly sources: readonly Extent[]
}

export const NO_NOTES: readonly Note[] = []

/** A line that holds these marks. */
export const lineOf = (advance: number, marks: readonly Mark[] = [], tall = false): Line => ({
  advance,
  grid: false,
  tall,
  notes: NO_NOTES,
  hyphenated: false,
  type: { marks, anchors: [], over: 0 },
})
