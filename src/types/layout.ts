import type { Face, Shaped } from './fonts.js'
import type { Problem } from './problem.js'
import type { Tag } from './structure.js'
import type { Colour, Extent } from './style.js'

/** A shaped piece and the white after it, in 1/1000 em of the mark's size. */
export interface TextPart {
  readonly shaped: Shaped
  readonly gap: number
}

/** A mark that is read as a part of what it belongs to; else it is furniture (running heads, folios), else decoration. */
export interface Tagged {
  readonly tag?: Tag | 'furniture'
}

/** A run of text on one baseline. Points from the page's top left corner, y downwards; `scale` widens or narrows the glyphs. */
export interface TextMark extends Tagged {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly face: Face
  readonly size: number
  readonly scale: number
  readonly colour: Colour
  readonly parts: readonly TextPart[]
  /** Read, searched and copied, but not seen: the letter that a drawn initial stands for. */
  readonly invisible?: true
  readonly lang: string
  /** Where it leads. */
  readonly href?: string
  /** Words that run from right to left, as they are read; one object for all marks of a stretch. */
  readonly reads?: { readonly text: string }
  /** Looks like the text before it, and begins where that ends. */
  readonly goesOn?: true
}

/** A filled rectangle, or its edge when `line` is given. */
export interface RectMark extends Tagged {
  readonly kind: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly colour: Colour
  readonly line?: number
}

/** A filled outline: an SVG path, y upwards, enlarged by `unit` and set down at x, y. */
export interface PathMark extends Tagged {
  readonly kind: 'path'
  readonly x: number
  readonly y: number
  readonly unit: number
  readonly outline: string
  readonly colour: Colour
  /** Drawn in its turn among the rectangles, not beneath them; its commands are M, L, C and Z. */
  readonly inPlace?: true
}

export interface ImageMark extends Tagged {
  readonly kind: 'image'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly path: string
  readonly alt: string
  /** How much of the page, from its top left corner, it may be seen on, where it goes on over the page's edge. */
  readonly clip?: readonly [width: number, height: number]
}

/** An area that leads to an anchor (`#id`) or to an address. */
export interface LinkMark extends Tagged {
  readonly kind: 'link'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly href: string
  /** The words that lead there. */
  readonly text: string
}

/** Marks turned together about a point, clockwise in degrees. */
export interface TurnedMark {
  readonly kind: 'turned'
  readonly x: number
  readonly y: number
  readonly angle: number
  readonly marks: readonly StillMark[]
}

export type StillMark = TextMark | RectMark | PathMark | ImageMark | LinkMark
export type Mark = StillMark | TurnedMark

export interface Page {
  readonly width: number
  readonly height: number
  readonly side: 'recto' | 'verso'
  /** The page's number as it is printed or would be: `vii`, `12`. */
  readonly label: string
  readonly blank: boolean
  readonly marks: readonly Mark[]
}

export interface Anchor {
  /** Index of the page. */
  readonly page: number
  /** Points from its top. */
  readonly y: number
}

export interface OutlineEntry {
  readonly name: string
  readonly target: string
  /** The chapters of a part. */
  readonly children: readonly OutlineEntry[]
}

/** A stretch of the author's text and a page that it stands on; a stretch that goes on overleaf has one for each page. */
export interface PlacedText extends Extent {
  /** Id of its section. */
  readonly section: string
  /** Index of the page. */
  readonly page: number
  /** How many of its letters stand on the page; absent where all of them do. */
  readonly letters?: number
  /** The first letters that stand on the page, where it began on an earlier one. */
  readonly resumes?: string
  /** Not in its place in the text: a note at the foot, a figure that waited for this page. */
  readonly apart?: true
}

/** The whole book in pages. */
export interface Volume {
  readonly pages: readonly Page[]
  /** Where the author's text stands, in the order of the pages. */
  readonly texts: readonly PlacedText[]
  readonly anchors: ReadonlyMap<string, Anchor>
  readonly outline: readonly OutlineEntry[]
  /** What the book is made of, in the order in which it is read. */
  readonly structure: Tag
  readonly problems: readonly LayoutProblem[]
}

/** A problem of the pages, which do not know the manuscript. */
export interface LayoutProblem extends Problem {
  /** The word at which it is, by which its place may be found. */
  readonly word?: string
  /** The place in the author's text, by its section. */
  readonly at?: { readonly section: string; readonly offset: number }
}

/** An area of a sheet, in points from its top left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A page put on a sheet: its left and upper edges as it lies there, turned upside down or not. */
export interface Placement {
  readonly page: Page
  readonly x: number
  readonly y: number
  readonly turn: 0 | 180
  /** How much larger or smaller than its own size; its own when absent. */
  readonly scale?: number
  /** Where on the sheet it may be seen; everywhere when absent. */
  readonly clip?: Box
}

/** One side of a printed sheet. */
export interface Forme {
  readonly width: number
  readonly height: number
  readonly placements: readonly Placement[]
  /** What is drawn beside the pages, for those who fold and cut. */
  readonly marks?: readonly Mark[]
}
