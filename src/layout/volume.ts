import type { Hyphenator, HyphenExceptions, Shaper } from '../types/fonts.js'
import type { Anchor, LayoutProblem, Mark, OutlineEntry, Page, PlacedText, Volume } from '../types/layout.js'
import type { Block, PageKind, PageStyle, Style } from '../types/style.js'
import { loosePage, overfull, tornPage, unevenPages } from './faults.js'
import { flow } from './flow.js'
import { type Area, formatNumber, furnish } from './furniture.js'
import type { Galley } from './galley.js'
import { ground } from './ground.js'
import { hyphenatorFor } from './hyphenate.js'
import { ItemMaker } from './items.js'
import type { OverNotes, PageRoom } from './leaf.js'
import { noteNumbering, notesIn, numbersOnPages, renumbered } from './noteNumbers.js'
import { RunningStrings } from './running.js'
import { holdsText, pagesOf, platesOf, type SectionPage } from './runs.js'
import { tagBook } from './structure.js'
import { leadingOf, lengthOf, resolve } from './widths.js'

/** A book to be set: its sections as styled blocks. */
export interface Copy {
  readonly root: Style
  /** The language of most of it. */
  readonly lang: string
  readonly sections: readonly CopySection[]
  readonly pageOf: (kind: PageKind) => PageStyle
  readonly images: ReadonlyMap<string, { readonly width: number; readonly height: number }>
  /** Where the author wants words divided. */
  readonly hyphens?: HyphenExceptions
}

export interface CopySection {
  readonly id: string
  readonly name: string
  readonly listed: boolean
  readonly part?: string
  readonly matter: 'front' | 'body' | 'back'
  readonly role: string
  readonly block: Block
}

/** A folio that is not known yet takes as much room as the widest of its length. */
const UNKNOWN_FOLIO = '888'
/** Contents and folios settle at the second round; more would mean that they chase each other. */
const ROUNDS = 4
/** A grid finer than this, in points, would hold lines without number. */
const LEAST_LEADING = 2

/** Turn styled blocks into the pages of a book: galleys, pages, running heads, folios, contents with their numbers. */
export function makeVolume(copy: Copy, shaper: Shaper): Volume {
  const { sections, structure } = tagBook(copy.sections, copy.lang)
  const press = new Compositor({ ...copy, sections }, shaper)
  let folios = new Map<string, string>()
  let volume = press.round(folios, new Map())
  for (let round = 1; round < ROUNDS; round++) {
    const found = new Map([...volume.anchors].map(([id, anchor]) => [id, volume.pages[anchor.page]?.label ?? '']))
    if (same(found, folios)) break
    folios = found
    volume = press.round(folios, volume.anchors)
  }
  return { ...volume, structure }
}

const same = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([id, label]) => b.get(id) === label)

/** A volume whose structure is known already. */
type Pages = Omit<Volume, 'structure'>

interface SetSection {
  readonly pages: readonly SectionPage[]
  readonly galley: Galley
  readonly geometry: Geometry
  /** The side of its first page. */
  readonly side: Page['side']
  /** Its lines depend on folios. */
  readonly refers: boolean
}

interface Geometry {
  readonly name: string
  readonly room: PageRoom
  readonly width: number
  /** From the text area of a verso to that of the recto which faces it. */
  readonly gutter: number
  /** From the top of the sheet to the baseline above line 1. */
  readonly top: number
}

class Compositor {
  private readonly hyphenators = new Map<string, Hyphenator>()
  private readonly settled = new Map<string, SetSection>()
  private readonly pageStyles = new Map<string, PageStyle>()
  private folios: ReadonlyMap<string, string> = new Map()
  private anchors: Volume['anchors'] = new Map()
  private referred = false
  private items: ItemMaker
  /** What the grid is made for. */
  private readonly text: Style

  constructor(
    private readonly copy: Copy,
    private readonly shaper: Shaper,
  ) {
    this.items = this.newItems()
    this.text = textStyle(copy)
  }

  /** Set the whole book with the folios and the places known so far; sections that show none are set only once. */
  round(folios: ReadonlyMap<string, string>, anchors: Volume['anchors']): Pages {
    this.folios = folios
    this.anchors = anchors
    this.items = this.newItems()
    const builder = new VolumeBuilder(this.copy, this.shaper, this.items, (kind) => this.pageOf(kind))
    for (const section of this.copy.sections) {
      builder.leaveFor(section)
      builder.add(section, this.setOnce(section, builder.sideFor(section)))
    }
    return builder.finish()
  }

