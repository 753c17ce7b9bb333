import type { Shaper } from '../types/fonts.js'
import type { Mark, RectMark, StillMark } from '../types/layout.js'
import type { Block, BorderSide, Colour, Measure as CssMeasure } from '../types/style.js'
import { dropCap } from './dropcap.js'
import type { Fixed, Galley, Piece, RunningString } from './galley.js'
import type { ItemMaker } from './items.js'
import { type Line, lineOf } from './justify.js'
import { setParagraph } from './paragraph.js'

export interface FlowContext {
  readonly shaper: Shaper
  readonly items: ItemMaker
  /** Size of the text area, in points. */
  readonly width: number
  readonly height: number
  /** The grid: distance from baseline to baseline of the text. */
  readonly leading: number
  readonly images: ReadonlyMap<string, { readonly width: number; readonly height: number }>
}

/** Where a block stands in the text area. */
interface Place {
  readonly left: number
  readonly width: number
}

/** Turn a section's block into a galley: every paragraph set, margins collapsed, sinks and insets measured. */
export function flow(block: Block, context: FlowContext): Galley {
  const maker = new GalleyMaker(context)
  // The frame of a section is drawn round the page's text area, not round its text.
  const bare = { 'border-top': NO_RULE, 'border-bottom': NO_RULE, 'background-color': NO_COLOUR, rotate: 0 } as const
  const frameless: Block = { ...block, style: { ...block.style, ...bare } }
  maker.add(frameless, { left: 0, width: context.width })
  return { pieces: maker.pieces, fixed: maker.fixed, strings: block.strings }
}

const NO_COLOUR: Colour = { r: 0, g: 0, b: 0, a: 0 }
const NO_RULE: BorderSide = { width: 0, style: 'none', colour: 'currentcolor' }

class GalleyMaker {
  readonly pieces: Piece[] = []
  readonly fixed: Fixed[] = []
  private margin = 0
  private strings: RunningString[] = []
  private ids: string[] = []

  constructor(private readonly context: FlowContext) {}

  add(block: Block, place: Place): void {
    const { style } = block
    if (style.position === 'absolute') {
      this.fixed.push(this.absolute(block, place))
      return
    }
    this.strings.push(...block.strings)
    if (block.id) this.ids.push(block.id)
    const inner = this.inside(block, place)
    if (style['break-before'] === 'avoid') this.keepWithNext(0)
    const from = this.pieces.length
    this.collapse(vertical(style['margin-top'], place.width))
    if (style['background-color'].a || style.rotate) this.addBoxed(block, inner)
    else if (style.height !== 'auto') this.addFixedHeight(block, inner)
    else this.addNatural(block, inner)
    this.collapse(vertical(style['margin-bottom'], place.width))
    if (style['break-inside'] === 'avoid') this.keepTogether(from)
    if (style['break-after'] === 'avoid') this.keepWithNext(from)
  }

  private addNatural(block: Block, inner: Place): void {
    const { style } = block
    this.pad(style['padding-top'], inner.width)
    this.rule(style['border-top'], block, inner)
    this.addContent(block, inner)
    this.rule(style['border-bottom'], block, inner)
    this.pad(style['padding-bottom'], inner.width)
  }

  private addContent(block: Block, inner: Place): void {
    const atTop = gapMark(block)
    if (block.blocks.length) for (const child of block.blocks) this.add(child, inner)
    else if (atTop !== undefined) this.addGap(block, inner, atTop)
    else if (block.inlines.some((inline) => inline.kind === 'image')) this.addImages(block, inner)
    else this.addParagraph(block, inner)
  }

  private addParagraph(block: Block, inner: Place): void {
    const { context } = this
    const cap = block.firstLetter && dropCap(block, block.firstLetter, context.items, context.shaper, context.leading)
    const set = (cap && setParagraph(block, inner, context, cap)) ?? setParagraph(block, inner, context, undefined)
    if (!set.settings.length) return
    this.flushMargin(false)
    const { style } = block
    this.pieces.push({
      kind: 'lines',
      settings: set.settings,
      orphans: Math.max(style.orphans, set.together),
      widows: style.widows,
      whole: style['break-inside'] === 'avoid',
      withNext: false,
      strings: this.strings.splice(0),
      ids: this.ids.splice(0),
    })
  }

