import type { Root } from 'hast'
import type { Problem } from './problem.js'
import type { Source } from './text.js'

/** One of the author's files, as it lies on the disk. */
export interface SourceFile {
  /** Path inside the manuscript folder, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** What the author says of the book: the keys of `book.yaml`, checked; nothing filled in yet. */
export interface Meta {
  readonly title?: string
  readonly subtitle?: string
  readonly author?: readonly string[]
  /** BCP 47. */
  readonly lang?: string
  /** Year, year-month or year-month-day. */
  readonly date?: string
  readonly rights?: string
  readonly identifier?: string
  readonly publisher?: string
  readonly description?: string
  /** Files of the manuscript in reading order, where name order is not wanted. */
  readonly chapters?: readonly string[]
  readonly format?: string
  readonly theme?: string
  /** The author's own stylesheets, inside the folder. */
  readonly css?: readonly string[]
}

/** A manuscript folder (or a single file), read whole; nothing interpreted but `book.yaml`. */
export interface Manuscript {
  /** Name of the folder, or of the file without its ending: the last resort for a title. */
  readonly name: string
  readonly meta: Meta
  /** The text files in reading order. */
  readonly files: readonly SourceFile[]
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
