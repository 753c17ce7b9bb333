import type { Block, BorderSide, Measure as CssMeasure, Style } from '../types/style.js'
import { setAbsolute } from './absolute.js'
import { setBoxed } from './boxed.js'
import { Column } from './column.js'
import { inFixedHeight } from './fixedHeight.js'
import type { FlowContext } from './flowContext.js'
import { depthOfEdge, frameOf, isFramed } from './frames.js'
import type { Fixed } from './galley.js'
import { gapMark, setGap } from './gap.js'
import { type Place, resolve, vertical } from './lengths.js'
import { lineOf, type Note } from './line.js'
import { setOpened } from './paragraph.js'
import { pictureLine, splitAtPictures } from './picture.js'
import { isPlate, setPlate } from './plate.js'
import { galleyRows } from './rows.js'
import { isDrawn, ruleMark } from './ruleMark.js'
import { setTable } from './table.js'
import { heightOf, type SetApart } from './undivided.js'
import { contentBox, narrowest, widest } from './widths.js'

const ZERO: CssMeasure = { pt: 0, percent: 0 }
/** Rules stand in the middle of the blank line before and after a block, in lines of the grid from the baseline. */
const RULE_BEFORE = -0.3
const RULE_AFTER = 0.72

/** Sets blocks under one another as pieces of a galley; what is set apart from the others has a maker of its own. */
export class GalleyMaker {
  readonly column = new Column()
  readonly fixed: Fixed[] = []
  /** A scene ended just here. */
  private afterBreak = false
  /** Depth that a figure's captions take from its picture. */
  private besidePictures = 0

  constructor(
    private readonly context: FlowContext,
    /** Pages may end inside of it where the text asks for it. */
    private readonly mayTurn = false,
  ) {}

  add(block: Block, place: Place): void {
    const { style } = block
    if (style.position === 'absolute') {
      this.fixed.push(setAbsolute(block, place, this.context, this.apart))
      return
    }
    if (this.mayTurn) this.column.turn(style['break-before'])
    this.addBlock(block, place)
    if (this.mayTurn) this.column.turn(style['break-after'])
  }

  private addBlock(block: Block, place: Place): void {
    const { style } = block
    this.column.strings.push(...block.strings)
    if (block.id) this.column.ids.push(block.id)
    const inner = contentBox(block, place, this.context.items)
    if (style['break-before'] === 'avoid') this.column.keepWithNext(0)
    if (style.float === 'snap-block' && !this.context.free) {
      this.addFloat(block, place)
      return
    }
    const from = this.column.pieces.length
    this.column.collapse(vertical(style['margin-top'], place.width))
    if (style.rotate || (style['background-color'].a && !isFramed(block))) this.addBoxed(block, inner)
    else if (isPlate(block)) this.addPlate(block, inner)
    else if (style.height !== 'auto') this.addFixedHeight(block, inner)
    else this.addNatural(block, inner)
    this.column.collapse(vertical(style['margin-bottom'], place.width))
    if (style['break-inside'] === 'avoid') this.column.keepTogether(from)
    if (style['break-after'] === 'avoid') this.column.keepWithNext(from)
    if (block.tag === 'hr') this.afterBreak = true
  }

  /** A note for the foot of a page, as wide as the text. */
  note(block: Block): Note {
    this.add(block, { left: 0, width: this.context.width })
    this.column.flushMargin(false)
    const { ids, sources } = this.column.told()
    return { lines: this.column.run(), ids, sources }
  }

  /** Set a block apart from the text around it. */
  private readonly apart: SetApart = (block, place, free) => {
    const own = new GalleyMaker(free ? { ...this.context, free } : this.context)
    own.add(block, place)
    return own.column.undivided()
  }

  private addNatural(block: Block, inner: Place): void {
    const { style } = block
    if (isFramed(block)) {
      this.addFramed(block, inner)
      return
    }
    // A table draws its own rules, as wide as its columns.
    const ruled = block.tag !== 'table'
    this.pad(style['padding-top'], inner.width)
    if (ruled) this.rule(style['border-top'], block, inner, RULE_BEFORE)
    const from = this.column.pieces.length
    this.addContent(block, inner)
    this.fillUp(style, from)
    if (ruled) this.rule(style['border-bottom'], block, inner, RULE_AFTER)
    this.pad(style['padding-bottom'], inner.width)
  }

