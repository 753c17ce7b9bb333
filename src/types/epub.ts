import type { Volume } from './layout.js'
import type { Problem } from './problem.js'

/** What an EPUB needs beside the edition. All of it is read or made elsewhere: the room itself touches no disk. */
export interface EpubParts {
  /** The one sheet of all sections. It lies beside `fonts/` and `images/`, and names them so: `url(fonts/body.ttf)`. */
  readonly css: string
  /** JPEG, 1600 by 2560 pixels. */
  readonly cover: Uint8Array
  readonly fonts: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** The printed edition, whose pages are marked in the text and listed. */
  readonly printed?: Volume
  /** The texts of `templates/epub/`, by file name: `content.opf`, `toc.xhtml`, `toc.ncx`, `chapter.xhtml`. */
  readonly templates: Readonly<Record<string, string>>
}

/** A finished EPUB, and what had to be left out of it. */
export interface Epub {
  readonly bytes: Uint8Array
  readonly problems: readonly Problem[]
}

/** The text of a book as an EPUB, ready to be packed for one kind of reading system or another. */
export interface ComposedEpub {
  readonly problems: readonly Problem[]
  /** The archive that every e-reader takes. */
  epub(): Promise<Uint8Array>
  /** The same text as a Kobo's own renderer reads it. */
  kepub(): Promise<Uint8Array>
}
