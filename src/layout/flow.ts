import type { Shaper } from '../types/fonts.js'
import type { Mark, StillMark } from '../types/layout.js'
import type { Block, BorderSide, Measure as CssMeasure, Extent, RunningString, Style } from '../types/style.js'
import { FLAT, framesOf, groundOf, heightOf, linesOf, NO_COLOUR, turned } from './boxed.js'
import { dropCap } from './dropcap.js'
import { dressedForFirstLine } from './firstLine.js'
import { depthOfEdge, frameOf, isFramed } from './frames.js'
import type { Fixed, Galley, Piece, Turn } from './galley.js'
import type { ItemMaker } from './itemMaker.js'
import { type Line, lineOf, type Note } from './line.js'
import { Notes, withoutNotes } from './notes.js'
import { type SetParagraph, setParagraph } from './paragraph.js'
import { setPicture, splitAtPictures } from './picture.js'
import { sideWidth } from './strokes.js'
import { type SetRow, setTable, underHeads } from './table.js'
import { contentBox, narrowest, type Place, resolve, vertical, widest } from './widths.js'

export interface FlowContext {
  readonly shaper: Shaper
  readonly items: ItemMaker
  /** Size of the text area, in points. */
  readonly width: number
  readonly height: number
  /** From the text area of a verso to that of the recto which faces it. */
  readonly gutter?: number
  /** The grid: distance from baseline to baseline of the text. */
  readonly leading: number
  readonly notes: Notes
  /** What is set here stands where its own measures put it, not on the grid. */
  readonly free?: true
  readonly images: ReadonlyMap<string, { readonly width: number; readonly height: number }>
}

/** Turn a section's block into a galley: every paragraph set, margins collapsed, sinks and insets measured. */
export function flow(section: Block, given: Omit<FlowContext, 'notes'>): Galley {
  const { block, notes: atFoot } = withoutNotes(section)
  const notes: Notes = new Notes(atFoot, (note) => new GalleyMaker({ ...given, notes, free: true }).note(note))
  const context = { ...given, notes }
  const maker = new GalleyMaker(context, true)
  // The frame of a section is drawn round the page's text area, not round its text.
  const bare = { 'border-top': NO_RULE, 'border-bottom': NO_RULE, 'background-color': NO_COLOUR, rotate: 0 } as const
  const whole = { 'break-before': 'auto', 'break-after': 'auto' } as const
  const frameless: Block = { ...block, style: { ...block.style, ...bare, ...whole } }
  maker.add(frameless, { left: 0, width: context.width })
  for (const note of notes.uncalled()) maker.add(note, { left: 0, width: context.width })
  return { pieces: maker.pieces, turns: maker.turns, fixed: maker.fixed, strings: block.strings }
}

const ZERO: CssMeasure = { pt: 0, percent: 0 }
/** Rules stand in the middle of the blank line before and after a block, in lines of the grid from the baseline. */
const RULE_BEFORE = -0.3
const RULE_AFTER = 0.72

const NO_RULE: BorderSide = { width: 0, style: 'none', colour: 'currentcolor' }

