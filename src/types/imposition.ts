/** The ways to put pages on sheets, by the names that authors use. */
export const LAYOUTS = [
  'booklet',
  'signatures',
  'quarto',
  'octavo',
  'cut-stack',
  'mini-8',
  'mini-16',
  'accordion',
  'pages',
] as const
export type LayoutName = (typeof LAYOUTS)[number]

/** What may be drawn beside the pages. */
export const MARKS = ['fold', 'cut', 'crop', 'sewing', 'signature', 'spine'] as const
export type MarkKind = (typeof MARKS)[number]

/** The edge of the sheet about which a printer, or a hand, turns it to print its back. */
export type Flip = 'short' | 'long'

/** What becomes of a line between two places of a sheet: it is bound, folded or cut. */
export type Edge = 'spine' | 'fold' | 'cut'

/** The paper as it is bought, in points; which way round it lies is the layout's. */
export interface Sheet {
  readonly name: string
  readonly width: number
  readonly height: number
}

/** What is to be made of the pages. All lengths are in points. */
export interface Job {
  readonly layout: LayoutName
  readonly sheet: Sheet
  /** Sheets of each signature in turn; the last number goes on. */
  readonly signature: readonly number[]
  /** How thick a sheet is. */
  readonly calliper: number
  /** How much of it a fold adds: 1 for a machine's, more for a hand's. */
  readonly swell: number
  /** Absent: the edge about which pages turn as those of a book do. */
  readonly flip?: Flip
  readonly duplex: 'auto' | 'manual'
  /** The side of the spine, seen from the first page. */
  readonly binding: 'left' | 'right'
  /** Pages keep their size, or fill their places. */
  readonly size: 'exact' | 'fit'
  readonly marks: ReadonlySet<MarkKind>
  /** Blank leaves before the first page, and as many after the last. */
  readonly flyleaves: number
  /** How far pictures and grounds reach over the edge of the page. */
  readonly bleed: number
  /** What the printer leaves white along the sheet's edges. */
  readonly margin: number
  /** Piles that a cut stack falls into. */
  readonly up: 2 | 4
  /** Pages in a strip of an accordion. */
  readonly panels: 4 | 6 | 8
  /** The format that the pages are set in; absent: the layout's own. */
  readonly format?: string
  /** Whether the cover has a sheet of its own. */
  readonly cover: boolean
  /** Whether pages that show how it is made go with it, and a leaf that tests the printer. */
  readonly guide: boolean
  readonly testSheet: boolean
}

/** A place on a side of a sheet, counted from its top left corner, and the page that stands there; absent: it stays white. */
export interface Cell {
  readonly column: number
  readonly row: number
  readonly turn: 0 | 180
  /** Index among the pages. */
  readonly page?: number
  /** How many leaves of its signature lie about its own. */
  readonly depth: number
  /** Whether it is a right-hand page of a book bound at the left, which is a left-hand page of one bound at the right. */
  readonly recto: boolean
}

/** A sheet as pages stand on it. Its back is seen as when the sheet is turned about its upright axis, as a leaf of a book is. */
export interface Arranged {
  readonly front: readonly Cell[]
  readonly back: readonly Cell[]
  /** Index of its signature. */
  readonly signature: number
  /** How many sheets of its signature lie about it. */
  readonly depth: number
}

/**
 * What hands do with the printed sheets, in order. Places are shares of the sheet as its front is seen, from its top left corner;
 * cells are counted from there. "Behind" is away from the one who folds.
 */
export type Step =
  /** Lay sheets on one another, the first on top: so many to each pile. */
  | { readonly do: 'pile'; readonly sheets: readonly number[] }
  /** Fold a side behind the other, along a line across the middle of what is in hand. */
  | { readonly do: 'fold'; readonly behind: 'left' | 'right' | 'top' | 'bottom' }
  /** Cut through what is in hand, along a line. */
  | { readonly do: 'cut'; readonly from: readonly [x: number, y: number]; readonly to: readonly [x: number, y: number] }
  /** Put the pieces on one another, the first on top. */
  | { readonly do: 'stack'; readonly pieces: readonly Place[] }
  /** Put the strips end to end, sheet by sheet from the top, and tape them; so many are needed. */
  | { readonly do: 'join'; readonly strips: number }
  /**
   * Fold a strip to and fro along all its folds, the first fold away from the one who folds, or towards him. The path goes from cell to
   * cell of a sheet, or of each strip that was joined.
   */
  | { readonly do: 'concertina'; readonly first: 'behind' | 'over'; readonly path: readonly Place[] }
  /** Bring the last leaf of a concertina round to the front, and glue it there back to back. */
  | { readonly do: 'wrap' }
  /** Put folded sheets into the middle of one another, so many to each signature. */
  | { readonly do: 'nest'; readonly sheets: readonly number[] }
  /** Put signatures behind one another. */
  | { readonly do: 'gather' }

/** A cell: column and row. */
export type Place = readonly [column: number, row: number]

/** What a job comes to: all that is told of it, and all that hands need to know. Lengths are in points. */
export interface Plan {
  readonly layout: LayoutName
  /** The sheet as its front is seen. */
  readonly sheet: Sheet
  /** Places across and down. */
  readonly columns: number
  readonly rows: number
  /** What becomes of the lines between them: the upright ones from left to right, the level ones from the top. */
  readonly upright: readonly Edge[]
  readonly level: readonly Edge[]
  /** Pages of the finished thing, blank ones among them. */
  readonly pages: number
  readonly blanks: number
  readonly sheets: number
  /** Sheets of each signature. */
  readonly signatures: readonly number[]
  readonly sides: 1 | 2
  readonly flip: Flip
  readonly duplex: Job['duplex']
  readonly binding: Job['binding']
  /** The page, and how much larger or smaller it is printed. */
  readonly page: { readonly width: number; readonly height: number }
  readonly scale: number
  /** How far the innermost page of each signature is moved towards its fold. */
  readonly creep: readonly number[]
  readonly steps: readonly Step[]
}
