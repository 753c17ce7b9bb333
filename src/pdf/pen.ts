import PDFDocument from 'pdfkit'
import type { Face } from '../types/fonts.js'
import { pack, type Writing } from './pack.js'
import { type Claim, xmpOf } from './xmp.js'

/**
 * pdfkit as a pen. Its typesetting is not used: glyphs chosen by HarfBuzz go straight into its font subsets and its content
 * streams. The parts of it reached for here are undocumented but have been stable for years; the version is pinned, and
 * nothing outside this file knows of them.
 */
export interface PenFont {
  /** Name of the font in content streams: `/F1`. */
  readonly name: string
  /** Take a glyph into the subset and return its code; `text` is what it stands for when the text is copied. */
  code(glyph: number, text: string): number
  /** The advance that viewers know of a code, in 1/1000 em. */
  advance(code: number): number
  /** Make the font known to the page that is being drawn. */
  use(): void
}

/** An entry of the outline. */
export interface Bookmark {
  readonly title: string
  /** Index of its page. */
  readonly page: number
  readonly children: readonly Bookmark[]
}

export interface PenInfo {
  readonly title: string
  readonly author: string
  readonly lang: string
  readonly date: Date
  readonly subject?: string
  /** What the file says it is; it has to be tagged for PDF/A-2a. */
  readonly claim?: Claim
  /** Its content is marked, and its structure will be written. */
  readonly tagged?: boolean
}

/** An object of the file, by which others name it; what it holds is written when it ends. */
export interface PenObject {
  readonly data: Record<string, unknown>
  end(): void
}

/** The undocumented part of pdfkit's font object. */
interface EmbeddedFont {
  readonly id: string
  readonly font: { readonly unitsPerEm: number; getGlyph(id: number): { readonly advanceWidth: number } }
  /** Its glyphs stand in the order of their codes; one may stand there twice. */
  readonly subset: { includeGlyph(id: number): number; readonly glyphs: number[] }
  readonly widths: (number | undefined)[]
  readonly unicode: (number[] | undefined)[]
  ref(): PenObject
}

/** The undocumented part of pdfkit's document. */
interface Internals {
  readonly _font: EmbeddedFont
  readonly _root: PenObject
  readonly page: {
    readonly fonts: Record<string, PenObject>
    readonly dictionary: PenObject
    readonly annotations: readonly PenObject[]
  }
  _addInfo(): void
  appendXML(xml: string): void
  getStructTreeRoot(): PenObject
  addContent(operators: string): void
  openImage(bytes: Buffer): Buffer
  push(chunk: Uint8Array | null): boolean
  read(): Uint8Array
  ref(data: Record<string, unknown>): PenObject
}

/** Write a PDF page by page, in operators. */
export class Pen {
  private readonly doc: PDFKit.PDFDocument
  private readonly inner: Internals
  private readonly chunks: Uint8Array[] = []
  private readonly done: Promise<void>
  private readonly fonts = new Map<number, PenFont>()
  /** Opened pictures; the types call them bytes, as they do whatever may be drawn. */
  private readonly images = new Map<Uint8Array, Buffer>()

  constructor(info: PenInfo) {
    this.doc = new PDFDocument({
      autoFirstPage: false,
      margin: 0,
      // PDF/A-1 knows no later one.
      pdfVersion: info.claim === 'PDF/A-1b' ? '1.4' : '1.7',
      tagged: info.tagged ?? false,
      ...(info.claim && { subset: info.claim }),
      lang: info.lang,
      displayTitle: true,
      info: {
        Title: info.title,
        Author: info.author,
        CreationDate: info.date,
        Producer: PRODUCER,
        Creator: PRODUCER,
        ...(info.subject && { Subject: info.subject }),
      },
      ...NO_DEFAULT_FONT,
    })
    this.inner = this.doc as unknown as Internals // see the note at the head of the file
    // pdfkit's own would not be XML where a title has an ampersand.
    this.inner._addInfo = () => this.inner.appendXML(xmpOf(info, PRODUCER, info.claim))
    // Its bytes are taken as they are written, after the head that the stream holds: it would pass on half a million pieces one by one.
    this.chunks.push(this.inner.read())
    this.done = new Promise((resolve, reject) => {
      this.inner.push = (chunk) => {
        if (chunk === null) resolve()
        else this.chunks.push(chunk)
        return true
      }
      this.doc.on('error', reject)
    })
    // Nor does PDF/A-1 know object streams.
    if (info.claim !== 'PDF/A-1b') pack(this.doc as unknown as Writing)
  }

  page(width: number, height: number): void {
    this.doc.addPage({ size: [width, height], margin: 0 })
  }

  write(operators: string): void {
    this.inner.addContent(operators)
  }

  font(face: Face): PenFont {
    const known = this.fonts.get(face.id) ?? this.open(face)
    this.fonts.set(face.id, known)
    return known
  }

  /** Draw a JPEG or PNG; the same bytes are written once, however often they are drawn. */
  image(bytes: Uint8Array, x: number, y: number, width: number, height: number): void {
    // pdfkit reads only Node's own kind of bytes.
    const opened = this.images.get(bytes) ?? this.inner.openImage(Buffer.from(bytes))
    this.images.set(bytes, opened)
    this.doc.image(opened, x, y, { width, height })
  }

