import type { Hyphenator, Shaper } from '../types/fonts.js'
import type { Page, Volume } from '../types/layout.js'
import type { Block, PageKind, PageStyle, StyledSection } from '../types/style.js'
import type { Copy } from './copy.js'
import { flow } from './flow.js'
import type { Galley } from './galley.js'
import { type Geometry, geometryOf, type PageMeasures, textStyle } from './geometry.js'
import { hyphenatorFor } from './hyphenate.js'
import { ItemMaker } from './itemMaker.js'
import { noteNumbering, notesIn, numbersOnPages, renumbered } from './noteNumbers.js'
import { pagesOf } from './runs.js'
import { type Pages, type SetSection, VolumeBuilder } from './volumeBuilder.js'

/** A folio that is not known yet takes as much room as the widest of its length. */
const UNKNOWN_FOLIO = '888'
/** Sets the sections of a book, each as seldom as its folios allow. */
export class Compositor {
  private readonly hyphenators = new Map<string, Hyphenator>()
  private readonly settled = new Map<string, SetSection>()
  private readonly pageStyles = new Map<string, PageStyle>()
  private folios: ReadonlyMap<string, string> = new Map()
  private anchors: Volume['anchors'] = new Map()
  private referred = false
  private items: ItemMaker
  /** The grid is made for the style of most of the text. */
  private readonly measures: PageMeasures

  constructor(
    private readonly copy: Copy,
    private readonly shaper: Shaper,
  ) {
    this.items = this.newItems()
    this.measures = { pageOf: (kind) => this.pageOf(kind), text: textStyle(copy), shaper }
  }

  /** Set the whole book with the folios and the places known so far; sections that show none are set only once. */
  round(folios: ReadonlyMap<string, string>, anchors: Volume['anchors']): Pages {
    this.folios = folios
    this.anchors = anchors
    this.items = this.newItems()
    const builder = new VolumeBuilder(this.copy, this.shaper, this.items, this.measures.pageOf)
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

  private setOnce(section: StyledSection, side: Page['side']): SetSection {
    const known = this.settled.get(section.id)
    if (known && !known.refers && known.side === side) return known
    if (known && !known.refers) return this.settle(section, known.galley, known.geometry, side, false)
    this.referred = false
    const geometry = geometryOf(section.block.style.page, this.measures)
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

  private settle(section: StyledSection, galley: Galley, geometry: Geometry, side: Page['side'], refers: boolean) {
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
}
