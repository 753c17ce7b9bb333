/** A pair of quotation marks: the one that opens and the one that closes. */
export type Pair = readonly [open: string, close: string]

/** A language's quotation marks: those of a quotation, those of one inside it, and the space that guillemets have inside. */
export interface Quotation {
  readonly outer: Pair
  readonly inner: Pair
  readonly within: '' | '\u00a0' | '\u202f'
}

/** How a language sets its dashes. */
export interface Dashes {
  /** What stands in a sentence: the first where the work has no habit of its own. */
  readonly marks: readonly string[]
  /** `spaced` on both sides, or as Spanish has them: `clasped` round the words that they set apart. */
  readonly set: 'spaced' | 'clasped'
  /** What stands before a speech at the beginning of a paragraph: the mark of the sentence, and this. */
  readonly speech: '' | '\u00a0'
  /** The mark before a speech where it is not the sentence's. */
  readonly speechMark?: string
  /** What joins the numbers of a range. */
  readonly range: '–' | '-'
}

/** What a line never ends after, and what it never begins with; words in groups, by single spaces. */
export interface Bindings {
  /** Titles, bound to the name after them. */
  readonly titles?: string
  /** Abbreviations bound to the number after them. */
  readonly numbers?: string
  /** Words of one letter, bound to whatever comes after. */
  readonly little?: string
  /** Abbreviations of several parts, bound together; parted by `|`. */
  readonly phrases?: string
  /** Words bound to the number before them, besides the units. */
  readonly counted?: string
}

/** The facts of a language that its typography needs. */
export interface Language {
  /** The first is the default, any other is taken where it is the work's own habit. */
  readonly quotations: readonly Quotation[]
  readonly dashes: Dashes
  /** Whether an ellipsis is always closed to the word before it, or keeps a space that was typed there. */
  readonly ellipsis: 'closed' | 'kept'
  /** The space before `;`, `:`, `!` and `?`, where there is one. */
  readonly stops?: Readonly<Record<string, string>>
  /** Words that have lost their beginning: `'s avonds`. */
  readonly lead?: string
  /** Words that have lost their end, before anything but a letter: `po'`, `l'«amico»`. */
  readonly trail?: string
  readonly bindings: Bindings
}

/** Turn `«»` and `“”` into the quotation marks they stand for. */
export function quotation(outer: string, inner: string, within: Quotation['within'] = ''): Quotation {
  return { outer: pair(outer), inner: pair(inner), within }
}

const pair = (marks: string): Pair => [marks.charAt(0), marks.charAt(1)]
