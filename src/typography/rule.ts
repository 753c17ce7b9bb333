import type { Habits } from '../types/text.js'

/** One paragraph's plain text, as a rule sees it: emphasis and links seen through, verbatim text as U+FFFC, line breaks as U+2028. */
export interface Passage {
  readonly text: string
  readonly habits: Habits
  /** The marks of speech that the paragraph before left open, outermost first. */
  readonly open: readonly string[]
  /** How the paragraph after begins. */
  readonly next: string
}

/** What a rule wants changed: the code units from `start` to `end` become `is`. */
export interface Correction {
  readonly start: number
  readonly end: number
  readonly is: string
  /** From 0 (a guess) to 1 (certain). */
  readonly sure: number
  readonly ask?: Ask
}

/** What the author is asked where a rule was not sure. */
export interface Ask {
  readonly reason: string
  readonly note: string
  readonly choices: readonly string[]
}

export interface Rule {
  readonly name: string
  /** Turn a passage into corrections of it, in order and not overlapping; one whose `is` is what stands there asks only. */
  readonly correct: (passage: Passage) => readonly Correction[]
}

export const isEnglish = (lang: string): boolean => /^en\b/i.test(lang)
