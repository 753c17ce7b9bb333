import type { Extent } from '../types/style.js'
import { depthOfNote, type Foot, NO_FOOT, type NotePart, withNotes } from './foot.js'
import { endsOf, type FramedLine, framesOn } from './frames.js'
import type { LinesPiece, Piece } from './galley.js'
import { footBelow, headed, nextDepth, type PageRoom } from './leaf.js'
import { type Line, lineOf } from './line.js'
import type { Given } from './running.js'

/** A line and its baseline, measured from the baseline above line 1. */
export interface PlacedLine {
  readonly line: Line
  readonly y: number
}

export interface PageOfLines {
  readonly lines: readonly PlacedLine[]
  readonly strings: readonly Given[]
  readonly ids: readonly { readonly id: string; readonly y: number }[]
  readonly sources: readonly StoodSource[]
  /** What could not be helped where this page ends or begins. */
  readonly torn: readonly Torn[]
}

/** A paragraph that is divided where it should not be, and where it begins in its section's source. */
export interface Torn {
  readonly how: 'widow' | 'orphan' | 'word'
  readonly offset: number
}

/** What of the author's text stands on a page: all of a stretch, or the part of it that so many of its letters are. */
export interface StoodSource extends Extent {
  /** How many letters of the stretch stand on this page; absent where all of it does. */
  readonly letters?: number
  /** The first letters that stand here of what began on an earlier page. */
  readonly resumes?: string
  /** Not in its place in the text: a note at the foot, a figure that waited for this page. */
  readonly apart?: true
}

/** How one piece was placed: the setting taken, and where its lines were divided between pages. */
export interface Step {
  readonly piece: Piece
  readonly lines: readonly Line[]
  /** How many lines go on the page where the piece begins; the others fill pages after it. */
  readonly counts: readonly number[]
  readonly fresh: boolean
  /** A figure that waits for the head of the next page. */
  readonly overleaf?: boolean
}

/** Turn the steps of a pagination into pages: lines in their places, figures at the heads, notes at the feet. */
export function sheetsOf(steps: readonly Step[], room: PageRoom): PageOfLines[] {
  const binder = new Binder(room)
  for (const step of steps) binder.add(step)
  return binder.finish()
}

class Binder {
  private readonly sheets: Sheet[]
  private waiting: readonly LinesPiece[] = []

  constructor(private readonly room: PageRoom) {
    this.sheets = [new Sheet(room, NO_FOOT)]
  }

  add({ piece, lines, counts, fresh, overleaf }: Step): void {
    if (piece.kind === 'space') {
      this.sheet.skip(piece.size, piece.kept)
      return
    }
    if (overleaf) {
      this.waiting = [...this.waiting, piece]
      return
    }
    let at = 0
    counts.forEach((count, n) => {
      if (n > 0 || fresh) this.turn()
      this.sheet.take(piece, lines.slice(at, at + count), counts.length > 1, n === 0)
      at += count
      const rest = lines.length - at
      const [source] = piece.sources ?? []
      if (!source) return
      const note = (how: Torn['how']) => this.sheet.torn.push({ how, offset: source.start })
      if (n > 0 && !rest && count < piece.widows) note('widow')
      if (n === 0 && rest && count < piece.orphans) note('orphan')
      if (rest && lines[at - 1]?.hyphenated) note('word')
    })
  }

  finish(): PageOfLines[] {
    while (this.waiting.length || this.sheet.overflows()) this.turn()
    this.sheet.close()
    const framed = this.sheets.flatMap((sheet) => sheet.framed)
    if (framed.length) {
      const ends = endsOf(framed)
      for (const sheet of this.sheets) sheet.frame(ends)
    }
    return this.sheets
  }

  private get sheet(): Sheet {
    // There is always one.
    return this.sheets.at(-1) as Sheet
  }

  private turn(): void {
    const carried = this.sheet.close()
    const sheet = new Sheet(this.room, carried)
    this.sheets.push(sheet)
    const { waiting } = headed(this.waiting, carried, this.room)
    for (const piece of this.waiting.slice(0, this.waiting.length - waiting.length)) {
      sheet.takeApart(piece)
      sheet.skip(this.room.first, true)
    }
    this.waiting = waiting
  }
}

// A rule of 16 mm above what goes on from the page before, so that it is not read as the text's end.
const CARRIED_RULE = lineOf(0, [
  { kind: 'rect', x: 0, y: 0, width: (16 * 72) / 25.4, height: 0.35, colour: { r: 0, g: 0, b: 0, a: 1 } },
])
/** How far above the baseline over the notes it stands, in lines of the text. */
const RULE_ABOVE = 0.25

