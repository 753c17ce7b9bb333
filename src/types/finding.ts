import type { Position } from 'unist'

/** What a proof-reader would ask the author about: never changed, only shown. */
export interface Finding {
  /** Path inside the manuscript folder. */
  readonly file: string
  readonly place: Position
  /** Name of the proof-reading rule: `doubled-word`, `open-quote` ... */
  readonly rule: string
  /** What stands there, with the words in question in it. */
  readonly reason: string
  /** What the author may do. That it is meant is said of every rule in the same way: in `book.yaml`, or by a comment in the text. */
  readonly note: string
  /** How much it harms the reader, from 0 (a matter of taste) to 1 (certainly a slip): the worst are shown first. */
  readonly weight: number
}