  private newItems(): ItemMaker {
    return new ItemMaker({
      shaper: this.shaper,
      hyphenatorFor: (lang) => this.hyphenatorFor(lang),
      folioOf: (target) => {
        this.referred = true
        return this.folios.get(target) ?? UNKNOWN_FOLIO
      },
    })
  }

  private hyphenatorFor(lang: string): Hyphenator {
    const known = this.hyphenators.get(lang) ?? hyphenatorFor(lang, this.copy.hyphens)
    this.hyphenators.set(lang, known)
    return known
  }

  private setOnce(section: CopySection, side: Page['side']): SetSection {
    const known = this.settled.get(section.id)
    if (known && !known.refers && known.side === side) return known
    if (known && !known.refers) return this.settle(section, known.galley, known.geometry, side, false)
    this.referred = false
    const geometry = this.geometryOf(section.block.style.page)
    const galley = flow(this.withNoteNumbers(section.block), {
      shaper: this.shaper,
      items: this.items,
      width: geometry.width,
      gutter: geometry.gutter,
      height: geometry.room.height,
      leading: geometry.room.first,
      images: this.copy.images,
    })
    return this.settle(section, galley, geometry, side, this.referred)
  }

  /** Notes that are numbered by the page have their numbers when their pages are known. */
  private withNoteNumbers(block: Block): Block {
    const numbering = noteNumbering(block)
    const notes = new Set(numbering ? notesIn(block) : [])
    if (!numbering || !notes.size) return block
    this.referred = true
    return renumbered(
      block,
      numbersOnPages(this.anchors, (id) => notes.has(id), numbering),
    )
  }

  private settle(section: CopySection, galley: Galley, geometry: Geometry, side: Page['side'], refers: boolean) {
    const set: SetSection = { pages: pagesOf(galley, geometry.room, side), galley, geometry, side, refers }
    this.settled.set(section.id, set)
    return set
  }

  private pageOf(kind: PageKind): PageStyle {
    const key = `${kind.name}|${kind.side}|${kind.first}|${kind.blank}`
    const known = this.pageStyles.get(key) ?? this.copy.pageOf(kind)
    this.pageStyles.set(key, known)
    return known
  }

  /** How many lines a page holds: head and foot margins are measured to the capitals of line 1 and to the last baseline. */
  private geometryOf(name: string): Geometry {
    const { style, notes } = this.pageOf({ name, side: 'right', first: false, blank: false })
    const verso = this.pageOf({ name, side: 'left', first: false, blank: false }).style
    const text = this.text
    const leading = Math.max(LEAST_LEADING, leadingOf(text))
    const face = this.shaper.find(text['font-family'], text['font-weight'], text['font-style'])
    const caps = face.capHeight * text['font-size']
    const [pageWidth, pageHeight] = style.size
    const margin = (side: 'top' | 'right' | 'bottom' | 'left') => lengthOf(style[`margin-${side}`])
    const depth = pageHeight - margin('top') - margin('bottom') - caps
    // A twentieth of a line is forgiven: margins are given in tenths of a millimetre.
    const lines = Math.max(1, Math.floor(depth / leading + 1.05))
    const width = Math.max(leading, pageWidth - margin('left') - margin('right'))
    return {
      name,
      room: {
        height: lines * leading,
        first: leading,
        ...(notes && { overNotes: overNotes(notes, width, lines * leading) }),
      },
      width,
      gutter: lengthOf(verso['margin-right']) + margin('left'),
      top: margin('top') + caps - leading,
    }
  }
}

/** More white than this share of a page would leave none for text and notes. */
const MOST_OVER_NOTES = 0.3

/** The white and the rule between a page's text and its notes, as a sheet wants them. */
function overNotes(style: Style, measure: number, page: number): OverNotes {
  const { 'border-top': border, 'padding-top': below, width } = style
  const height = border.style === 'none' ? 0 : border.width
  const colour = border.colour === 'currentcolor' ? style.color : border.colour
  const long = typeof width === 'string' ? measure : Math.min(measure, resolve(width, measure))
  const white = Math.max(0, lengthOf(style['margin-top'])) + height + below.pt
  const depth = Math.min(white, page * MOST_OVER_NOTES)
  return {
    depth,
    below: Math.min(below.pt, depth - height),
    ...(height > 0 && { rule: { width: long, height, colour } }),
  }
}