  /** White below the content of a block that is less high than it should be at least. */
  private fillUp({ 'min-height': least }: Style, from: number): void {
    if (!least.pt && !least.percent) return
    this.column.flushMargin(true)
    this.column.pushSpace(resolve(least, this.context.height) - heightOf(this.column.pieces.slice(from)))
  }

  /** A block with rules at its sides: they take room, as its padding does, and go over pages with its lines. */
  private addFramed(block: Block, inner: Place): void {
    const frame = frameOf(block, inner)
    const [above, below] = [depthOfEdge(frame, 'top'), depthOfEdge(frame, 'bottom')]
    this.column.flushMargin(false)
    if (above) this.column.pushLines([lineOf(above)], { withNext: true })
    const from = this.column.pieces.length
    this.addContent(block, inner)
    this.fillUp(block.style, from)
    if (below) this.column.flushMargin(true)
    for (let i = from; i < this.column.pieces.length; i++) {
      const piece = this.column.pieces[i]
      // A figure that stands on another page stands there alone.
      if (piece?.kind === 'lines' && !piece.overleaf)
        this.column.pieces[i] = { ...piece, frames: [frame, ...(piece.frames ?? [])] }
    }
    // The page may end below the frame.
    if (below) this.column.pieces.push({ kind: 'space', size: below, kept: true, withNext: false })
  }

  private addContent(block: Block, inner: Place): void {
    const atTop = gapMark(block)
    if (block.tag === 'figure' && block.blocks.length) this.addFigure(block, inner)
    else if (block.tag === 'table') this.addTable(block, inner)
    else if (block.blocks.length) for (const child of block.blocks) this.add(child, inner)
    else if (atTop !== undefined) {
      this.column.flushMargin(false)
      this.column.pieces.push(setGap(block, inner, atTop, this.context))
    } else if (block.inlines.some((inline) => inline.kind === 'image')) this.addImages(block, inner)
    else this.addParagraph(block, inner)
  }

  private addParagraph(block: Block, inner: Place): void {
    const set = setOpened(block, inner, this.context)
    if (!set.settings.length) return
    this.column.flushMargin(false)
    const { style } = block
    // A date or a word that opens a scene does not stand alone at the foot of a page, after a mark that promises more.
    const opens = this.afterBreak && set.settings.every(({ lines }) => lines.length === 1)
    this.afterBreak = false
    this.column.pieces.push({
      kind: 'lines',
      settings: set.settings,
      orphans: Math.max(style.orphans, set.together),
      widows: style.widows,
      whole: style['break-inside'] === 'avoid',
      withNext: opens,
      strings: this.column.strings.splice(0),
      ids: this.column.ids.splice(0),
      ...(block.source && { sources: [block.source] }),
    })
  }

  private addTable(block: Block, inner: Place): void {
    for (const child of block.blocks) if (child.tag === 'caption') this.addCaption(child, inner)
    const rows = setTable(block, inner, {
      widths: (cell) => ({ widest: widest(cell, this.context.items), narrowest: narrowest(cell, this.context.items) }),
      set: this.apart,
      leading: this.context.leading,
    })
    for (const { line, ids, sources, ...ends } of galleyRows(rows, block.style, this.context)) {
      this.column.flushMargin(false)
      this.column.hold({ strings: [], ids, sources })
      this.column.pushLines([line], ends)
    }
  }

  /** A caption stays with its table. */
  private addCaption(caption: Block, inner: Place): void {
    const from = this.column.pieces.length
    this.add(caption, inner)
    this.column.flushMargin(false)
    this.column.keepTogether(from)
    this.column.keepWithNext(from)
  }

  /** Pictures stand between the lines, each on whole lines of the grid; words beside them are set before and after. */
  private addImages(block: Block, inner: Place): void {
    let { style } = block
    for (const part of splitAtPictures(block.inlines)) {
      if (!('kind' in part)) {
        this.addParagraph({ ...block, style, inlines: part }, inner)
        continue
      }
      // The paragraph goes on below its picture: no indent.
      style = { ...style, 'text-indent': ZERO }
      const room = { ...inner, height: this.context.height - this.besidePictures }
      const line = pictureLine(part, style, room, this.context)
      if (!line) continue
      this.column.flushMargin(false)
      this.column.pushLines([line])
    }
  }

