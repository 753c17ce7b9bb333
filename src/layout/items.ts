import type { Face, Shaped, Shaping } from '../types/fonts.js'
import type { Colour, InlineBox, Style } from '../types/style.js'

/** A stretch of text with one face, size and colour. */
export interface Run {
  readonly face: Face
  readonly shaping: Shaping
  readonly size: number
  /** How far the baseline is raised, in points. */
  readonly rise: number
  readonly colour: Colour
  readonly lang: string
  readonly href?: string
  /** The mark of a list's item. */
  readonly marker?: true
  /** Word space in points. */
  readonly space: number
  /** How it runs; `auto`: as its letters do. */
  readonly direction: Style['direction']
  /** What is drawn about it, the outermost first. */
  readonly boxes?: readonly InlineBox[]
}

/** Knuth's box: text that is never broken (Knuth and Plass 1981, page 1122). Widths in points. */
export interface Box {
  readonly kind: 'box'
  readonly width: number
  readonly text: string
  readonly run: Run
  /** How far a line that begins with it may stand out to the left, and one that ends with it to the right. */
  readonly left: number
  readonly right: number
  /** The word whose first piece this is: its text, how it was shaped, and in how many items it is cut. */
  readonly word?: { readonly text: string; readonly shapes: readonly Shaped[]; readonly items: number }
  /** Some of its letters run from right to left. */
  readonly leftwards?: true
  /** No text: where the last box of its run begins or ends. */
  readonly edge?: 'start' | 'end'
}

/** Knuth's glue: white that may stretch and shrink. `fil` swallows all that is left of a line. */
export interface Glue {
  readonly kind: 'glue'
  readonly width: number
  readonly stretch: number
  readonly shrink: number
  readonly fil: boolean
  /** What is repeated in it: the dots of a leader. */
  readonly leader?: string
  readonly run: Run
}

/** Knuth's penalty: a place where a line may end, at a cost; `width` is that of the hyphen set there. */
export interface Penalty {
  readonly kind: 'penalty'
  readonly width: number
  readonly cost: number
  readonly hyphen: boolean
  /** How far that hyphen may stand out to the right. */
  readonly right?: number
}

/** A place that something points to. */
export interface Anchor {
  readonly kind: 'anchor'
  readonly id: string
}

export type Item = Box | Glue | Penalty | Anchor

export const FORBIDDEN = Number.POSITIVE_INFINITY
export const FORCED = Number.NEGATIVE_INFINITY

/** Between two items: a line may not end here. */
export const NO_BREAK: Penalty = { kind: 'penalty', width: 0, cost: FORBIDDEN, hyphen: false }
/** The author's own end of a line. */
export const LINE_END: Penalty = { kind: 'penalty', width: 0, cost: FORCED, hyphen: false }

/** White that is not a leader's, or the penalty that ties it to a word. */
export const isWhite = (item: Item | undefined): boolean =>
  item?.kind === 'glue' && !item.fil ? true : item?.kind === 'penalty' && item.cost === FORBIDDEN

export const isForced = (item: Item | undefined): boolean => item?.kind === 'penalty' && item.cost === FORCED
