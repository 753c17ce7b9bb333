import type { Position } from 'unist'

/** A message for the author: place, rule, what is wrong, and what to do about it. Printed in the form of a vfile message. */
export interface Problem {
  /** Path inside the manuscript folder (or of the stylesheet); absent when the problem has no file. */
  readonly file?: string
  readonly place?: Position
  readonly rule: string
  readonly severity: 'warning' | 'info'
  /** "Unexpected X, expected Y", or a plain statement with the offending value in it. */
  readonly reason: string
  /** The cure. */
  readonly note: string
}

/** No book can be made: one line with its cure, exit code 2. Never thrown for what an author wrote in the text. */
export class NoBook extends Error {
  override readonly name = 'NoBook'

  /** What the author wrote may be quoted in the message, and stays on its line. */
  constructor(message: string) {
    super(onOneLine(message))
  }
}

/** One book cannot be made. Where others are, it is a problem of theirs; alone, there is no book. */
export class NotMade extends NoBook {
  readonly reason: string

  constructor(
    reason: string,
    readonly cure?: string,
  ) {
    super(cure === undefined ? reason : `${reason}: ${cure}`)
    this.reason = onOneLine(reason)
  }
}

const onOneLine = (message: string): string => message.replace(/[\s\p{Cc}]+/gu, ' ')