  /** A gap is a blank line; at the head of a page, where it would vanish, it shows the theme's mark. */
  private addGap(block: Block, inner: Place, mark: string): void {
    this.flushMargin(false)
    const { style } = block
    const blank: Line = lineOf(this.context.leading)
    const text = { kind: 'text', text: mark, style: { ...style, 'text-align': 'center' }, lang: block.lang } as const
    const shown = { ...block, style: text.style, inlines: mark ? [text] : [] }
    const lines = setParagraph(shown, inner, this.context, undefined).settings[0]?.lines ?? []
    this.pieces.push({
      kind: 'lines',
      settings: [{ lines: [blank], cost: 0 }],
      orphans: 1,
      widows: 1,
      whole: true,
      withNext: true,
      strings: [],
      ids: [],
      ...(lines.length && { atTop: [...lines, blank] }),
    })
  }

  private addImages(block: Block, inner: Place): void {
    for (const inline of block.inlines) {
      const size = inline.kind === 'image' ? this.context.images.get(inline.path) : undefined
      if (inline.kind !== 'image' || !size) continue
      this.flushMargin(false)
      const width = Math.min(inner.width, size.width)
      const height = Math.min((width * size.height) / size.width, this.context.height - this.context.leading)
      const shown = (height * size.width) / size.height
      const x = inner.left + (inner.width - shown) / 2
      const mark: Mark = { kind: 'image', x, y: -height, width: shown, height, path: inline.path, alt: inline.alt }
      // Whole lines, so that the text below is on the grid again.
      const advance = Math.ceil(height / this.context.leading - 0.01) * this.context.leading
      this.pushLines([lineOf(advance, [mark], true)])
    }
  }

  /** A block of given height: its content is set on its own, then shifted by `align-content`; never divided. */
  private addFixedHeight(block: Block, inner: Place): void {
    const { style } = block
    const own = new GalleyMaker(this.context)
    own.strings.push(...this.strings.splice(0))
    own.addNatural(block, inner)
    own.flushMargin(true)
    const height = style.height === 'auto' ? 0 : style.height.pt + (style.height.percent * this.context.height) / 100
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
    own.add({ ...block, style: { ...style, ...FLAT } }, inner)
    own.flushMargin(true)
    const lines = linesOf(own.pieces)
    const height = Math.max(heightOf(own.pieces), 0.01)
    const marks: StillMark[] = []
    if (colour.a) marks.push(this.ground(block, inner, lines, height))
    for (const { line, y } of lines) {
      for (const mark of line.type.marks) if (mark.kind !== 'turned') marks.push({ ...mark, y: mark.y + y - height })
    }
    this.flushMargin(true)
    this.pushLines([lineOf(height, rotate ? [turned(marks, inner, height, rotate)] : marks, true)])
  }

  /** Ground reaches from above the capitals of the first line to below the last baseline; without text, it has the block's height. */
  private ground(block: Block, inner: Place, lines: readonly StoodLine[], height: number): RectMark {
    const { style } = block
    const left = resolve(style['padding-left'], inner.width)
    const width = inner.width + left + resolve(style['padding-right'], inner.width)
    const box = { kind: 'rect', x: inner.left - left, width, colour: style['background-color'] } as const
    const texts = lines.filter(({ line }) => line.type.marks.some((mark) => mark.kind === 'text'))
    const [first, last] = [texts[0], texts.at(-1)]
    if (!first || !last || style.height !== 'auto') return { ...box, y: -height, height }
    const face = this.context.shaper.find(style['font-family'], style['font-weight'], style['font-style'])
    const top = first.y - face.capHeight * style['font-size'] - style['padding-top'].pt
    const bottom = last.y + style['padding-bottom'].pt
    return { ...box, y: top - height, height: bottom - top }
  }

