import type { Extent, RunningString, Style } from '../types/style.js'
import type { LinesPiece, Piece, Turn } from './galley.js'
import { type Line, lineOf } from './line.js'
import { framesOf, heightOf, linesOf, type Told, type Undivided } from './undivided.js'

/** Pieces under one another: the margins between them collapsed, and what waits to be said by the next lines. */
export class Column {
  readonly pieces: Piece[] = []
  readonly turns: Turn[] = []
  readonly strings: RunningString[] = []
  readonly ids: string[] = []
  readonly sources: Extent[] = []
  private margin = 0

  /** Go on on another page, unless nothing stands on this one yet. The white before falls away, that after stays. */
  turn(to: Style['break-before']): void {
    if (to === 'auto' || to === 'avoid') return
    const last = this.turns.at(-1)
    if (this.pieces.findLastIndex(({ kind }) => kind === 'lines') >= (last?.at ?? 0)) {
      this.margin = 0
      this.turns.push({ at: this.pieces.length, to })
    } else if (last && to !== 'page') this.turns.splice(-1, 1, { ...last, to })
  }

  collapse(margin: number): void {
    this.margin = this.margin < 0 || margin < 0 ? this.margin + margin : Math.max(this.margin, margin)
  }

  flushMargin(kept: boolean): void {
    const begins = this.pieces.length === (this.turns.at(-1)?.at ?? 0)
    const size = this.takeMargin()
    if (size) this.pieces.push({ kind: 'space', size, kept: kept || begins, withNext: false })
  }

  /** The margin in hand, which goes elsewhere. */
  takeMargin(): number {
    const { margin } = this
    this.margin = 0
    return margin
  }

  pushSpace(size: number): void {
    if (size > 0.001) this.pieces.push({ kind: 'space', size, kept: true, withNext: true })
  }

  /** What the next lines are to say of the book. */
  hold({ strings, ids, sources }: Told): void {
    this.strings.push(...strings)
    this.ids.push(...ids)
    this.sources.push(...sources)
  }

  pushLines(lines: readonly Line[], more: Partial<Pick<LinesPiece, 'withNext' | 'atTop' | 'overleaf'>> = {}): void {
    const settings = [{ lines, cost: 0 }]
    const strings = this.strings.splice(0)
    const ids = this.ids.splice(0)
    const sources = this.sources.splice(0)
    const whole = { kind: 'lines', orphans: 1, widows: 1, whole: true, withNext: false } as const
    this.pieces.push({ ...whole, settings, strings, ids, ...(sources.length && { sources }), ...more })
  }

  /** All that was set as one piece, white at its end too. */
  undivided(): Undivided {
    this.flushMargin(true)
    return { lines: linesOf(this.pieces), height: heightOf(this.pieces), ...this.told() }
  }

  /** All that was set as lines that follow each other, white among them. */
  run(): readonly Line[] {
    const lines = this.pieces.flatMap((piece) =>
      piece.kind === 'space' ? [lineOf(piece.size)] : (piece.settings[0]?.lines ?? []),
    )
    return [...framesOf(this.pieces), ...lines]
  }

  /** What of the book stands here. */
  told(): Told {
    const set = this.pieces.flatMap((piece) => (piece.kind === 'lines' ? [piece] : []))
    return {
      strings: [...set.flatMap(({ strings }) => strings), ...this.strings],
      ids: [...set.flatMap(({ ids }) => ids), ...this.ids],
      sources: set.flatMap(({ sources = [] }) => sources),
    }
  }

  keepTogether(begin: number): void {
    // The margin before is outside: a page may end there.
    const head = this.pieces[begin]
    const from = head?.kind === 'space' && !head.kept ? begin + 1 : begin
    for (let i = from; i < this.pieces.length - 1; i++) {
      const piece = this.pieces[i]
      if (piece) this.pieces[i] = { ...piece, withNext: true }
    }
  }

  keepWithNext(from: number): void {
    const last = this.pieces.at(-1)
    if (last && this.pieces.length > from) this.pieces[this.pieces.length - 1] = { ...last, withNext: true }
  }
}
