import type { Habits } from '../types/text.js'

// Dots after a word or a mark; before a capital or an end they end a sentence.
const runs = /(?<=[^\s.…])(\.{2,3})(?![.…])(?=(["”'’*_)]*(?:\s+["“'‘*_(]*\p{Lu}|\s*$))?)/gmu

/**
 * Turn the text of a work into how many dots it types for an ellipsis: two, where it has these, and three only at the end of
 * sentences, where they are a full stop and two. A work with ellipses of every kind says nothing.
 */
export function pausesOf(text: string): NonNullable<Habits['ellipsis']> {
  if (text.includes('…')) return 'three'
  let two = 0
  let three = 0
  for (const [, marks, ends] of text.matchAll(runs)) {
    if (marks === '..') two++
    else if (ends === undefined) three++
  }
  return two > 1 && two > 4 * three ? 'two' : 'three'
}

/** How many dots stand in a run of dots and ellipses. */
export function dotsIn(marks: string): number {
  let dots = 0
  for (const mark of marks) dots += mark === '…' ? 3 : mark === '.' ? 1 : 0
  return dots
}
