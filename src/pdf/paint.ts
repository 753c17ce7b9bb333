import type { Face, Shaped } from '../types/fonts.js'
import type {
  Box,
  Forme,
  ImageMark,
  LinkMark,
  Mark,
  OutlineEntry,
  Page,
  PathMark,
  Placement,
  RectMark,
  TextMark,
  TurnedMark,
} from '../types/layout.js'
import type { Tag } from '../types/structure.js'
import type { Colour } from '../types/style.js'
import { type Bookmark, Pen, type PenFont, type PenInfo } from './pen.js'
import { Tagging } from './tagging.js'

/** What the painter needs besides the sheets: pictures, places, and how pages are named. */
export interface PrintJob extends PenInfo {
  readonly formes: readonly Forme[]
  readonly images: ReadonlyMap<string, Uint8Array>
  /** Places that links lead to, by sheet; only where one sheet is one page. */
  readonly anchors: ReadonlyMap<string, { readonly page: number; readonly y: number }>
  readonly outline: readonly OutlineEntry[]
  /** Labels of the pages; empty where sheets are not pages. */
  readonly labels: readonly string[]
  /** What is read and in which order; absent where nothing is to be read. */
  readonly structure?: Tag
  /** The pages in the order in which they are read, where they stand on sheets in another. */
  readonly reading?: readonly Page[]
}

/** Turn sheets into a PDF. Nothing is decided here: every mark is drawn where it stands. */
export async function paintPdf(job: PrintJob): Promise<Uint8Array> {
  const { structure } = job
  const pen = new Pen({ ...job, tagged: structure !== undefined })
  const names = destinationNames(job)
  const tags = structure && new Tagging(structure, job.formes.length)
  const painter = new Painter(pen, job, names, tags)
  const places = placesByPage(job)
  job.formes.forEach((forme, index) => {
    pen.page(forme.width, forme.height)
    tags?.turn()
    for (const placement of forme.placements) painter.place(placement, forme)
    painter.beside(forme)
    if (tags?.isRead) pen.numberPage(index)
    for (const [id, y] of places.get(index) ?? []) pen.destination(names.get(id) ?? id, 0, y)
  })
  tags?.write(pen)
  pen.bookmarks(bookmarksOf(job.outline, job.anchors))
  if (job.labels.length) {
    pen.pageLabels(labelRuns(job.labels))
    pen.spreads()
  }
  return pen.end()
}

/** The outline with pages for targets; what has no page is not in it. */
const bookmarksOf = (outline: PrintJob['outline'], anchors: PrintJob['anchors']): Bookmark[] =>
  outline.flatMap(({ name, target, children }) => {
    const anchor = anchors.get(target)
    const inner = bookmarksOf(children, anchors)
    return anchor ? [{ title: name, page: anchor.page, children: inner }] : inner
  })

/** Names that sort alike everywhere, whatever the author called a place: pdfkit sorts them by locale. */
const destinationNames = (job: PrintJob): ReadonlyMap<string, string> =>
  new Map([...job.anchors.keys()].map((id, i) => [id, `d${String(i).padStart(6, '0')}`]))

/** The places of each page: their ids and heights, in the order in which they are told. */
function placesByPage(job: PrintJob): ReadonlyMap<number, readonly (readonly [id: string, y: number])[]> {
  const places = new Map<number, [id: string, y: number][]>()
  for (const [id, { page, y }] of job.anchors) {
    const its = places.get(page)
    if (its) its.push([id, y])
    else places.set(page, [[id, y]])
  }
  return places
}

function labelRuns(labels: readonly string[]): { index: number; style: 'r' | 'D'; start: number }[] {
  const runs: { index: number; style: 'r' | 'D'; start: number }[] = []
  labels.forEach((label, index) => {
    const style = /^\d/.test(label) ? 'D' : 'r'
    const number = style === 'D' ? Number(label) : index + 1
    const last = runs.at(-1)
    const goesOn = last?.style === style && last.start + index - last.index === number
    if (!goesOn) runs.push({ index, style, start: number })
  })
  return runs
}

/** How many marks are read before those of each page. */
function firstsOf(pages: readonly Page[]): ReadonlyMap<Page, number> {
  let marks = 0
  return new Map(
    pages.map((page) => {
      const first = marks
      marks += all(page.marks)
      return [page, first]
    }),
  )
}

