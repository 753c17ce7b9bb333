import type { Root } from 'hast'
import type { HyphenExceptions } from './fonts.js'
import type { Problem } from './problem.js'
import type { HouseStyle, Source } from './text.js'

/** One of the author's files, as it lies on the disk. */
export interface SourceFile {
  /** Path inside the manuscript folder, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** Someone named on the book. */
export interface Person {
  readonly name: string
  /** MARC relator code: `aut`, `edt`, `ill` ... */
  readonly role: string
  /** The name as it is sorted: `Writer, A.` */
  readonly fileAs?: string
}

/** A title beside the main one and the subtitle. */
export interface OtherTitle {
  readonly type: 'short' | 'collection' | 'edition' | 'extended'
  readonly text: string
  readonly fileAs?: string
}

export interface Identifier {
  readonly text: string
  /** `ISBN-13`, `DOI`, `UUID` ... */
  readonly scheme?: string
  /** Which edition it names: `paperback`. */
  readonly for?: string
}

export interface Subject {
  readonly text: string
  /** Who keeps the list that the term is taken from: `BISAC`. */
  readonly authority?: string
  readonly term?: string
}

/** The series that a book belongs to. */
export interface Series {
  readonly name: string
  readonly position?: string
  readonly total?: string
  readonly identifier?: string
}

/** What the author says of accessibility, in schema.org's words; what is not said is found in the content. */
export interface AccessibilityClaims {
  readonly modes?: readonly string[]
  readonly sufficient?: readonly string[]
  readonly features?: readonly string[]
  readonly hazards?: readonly string[]
  readonly summary?: string
}

/** One file of the author's own order; a pattern such as `chapters/0*.md` stands for all the files that it fits. */
export interface OutlineFile {
  readonly path: string
  readonly role?: string
  readonly title?: string
}

/** A part of the author's own order, with chapters or parts in it. Its title may be a file, which then is the part's own page. */
export interface OutlinePart {
  readonly part: string
  readonly chapters: readonly OutlineEntry[]
}

export type OutlineEntry = OutlineFile | OutlinePart

/** A work that another one goes back to. */
export interface OtherWork {
  readonly title: string
  readonly author?: string
  readonly url?: string
}

/** What archives know of a fan work, in their words. */
export interface Fanwork {
  readonly fandom?: readonly string[]
  readonly rating?: string
  readonly warnings?: readonly string[]
  readonly category?: readonly string[]
  readonly relationships?: readonly string[]
  readonly characters?: readonly string[]
  readonly tags?: readonly string[]
  readonly status?: string
  readonly source?: string
  readonly inspiredBy?: readonly OtherWork[]
  /** `default` stands for the sentence in the book's language. */
  readonly disclaimer?: string
  readonly permission?: string
  /** Whether a page of the book says all this. */
  readonly page?: boolean
}

/** Where notes to the reader stand: where they were written, all together after the text, or nowhere. */
export type NotePlace = 'inline' | 'end' | 'none'

/** Those at the head of a chapter, and those at its foot. */
export interface NotePlaces {
  readonly start: NotePlace
  readonly end: NotePlace
}

/** What the author wishes of the look, whatever the theme says. */
export interface Look {
  /** Where chapters begin: on a right-hand page, or on the next. */
  readonly chapterStart?: 'recto' | 'any'
  /** The name of the way in which chapters open, where it is not the theme's. */
  readonly opener?: string
  readonly dropCap?: boolean
  readonly smallCaps?: boolean
  /** How far the opening words of a chapter go: a unit of sense, or the whole first line. */
  readonly leadIn?: 'words' | 'line'
  /** The mark between two scenes. */
  readonly ornament?: string
  /** What an empty line between two scenes becomes. */
  readonly soft?: 'space' | 'ornament'
  readonly contents?: 'classical' | 'modern' | 'leaders'
  /** Where numbered notes stand on paper. */
  readonly notes?: 'foot' | 'chapter' | 'book'
  /** What tells those at the foot apart: the chapter's numbers, or numbers or signs of each page. */
  readonly noteNumbers?: 'chapter' | 'page' | 'signs'
}

/** What a zine may be told, in the author's own words. */
export const ZINE_KEYS = [
  'layout',
  'sheet',
  'signature',
  'paper',
  'swell',
  'flip',
  'duplex',
  'binding',
  'size',
  'marks',
  'flyleaves',
  'bleed',
  'margin',
  'up',
  'panels',
  'format',
  'cover',
  'guide',
  'test',
] as const
export type ZineWishes = Readonly<Partial<Record<(typeof ZINE_KEYS)[number], string>>>

/** What the author wishes of one output. */
export interface OutputWishes {
  /** How the zine's pages are put on sheets. */
  readonly zine?: ZineWishes
  /** Whether it is asked for by `true` alone. */
  readonly wanted?: boolean
  /** Name of the file, with or without its ending. */
  readonly file?: string
  /** Name of the format. */
  readonly trim?: string
  /** The standard of archives that the file follows. */
  readonly archival?: 'pdf/a-1b' | 'pdf/a-2a'
  /** Whether an EPUB lists the pages of the PDF; `auto`, as without it: when the same build makes both. */
  readonly pageList?: 'auto' | 'always' | 'never'
  /** Whether faces go into an EPUB; else those of the reader stand there. */
  readonly fonts?: 'embed' | 'none'
  /** How an EPUB's pictures are shown. */
  readonly pictures?: 'colour' | 'grey'
}

/** What the author says of the book: the keys of `book.yaml`, checked; nothing filled in yet. */
export interface Meta {
  readonly title?: string
  readonly titleFileAs?: string
  readonly subtitle?: string
  readonly titles?: readonly OtherTitle[]
  /** Those who made the book, authors and others, in order. */
  readonly author?: readonly Person[]
  readonly contributor?: readonly Person[]
  /** BCP 47. */
  readonly lang?: string
  /** Year, year-month or year-month-day. */
  readonly date?: string
  readonly rights?: string
  readonly identifier?: readonly Identifier[]
  readonly publisher?: string
  readonly description?: string
  /** A line such as `Second printing, with corrections`. */
  readonly edition?: string
  readonly subject?: readonly Subject[]
  readonly series?: Series
  readonly type?: string
  readonly source?: string
  readonly relation?: string
  readonly coverage?: string
  readonly direction?: 'ltr' | 'rtl'
  readonly accessibility?: AccessibilityClaims
  /** A picture of the folder. */
  readonly coverImage?: string
  readonly coverAlt?: string
  readonly ibooks?: Readonly<Record<string, string>>
  /** The author's own reading order, where name order is not wanted. */
  readonly chapters?: readonly OutlineEntry[]
  /** Names of pages, or files, in the order wanted before and after the text. */
  readonly front?: readonly string[]
  readonly back?: readonly string[]
  readonly numbering?: 'words' | 'roman' | 'arabic' | 'none'
  readonly numberingPerPart?: boolean
  readonly format?: string
  readonly theme?: string
  readonly layout?: string
  readonly fanwork?: Fanwork
  readonly notes?: NotePlaces
  readonly look?: Look
  /** What the typographer does and does not. */
  readonly house?: HouseStyle
  /** By the names of the outputs. */
  readonly output?: Readonly<Record<string, OutputWishes>>
  /** The author's own stylesheets, inside the folder. */
  readonly css?: readonly string[]
}

/** A file's place in the book, as far as its name, its front matter and `book.yaml` tell. */
export interface FilePlan {
  /** The author's word for what it is. */
  readonly role?: string
  /** A title for a text without a heading. */
  readonly title?: string
  /** Who wrote it, where that is not who wrote the book. */
  readonly author?: string
  /** BCP 47, where it is not the book's. */
  readonly lang?: string
  readonly matter?: 'front' | 'back'
  /** Its place in the list that puts it there. */
  readonly rank?: number
  /** Which of the plan's parts it belongs to. */
  readonly part?: number
  /** Whether the author chose its place, by a number or a list; else the alphabet did. */
  readonly placed: boolean
}

export interface PartPlan {
  readonly title: string
  /** The file that holds the part's own page. */
  readonly file?: string
  /** The index of the part that it stands in; that one stands in none. */
  readonly within?: number
}

/** Where the files stand in the book. */
export interface Plan {
  readonly files: ReadonlyMap<string, FilePlan>
  readonly parts: readonly PartPlan[]
}

/** A manuscript folder (or a single file), read whole; nothing interpreted but `book.yaml`. */
export interface Manuscript {
  /** Name of the folder, or of the file without its ending: the last resort for a title. */
  readonly name: string
  readonly meta: Meta
  /** The file that says so: `book.yaml`. */
  readonly config?: SourceFile
  /** The text files in reading order. */
  readonly files: readonly SourceFile[]
  /** Absent where the order of the files says all. */
  readonly plan?: Plan
  /** Where words may be divided: `hyphens.txt`. */
  readonly hyphens?: { readonly file: SourceFile; readonly exceptions: HyphenExceptions }
  /** The author's stylesheets and images. */
  readonly assets: readonly SourceFile[]
  readonly problems: readonly Problem[]
}

/** One chapter: what stands under one `#` heading, as sanitised hast with places in the source. */
export interface Chapter {
  readonly file: string
  /** The heading's phrasing content, absent when the chapter has no heading. */
  readonly title?: Root
  readonly body: Root
}

/** One work: chapters in order, and the decoded text of the files they came from. */
export interface Work {
  readonly chapters: readonly Chapter[]
  readonly sources: readonly Source[]
  readonly problems: readonly Problem[]
}
