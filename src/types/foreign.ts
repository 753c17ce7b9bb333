import type { ZineWishes } from './manuscript.js'
import type { MadeFile } from './press.js'

/** A PDF that others made, and what its maker asks of the sheets. */
export interface ForeignJob {
  /** What the sheets are called after: the name of the PDF without its ending. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly wishes: ZineWishes
  /** What of a page is printed: trim, crop, bleed or media; found out when absent. */
  readonly box?: string
}

/** The sheets of such a PDF, as plain data. */
export interface ForeignSheets {
  readonly title: string
  readonly files: readonly MadeFile[]
}