  private absolute(block: Block, place: Place): Fixed {
    const { style } = block
    const left = style.left === 'auto' ? 0 : resolve(style.left, this.context.width)
    const right = style.right === 'auto' ? 0 : resolve(style.right, this.context.width)
    const own = new GalleyMaker(this.context)
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

  /** The content box: margins and padding off, a given or measured width, automatic margins shared out. */
  private inside(block: Block, place: Place): Place {
    const { style } = block
    const marginLeft = style['margin-left']
    const marginRight = style['margin-right']
    const auto = (marginLeft === 'auto' ? 1 : 0) + (marginRight === 'auto' ? 1 : 0)
    const left = marginLeft === 'auto' ? 0 : resolve(marginLeft, place.width)
    const right = marginRight === 'auto' ? 0 : resolve(marginRight, place.width)
    const padding = resolve(style['padding-left'], place.width) + resolve(style['padding-right'], place.width)
    const available = place.width - left - right - padding
    const width = this.widthOf(block, available, place.width)
    const spare = available - width
    const shift = auto && marginLeft === 'auto' ? spare / auto : 0
    return { left: place.left + left + shift + resolve(style['padding-left'], place.width), width }
  }

  private widthOf(block: Block, available: number, containing: number): number {
    const { style } = block
    const wanted =
      style.width === 'auto'
        ? available
        : style.width === 'max-content'
          ? this.widest(block)
          : resolve(style.width, containing)
    const most = style['max-width'] === 'none' ? available : resolve(style['max-width'], containing)
    return Math.min(wanted, most, available)
  }

  /** The width of the longest line when nothing is broken. */
  private widest(block: Block): number {
    if (block.blocks.length) return Math.max(0, ...block.blocks.map((child) => this.widest(child) + sides(child)))
    const indent = block.style['text-indent'].pt
    let longest = 0
    let line = indent
    for (const item of this.context.items.make(block.inlines)) {
      if (item.kind === 'penalty' && item.cost === Number.NEGATIVE_INFINITY) line = 0
      else if (item.kind === 'box' || item.kind === 'glue') line += item.width
      longest = Math.max(longest, line)
    }
    // A hair more, so that rounding never breaks the longest line.
    return longest + 0.05
  }

  private collapse(margin: number): void {
    this.margin = this.margin < 0 || margin < 0 ? this.margin + margin : Math.max(this.margin, margin)
  }

  private flushMargin(kept: boolean): void {
    if (this.margin)
      this.pieces.push({ kind: 'space', size: this.margin, kept: kept || !this.pieces.length, withNext: false })
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
    this.pieces.push({ kind: 'lines', settings, orphans: 1, widows: 1, whole: true, withNext: false, strings, ids })
  }

  private rule(side: BorderSide, block: Block, inner: Place): void {
    if (side.style === 'none' || !side.width) return
    this.flushMargin(false)
    const colour = side.colour === 'currentcolor' ? block.style.color : side.colour
    const y = -this.context.leading * 0.3
    const mark: Mark = { kind: 'rect', x: inner.left, y, width: inner.width, height: side.width, colour }
    this.pushLines([lineOf(0, [mark])])
    this.keepWithNext(this.pieces.length - 1)
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

const resolve = (measure: CssMeasure, width: number): number => measure.pt + (measure.percent * width) / 100
const vertical = (measure: CssMeasure | 'auto', width: number): number =>
  measure === 'auto' ? 0 : resolve(measure, width)

/** What a boxed block is set without, since its box carries it. */
const FLAT = {
  'background-color': NO_COLOUR,
  rotate: 0,
  'margin-top': { pt: 0, percent: 0 },
  'margin-bottom': { pt: 0, percent: 0 },
  'margin-left': { pt: 0, percent: 0 },
  'margin-right': { pt: 0, percent: 0 },
  'padding-top': { pt: 0, percent: 0 },
  'padding-bottom': { pt: 0, percent: 0 },
  'padding-left': { pt: 0, percent: 0 },
  'padding-right': { pt: 0, percent: 0 },
  width: 'auto',
  'max-width': 'none',
} as const

interface StoodLine {
  readonly line: Line
  readonly y: number
}

/** The lines of a galley that is not divided, with their baselines from its top. */
function linesOf(pieces: readonly Piece[]): StoodLine[] {
  let y = 0
  return pieces.flatMap((piece) => {
    if (piece.kind === 'space') {
      y += piece.size
      return []
    }
    return (piece.settings[0]?.lines ?? []).map((line) => {
      y += line.advance
      return { line, y }
    })
  })
}

/** Marks about the centre of their box, turned. */
function turned(marks: readonly StillMark[], inner: Place, height: number, angle: number): Mark {
  const [x, y] = [inner.left + inner.width / 2, -height / 2]
  return { kind: 'turned', x, y, angle, marks: marks.map((mark) => ({ ...mark, x: mark.x - x, y: mark.y - y })) }
}

const unbroken = (piece: Piece): Piece => ({
  ...piece,
  withNext: true,
  ...(piece.kind === 'lines' ? { whole: true } : { kept: true }),
})

/** What stands beside a block's content: its margins and padding, percentages not counted. */
const sides = ({ style }: Block): number =>
  (style['margin-left'] === 'auto' ? 0 : style['margin-left'].pt) +
  (style['margin-right'] === 'auto' ? 0 : style['margin-right'].pt) +
  style['padding-left'].pt +
  style['padding-right'].pt

/** The mark that a gap shows at the head of a page: `--at-page-edge: "❧"`; undefined for a block that is no gap. */
function gapMark(block: Block): string | undefined {
  if (block.tag !== 'hr' || block.inlines.length) return undefined
  return (block.style.custom.get('--at-page-edge') ?? '').replace(/^["']|["']$/g, '')
}

const heightOf = (pieces: readonly Piece[]): number =>
  pieces.reduce(
    (sum, piece) =>
      sum +
      (piece.kind === 'space' ? piece.size : (piece.settings[0]?.lines ?? []).reduce((s, line) => s + line.advance, 0)),
    0,
  )