/** Share of its leading that a line's own type leaves free above it. */
const ABOVE_TYPE = 0.2

/** The rule over the notes of a page: the sheet's own over all of them, else one over what goes on from the page before. */
function ruleOver({ note, from }: NotePart, y: number, { overNotes, first }: PageRoom): PlacedLine[] {
  if (!overNotes) return from ? [{ line: CARRIED_RULE, y: y - RULE_ABOVE * first }] : []
  const { rule, below } = overNotes
  if (!rule) return []
  const top = y + ABOVE_TYPE * (note.lines[from]?.advance ?? 0) - below - rule.height
  return [{ line: lineOf(0, [{ kind: 'rect', x: 0, y: 0, ...rule }]), y: top }]
}

class Sheet implements PageOfLines {
  readonly lines: PlacedLine[] = []
  readonly strings: Given[] = []
  readonly ids: { id: string; y: number }[] = []
  readonly sources: StoodSource[] = []
  readonly torn: Torn[] = []
  readonly framed: FramedLine[] = []
  private y = 0
  /** The lowest baseline; white may have been set below it. */
  private base = 0

  constructor(
    private readonly room: PageRoom,
    private foot: Foot,
  ) {}

  skip(size: number, kept: boolean): void {
    if (this.y > 0 || kept) this.y = Math.min(this.room.height, this.y + size)
  }

  take(piece: LinesPiece, lines: readonly Line[], divided: boolean, begins: boolean): void {
    for (const line of lines) {
      this.y = nextDepth(this.y, line, this.room)
      this.base = this.y
      this.lines.push({ line, y: this.y })
      if (piece.frames) this.framed.push({ line, y: this.y, frames: piece.frames })
      this.foot = withNotes(this.foot, line.notes)
    }
    const part = divided ? partOf(lines, begins) : {}
    if (piece.sources) this.sources.push(...piece.sources.map((source) => ({ ...source, ...part })))
    if (!begins) return
    const y = this.lines.at(-lines.length)?.y ?? this.y
    const atHead = this.lines.length === lines.length && { atHead: true as const }
    this.strings.push(...piece.strings.map((string) => ({ ...string, ...atHead })))
    this.ids.push(...piece.ids.map((id) => ({ id, y })))
  }

  /** Take a figure that waited for this page. */
  takeApart(piece: LinesPiece): void {
    const before = this.sources.length
    this.take(piece, piece.overleaf ?? [], false, true)
    for (const source of this.sources.splice(before)) this.sources.push({ ...source, apart: true })
  }

  /** Draw the frames of lines beneath them. */
  frame(ends: ReturnType<typeof endsOf>): void {
    this.lines.unshift(...framesOn(this.framed, ends).map((line) => ({ line, y: 0 })))
  }

  overflows(): boolean {
    return this.divide().carried.parts.length > 0
  }

  /** Set the notes at the foot of the page, the last of their lines on its last line, and give what is carried over. */
  close(): Foot {
    const { placed, carried } = this.divide()
    let y = placed.reduce((y, { note, from, to }) => y - depthOfNote(note, from, to), this.room.height)
    const [first] = placed
    if (first) this.lines.push(...ruleOver(first, y, this.room))
    for (const part of placed) y = this.setNote(part, y)
    return carried
  }

  private setNote({ note, from, to }: NotePart, top: number): number {
    let y = top
    const lines = note.lines.slice(from, to)
    for (const line of lines) {
      y += line.advance
      this.lines.push({ line, y })
    }
    const begins = top + (lines[0]?.advance ?? 0)
    if (from === 0) this.ids.push(...note.ids.map((id) => ({ id, y: begins })))
    const part = to - from < note.lines.length ? partOf(lines, from === 0) : {}
    this.sources.push(...note.sources.map((source) => ({ ...source, ...part, apart: true as const })))
    return y
  }

  private divide() {
    return footBelow({ foot: this.foot, base: this.base }, this.room)
  }
}

// Few texts have these letters in this order twice near one place.
const LETTERS_TO_KNOW_BY = 40

/** Turn the lines of a text that stand on one page into how it is known which they are. */
function partOf(lines: readonly Line[], begins: boolean): Pick<StoodSource, 'letters' | 'resumes'> {
  const texts = lines.flatMap(({ type }) =>
    type.marks.flatMap((mark) => (mark.kind === 'text' ? mark.parts.map(({ shaped }) => shaped.text) : [])),
  )
  const letters = texts.join('').match(/[\p{L}\p{N}]/gu) ?? []
  const resumes = letters.slice(0, LETTERS_TO_KNOW_BY).join('')
  return { letters: letters.length, ...(!begins && { resumes }) }
}