  /** A figure's picture leaves room for its caption, and is not parted from it. */
  private addFigure(block: Block, inner: Place): void {
    const captions = new GalleyMaker(this.context)
    const isPicture = (child: Block) => child.inlines.some((inline) => inline.kind === 'image')
    const beside = this.besideGutter(inner)
    for (const child of block.blocks) if (!isPicture(child)) captions.add(child, beside)
    captions.column.flushMargin(true)
    const from = this.column.pieces.length
    this.besidePictures = Math.min(heightOf(captions.column.pieces), this.context.height / 2)
    for (const child of block.blocks) this.add(child, isPicture(child) ? inner : beside)
    this.besidePictures = 0
    this.column.keepTogether(from)
  }

  /** Words of a figure that runs over two pages stand on the second, clear of the fold. */
  private besideGutter(inner: Place): Place {
    const { width, gutter = 0 } = this.context
    return inner.width > width + gutter ? { left: width + gutter, width } : inner
  }

  /** A figure stands where it is called or, where it has no room there, at the head of the next page. */
  private addFloat(block: Block, place: Place): void {
    const own = new GalleyMaker(this.context)
    own.column.strings.push(...this.column.strings.splice(0))
    own.column.ids.push(...this.column.ids.splice(0))
    const bare = { ...block.style, float: 'none' as const, 'margin-top': ZERO, 'margin-bottom': ZERO }
    own.add({ ...block, style: bare }, place)
    own.column.flushMargin(false)
    const lines = own.column.run()
    this.fixed.push(...own.fixed)
    if (!lines.length) return
    this.column.collapse(vertical(block.style['margin-top'], place.width))
    // The white above goes with the figure: at the head of a page it falls away.
    const above = this.column.takeMargin()
    this.column.hold(own.column.told())
    this.column.pushLines([lineOf(above), ...lines], { overleaf: lines })
    this.column.collapse(vertical(block.style['margin-bottom'], place.width))
  }

  /** A figure as high as the page is a page of its own; the text runs on over the place that calls for it. */
  private addPlate(block: Block, inner: Place): void {
    this.column.pushLines([setPlate(block, inner, this.context, this.apart)], { withNext: true })
  }

  /** A block of given height: its content is set on its own, then shifted by `align-content`; never divided. */
  private addFixedHeight(block: Block, inner: Place): void {
    const own = new GalleyMaker({ ...this.context, free: true })
    own.column.strings.push(...this.column.strings.splice(0))
    own.addNatural(block, inner)
    own.column.flushMargin(true)
    const { above, pieces, below } = inFixedHeight(block.style, own.column.pieces, this.context.height)
    this.fixed.push(...own.fixed)
    this.column.flushMargin(true)
    this.column.pushSpace(above)
    for (const piece of pieces) this.column.pieces.push(piece)
    this.column.pushSpace(below)
    this.column.strings.push(...own.column.strings)
    this.column.ids.push(...own.column.ids)
  }

  /** What is set as one piece stands on one page, with all that it is made of. */
  private addBoxed(block: Block, inner: Place): void {
    const { line, ...told } = setBoxed(block, inner, this.context.shaper, this.apart)
    this.column.hold(told)
    this.column.flushMargin(true)
    this.column.pushLines([line])
  }

  private pad(padding: CssMeasure, width: number): void {
    const size = resolve(padding, width)
    if (!size) return
    this.column.flushMargin(true)
    this.column.pushSpace(size)
  }

  /** A rule stands `at` lines from the last baseline or the space after it, and takes no room of its own. */
  private rule(side: BorderSide, block: Block, inner: Place, at: number): void {
    if (!isDrawn(side)) return
    // The rule after a block stands in the blank that its margin leaves: it goes with the last line.
    if (at === RULE_BEFORE) this.column.flushMargin(false)
    else this.column.keepWithNext(0)
    const mark = ruleMark(side, block, inner, this.context.leading * at)
    this.column.pushLines([lineOf(0, [mark])], { withNext: at === RULE_BEFORE })
  }
}
