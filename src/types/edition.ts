import type { Element } from 'hast'
import type { BookMeta, Matter, Role } from './book.js'
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

/** A picture of the manuscript, ready to be placed. */
export interface Asset {
  readonly path: string
  readonly bytes: Uint8Array
  readonly type: 'image/jpeg' | 'image/png' | 'image/svg+xml' | 'image/gif'
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
  readonly tree: Element
}

/** Words the book needs that the author did not write, in the book's language. */
export interface Labels {
  readonly contents: string
  readonly cover: string
  readonly titlepage: string
  readonly copyright: string
  readonly landmarks: string
  readonly start: string
  readonly chapter: string
  readonly colophon: string
  readonly fiction: string
  readonly publishedBy: string
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
  readonly problems: readonly Problem[]
}
