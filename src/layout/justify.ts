import type { Shaped, Shaper } from '../types/fonts.js'
import type { LinkMark, Mark, TextMark, TextPart } from '../types/layout.js'
import type { Tag } from '../types/structure.js'
import { bidiOf } from './bidi.js'
import type { Note } from './foot.js'
import { type BoxedStretch, inlineBoxMarks } from './inlineBoxes.js'
import type { Item, Run } from './items.js'
import { type LeaderRoom, leaderMark } from './leader.js'
import type { BrokenLine } from './linebreak.js'
import { afterExpansion, type Measure } from './measure.js'
import { calledBy } from './notes.js'
import { leftProtrusion, rightProtrusion } from './protrusion.js'
import { asSeen, type Segment, type Stretch, segmentsOf } from './segments.js'

/** A line of a galley. Pages are made of lines by their advances; their type is set when it is first asked for. */
export interface Line {
  readonly advance: number
  /** Stands on the grid of the page, whatever stands above it. */
  readonly grid: boolean
  /** Hangs from the line above by its whole depth, even at the head of a page: a picture. */
  readonly tall: boolean
  /** A page of its own, put in after the one where this line stands; its marks stand from the foot of the text area. */
  readonly plate?: readonly Mark[]
  /** Two pages of their own, verso and recto, put in after the next recto; their marks stand as a plate's do on the verso. */
  readonly spread?: readonly Mark[]
  /** Notes that are called on this line, for the first time. */
  readonly notes: readonly Note[]
  /** Ends inside a word, at a hyphen. */
  readonly hyphenated: boolean
  readonly type: LineOfType
}

/** What stands on a line. Marks stand from the left edge of the text area and from the baseline, in points. */
export interface LineOfType {
  readonly marks: readonly Mark[]
  readonly anchors: readonly string[]
  /** How far the line is longer than its measure, where it could not be helped. */
  readonly over: number
}

export type Alignment = 'left' | 'right' | 'center' | 'justify'

/** Where a line is set and how. */
export interface LinePlan {
  readonly items: readonly Item[]
  readonly line: BrokenLine
  readonly index: number
  readonly measure: Measure
  /** Left edge of this line. */
  readonly left: number
  readonly align: Alignment
  /** The last line is justified as well. */
  readonly fillsLast?: boolean
  readonly advance: number
  readonly grid?: boolean
  /** What its text is read as, and the mark of a list's item on it. */
  readonly node?: Tag | undefined
  readonly marker?: Tag | undefined
  /** The notes that the paragraph calls, by their ids. */
  readonly notes?: ReadonlyMap<string, Note>
}

const NO_NOTES: readonly Note[] = []

/** The notes that a line is the first of its paragraph to call. */
const notesOn = ({ items, line, notes = new Map() }: LinePlan): readonly Note[] =>
  [...notes].flatMap(([id, note]) => {
    const at = items.findIndex((item) => calledBy(item) === id)
    return at >= line.start && at < line.end ? [note] : []
  })

/** A line that holds these marks. */
export const lineOf = (advance: number, marks: readonly Mark[] = [], tall = false): Line => ({
  advance,
  grid: false,
  tall,
  notes: NO_NOTES,
  hyphenated: false,
  type: { marks, anchors: [], over: 0 },
})

/** Turn a broken line into a line to be set; of the ways in which a paragraph may be set, only the one taken is. */
export const lineToSet = (plan: LinePlan, shaper: Shaper, finish: (marks: readonly Mark[]) => readonly Mark[]): Line =>
  new LaterLine(plan, shaper, finish)

class LaterLine implements Line {
  readonly tall = false
  readonly advance: number
  readonly grid: boolean
  readonly notes: readonly Note[]
  readonly hyphenated: boolean
  private set: LineOfType | undefined

  constructor(
    private readonly plan: LinePlan,
    private readonly shaper: Shaper,
    private readonly finish: (marks: readonly Mark[]) => readonly Mark[],
  ) {
    this.advance = plan.advance
    this.grid = plan.grid ?? false
    this.notes = plan.notes?.size ? notesOn(plan) : NO_NOTES
    this.hyphenated = plan.line.divided
  }

  get type(): LineOfType {
    if (!this.set) {
      const set = justify(this.plan, this.shaper)
      this.set = { ...set, marks: this.finish(set.marks) }
    }
    return this.set
  }
}

/** White that has shrunk by half as much again as it should is not shrunk further: the line is too long, and told. */
const LEAST_RATIO = -1.5
/** A line that stands out by less than this is not seen to. */
const UNSEEN = 0.6