class GalleyMaker {
  readonly pieces: Piece[] = []
  readonly turns: Turn[] = []
  readonly fixed: Fixed[] = []
  private margin = 0
  /** A scene ended just here. */
  private afterBreak = false
  private strings: RunningString[] = []
  private ids: string[] = []
  private sources: Extent[] = []
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
      this.fixed.push(this.absolute(block, place))
      return
    }
    this.turn(style['break-before'])
    this.addBlock(block, place)
    this.turn(style['break-after'])
  }

  /** Go on on another page, unless nothing stands on this one yet. The white before falls away, that after stays. */
  private turn(to: Style['break-before']): void {
    if (!this.mayTurn || to === 'auto' || to === 'avoid') return
    const last = this.turns.at(-1)
    if (this.pieces.findLastIndex(({ kind }) => kind === 'lines') >= (last?.at ?? 0)) {
      this.margin = 0
      this.turns.push({ at: this.pieces.length, to })
    } else if (last && to !== 'page') this.turns.splice(-1, 1, { ...last, to })
  }

  private addBlock(block: Block, place: Place): void {
    const { style } = block
    this.strings.push(...block.strings)
    if (block.id) this.ids.push(block.id)
    const inner = contentBox(block, place, this.context.items)
    if (style['break-before'] === 'avoid') this.keepWithNext(0)
    if (style.float === 'snap-block' && !this.context.free) {
      this.addFloat(block, place)
      return
    }
    const from = this.pieces.length
    this.collapse(vertical(style['margin-top'], place.width))
    if (style.rotate || (style['background-color'].a && !isFramed(block))) this.addBoxed(block, inner)
    else if (block.tag === 'figure' && style.height !== 'auto' && style.height.percent >= 100)
      this.addPlate(block, inner)
    else if (style.height !== 'auto') this.addFixedHeight(block, inner)
    else this.addNatural(block, inner)
    this.collapse(vertical(style['margin-bottom'], place.width))
    if (style['break-inside'] === 'avoid') this.keepTogether(from)
    if (style['break-after'] === 'avoid') this.keepWithNext(from)
    if (block.tag === 'hr') this.afterBreak = true
  }

  /** A note for the foot of a page, as wide as the text. */
  note(block: Block): Note {
    this.add(block, { left: 0, width: this.context.width })
    this.flushMargin(false)
    const { strings: _, ...note } = this.single()
    return note
  }

  /** All that was set as lines that follow each other, white among them. */
  private single() {
    const lines = this.pieces.flatMap((piece) =>
      piece.kind === 'space' ? [lineOf(piece.size)] : (piece.settings[0]?.lines ?? []),
    )
    const set = this.pieces.flatMap((piece) => (piece.kind === 'lines' ? [piece] : []))
    return {
      lines: [...framesOf(this.pieces), ...lines],
      strings: [...set.flatMap(({ strings }) => strings), ...this.strings],
      ids: [...set.flatMap(({ ids }) => ids), ...this.ids],
      sources: set.flatMap(({ sources = [] }) => sources),
    }
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
    const from = this.pieces.length
    this.addContent(block, inner)
    this.fillUp(style, from)
    if (ruled) this.rule(style['border-bottom'], block, inner, RULE_AFTER)
    this.pad(style['padding-bottom'], inner.width)
  }

  /** White below the content of a block that is less high than it should be at least. */
  private fillUp({ 'min-height': least }: Style, from: number): void {
    if (!least.pt && !least.percent) return
    this.flushMargin(true)
    this.pushSpace(least.pt + (least.percent * this.context.height) / 100 - heightOf(this.pieces.slice(from)))
  }

  /** A block with rules at its sides: they take room, as its padding does, and go over pages with its lines. */
  private addFramed(block: Block, inner: Place): void {
    const frame = frameOf(block, inner)
    const [above, below] = [depthOfEdge(frame, 'top'), depthOfEdge(frame, 'bottom')]
    this.flushMargin(false)
    if (above) {
      this.pushLines([lineOf(above)])
      this.keepWithNext(this.pieces.length - 1)
    }
    const from = this.pieces.length
    this.addContent(block, inner)
    this.fillUp(block.style, from)
    if (below) this.flushMargin(true)
    for (let i = from; i < this.pieces.length; i++) {
      const piece = this.pieces[i]
      // A figure that stands on another page stands there alone.
      if (piece?.kind === 'lines' && !piece.overleaf)
        this.pieces[i] = { ...piece, frames: [frame, ...(piece.frames ?? [])] }
    }
    // The page may end below the frame.
    if (below) this.pieces.push({ kind: 'space', size: below, kept: true, withNext: false })
  }

  private addContent(block: Block, inner: Place): void {
    const atTop = gapMark(block)
    if (block.tag === 'figure' && block.blocks.length) this.addFigure(block, inner)
    else if (block.tag === 'table') this.addTable(block, inner)
    else if (block.blocks.length) for (const child of block.blocks) this.add(child, inner)
    else if (atTop !== undefined) this.addGap(block, inner, atTop)
    else if (block.inlines.some((inline) => inline.kind === 'image')) this.addImages(block, inner)
    else this.addParagraph(block, inner)
  }

  /** Set a paragraph with its drop cap, if it is deep enough for one. */
  private paragraph(block: Block, inner: Place, context: FlowContext): SetParagraph {
    const opening = dressedForFirstLine(block) ?? block
    const cap = block.firstLetter && dropCap(opening, block.firstLetter, context.items, context.shaper, context.leading)
    return (cap && setParagraph(block, inner, context, cap)) ?? setParagraph(block, inner, context, undefined)
  }

  private addParagraph(block: Block, inner: Place): void {
    const set = this.paragraph(block, inner, this.context)
    if (!set.settings.length) return
    this.flushMargin(false)
    const { style } = block
    // A date or a word that opens a scene does not stand alone at the foot of a page, after a mark that promises more.
    const opens = this.afterBreak && set.settings.every(({ lines }) => lines.length === 1)
    this.afterBreak = false
    this.pieces.push({
      kind: 'lines',
      settings: set.settings,
      orphans: Math.max(style.orphans, set.together),
      widows: style.widows,
      whole: style['break-inside'] === 'avoid',
      withNext: opens,
      strings: this.strings.splice(0),
      ids: this.ids.splice(0),
      ...(block.source && { sources: [block.source] }),
    })
  }

  private addTable(block: Block, inner: Place): void {
    for (const child of block.blocks) if (child.tag === 'caption') this.addCaption(child, inner)
    const rows = setTable(block, inner, {
      widths: (cell) => ({ widest: widest(cell, this.context.items), narrowest: narrowest(cell, this.context.items) }),
      set: (cell, place) => {
        const own = new GalleyMaker(this.context)
        own.add(cell, place)
        own.flushMargin(true)
        const { ids, sources } = own.single()
        return { lines: linesOf(own.pieces), height: heightOf(own.pieces), ids, sources }
      },
      leading: this.context.leading,
    })
    this.pushRows(rows, block.style)
  }

  /** A caption stays with its table. */
  private addCaption(caption: Block, inner: Place): void {
    const from = this.pieces.length
    this.add(caption, inner)
    this.flushMargin(false)
    this.keepTogether(from)
    this.keepWithNext(from)
  }

  /** A page may end between two rows where enough of them stand on either side: `orphans` and `widows` count rows here. */
  private pushRows(rows: readonly SetRow[], { orphans, widows }: Block['style']): void {
    const { free, height, leading } = this.context
    const onGrid = ({ line }: SetRow): Line => ({ ...line, grid: !free })
    const heads = rows.filter(({ head }) => head).map(onGrid)
    const body = rows.filter(({ head }) => !head).length
    const deep = heads.reduce((depth, { advance }) => depth + advance, 0)
    let at = 0
    for (const row of rows) {
      this.flushMargin(false)
      const from = this.pieces.length
      const line = onGrid(row)
      this.ids.push(...row.ids)
      this.sources.push(...row.sources)
      this.pushLines([line])
      if (!row.head) at++
      const parted = at >= orphans && body - at >= Math.min(widows, body)
      if (row.head || row.reaches || (at < body && !parted)) this.keepWithNext(from)
      const last = this.pieces.at(-1)
      // Heads that fill the page would leave no room for what they head.
      const repeated = !row.head && at > 1 && deep > 0 && deep + line.advance <= height - leading
      if (repeated && last?.kind === 'lines') {
        this.pieces[this.pieces.length - 1] = { ...last, atTop: { lines: [underHeads(heads, line)], by: 'heads' } }
      }
    }
  }

  /** A gap is a blank line; at the head of a page, where it would vanish, it shows the theme's mark. */
  private addGap(block: Block, inner: Place, mark: string): void {
    this.flushMargin(false)
    const { style } = block
    const blank: Line = lineOf(this.context.leading)
    const centred: Style = { ...style, 'text-align': 'center' }
    const path = /^url\("?([^")]*)"?\)$/.exec(mark)?.[1]
    const lines =
      path === undefined ? this.words(mark, block, centred, inner) : this.ornament(path, block, centred, inner)
    this.pieces.push({
      kind: 'lines',
      settings: [{ lines: [blank], cost: 0 }],
      orphans: 1,
      widows: 1,
      whole: true,
      withNext: true,
      strings: [],
      ids: [],
      ...(lines.length && { atTop: { lines: [...lines, blank], by: 'mark' as const } }),
    })
  }

  private words(text: string, block: Block, style: Style, inner: Place): readonly Line[] {
    const inlines = text ? [{ kind: 'text', text, style, lang: block.lang } as const] : []
    return setParagraph({ ...block, style, inlines }, inner, this.context, undefined).settings[0]?.lines ?? []
  }

  private ornament(path: string, block: Block, style: Style, inner: Place): readonly Line[] {
    const own = new GalleyMaker(this.context)
    own.addImages({ ...block, inlines: [{ kind: 'image', path: decodeURIComponent(path), alt: '', style }] }, inner)
    return own.single().lines
  }

  /** Pictures stand between the lines, each on whole lines of the grid; words beside them are set before and after. */
  private addImages(block: Block, inner: Place): void {
    const { leading, images, shaper } = this.context
    let { style } = block
    for (const part of splitAtPictures(block.inlines)) {
      if (!('kind' in part)) {
        this.addParagraph({ ...block, style, inlines: part }, inner)
        continue
      }
      // The paragraph goes on below its picture: no indent.
      style = { ...style, 'text-indent': ZERO }
      const size = images.get(part.path)
      if (!size) continue
      this.flushMargin(false)
      const face = shaper.find(style['font-family'], style['font-weight'], style['font-style'])
      const capHeight = Math.min(leading, face.capHeight * style['font-size'])
      const room = { ...inner, height: this.context.height - this.besidePictures, leading, capHeight }
      const { advance, ...box } = setPicture(size, part.style, room)
      const tag = part.node && { tag: part.node }
      this.pushLines([lineOf(advance, [{ kind: 'image', ...box, path: part.path, alt: part.alt, ...tag }], true)])
    }
  }

  /** A figure's picture leaves room for its caption, and is not parted from it. */
  private addFigure(block: Block, inner: Place): void {
    const captions = new GalleyMaker(this.context)
    const isPicture = (child: Block) => child.inlines.some((inline) => inline.kind === 'image')
    const beside = this.besideGutter(inner)
    for (const child of block.blocks) if (!isPicture(child)) captions.add(child, beside)
    captions.flushMargin(true)
    const from = this.pieces.length
    this.besidePictures = Math.min(heightOf(captions.pieces), this.context.height / 2)
    for (const child of block.blocks) this.add(child, isPicture(child) ? inner : beside)
    this.besidePictures = 0
    this.keepTogether(from)
  }

  /** Words of a figure that runs over two pages stand on the second, clear of the fold. */
  private besideGutter(inner: Place): Place {
    const { width, gutter = 0 } = this.context
    return inner.width > width + gutter ? { left: width + gutter, width } : inner
  }

  /** A figure stands where it is called or, where it has no room there, at the head of the next page. */
  private addFloat(block: Block, place: Place): void {
    const own = new GalleyMaker(this.context)
    own.strings.push(...this.strings.splice(0))
    own.ids.push(...this.ids.splice(0))
    const bare = { ...block.style, float: 'none' as const, 'margin-top': ZERO, 'margin-bottom': ZERO }
    own.add({ ...block, style: bare }, place)
    own.flushMargin(false)
    const { lines, ...told } = own.single()
    this.fixed.push(...own.fixed)
    if (!lines.length) return
    this.collapse(vertical(block.style['margin-top'], place.width))
    // The white above goes with the figure: at the head of a page it falls away.
    const above = this.margin
    this.margin = 0
    const settings = [{ lines: [lineOf(above), ...lines], cost: 0 }]
    this.pieces.push({
      kind: 'lines',
      orphans: 1,
      widows: 1,
      whole: true,
      withNext: false,
      settings,
      overleaf: lines,
      ...told,
    })
    this.collapse(vertical(block.style['margin-bottom'], place.width))
  }

  /** A figure as high as the page is a page of its own, its content in the middle; the text runs on over the place that calls for it. */
  private addPlate(block: Block, inner: Place): void {
    const { height, gutter = 0, width } = this.context
    const over = block.style.width !== 'auto' && block.style.width !== 'max-content' && block.style.width.percent > 100
    const own = new GalleyMaker(this.context)
    const style = { ...block.style, height: 'auto', width: 'auto', 'margin-left': ZERO, 'margin-right': ZERO } as const
    const place = over ? { left: 0, width: 2 * width + gutter } : inner
    own.add({ ...block, style }, place)
    own.flushMargin(true)
    const top = Math.max(0, height - heightOf(own.pieces)) / 2
    const marks = linesOf(own.pieces).flatMap(({ line, y }) =>
      line.type.marks.map((mark) => ({ ...mark, y: mark.y + y + top - height })),
    )
    this.pushLines([{ ...lineOf(0), ...(over ? { spread: marks } : { plate: marks }), notes: notesOf(own.pieces) }])
    this.keepWithNext(this.pieces.length - 1)
  }

  /** A block of given height: its content is set on its own, then shifted by `align-content`; never divided. */
  private addFixedHeight(block: Block, inner: Place): void {
    const { style } = block
    const own = new GalleyMaker({ ...this.context, free: true })
    own.strings.push(...this.strings.splice(0))
    own.addNatural(block, inner)
    own.flushMargin(true)
    const height = heightIn(style, this.context.height)
    const spare = Math.max(0, height - heightOf(own.pieces))
    const share = style['align-content'] === 'end' ? 1 : style['align-content'] === 'center' ? 0.5 : 0
    this.fixed.push(...own.fixed)
    this.flushMargin(true)
    this.pushSpace(spare * share)
    for (const piece of own.pieces) this.pieces.push(unbroken(piece))
    this.pushSpace(spare * (1 - share))
    this.strings.push(...own.strings)
    this.ids.push(...own.ids)
  }

  /** A block with a ground of its own, or turned, is set as one piece: its lines, the ground behind them, the turn of both. */
  private addBoxed(block: Block, inner: Place): void {
    const { style } = block
    const own = new GalleyMaker(this.context)
    const { rotate, 'background-color': colour } = style
    if (isFramed(block)) own.add(...unturned(block, inner))
    else own.add({ ...block, style: { ...style, ...FLAT } }, inner)
    own.flushMargin(true)
    const lines = linesOf(own.pieces)
    const height = Math.max(heightOf(own.pieces), 0.01)
    const marks: StillMark[] = []
    if (colour.a && !isFramed(block)) marks.push(groundOf(block, inner, lines, height, this.context.shaper))
    for (const { line, y } of lines) {
      for (const mark of line.type.marks) if (mark.kind !== 'turned') marks.push({ ...mark, y: mark.y + y - height })
    }
    // What is set as one piece stands on one page, with all that it is made of.
    const { strings, ids, sources } = own.single()
    this.strings.push(...strings)
    this.ids.push(...ids)
    this.sources.push(...sources)
    this.flushMargin(true)
    const line = lineOf(height, rotate ? [turned(marks, inner, height, rotate)] : marks, true)
    this.pushLines([{ ...line, notes: notesOf(own.pieces) }])
  }

  private absolute(block: Block, place: Place): Fixed {
    const { style } = block
    const left = style.left === 'auto' ? 0 : resolve(style.left, this.context.width)
    const right = style.right === 'auto' ? 0 : resolve(style.right, this.context.width)
    const own = new GalleyMaker({ ...this.context, free: true })
    const flat = { ...block, style: { ...style, position: 'static' as const, left: 'auto' as const } }
    own.add(flat, { left: place.left + left, width: place.width - left - right })
    own.flushMargin(true)
    const height = heightOf(own.pieces)
    const top =
      style.top !== 'auto'
        ? style.top.pt + (style.top.percent * this.context.height) / 100
        : this.context.height -
          height -
          (style.bottom === 'auto' ? 0 : style.bottom.pt + (style.bottom.percent * this.context.height) / 100)
    return { lines: linesOf(own.pieces).map(({ line, y }) => ({ line, x: 0, y: y + top })) }
  }

  private collapse(margin: number): void {
    this.margin = this.margin < 0 || margin < 0 ? this.margin + margin : Math.max(this.margin, margin)
  }

  private flushMargin(kept: boolean): void {
    const begins = this.pieces.length === (this.turns.at(-1)?.at ?? 0)
    if (this.margin) this.pieces.push({ kind: 'space', size: this.margin, kept: kept || begins, withNext: false })
    this.margin = 0
  }

  private pad(padding: CssMeasure, width: number): void {
    const size = resolve(padding, width)
    if (!size) return
    this.flushMargin(true)
    this.pushSpace(size)
  }

  private pushSpace(size: number): void {
    if (size > 0.001) this.pieces.push({ kind: 'space', size, kept: true, withNext: true })
  }

  private pushLines(lines: readonly Line[]): void {
    const settings = [{ lines, cost: 0 }]
    const strings = this.strings.splice(0)
    const ids = this.ids.splice(0)
    const sources = this.sources.splice(0)
    const whole = { kind: 'lines', orphans: 1, widows: 1, whole: true, withNext: false } as const
    this.pieces.push({ ...whole, settings, strings, ids, ...(sources.length && { sources }) })
  }

  /** A rule stands `at` lines from the last baseline or the space after it, and takes no room of its own. */
  private rule(side: BorderSide, block: Block, inner: Place, at: number): void {
    if (side.style === 'none' || !side.width) return
    // The rule after a block stands in the blank that its margin leaves: it goes with the last line.
    if (at === RULE_BEFORE) this.flushMargin(false)
    else this.keepWithNext(0)
    const colour = side.colour === 'currentcolor' ? block.style.color : side.colour
    const y = this.context.leading * at
    const mark: Mark = { kind: 'rect', x: inner.left, y, width: inner.width, height: side.width, colour }
    this.pushLines([lineOf(0, [mark])])
    if (at === RULE_BEFORE) this.keepWithNext(this.pieces.length - 1)
  }

  private keepTogether(begin: number): void {
    // The margin before is outside: a page may end there.
    const head = this.pieces[begin]
    const from = head?.kind === 'space' && !head.kept ? begin + 1 : begin
    for (let i = from; i < this.pieces.length - 1; i++) {
      const piece = this.pieces[i]
      if (piece) this.pieces[i] = { ...piece, withNext: true }
    }
  }

  private keepWithNext(from: number): void {
    const last = this.pieces.at(-1)
    if (last && this.pieces.length > from) this.pieces[this.pieces.length - 1] = { ...last, withNext: true }
  }
}

