import type { Root } from 'hast'
import type { Identifier, Meta, Person } from './manuscript.js'
import type { Problem } from './problem.js'

/** What a section is for. Each may have a page template of the same name, and has a class of the same name. */
export type Role =
  | 'cover'
  | 'half-title'
  | 'titlepage'
  | 'copyright-page'
  | 'dedication'
  | 'epigraph'
  | 'contents'
  | 'foreword'
  | 'preface'
  | 'introduction'
  | 'prologue'
  | 'part'
  | 'chapter'
  | 'interlude'
  | 'epilogue'
  | 'afterword'
  | 'acknowledgements'
  | 'about-author'
  | 'also-by'
  | 'colophon'
  /** What archives know of a fan work. */
  | 'about-work'
  /** Notes to the reader, gathered from the chapters. */
  | 'reader-notes'
  /** Numbered notes, gathered from the chapters. */
  | 'endnotes'

export type Matter = 'front' | 'body' | 'back'

/** What is handed on as the author said it. */
type Said = Pick<
  Meta,
  | 'titleFileAs'
  | 'titles'
  | 'subject'
  | 'type'
  | 'source'
  | 'relation'
  | 'coverage'
  | 'direction'
  | 'accessibility'
  | 'coverImage'
  | 'coverAlt'
  | 'ibooks'
  | 'fanwork'
>

/** The book's metadata, complete: every default filled in, text with its typography set. */
export interface BookMeta extends Said {
  readonly title: string
  readonly subtitle?: string
  /** The names of the authors alone. */
  readonly authors: readonly string[]
  /** Those who made the book, authors and others; the authors alone when absent. */
  readonly creators?: readonly Person[]
  readonly contributors?: readonly Person[]
  /** BCP 47. */
  readonly lang: string
  /** Year-month-day; a constant where nobody gave a date. */
  readonly date: string
  /** The year of publication, absent where nobody gave a date. */
  readonly year?: string
  /** A URI: the author's identifier, else a UUID made from author and title. */
  readonly identifier: string
  /** All that the author gave, the first of them being the one above. */
  readonly identifiers?: readonly Identifier[]
  /** As the author wrote them, each with the edition it names. */
  readonly isbns?: readonly Pick<Identifier, 'text' | 'for'>[]
  readonly publisher?: string
  readonly rights?: string
  readonly description?: string
  readonly edition?: string
  readonly series?: NonNullable<Meta['series']>
  /** The name of the output files. */
  readonly slug: string
}

/** A place in a decoded file of the author's. */
export interface Beginning {
  readonly file: string
  readonly offset: number
}

/** One part of the book with its own opening: a chapter, a title page, the contents. */
export interface Section {
  /** Unique in the book, safe as a file name and as an XML id. */
  readonly id: string
  readonly role: Role
  readonly matter: Matter
  /** Place among the numbered chapters (or parts), from 1. */
  readonly number?: number
  /** What stands where a number would, in the author's words: `Book One`, `Prologue`. */
  readonly label?: string
  /** Phrasing content; absent when the section shows no heading of its own. */
  readonly title?: Root
  /** What a contents entry or an outline calls it, as plain text; never empty. */
  readonly name: string
  /** The id of the part that it belongs to; a part may belong to one that belongs to none. */
  readonly part?: string
  /** Whether it is a part around parts, and nobody has called it otherwise than a book: `Book One`. */
  readonly isBook?: boolean
  /** Who wrote it, where that is not who wrote the book. */
  readonly author?: string
  /** BCP 47, where it is not the book's. */
  readonly lang?: string
  /** Where in the author's files it begins; absent where the author wrote none of it. */
  readonly from?: Beginning
  readonly body: Root
}

/** How chapters are numbered: in words, or as the author numbered some of them; or not at all. */
export type Numbering = 'words' | 'roman' | 'arabic' | 'none'

export interface Book {
  readonly numbering: Numbering
  readonly meta: BookMeta
  readonly sections: readonly Section[]
  readonly problems: readonly Problem[]
}
