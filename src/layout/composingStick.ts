import type { Shaped } from '../types/fonts.js'
import type { LinkMark, Mark, TextMark, TextPart } from '../types/layout.js'
import type { Tag } from '../types/structure.js'
import type { BoxedStretch } from './inlineBoxes.js'
import type { Run } from './items.js'
import type { LeaderRoom } from './leader.js'
import type { Segment, Stretch } from './segments.js'

/** What a line's text is read as, and the mark of a list's item on it. */
export interface ReadAs {
  readonly node?: Tag | undefined
  readonly marker?: Tag | undefined
}

/** White after the last word of a line, so that whoever copies the text gets words; in 1/1000 em. */
const TRAILING_SPACE = 200

/** A line in the composing stick: segments become marks, one after another from the left. */
export class ComposingStick {
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
    private readonly read: ReadAs,
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