/** How many marks there are, with those that are turned together. */
const all = (marks: readonly Mark[]): number =>
  marks.reduce((sum, mark) => sum + 1 + (mark.kind === 'turned' ? all(mark.marks) : 0), 0)

/** Where marks are drawn. */
interface Space {
  readonly height: number
  /** The page that it is, as it lies on its sheet: links may be laid over it. */
  readonly placement?: Placement
  /** Turn one of its points into one of the page's, which count upwards. */
  readonly onPage: (x: number, y: number) => readonly [x: number, y: number]
}

class Painter {
  private readonly codes = new Map<Shaped, string>()
  private readonly spaces = new Map<Face, { hex: string; advance: number }>()
  /** The numbers of the first marks of pages, as they are read. */
  private readonly firsts: ReadonlyMap<Page, number>

  constructor(
    private readonly pen: Pen,
    private readonly job: PrintJob,
    private readonly names: ReadonlyMap<string, string>,
    private readonly tags: Tagging | undefined,
  ) {
    this.firsts = tags ? firstsOf(job.reading ?? []) : new Map()
  }

  place(placement: Placement, sheet: Forme): void {
    const { page, clip } = placement
    const first = this.firsts.get(page)
    if (first !== undefined) this.tags?.goTo(first)
    const isMoved = !isAtHome(placement)
    for (const face of facesOf(page.marks)) this.pen.font(face).use()
    if (isMoved) this.pen.write(`q ${clip ? `${box(clip)} re W n ` : ''}${matrix(placement)} cm`)
    const onPage: Space['onPage'] = (x, y) => {
      const point = onSheet({ x, y, width: 0, height: 0 }, placement)
      return [point.x, sheet.height - point.y]
    }
    this.draw(page.marks, { height: page.height, placement, onPage })
    if (isMoved) this.pen.write('Q')
  }

  /** Draw what stands beside the pages. */
  beside({ marks = [], height }: Forme): void {
    if (marks.length) this.draw(marks, { height, onPage: (x, y) => [x, height - y] })
  }

  /** Draw marks in a space that counts downwards, `height` points high: first what lies under the text, then the text. */
  private draw(marks: readonly Mark[], space: Space): void {
    const { pen, tags } = this
    const { height } = space
    const first = tags?.count(marks.length) ?? 0
    marks.forEach((mark, i) => {
      if (mark.kind !== 'image' && (mark.kind !== 'path' || mark.inPlace)) return
      if (tags) pen.write(tags.turnTo(mark, first + i, false).join('\n'))
      if (mark.kind === 'image') this.image(mark, space)
      else pen.outline(mark, paint(mark.colour))
      if (tags) pen.write(tags.close().join('\n'))
    })
    let operators = marks.flatMap((mark, i) => {
      const shape =
        mark.kind === 'rect' ? rect(mark, height) : mark.kind === 'path' && mark.inPlace && path(mark, height)
      // Pictures and text have their own turn.
      if (!shape || (mark.kind !== 'rect' && mark.kind !== 'path')) return []
      return [...(tags?.turnTo(mark, first + i, false) ?? []), shape]
    })
    operators.push(...(tags?.close() ?? []))
    let lines: string[] = []
    const write = () => {
      if (lines.length) operators.push('BT', ...lines, ...(tags?.close() ?? []), 'ET')
      // pdfkit's pages count downwards; text counts upwards.
      if (operators.length) pen.write(`q 1 0 0 -1 0 ${num(height)} cm\n${operators.join('\n')}\nQ`)
      operators = []
      lines = []
    }
    marks.forEach((mark, i) => {
      if (mark.kind === 'text') {
        const leads = space.placement !== undefined && this.targetOf(mark.href) !== undefined
        if (tags) lines.push(...tags.turnTo(mark, first + i, leads))
        lines.push(this.text(mark, height))
      } else if (mark.kind === 'link' && space.placement) this.link(mark, space.placement)
      // Text before a picture and text after it are two stretches.
      else if (mark.kind === 'image' && tags) lines.push(...tags.close())
      // What is turned is read where it stands.
      else if (mark.kind === 'turned') {
        write()
        this.turned(mark, space)
      }
    })
    write()
  }

