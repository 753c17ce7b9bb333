import type { Edition } from './edition.js'
import type { ComposedEpub } from './epub.js'
import type { Shaper } from './fonts.js'
import type { Plan } from './imposition.js'
import type { Forme, LayoutProblem, Page, Volume } from './layout.js'
import type { OutputWishes } from './manuscript.js'

/** Turns an EPUB into a book of another kind, by its ending: `.azw3`. */
export type Convert = (epub: Uint8Array, ending: string) => Promise<Uint8Array>

/** Makes what the outputs share, each part at most once a build. */
export interface Press {
  readonly edition: Edition
  /** Name of the format that the reading PDF is set in. */
  readonly format: string
  /** The page templates' siblings for the EPUB's own files, by name. */
  readonly epubTemplates: Readonly<Record<string, string>>
  /** What the author wishes of each output, by its name. */
  readonly wishes: Readonly<Record<string, OutputWishes>>
  /** Whether an EPUB lists the pages of the PDF. */
  readonly listsPages: boolean
  /** The book in pages of a format. */
  volume(format: string): Promise<Volume>
  /** The faces, opened. */
  shaper(): Promise<Shaper>
  /** The cover as a page. */
  coverPage(): Promise<Page>
  /** The cover as a JPEG of 1600 by 2560 pixels. */
  cover(): Promise<Uint8Array>
  /** The text of the EPUBs. */
  epub(): Promise<ComposedEpub>
  /** A program of others, handed in. */
  readonly convert: Convert
  /** Keep for later builds what this one worked out. */
  remember(): Promise<void>
}

/** A finished file, not yet on the disk. */
export interface MadeFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly pages?: number
  readonly sheets?: number
  /** Which part it is of what an output makes, as its name ends: `-backs`. */
  readonly part?: string
  /** Other files that belong to it. */
  readonly beside?: readonly MadeFile[]
  /** How its pages became sheets, and what to do with them. */
  readonly plan?: Plan
  /** The sides of its sheets: front, back, front, back; fronts alone where backs stay white. */
  readonly formes?: readonly Forme[]
  /** The same in words, line by line. */
  readonly notes?: readonly string[]
  /** The program of others that made it of ours; its bytes may differ from time to time. */
  readonly by?: string
  /** The pages it is made of. */
  readonly volume?: Volume
  readonly problems: readonly LayoutProblem[]
}

/** One thing that can be made of an edition. */
export interface Output {
  readonly name: string
  /** Whether it is made only where it is asked for: by `--only`, or by `output:` in `book.yaml`. */
  readonly unasked?: boolean
  make(press: Press): Promise<MadeFile>
}
