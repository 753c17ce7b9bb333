import ejs from 'ejs'
import { EPub } from 'epub-gen-memory'
import type { Package } from './package.js'

/** A file of the book that no template makes, by its path under `OEBPS/`. */
export interface Enclosure {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A file ready for the archive; a text is written as UTF-8. */
interface PackedFile {
  readonly path: string
  readonly bytes: Uint8Array | string
}

/** One file of the book's text, ready for its template. */
export interface TextFile {
  readonly id: string
  readonly title: string
  readonly lang: string
  readonly rtl: boolean
  readonly matter: string
  /** Whether it is for a Kobo's own renderer. */
  readonly isKobo: boolean
  /** The section as finished markup. */
  readonly xhtml: string
}

export interface Contents {
  readonly book: Package
  readonly texts: readonly TextFile[]
  readonly css: string
  readonly enclosures: readonly Enclosure[]
  readonly templates: Readonly<Record<string, string>>
}

// The first moment a zip archive can name. The book's own date stands in its metadata.
const stamp = new Date(Date.UTC(1980, 0, 1))

/** Pictures are compressed already. */
const packed = new Set(['jpg', 'png', 'gif'])

/** epub-gen-memory, used for the package's templates and the archive: it fetches nothing and rewrites nothing of the text. */
class Container extends EPub {
  constructor(contents: Contents) {
    // What the templates need lies under one key each (`book`, `page`): EJS takes some names beside them for its own options.
    const options = {
      title: contents.book.title,
      css: contents.css,
      lang: contents.book.lang,
      contentOPF: template(contents.templates, 'content.opf'),
      tocNCX: template(contents.templates, 'toc.ncx'),
      tocXHTML: template(contents.templates, 'toc.xhtml'),
      book: contents.book,
    }
    super(options, [])
  }

  async pack(files: readonly PackedFile[]): Promise<Uint8Array> {
    await this.render()
    for (const name of RENDERED) {
      const path = `OEBPS/${name}`
      const text = await this.zip.file(path)?.async('string')
      if (text !== undefined) this.zip.file(path, named(text))
    }
    for (const { path, bytes } of files) this.zip.file(`OEBPS/${path}`, bytes)
    this.#arrange()
    return this.zip.generateAsync({
      type: 'uint8array',
      mimeType: 'application/epub+zip',
      compression: 'DEFLATE',
      compressionOptions: { level: 9 },
      platform: 'DOS',
    })
  }

  /** Put the entries into one order with one date, without folders: the same book is then the same bytes (OCF 3.3, section 4.2). */
  #arrange(): void {
    const { files } = this.zip
    const entries = Object.values(files)
      .filter((entry) => !entry.dir)
      .sort((one, other) => compare(rank(one.name), rank(other.name)) || compare(one.name, other.name))
    for (const name of Object.keys(files)) delete files[name]
    for (const entry of entries) {
      entry.date = stamp
      const stored = entry.name === 'mimetype' || packed.has(entry.name.slice(entry.name.lastIndexOf('.') + 1))
      entry.options.compression = stored ? 'STORE' : 'DEFLATE'
      files[entry.name] = entry
    }
  }

  protected override async downloadAllFonts(): Promise<void> {
    if (this.options.fonts.length > 0) throw new Error('Fonts are enclosed, never fetched')
  }

  protected override async downloadAllImages(): Promise<void> {
    if (this.images.length > 0) throw new Error('Pictures are enclosed, never fetched')
  }

  protected override async makeCover(): Promise<void> {
    if (this.cover !== undefined) throw new Error('The cover is enclosed, never fetched')
  }
}

/** Turn the parts of a book into the bytes of an EPUB: `mimetype` first and stored, the rest in order, the same on every day. */
export async function pack(contents: Contents): Promise<Uint8Array> {
  // The library would compile the template anew for each of a thousand chapters.
  const chapter = ejs.compile(template(contents.templates, 'chapter.xhtml'))
  const texts = contents.texts.map((page) => ({ path: `text/${page.id}.xhtml`, bytes: named(chapter({ page })) }))
  return new Container(contents).pack([...texts, ...contents.enclosures])
}

function template(templates: Contents['templates'], name: string): string {
  const text = templates[name]
  if (text === undefined) throw new Error(`Template epub/${name} is missing`)
  return text
}

/** The files that the library renders. */
const RENDERED = ['content.opf', 'toc.ncx', 'toc.xhtml']

/** EJS numbers quotes where a name, or nothing, would do: those that close an attribute's value are double in a template. */
const named = (text: string): string => text.replaceAll('&#34;', '&quot;').replaceAll('&#39;', "'")

/** The archive begins with its type, then its map, then the package; readers that stream need no more to begin. */
function rank(name: string): number {
  if (name === 'mimetype') return 0
  if (name.startsWith('META-INF/')) return 1
  return name.endsWith('.opf') ? 2 : 3
}

function compare<T extends string | number>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0
}