  /** Name a place so that links and the outline reach it. */
  destination(name: string, x: number, y: number): void {
    this.doc.addNamedDestination(name, 'XYZ', x, y, null)
  }

  /** Lay a link over an area, described in words and with its number in the parent tree where the file is tagged. */
  link(
    { x, y, width, height }: { x: number; y: number; width: number; height: number },
    target: { name: string } | { url: string },
    read?: { readonly text: string; readonly key: number },
  ): PenObject {
    // The types know only some entries of an annotation.
    const options =
      read && ({ Contents: this.text(read.text), StructParent: read.key } as PDFKit.Mixins.AnnotationOption)
    if ('name' in target) this.doc.goTo(x, y, width, height, target.name, options)
    else this.doc.link(x, y, width, height, target.url, options)
    // It has just been laid.
    return this.inner.page.annotations.at(-1) as PenObject
  }

  /** Make the page that is being drawn known to the parent tree by its index. */
  numberPage(index: number): void {
    this.inner.page.dictionary.data.StructParents = index
  }

  /** An object that others may name before what it holds is known. */
  openObject(data: Record<string, unknown>): PenObject {
    return this.inner.ref(data)
  }

  object(data: Record<string, unknown>): PenObject {
    const object = this.inner.ref(data)
    object.end()
    return object
  }

  /** Text as it is told from a name. */
  text(text: string): unknown {
    return Object(text)
  }

  pageObject(index: number): PenObject {
    // pdfkit lists its pages there.
    const { data } = this.inner._root.data.Pages as { readonly data: { readonly Kids: readonly PenObject[] } }
    return data.Kids[index] as PenObject
  }

  /** The root of the structure, which ends with the document. */
  structureRoot(): PenObject {
    return this.inner.getStructTreeRoot()
  }

  /** Fill an outline in the colour that the operators set. */
  outline(mark: { x: number; y: number; unit: number; outline: string }, colour: string): void {
    const { x, y, unit, outline } = mark
    this.write(`q ${unit} 0 0 ${-unit} ${x} ${y} cm ${colour}`)
    this.doc.path(outline)
    this.write('f Q')
  }

  /** List places for the reader's sidebar, each with what stands under it, all of it open. */
  bookmarks(entries: readonly Bookmark[]): void {
    const add = (parent: PDFKit.PDFOutline, { title, page, children }: Bookmark): number => {
      // The types lag behind: an entry may lead to any page, and shows it whole.
      const options = { pageNumber: page, fit: true, expanded: children.length > 0 } as { expanded?: boolean }
      const item = parent.addItem(title, options)
      return children.reduce((count, child) => count + add(item, child), 1)
    }
    const shown = entries.reduce((count, entry) => count + add(this.doc.outline, entry), 0)
    // What is open has to be counted (ISO 32000-1, 12.3.3); pdfkit counts everywhere but here.
    const root = this.doc.outline as unknown as { readonly outlineData: Record<string, unknown> }
    if (shown > 0) root.outlineData.Count = shown
  }

  /** Label the pages: runs of pages that are numbered alike, each from the index of its first page on. */
  pageLabels(runs: readonly { readonly index: number; readonly style: 'r' | 'D'; readonly start: number }[]): void {
    const nums = runs.flatMap(({ index, style, start }) => [index, { S: style, St: start }])
    const labels = this.inner.ref({ Nums: nums })
    this.inner._root.data.PageLabels = labels
    labels.end()
  }

  /** Open on two pages side by side, the first of them alone on the right. */
  spreads(): void {
    this.inner._root.data.PageLayout = 'TwoPageRight'
  }

  async end(): Promise<Uint8Array> {
    this.doc.end()
    await this.done
    return Buffer.concat(this.chunks)
  }

  private open(face: Face): PenFont {
    this.doc.font(Buffer.from(face.bytes))
    const inner = this.inner
    const { _font: font } = inner
    const unit = 1000 / font.font.unitsPerEm
    // PDF/A forbids to show glyph 0 itself, the empty box; another of its shape stands where a letter is missing.
    const texts: string[] = ['\0']
    const others = new Map<string, number>()
    // A glyph that stands for one letter here and for another there, or for a whole syllable, has a code for each.
    const codeFor = (glyph: number, text: string): number => {
      const code = font.subset.includeGlyph(glyph)
      if (texts[code] === undefined || texts[code] === text) return code
      const other = others.get(`${glyph} ${text}`) ?? font.subset.glyphs.push(glyph) - 1
      others.set(`${glyph} ${text}`, other)
      return other
    }
    return {
      name: font.id,
      code: (glyph, text) => {
        const code = codeFor(glyph, text)
        texts[code] = text
        font.widths[code] ??= font.font.getGlyph(glyph).advanceWidth * unit
        font.unicode[code] ??= [...text].map((character) => character.codePointAt(0) ?? 0)
        return code
      },
      advance: (code) => font.widths[code] ?? 0,
      use: () => {
        inner.page.fonts[font.id] = font.ref()
      },
    }
  }
}

const PRODUCER = 'Fleuron'

/** Without this Helvetica would be written into every file; the types do not know that null is meant. */
const NO_DEFAULT_FONT = { font: null } as unknown as { font: string }
