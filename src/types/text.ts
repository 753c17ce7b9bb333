import type { Position } from 'unist'
import type { Chapter } from './manuscript.js'
import type { Problem } from './problem.js'

/**
 * An edit of the source text: the code units from `start` to `end` of the decoded file, which read `was`, become `is`.
 * Every mark the typographer sets is one of these, so that a report can show it and the author's file could be spliced.
 */
export interface Edit {
  readonly file: string
  readonly start: number
  readonly end: number
  readonly was: string
  readonly is: string
  /** Name of the rule: `quotes`, `dashes`, `breaks` ... */
  readonly rule: string
  /** From 0 (a guess) to 1 (certain). */
  readonly sure: number
}

/** What the author is asked: the typographer was not sure, took a choice, and says how to settle it. */
export interface Question {
  readonly file: string
  readonly place: Position
  readonly rule: string
  readonly reason: string
  /** The cure. */
  readonly note: string
  readonly choices: readonly string[]
  readonly taken: string
}

/** One of the author's files, decoded, with what the line pass has settled in it. */
export interface Source {
  readonly path: string
  /** The decoded text, before any edit. */
  readonly text: string
  /** Edits already made by the line pass (breaks, gaps, entities, unwrapped lines), in order, not overlapping. */
  readonly edits: readonly Edit[]
  readonly questions: readonly Question[]
  /** Where text goes on after a gap: the offsets of lines. */
  readonly gaps?: readonly number[]
  /** Where the author has told the typographer to leave off, in order. */
  readonly off?: readonly Off[]
}

/** A stretch of a file between `<!-- fleuron-off -->` and `<!-- fleuron-on -->`. */
export interface Off {
  readonly start: number
  readonly end: number
  /** Names of the rules that leave off; all of them where none is named. */
  readonly rules: readonly string[]
}

/** What the author has settled for a whole book: a style of the house's, words and rules. */
export interface HouseStyle {
  /** Whose quotation marks; `auto` is the language's, as the work has it. */
  readonly quotes?: 'auto' | 'british' | 'american' | 'french' | 'german' | 'swiss' | 'keep'
  /** The dash of a sentence: an em dash without spaces, an en dash with them, or what was typed. */
  readonly dashes?: 'closed' | 'spaced' | 'keep'
  /** One character, three dots with spaces between, or what was typed. */
  readonly ellipsis?: 'single' | 'spaced' | 'keep'
  /** Words that have lost a letter, with the apostrophe where it stands; before the word where none is typed. */
  readonly elisions?: readonly string[]
  /** Strings that stay as they were typed. */
  readonly keep?: readonly string[]
  /** Names of the rules that are not applied. */
  readonly off?: readonly string[]
  /** Names of those that are asked for though they are silent by themselves. */
  readonly on?: readonly string[]
}

/**
 * Where a stretch of a text node's value comes from: `length` code units at `at` of the value stand unchanged at `offset` of
 * the decoded file. Where they are written otherwise there (an escape, an entity, a repaired letter, a line end of two
 * characters), `span` is the length of what is written, and the stretch is edited as a whole or not at all. What no
 * segment covers is nobody's to change.
 */
export interface Segment {
  readonly at: number
  readonly offset: number
  readonly length: number
  readonly span?: number
}

declare module 'hast' {
  interface TextData {
    source?: readonly Segment[]
    /** Put in by Fleuron, between what it put in: no rule sees it. */
    verbatim?: boolean
  }
  interface ElementData {
    /** Verbatim: code, and what the author fenced off; no rule looks inside. */
    verbatim?: boolean
  }
}

/** The habits of a whole work, found by the survey before any rule is applied. */
export interface Habits {
  /** BCP 47, as given or as guessed. */
  readonly lang: string
  /** Which mark opens speech at the outer level. */
  readonly quotes: 'double' | 'single'
  /** What `--` stands for: an em dash, or an en dash where the work has `---` for the em. */
  readonly doubleHyphen: 'em' | 'en'
  /** How many dots the work types for an ellipsis. */
  readonly ellipsis?: 'two' | 'three'
  /** Words that the work writes with an apostrophe where it can be nothing else: they have lost their head or their tail. */
  readonly elided?: { readonly heads: ReadonlySet<string>; readonly tails: ReadonlySet<string> }
  /** What the author has settled. */
  readonly style?: HouseStyle
  /** The languages of files that are not in the work's. */
  readonly langs?: ReadonlyMap<string, string>
  /** What the work does in languages other than English, by their tags in lower case. */
  readonly customs?: ReadonlyMap<string, Custom>
  /** Whether a lone gap (two or more empty lines) is rare enough in this work to mean something. */
  readonly gaps: 'none' | 'breaks' | 'spacing'
}

/** What a work does where its language leaves a choice: which of the language's quotation marks, which dash. */
export interface Custom {
  /** Index of the language's own list. */
  readonly quotation: number
  readonly dash: string
}

/** A work with its typography set: what was changed and what is asked, beside the changed trees. */
export interface SetWork {
  readonly habits: Habits
  readonly chapters: readonly Chapter[]
  readonly edits: readonly Edit[]
  readonly questions: readonly Question[]
  readonly problems: readonly Problem[]
}