/** The height that a style gives, between the least and the most; percentages are of the text area's. */
function heightIn({ height, 'min-height': least, 'max-height': most }: Style, full: number): number {
  const points = (measure: CssMeasure) => measure.pt + (measure.percent * full) / 100
  const wanted = height === 'auto' ? 0 : points(height)
  return Math.max(points(least), most === 'none' ? wanted : Math.min(wanted, points(most)))
}

/** A framed block that stands upright, and the place that it takes with its frame. */
function unturned(block: Block, inner: Place): [Block, Place] {
  const { padding, style } = frameOf(block, inner)
  const { 'background-color': ground, 'padding-top': top, 'padding-bottom': bottom } = style
  const [left, right] = [padding.left + sideWidth(style, 'left'), padding.right + sideWidth(style, 'right')]
  const sides = { 'padding-left': style['padding-left'], 'padding-right': style['padding-right'] }
  const kept = { 'background-color': ground, 'padding-top': top, 'padding-bottom': bottom, ...sides }
  const place = { left: inner.left - left, width: inner.width + left + right }
  return [{ ...block, style: { ...style, ...FLAT, ...kept } }, place]
}

/** The notes that are called on set lines: they go to the foot with what is made of them. */
const notesOf = (pieces: readonly Piece[]) => linesOf(pieces).flatMap(({ line }) => line.notes)

const unbroken = (piece: Piece): Piece => ({
  ...piece,
  withNext: true,
  ...(piece.kind === 'lines' ? { whole: true } : { kept: true }),
})

/** The mark that a gap shows at the head of a page: `--at-page-edge: "❧"`; undefined for a block that is no gap. */
function gapMark(block: Block): string | undefined {
  if (block.tag !== 'hr' || block.inlines.length) return undefined
  return (block.style.custom.get('--at-page-edge') ?? '').replace(/^["']|["']$/g, '')
}
