/** A mark that the typographer set, as a report tells of it: where it stands, what it was and is, and what stands about it. */
export interface SetMark {
  /** Path inside the manuscript folder. */
  readonly file: string
  /** Counted from 1, in the author's file. */
  readonly line: number
  readonly column: number
  /** What contents call the chapter; absent outside of all chapters. */
  readonly chapter?: string
  /** The printed page, as `12`, or `12–13` where a paragraph goes on overleaf and more is not known. */
  readonly page?: string
  /** What stands before it in the author's file. */
  readonly before: string
  readonly was: string
  readonly is: string
  readonly after: string
  readonly rule: string
  /** From 0 (a guess) to 1 (certain). */
  readonly sure: number
}