/** Turn a broken line into marks: spaces stretched or shrunk, glyphs widened or narrowed within the limit, ends hung out. */
export function justify(plan: LinePlan, shaper: Shaper): LineOfType {
  const segments = segmentsOf(plan.items, plan.line, shaper)
  const rtl = bidiOf(plan.items)?.rtl ?? false
  const room = roomFor(plan, segments, rtl)
  const ink = sumOf(segments, (s) => s.width)
  const fils = segments.filter((s) => s.gap?.fil).length
  const gap = room.width - ink - sumOf(segments, (s) => s.gap?.width ?? 0)
  const fill = plan.align === 'justify' && (!plan.line.last || plan.fillsLast || gap < 0) && !fils
  const left = fill ? afterExpansion(gap, ink, plan.measure.expansion) : 0
  const scale = fill && ink ? 1 + (gap - left) / ink : 1
  const elasticity = sumOf(segments, (s) => (left < 0 ? s.gap?.shrink : s.gap?.stretch) ?? 0)
  const composing = new Composing(
    room.left + shift(rtl ? MIRRORED[plan.align] : plan.align, fils || fill ? 0 : gap),
    scale,
    {
      ratio: elasticity ? Math.max(LEAST_RATIO, left / elasticity) : 0,
      extra: fils ? Math.max(0, gap) / fils : 0,
    },
    plan,
  )
  for (const segment of asSeen(segments)) composing.add(segment)
  composing.finish(rtl || endsInWord(plan))
  const over = composing.x - (room.left + room.width)
  const right = plan.left + plan.measure.width(plan.index)
  const dots = composing.leaders.flatMap((leader) => leaderMark(leader, right, shaper) ?? [])
  const anchors = segments.flatMap((s) => s.anchors)
  const boxes = composing.boxed.length ? inlineBoxMarks(composing.boxed, shaper) : []
  return { marks: [...boxes, ...composing.inReadingOrder(), ...dots], anchors, over: over > UNSEEN ? over : 0 }
}

/** The line's width and left edge, with what stands out of them. */
function roomFor(plan: LinePlan, segments: readonly Segment[], rtl: boolean): { left: number; width: number } {
  const { measure, index } = plan
  const indent = index ? 0 : measure.indent
  const first = segments.find((s) => s.text || s.edge)
  const last = segments.findLast((s) => s.text || s.edge)
  const hang = measure.hanging
  const out = hang && first?.text && !indent ? (leftProtrusion(first.run.face, first.text) * first.run.size) / 1000 : 0
  const right = hang && last?.text ? (rightProtrusion(last.run.face, last.text) * last.run.size) / 1000 : 0
  // Tracking after the last letter is white that belongs to nothing.
  const trail = last?.text ? (last.run.shaping.tracking * last.run.size) / 1000 : 0
  const width = measure.width(index) - indent + out + right + trail
  return { left: plan.left + (rtl ? -right : indent - out), width }
}

const sumOf = (segments: readonly Segment[], length: (segment: Segment) => number): number =>
  segments.reduce((sum, segment) => sum + length(segment), 0)

/** Where text runs from right to left, lines begin at the right. */
const MIRRORED: Readonly<Record<Alignment, Alignment>> = {
  left: 'right',
  right: 'left',
  center: 'center',
  justify: 'right',
}

const shift = (align: Alignment, gap: number): number => (align === 'right' ? gap : align === 'center' ? gap / 2 : 0)

/** The line ends inside a word: at a hyphen, set or the author's own, or after a dash. */
const endsInWord = ({ items, line }: LinePlan): boolean => line.hyphen || (!line.last && !isSpace(items[line.end]))

/** White between words; between ideographs it has no width of its own. */
const isSpace = (item: Item | undefined): boolean => item?.kind === 'glue' && item.width > 0

/** White after the last word of a line, so that whoever copies the text gets words; in 1/1000 em. */
const TRAILING_SPACE = 200

/** A line in the composing stick. */
class Composing {
  private readonly marks: Mark[] = []
  /** Of each mark, the place of its stretch in the text. */
  private readonly orders: number[] = []
  private stretch: Stretch | undefined
  readonly leaders: LeaderRoom[] = []
  readonly boxed: BoxedStretch[] = []
  /** A box began or ended: what follows begins elsewhere than where the mark in hand ends. */
  private apart = false
  private last: (TextMark & { readonly parts: TextPart[] }) | undefined
  /** Where the link in hand stands among the marks. */
  private link = -1

  constructor(
    public x: number,
    private readonly scale: number,
    private readonly white: { readonly ratio: number; readonly extra: number },
    private readonly read: Pick<LinePlan, 'node' | 'marker'>,
  ) {}

