/** What a made book's name ends in; `.kepub.epub` is not `.epub`. */
export type Ending = '.kepub.epub' | '.epub' | '.azw3' | '.mobi' | '.pdf'

/** An e-reader, or a way to one: a row of the table. */
export interface EReader {
  /** What `--device` calls it. */
  readonly id: string
  /** What else it may be called there: models that are surely this row's. */
  readonly aliases?: readonly string[]
  readonly name: string
  /** A drive is copied to, a web page uploaded to, an address written to; what is by hand cannot be reached from here. */
  readonly way: 'drive' | 'web' | 'mail' | 'hand'
  /** What it opens and a book can be made or converted into, the best first. */
  readonly formats: readonly Ending[]
  /** Paths in its drive: it is known by all of one of these lists. */
  readonly marks?: readonly (readonly string[])[]
  /** The name of its drive, where a system shows it. */
  readonly volume?: RegExp
  /** Its model, where two makes look the same. */
  readonly model?: RegExp
  /** Where books go: the first of these that is there, else the first is made. An empty one is the drive itself. */
  readonly folders?: readonly string[]
  /** Letters that a path may have on the device, its own folders counted. */
  readonly longestPath?: number
  /** Bytes that one delivery may have. */
  readonly largest?: number
  /** Makers' numbers on the USB, four hexadecimal digits. */
  readonly usb?: readonly string[]
  /** What to do when it is plugged in and not to be seen. */
  readonly wake?: string
  /** What to do when the book is there; by hand: how it gets there. */
  readonly afterwards: string
}

/** A drive as it was found. */
export interface Mount {
  readonly path: string
  /** Those of the table's marks and folders that are there. */
  readonly has: ReadonlySet<string>
  /** The last three digits of a Kobo's version. */
  readonly model?: string
}

/** An e-reader that can be reached now. */
export interface Found {
  readonly reader: EReader
  /** The drive's path, or the web page's address. */
  readonly at: string
  readonly mount?: Mount
}

/** What was found, and what is plugged in without being found. */
export interface Survey {
  readonly found: readonly Found[]
  /** Paths that were looked at and are no e-reader's. */
  readonly others: readonly string[]
  /** Makers on the USB, and devices that a system shows without a drive. */
  readonly plugged: readonly string[]
}

/** A finished file that may be sent. */
export interface BookFile {
  readonly path: string
  /** Without its folder. */
  readonly name: string
  readonly ending: Ending
  /** Bytes. */
  readonly size: number
}

/** One book in the forms in which it was made. */
export interface MadeBook {
  readonly title: string
  readonly files: readonly BookFile[]
  /** The writer named the one file, and no other form of it is wanted. */
  readonly named?: boolean
  /** Since it was made, the manuscript was changed. */
  readonly stale?: boolean
}

/** What the writer says of where a book is to go. */
export interface Wish {
  /** An e-reader's id. */
  readonly device?: string | undefined
  /** The only drive, or address, to look at. */
  readonly mount?: string | undefined
}

/** How a book gets to an e-reader, settled before anything is touched. */
export interface Delivery {
  readonly to: Found
  readonly file: BookFile
  /** In the drive, with `/`. */
  readonly folder: string
  /** The name it would have there. */
  readonly name: string
  /** What the writer should know of the choice. */
  readonly notes: readonly string[]
}
