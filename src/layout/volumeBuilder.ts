import type { Shaper } from '../types/fonts.js'
import type { Anchor, LayoutProblem, Mark, Page, PlacedText, Volume } from '../types/layout.js'
import type { PageKind, PageStyle, Style, StyledSection } from '../types/style.js'
import type { Copy } from './copy.js'
import { loosePage, overfull, tornPage, unevenPages } from './faults.js'
import { type Area, formatNumber, furnish } from './furniture.js'
import type { Galley } from './galley.js'
import type { Geometry } from './geometry.js'
import { ground } from './ground.js'
import type { ItemMaker } from './itemMaker.js'
import { lengthOf } from './lengths.js'
import { outlineOf } from './outline.js'
import { halvesOf, onPaper } from './plates.js'
import { RunningStrings } from './running.js'
import { holdsText, platesOf, type SectionPage } from './runs.js'

/** A volume whose structure is known already. */
export type Pages = Omit<Volume, 'structure'>

/** A section in pages, before it is known which of the book's they are. */
export interface SetSection {
  readonly pages: readonly SectionPage[]
  readonly galley: Galley
  readonly geometry: Geometry
  /** The side of its first page. */
  readonly side: Page['side']
  /** Its lines depend on folios. */
  readonly refers: boolean
}

/** Puts the sections' pages after one another: sides, numbers, blanks, heads and folios. */
export class VolumeBuilder {
  private readonly pages: Page[] = []
  private readonly anchors = new Map<string, Anchor>()
  private readonly strings = new RunningStrings()
  private readonly texts: PlacedText[] = []
  private readonly problems: LayoutProblem[] = []
  /** Pictures over two pages, which wait for a verso. */
  private readonly spreads: { section: StyledSection; set: SetSection; marks: readonly Mark[] }[] = []
  private number = 0
  private matter: StyledSection['matter'] | undefined
  /** On which page the last section wants the next to begin. */
  private after: Style['break-after'] = 'auto'

  constructor(
    private readonly copy: Copy,
    private readonly shaper: Shaper,
    private readonly items: ItemMaker,
    private readonly pageOf: (kind: PageKind) => PageStyle,
  ) {}

  /** The side on which a section will begin. */
  sideFor({ block }: StyledSection): Page['side'] {
    const wanted = [block.style['break-before'], this.after].find((side) => side === 'recto' || side === 'verso')
    return wanted ?? this.side
  }

  add(section: StyledSection, set: SetSection): void {
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
  leaveFor({ matter }: Pick<StyledSection, 'matter'>): void {
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

  private addPage(section: StyledSection, set: SetSection, lines: SectionPage, index: number): void {
    if (lines.begins && lines.begins !== 'page' && lines.begins !== this.side) this.addBlank(set.geometry.name)
    const plates = platesOf(lines)
    const spreads = lines.lines.flatMap(({ line }) => (line.spread ? [line.spread] : []))
    if (holdsText(lines)) this.addText(section, set, lines, index)
    for (const plate of plates) this.addPlate(section, set, plate)
    this.spreads.push(...spreads.map((marks) => ({ section, set, marks })))
    if (this.side === 'verso') this.addSpreads()
  }

  private addSpreads(): void {
    for (const { section, set, marks } of this.spreads.splice(0)) {
      for (const half of halvesOf(marks, set.geometry)) this.addPlate(section, set, half)
    }
  }

  /** A plate has neither head nor folio. */
  private addPlate(section: StyledSection, set: SetSection, plate: readonly Mark[]): void {
    const { page, side, area } = this.turn(set.geometry, false)
    const [width, height] = page.style.size
    const marks = plate.map((mark) =>
      onPaper({ ...mark, x: mark.x + area.left, y: mark.y + area.bottom }, width, height),
    )
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

  private addText(section: StyledSection, set: SetSection, lines: SectionPage, index: number): void {
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
