import type { Element } from 'hast'
import type { BookMeta, Matter, Role } from './book.js'
import type { HyphenExceptions } from './fonts.js'
import type { Problem } from './problem.js'

/** Where a stylesheet comes from decides what it may do and how a message names it. */
export interface StyleSource {
  readonly path: string
  readonly text: string
  readonly origin: 'house' | 'theme' | 'format' | 'author'
}

/** A font file with the names by which stylesheets call it. */
export interface FaceFile {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  readonly path: string
  readonly bytes: Uint8Array
}

/** A picture of the manuscript that can be used; each output settles its own copy. Drawings are clean already. */
export interface Asset {
  /** Path inside the manuscript folder. */
  readonly path: string
  readonly bytes: Uint8Array
  /** What the bytes are, whatever the name says. */
  readonly type: 'image/jpeg' | 'image/png' | 'image/svg+xml' | 'image/gif' | 'image/webp' | 'image/avif'
  /** Pixels as they are seen, turned upright. */
  readonly width: number
  readonly height: number
}

/** A section in its template's dress: one `section` element, the same for both outputs. */
export interface DressedSection {
  readonly id: string
  readonly role: Role
  readonly matter: Matter
  /** Plain text for contents and outline: `One: The Ferry`. */
  readonly name: string
  /** Whether contents and outline list it. */
  readonly listed: boolean
  /** The id of the part that it belongs to, under which contents list it; a part may belong to one that belongs to none. */
  readonly part?: string
  readonly tree: Element
}

/** Words the book needs that the author did not write, in the book's language. */
export interface Labels {
  readonly contents: string
  readonly cover: string
  readonly halfTitle: string
  readonly titlepage: string
  readonly copyright: string
  readonly landmarks: string
  readonly pages: string
  readonly start: string
  readonly chapter: string
  readonly part: string
  /** What is around parts. */
  readonly book: string
  readonly colophon: string
  readonly fiction: string
  readonly publishedBy: string
  readonly foreword: string
  readonly preface: string
  readonly introduction: string
  readonly prologue: string
  readonly interlude: string
  readonly epilogue: string
  readonly afterword: string
  readonly acknowledgements: string
  readonly aboutAuthor: string
  readonly alsoBy: string
  readonly dedication: string
  readonly epigraph: string
  readonly aboutWork: string
  readonly readerNotes: string
  /** `Set in`, before the names of faces. */
  readonly setIn: string
  readonly and: string
  /** Between a number or a name and the title: French puts a space before it. */
  readonly colon: string
  /** `Translated by`, by MARC relator code. */
  readonly credits: Readonly<Record<string, string>>
}

/** The book in its dress: the last value that the EPUB and the PDF share. */
export interface Edition {
  readonly meta: BookMeta
  readonly sections: readonly DressedSection[]
  /** House style and theme, for both outputs. */
  readonly styles: readonly StyleSource[]
  /** Paper, by the name of its format: for print alone. */
  readonly formats: ReadonlyMap<string, StyleSource>
  /** The author's own rules, which come last. */
  readonly ownStyles: readonly StyleSource[]
  readonly faces: readonly FaceFile[]
  readonly assets: readonly Asset[]
  readonly labels: Labels
  /** Where the author wants words divided. */
  readonly hyphens?: HyphenExceptions
  readonly problems: readonly Problem[]
}