  private turned({ x, y, angle, marks }: TurnedMark, { onPage }: Space): void {
    const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]
    this.pen.write(`q ${fine(cos)} ${fine(sin)} ${fine(-sin)} ${fine(cos)} ${num(x)} ${num(y)} cm`)
    const turnedOnPage: Space['onPage'] = (u, v) => onPage(x + u * cos - v * sin, y + u * sin + v * cos)
    this.draw(marks, { height: 0, onPage: turnedOnPage })
    this.pen.write('Q')
  }

  private image(mark: ImageMark, { onPage }: Space): void {
    const { path, x, y, width, height, tag, clip } = mark
    const bytes = this.job.images.get(path)
    if (clip) this.pen.write(`q 0 0 ${num(clip[0])} ${num(clip[1])} re W n`)
    if (bytes) this.pen.image(bytes, x, y, width, height)
    if (clip) this.pen.write('Q')
    if (typeof tag !== 'object') return
    const [left, right] = [clip ? Math.max(0, x) : x, clip ? Math.min(clip[0], x + width) : x + width]
    const corners = [onPage(left, y), onPage(right, y), onPage(left, y + height), onPage(right, y + height)]
    const [xs, ys] = [corners.map(([u]) => u), corners.map(([, v]) => v)]
    this.tags?.place(tag, [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(thousandths))
  }

  private link(mark: LinkMark, placement: Placement): void {
    const target = this.targetOf(mark.href)
    if (!target) return
    const area = onSheet(mark, placement)
    if (!this.tags) this.pen.link(area, target)
    else this.tags.area(mark, (key) => this.pen.link(area, target, { text: mark.text, key }))
  }

  /** Where a link leads; undefined where that place is not in the file. */
  private targetOf(href: string | undefined): { name: string } | { url: string } | undefined {
    if (!href?.startsWith('#')) return href ? { url: href } : undefined
    const name = this.names.get(href.slice(1))
    return name === undefined ? undefined : { name }
  }

  /** One line of text: shown strings with the white between them; spaces are real, so that words can be copied. */
  private text(mark: TextMark, height: number): string {
    const font = this.pen.font(mark.face)
    const space = this.space(mark.face, font)
    // Read, not seen: what has no colour at all is left for those who search and listen.
    const isHidden = mark.invisible || mark.colour.a === 0
    const look = `/${font.name} ${num(mark.size)} Tf ${num(mark.scale * 100)} Tz ${paint(mark.colour)}`
    const head = mark.goesOn ? '' : `${look} 1 0 0 1 ${num(mark.x)} ${num(height - mark.y)} Tm `
    let shown = ''
    for (const { shaped, gap } of mark.parts) {
      shown += this.glyphs(shaped, font, mark.size)
      if (gap) shown += `<${space.hex}>${num(space.advance - gap)}`
    }
    return isHidden ? `3 Tr ${head}[${shown}] TJ 0 Tr` : `${head}[${shown}] TJ`
  }

  private space(face: Face, font: PenFont): { hex: string; advance: number } {
    const known = this.spaces.get(face)
    if (known) return known
    const code = font.code(face.spaceGlyph, ' ')
    const space = { hex: hex4(code), advance: font.advance(code) }
    this.spaces.set(face, space)
    return space
  }

  /** The codes of a shaped word, with the differences between its advances and the font's own. */
  private glyphs(shaped: Shaped, font: PenFont, size: number): string {
    const known = this.codes.get(shaped)
    if (known) return known
    let text = '<'
    let rises = false
    for (const glyph of shaped.glyphs) {
      const code = font.code(glyph.id, glyph.text)
      const shift = glyph.dx ? `>${num(-glyph.dx)}<` : ''
      const difference = font.advance(code) - glyph.advance + (glyph.dx || 0)
      const after = Math.abs(difference) > 0.01 ? `>${num(difference)}<` : ''
      // An accent that is set higher or lower than it is drawn: the string is interrupted, since a rise stands between strings.
      if (Math.abs(glyph.dy) > LEAST_RISE) {
        text += `${shift}>] TJ ${num((glyph.dy * size) / 1000)} Ts [<${hex4(code)}${after}>] TJ 0 Ts [<`
        rises = true
      } else text += shift + hex4(code) + after
    }
    const strings = `${text}>`.replaceAll('<>', ' ')
    const codes = isReadAsShown(shaped)
      ? strings
      : `] TJ /Span <</ActualText <${utf16(shaped.text)}>>> BDC [${strings}] TJ EMC [`
    // A rise is in points: it is another at another size.
    if (!rises) this.codes.set(shaped, codes)
    return codes
  }
}