/** The style in which most of the text is set, that of the body matter if there is any: an author's sheet may make it another than the root's. */
function textStyle({ root, sections }: Copy): Style {
  const body = sections.filter(({ matter }) => matter === 'body')
  const letters = new Map<Style, number>()
  const count = (block: Block): void => {
    const own = block.inlines.reduce((sum, inline) => sum + (inline.kind === 'text' ? inline.text.length : 0), 0)
    if (own) letters.set(block.style, (letters.get(block.style) ?? 0) + own)
    block.blocks.forEach(count)
  }
  for (const { block } of body.length ? body : sections) count(block)
  return [...letters].reduce<[Style, number]>((most, next) => (next[1] > most[1] ? next : most), [root, 0])[0]
}

/** Puts the sections' pages after one another: sides, numbers, blanks, heads and folios. */
class VolumeBuilder {
  private readonly pages: Page[] = []
  private readonly anchors = new Map<string, Anchor>()
  private readonly strings = new RunningStrings()
  private readonly texts: PlacedText[] = []
  private readonly problems: LayoutProblem[] = []
  /** Pictures over two pages, which wait for a verso. */
  private readonly spreads: { section: CopySection; set: SetSection; marks: readonly Mark[] }[] = []
  private number = 0
  private matter: CopySection['matter'] | undefined
  /** On which page the last section wants the next to begin. */
  private after: Style['break-after'] = 'auto'

  constructor(
    private readonly copy: Copy,
    private readonly shaper: Shaper,
    private readonly items: ItemMaker,
    private readonly pageOf: (kind: PageKind) => PageStyle,
  ) {}

  /** The side on which a section will begin. */
  sideFor({ block }: CopySection): Page['side'] {
    const wanted = [block.style['break-before'], this.after].find((side) => side === 'recto' || side === 'verso')
    return wanted ?? this.side
  }

  add(section: CopySection, set: SetSection): void {
    const { style } = section.block
    const restart = style['counter-reset'].find(({ name }) => name === 'page')
    if (this.side !== set.side) this.addBlank(set.geometry.name)
    // CSS counts a page before its content is set: both 0 and 1 begin with page 1.
    if (restart) this.number = Math.max(1, restart.value) - 1
    this.matter = section.matter
    this.after = style['break-after']
    this.anchors.set(section.id, { page: this.pages.length, y: 0 })
    set.pages.forEach((page, index) => {
      this.addPage(section, set, page, index)
    })
  }

  /** What waits for a verso waits past the heads of chapters, not past the end of the text. */
  leaveFor({ matter }: Pick<CopySection, 'matter'>): void {
    if (matter !== this.matter) this.addWaiting()
  }

  private addWaiting(): void {
    const [waiting] = this.spreads
    if (!waiting) return
    this.addBlank(waiting.set.geometry.name)
    this.addSpreads()
  }

  finish(): Pages {
    this.addWaiting()
    const outline = outlineOf(this.copy.sections)
    return { pages: this.pages, texts: this.texts, anchors: this.anchors, outline, problems: this.problems }
  }

  private get side(): 'recto' | 'verso' {
    return this.pages.length % 2 === 0 ? 'recto' : 'verso'
  }

  private labelOf(number: number): string {
    return formatNumber(number, this.matter === 'front' || this.matter === undefined ? 'lower-roman' : 'decimal')
  }

  private addBlank(name: string): void {
    this.number++
    const { style } = this.pageOf({ name, side: this.side === 'recto' ? 'right' : 'left', first: false, blank: true })
    const [width, height] = style.size
    this.pages.push({ width, height, side: this.side, label: this.labelOf(this.number), blank: true, marks: [] })
  }

  private addPage(section: CopySection, set: SetSection, lines: SectionPage, index: number): void {
    if (lines.begins && lines.begins !== 'page' && lines.begins !== this.side) this.addBlank(set.geometry.name)
    const plates = platesOf(lines)
    const spreads = lines.lines.flatMap(({ line }) => (line.spread ? [line.spread] : []))
    if (holdsText(lines)) this.addText(section, set, lines, index)
    for (const plate of plates) this.addPlate(section, set, plate)
    this.spreads.push(...spreads.map((marks) => ({ section, set, marks })))
    if (this.side === 'verso') this.addSpreads()
  }

