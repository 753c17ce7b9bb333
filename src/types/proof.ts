import type { Position } from 'unist'
import type { Edit, Habits, Source } from './text.js'

/** A paragraph as a proof-reader sees it: its words with all marks set, seen through emphasis and links, and the way back to the manuscript. */
export interface Paragraph {
  readonly file: string
  /** Which chapter of the work it belongs to, counted from 0. */
  readonly chapter: number
  /** Words in another language than the paragraph's, verbatim text and pictures are U+FFFC, line breaks U+2028. */
  readonly text: string
  /** BCP 47. */
  readonly lang: string
  readonly heading: boolean
  /** Whether it stands inside something: a list, a table, a letter, a note. */
  readonly inset: boolean
  /** What stands before it: a mark between two scenes, or empty lines. */
  readonly after?: 'break' | 'gap'
  /** Turn a stretch of the text into its place in the manuscript, where it is known. */
  readonly placeOf: (start: number, end: number) => Position | undefined
}

/** A whole work as it is proof-read. */
export interface Reading {
  readonly paragraphs: readonly Paragraph[]
  readonly habits: Habits
  /** The author's files as they were typed, and what the typographer has changed in them. */
  readonly sources: readonly Source[]
  readonly edits: readonly Edit[]
  /** Turn a heading into the chapter's number that it says, in figures or words. */
  readonly numberOf: (heading: string, lang: string) => number | undefined
  /** Turn a stretch of a file as it was typed into its place. */
  readonly placeIn: (file: string, start: number, end: number) => Position | undefined
}

/** The names of all that a proof-reader looks for, as an author may turn it off. */
export const PROOF_RULES = [
  'open-quote',
  'missing-stop',
  'tag-comma',
  'tag-full-stop',
  'tag-capital',
  'doubled-word',
  'missing-word',
  'lost-break',
  'stray-gap',
  'chapter-number',
  'name-spelling',
  'mixed-spelling',
  'mixed-dashes',
  'mixed-quotes',
  'web-leftover',
] as const

/** The names of what pictures and pages are asked about, which may be turned off like the others. */
export const PAGE_RULES = [
  'picture-alt',
  'glyph',
  'overfull',
  'loose-page',
  'page-break',
  'leftwards',
  'feature',
] as const

export type ProofRule = (typeof PROOF_RULES)[number]