/**
 * Whether each glyph is read for itself; accents and syllables that are put together are read from the text. Where text runs
 * leftwards, readers turn its glyphs about, and would turn the text as well.
 */
const isReadAsShown = ({ glyphs, text }: Shaped): boolean =>
  glyphs.every((glyph) => glyph.advance && glyph.text) || LEFTWARDS.test(text)

const LEFTWARDS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** Text as a PDF string writes it (ISO 32000-1, 7.9.2.2), in hexadecimal figures. */
const utf16 = (text: string): string =>
  `feff${Array.from({ length: text.length }, (_, i) => hex4(text.charCodeAt(i))).join('')}`

/** A rise of less, in 1/1000 em, is not seen. */
const LEAST_RISE = 8

/** The faces that marks are set in, each once. */
function facesOf(marks: readonly Mark[]): Set<Face> {
  const faces = new Set<Face>()
  for (const mark of marks) {
    if (mark.kind === 'text') for (const { shaped } of mark.parts) faces.add(shaped.face)
    else if (mark.kind === 'turned') for (const face of facesOf(mark.marks)) faces.add(face)
  }
  return faces
}

function rect(mark: RectMark, height: number): string {
  const drawn = `${box({ ...mark, y: height - mark.y - mark.height })} re`
  if (mark.line === undefined) return `${paint(mark.colour)} ${drawn} f`
  return `${paint(mark.colour).toUpperCase()} ${num(mark.line)} w ${drawn} S`
}

/** What the commands of an outline are in a PDF. */
const OPERATORS: Readonly<Record<string, string>> = { M: 'm', L: 'l', C: 'c', Z: 'h' }

/** An outline among the rectangles, filled. */
function path({ x, y, unit, outline, colour }: PathMark, height: number): string {
  const drawn = outline.replace(/([MLCZ])([^MLCZ]*)/g, (_, command, points) => `${points} ${OPERATORS[command]}\n`)
  return `q ${fine(unit)} 0 0 ${fine(unit)} ${num(x)} ${num(height - y)} cm ${paint(colour)}\n${drawn}f Q`
}

/** Black and greys are set in DeviceGray, so that a printer uses one ink for them. */
function paint(colour: Colour): string {
  const { r, g, b } = colour
  return r === g && g === b ? `${num(r)} g` : `${num(r)} ${num(g)} ${num(b)} rg`
}

/** Whether a page is a sheet of its own. */
const isAtHome = ({ x, y, turn, scale = 1, clip }: Placement): boolean =>
  x === 0 && y === 0 && turn === 0 && scale === 1 && !clip

/** Put a page on the sheet, of another size or upside down; in pdfkit's space, which counts downwards. */
function matrix({ page, x, y, turn, scale = 1 }: Placement): string {
  if (!turn) return `${fine(scale)} 0 0 ${fine(scale)} ${num(x)} ${num(y)}`
  return `${fine(-scale)} 0 0 ${fine(-scale)} ${num(x + page.width * scale)} ${num(y + page.height * scale)}`
}

/** An area of a page as it lies on its sheet. */
function onSheet({ x, y, width, height }: Box, { page, x: left, y: top, turn, scale = 1 }: Placement): Box {
  const [u, v] = turn ? [page.width - x - width, page.height - y - height] : [x, y]
  return { x: left + u * scale, y: top + v * scale, width: width * scale, height: height * scale }
}

const box = ({ x, y, width, height }: Box): string => `${num(x)} ${num(y)} ${num(width)} ${num(height)}`

const thousandths = (n: number): number => Math.round(n * 1000) / 1000
const num = (n: number): string => String(thousandths(n))
const fine = (n: number): string => String(Math.round(n * 1e6) / 1e6)
const hex4 = (n: number): string => n.toString(16).padStart(4, '0')