  add({ run, shapes, text, gap, edge, width, stretch }: Segment): void {
    if (stretch !== this.stretch) this.apart = true
    this.stretch = stretch
    if (edge) {
      this.box(run, this.x, width * this.scale, edge)
      return
    }
    const { ratio, extra } = this.white
    const white = gap ? gap.width + ratio * (ratio < 0 ? gap.shrink : gap.stretch) + (gap.fil ? extra : 0) : 0
    const from = this.x
    const leads = gap?.leader?.trim() ? gap : undefined
    shapes.forEach((shaped, i) => {
      // The glyphs' scale widens the white as well: it is made smaller by as much.
      const after = i < shapes.length - 1 ? 0 : leads ? TRAILING_SPACE : (white / this.scale / run.size) * 1000
      // A space is read as one; what only spreads ideographs is no space.
      const part: TextPart = gap && !gap.width ? { shaped: widened(shaped, after), gap: 0 } : { shaped, gap: after }
      this.put(part, run)
      this.x += ((part.shaped.width + part.gap) * run.size * this.scale) / 1000
    })
    const end = from + (sumOfWidths(shapes) * run.size * this.scale) / 1000
    if (leads) this.x = end + white
    else if (!shapes.length) {
      if (this.apart) this.readSpace()
      this.x += white
    }
    if (shapes.length) this.box(run, from, end - from)
    if (gap) this.box(gap.run, end, this.x - end)
    if (leads) this.leaders.push({ pattern: leads.leader ?? '', run: leads.run, from: this.x - white, to: this.x })
    if (leads || !shapes.length) this.last = undefined
    if (run.href && shapes.length) this.lead(linkMark(run, from, this.x, run.href, text))
    else if (!run.href) this.link = -1
  }

  /** What boxes reach over from here on; where one begins or ends, the line goes on behind it. */
  private box({ boxes }: Run, from: number, width: number, edge?: 'start' | 'end'): void {
    if (boxes) this.boxed.push({ boxes, from, to: from + width, edge })
    if (!edge) return
    this.x += width
    this.apart = true
  }

  /** White after the edge of a box is read as the space after the word before it. */
  private readSpace(): void {
    const part = this.last?.parts.pop()
    if (part) this.last?.parts.push(part.gap ? part : { ...part, gap: TRAILING_SPACE })
  }

  /** The words of a link make one area, as far as they stand on one line. */
  private lead(more: LinkMark): void {
    const { node } = this.read
    const last = this.marks[this.link]
    if (last?.kind === 'link' && last.href === more.href && last.y === more.y && last.height === more.height) {
      this.marks[this.link] = { ...last, width: more.x + more.width - last.x, text: `${last.text} ${more.text}` }
      return
    }
    this.link = this.push(node ? { ...more, tag: node } : more)
  }

  finish(inWord: boolean): void {
    const part = this.last?.parts.pop()
    if (part) this.last?.parts.push(inWord || part.gap ? part : { ...part, gap: TRAILING_SPACE })
  }

  /** Neighbours in the same run make one mark, so that a line is mostly one string of text. */
  private put(part: TextPart, run: Run): void {
    const { last } = this
    const { face } = part.shaped
    const y = -run.rise
    const { size, colour, lang, href } = run
    const tag = run.marker ? this.read.marker : this.read.node
    const isSeenAlike =
      last && !this.apart && last.face === face && last.size === size && last.y === y && last.colour === colour
    if (isSeenAlike && last.tag === tag && last.lang === lang && last.href === href) {
      last.parts.push(part)
      return
    }
    this.apart = false
    const read = { lang, ...(tag && { tag }), ...(href && { href }), ...(isSeenAlike && { goesOn: true as const }) }
    const reads = this.stretch?.leftwards && { reads: this.stretch }
    this.last = { kind: 'text', x: this.x, y, face, size, scale: this.scale, colour, parts: [part], ...read, ...reads }
    this.push(this.last)
  }

  private push(mark: Mark): number {
    this.orders.push(this.stretch?.order ?? 0)
    return this.marks.push(mark) - 1
  }

  /** Marks as their words are read; those of one stretch as they stand. */
  inReadingOrder(): readonly Mark[] {
    const { marks, orders } = this
    if (!this.stretch) return marks
    const order = marks.map((_, i) => i).sort((a, b) => (orders[a] ?? 0) - (orders[b] ?? 0) || a - b)
    return order.flatMap((i) => marks[i] ?? [])
  }
}

const sumOfWidths = (shapes: readonly Shaped[]): number => shapes.reduce((sum, { width }) => sum + width, 0)

/** A shaped piece with more white after its last glyph, in 1/1000 em. */
function widened(shaped: Shaped, white: number): Shaped {
  const last = shaped.glyphs.at(-1)
  if (!white || !last) return shaped
  const glyphs = shaped.glyphs.with(-1, { ...last, advance: last.advance + white })
  return { ...shaped, glyphs, width: shaped.width + white }
}

const linkMark = (run: Run, from: number, to: number, href: string, text: string): LinkMark => ({
  kind: 'link',
  x: from,
  y: -run.size * 0.8,
  width: to - from,
  height: run.size * 1.1,
  href,
  text,
})
