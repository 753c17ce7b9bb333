import type { Shaper } from '../types/fonts.js'
import type { ItemMaker } from './itemMaker.js'
import type { Notes } from './notes.js'

/** What blocks are set with. */
export interface FlowContext {
  readonly shaper: Shaper
  readonly items: ItemMaker
  /** Size of the text area, in points. */
  readonly width: number
  readonly height: number
  /** From the text area of a verso to that of the recto which faces it. */
  readonly gutter?: number
  /** The grid: distance from baseline to baseline of the text. */
  readonly leading: number
  readonly notes: Notes
  /** What is set here stands where its own measures put it, not on the grid. */
  readonly free?: true
  readonly images: ReadonlyMap<string, { readonly width: number; readonly height: number }>
}
