import type { Root } from 'hast'

/** What a section is for. Each has a page template of the same name and a class of the same name. */
export type Role =
  | 'cover'
  | 'titlepage'
  | 'copyright-page'
  | 'dedication'
  | 'epigraph'
  | 'contents'
  | 'foreword'
  | 'prologue'
  | 'chapter'
  | 'epilogue'
  | 'afterword'
  | 'acknowledgements'
  | 'about-author'
  | 'colophon'

export type Matter = 'front' | 'body' | 'back'

/** The book's metadata, complete: every default filled in, text with its typography set. */
export interface BookMeta {
  readonly title: string
  readonly subtitle?: string
  readonly authors: readonly string[]
  /** BCP 47. */
  readonly lang: string
  /** Year-month-day; a constant where nobody gave a date. */
  readonly date: string
  /** The year of publication, absent where nobody gave a date. */
  readonly year?: string
  /** A URI: the author's identifier, else a UUID made from author and title. */
  readonly identifier: string
  readonly publisher?: string
  readonly rights?: string
  readonly description?: string
  /** The name of the output files. */
  readonly slug: string
}

/** One part of the book with its own opening: a chapter, a title page, the contents. */
export interface Section {
  /** Unique in the book, safe as a file name and as an XML id. */
  readonly id: string
  readonly role: Role
  readonly matter: Matter
  /** Place among the numbered chapters, from 1. */
  readonly number?: number
  /** Phrasing content; absent when the section shows no heading of its own. */
  readonly title?: Root
  /** What a contents entry or an outline calls it, as plain text; never empty. */
  readonly name: string
  readonly body: Root
}

/** How chapters are numbered: in words, or as the author numbered some of them. */
export type Numbering = 'words' | 'roman' | 'arabic'

export interface Book {
  readonly numbering: Numbering
  readonly meta: BookMeta
  readonly sections: readonly Section[]
}