  /** Pictures over two facing pages: the verso takes all, and their edge is what the paper's is; the recto goes on with them, and has their words. */
  private addSpreads(): void {
    for (const { section, set, marks } of this.spreads.splice(0)) {
      const over = set.geometry.width + set.geometry.gutter
      this.addPlate(
        section,
        set,
        marks.filter((mark) => mark.x < set.geometry.width),
      )
      const rest = marks.filter((mark) => mark.kind === 'image' || mark.x >= set.geometry.width)
      this.addPlate(
        section,
        set,
        rest.map((mark) => {
          const moved = { ...mark, x: mark.x - over }
          if (moved.kind !== 'image') return moved
          // It has been read on the verso.
          const { tag: _, ...seen } = moved
          return seen
        }),
      )
    }
  }

  /** A plate has neither head nor folio. */
  private addPlate(section: CopySection, set: SetSection, plate: readonly Mark[]): void {
    const { page, side, area } = this.turn(set.geometry, false)
    const [width, height] = page.style.size
    const clip = [width, height] as const
    const marks = plate.map((mark): Mark => {
      const placed = { ...mark, x: mark.x + area.left, y: mark.y + area.bottom }
      if (placed.kind !== 'image') return placed
      return placed.x < 0 || placed.x + placed.width > width ? { ...placed, clip } : placed
    })
    const all = [...ground(page, section.block, Number.POSITIVE_INFINITY, area), ...marks]
    this.pages.push({ width, height, side, label: this.labelOf(this.number), blank: false, marks: all })
  }

  /** Turn to the next page: its number, its side, its style and its text area. */
  private turn({ name, width, top, room }: Geometry, first: boolean) {
    this.number++
    const { side } = this
    const page = this.pageOf({ name, side: side === 'recto' ? 'right' : 'left', first, blank: false })
    const area: Area = { left: lengthOf(page.style['margin-left']), width, top, bottom: top + room.height }
    return { page, side, area }
  }

  private addText(section: CopySection, set: SetSection, lines: SectionPage, index: number): void {
    const { geometry } = set
    const { page, side, area } = this.turn(geometry, index === 0)
    const [width, height] = page.style.size
    const { left } = area
    const opening = index === 0 ? set.galley.strings.map((string) => ({ ...string, atHead: true as const })) : []
    const say = this.strings.turn([...opening, ...lines.strings])
    const marks: Mark[] = [...ground(page, section.block, index, area), ...this.fixed(set, index, area)]
    for (const { line, y } of lines.lines) {
      for (const mark of line.type.marks) marks.push({ ...mark, x: mark.x + left, y: mark.y + area.top + y })
      for (const id of line.type.anchors)
        this.anchors.set(id, { page: this.pages.length, y: area.top + y - geometry.room.first })
      if (line.type.over) this.problems.push(overfull(line, this.labelOf(this.number)))
    }
    for (const { id, y } of lines.ids) {
      if (id !== section.id) this.anchors.set(id, { page: this.pages.length, y: area.top + y - geometry.room.first })
    }
    const isLast = index === set.pages.length - 1 || lines.ends
    const label = this.labelOf(this.number)
    this.problems.push(...tornPage(section.id, lines, label))
    const verso = side === 'recto' && !isLast && !lines.begins ? set.pages[index - 1] : undefined
    const uneven = verso && unevenPages(section.id, verso, lines, label)
    if (uneven) this.problems.push(uneven)
    const loose = isLast ? undefined : loosePage(section.id, lines, geometry.room, label)
    if (loose) this.problems.push(loose)
    for (const source of lines.sources) this.texts.push({ ...source, section: section.id, page: this.pages.length })
    marks.push(...furnish(page, area, { number: this.number, say }, { items: this.items, shaper: this.shaper }))
    this.pages.push({ width, height, side, label: this.labelOf(this.number), blank: false, marks })
  }

  private fixed(set: SetSection, index: number, area: Area): Mark[] {
    if (index > 0) return []
    return set.galley.fixed.flatMap(({ lines }) =>
      lines.flatMap(({ line, x, y }) =>
        line.type.marks.map((mark) => ({ ...mark, x: mark.x + x + area.left, y: mark.y + area.top + y })),
      ),
    )
  }
}

/** The listed sections, each part with its own and with the parts in it. */
function outlineOf(sections: readonly CopySection[]): OutlineEntry[] {
  const tree: OutlineEntry[] = []
  const parts = new Map<string, OutlineEntry[]>()
  for (const { id, name, part } of sections.filter((section) => section.listed)) {
    const children: OutlineEntry[] = []
    const home = part === undefined ? undefined : parts.get(part)
    const list = home ?? tree
    list.push({ name, target: id, children })
    parts.set(id, children)
  }
  return tree
}
