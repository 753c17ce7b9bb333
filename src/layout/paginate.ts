import type { Extent } from '../types/style.js'
import type { Galley, LinesPiece, Piece, RunningString, Setting } from './galley.js'
import type { Line } from './justify.js'

/** The room on a page, in points. */
export interface PageRoom {
  /** From the baseline above line 1 to the lowest baseline allowed. */
  readonly height: number
  /** From that baseline to the first baseline, whatever the first line's own leading. */
  readonly first: number
}

/** A line and its baseline, measured from the baseline above line 1. */
export interface PlacedLine {
  readonly line: Line
  readonly y: number
}

export interface PageOfLines {
  readonly lines: readonly PlacedLine[]
  readonly strings: readonly RunningString[]
  readonly ids: readonly { readonly id: string; readonly y: number }[]
  readonly sources: readonly StoodSource[]
}

/** What of the author's text stands on a page: all of a stretch, or the part of it that so many of its letters are. */
export interface StoodSource extends Extent {
  /** How many letters of the stretch stand on this page; absent where all of it does. */
  readonly letters?: number
}

// Prices of what a page may suffer, in the order of the harm: a widow outweighs every short page, and so on.
const WIDOW = 1e8
const TORN = 1e8 // a heading left behind by its text
const SHORT = 1e6 // each line that a page falls short
const SHORT_ENDING = 3e5 // a last page of one to four lines
const MARK_AT_TOP = 2e5
const HYPHEN_AT_END = 3e6 // a page a line short is better than a word that goes on overleaf
/** No page ends more lines early than this for the sake of what follows. */
const EARLIEST_END = 12
/** Positions nearer than this are the same. */
const GRAIN = 0.05

interface State {
  readonly y: number
  readonly cost: number
  readonly previous: State | undefined
  readonly step: Step | undefined
}

/** How one piece was placed: the setting taken, and where its lines were divided between pages. */
interface Step {
  readonly piece: Piece
  readonly lines: readonly Line[]
  /** How many lines go on the page where the piece begins; the others fill pages after it. */
  readonly counts: readonly number[]
  readonly fresh: boolean
}

/**
 * Divide a galley into pages at least cost: a shortest path over the pieces, where a state is a depth reached on a page
 * (Plass 1981, "Optimal pagination techniques"). Paragraphs may be set a line longer or shorter to fill a page.
 */
export function paginate(galley: Galley, room: PageRoom): PageOfLines[] {
  let states: State[] = [{ y: 0, cost: 0, previous: undefined, step: undefined }]
  let torn = false
  for (const piece of galley.pieces) {
    const next = new Frontier()
    for (const state of states) {
      if (piece.kind === 'space') next.enter(spaced(state, piece, room))
      else for (const placed of place(state, piece, room, torn)) next.enter(placed)
    }
    states = next.best()
    torn = piece.kind === 'lines' ? piece.withNext : torn || piece.withNext
  }
  const best = states.reduce<State | undefined>((a, b) => (!a || ending(b, room) < ending(a, room) ? b : a), undefined)
  return best ? assemble(best, room) : []
}

class Frontier {
  private readonly byDepth = new Map<number, State>()

  enter(state: State): void {
    const key = Math.round(state.y / GRAIN)
    const rival = this.byDepth.get(key)
    if (!rival || state.cost < rival.cost) this.byDepth.set(key, state)
  }

  best(): State[] {
    return [...this.byDepth.values()]
  }
}

const ending = (state: State, room: PageRoom): number => {
  const lines = state.y / room.first
  return state.cost + (lines > 0 && lines < 4.9 && state.previous && pagesBefore(state) ? SHORT_ENDING : 0)
}

const pagesBefore = (state: State): boolean => {
  for (let s: State | undefined = state; s; s = s.previous)
    if (s.step && (s.step.fresh || s.step.counts.length > 1)) return true
  return false
}

function spaced(state: State, piece: Piece & { kind: 'space' }, room: PageRoom): State {
  const dropped = state.y === 0 && !piece.kept
  const y = dropped ? 0 : Math.min(room.height, state.y + piece.size)
  const step: Step = { piece, lines: [], counts: [], fresh: false }
  return { y, cost: state.cost, previous: state, step }
}

/** Every way to place a paragraph from a depth on a page. */
function place(state: State, piece: LinesPiece, room: PageRoom, torn: boolean): State[] {
  const found: State[] = []
  if (state.y === 0 && piece.atTop)
    return [onFresh(state, { lines: piece.atTop, cost: MARK_AT_TOP }, piece, room, 0, false)]
  const left = Math.max(0, Math.floor((room.height - state.y) / room.first + 0.01))
  for (const setting of piece.settings) {
    const fitting = countFitting(setting.lines, 0, state.y, room)
    const fits = fitting === setting.lines.length
    if (fits) found.push(settled(state, setting, piece, [fitting], room, 0))
    else if (!piece.whole) found.push(...divided(state, setting, piece, fitting, room))
    // A page may end early, so that what belongs together further down is not torn.
    if (state.y > 0 && (!fits || left <= EARLIEST_END)) {
      const fresh = piece.atTop ? { lines: piece.atTop, cost: MARK_AT_TOP } : setting
      found.push(onFresh(state, fresh, piece, room, SHORT * left + (torn ? TORN : 0), true))
    }
  }
  if (!found.length) found.push(forced(state, piece, room))
  return found
}

/** Begin on a fresh page and fill as many as it takes. */
function onFresh(
  state: State,
  setting: Setting,
  piece: LinesPiece,
  room: PageRoom,
  cost: number,
  fresh: boolean,
): State {
  const counts = fill(setting.lines, 0, room)
  const y = depthOf(setting.lines.slice(setting.lines.length - (counts.at(-1) ?? 0)), 0, room)
  const step: Step = { piece, lines: setting.lines, counts, fresh }
  return { y, cost: state.cost + cost + setting.cost + priceOf(setting, piece, counts), previous: state, step }
}

/** Divide after as many lines as fit, or one fewer, where the rules of widows and orphans allow it. */
function divided(state: State, setting: Setting, piece: LinesPiece, fitting: number, room: PageRoom): State[] {
  const found: State[] = []
  for (const head of [fitting, fitting - 1, fitting - 2]) {
    const rest = setting.lines.length - head
    if (head < Math.max(1, piece.orphans) || rest < piece.widows) continue
    const counts = [head, ...fill(setting.lines, head, room)]
    found.push(settled(state, setting, piece, counts, room, SHORT * (fitting - head)))
    if (found.length === 2) break
  }
  return found
}

function settled(
  state: State,
  setting: Setting,
  piece: LinesPiece,
  counts: readonly number[],
  room: PageRoom,
  cost: number,
): State {
  const tail = counts.at(-1) ?? 0
  const lines = setting.lines.slice(setting.lines.length - tail)
  const y = depthOf(lines, counts.length > 1 ? 0 : state.y, room)
  const step: Step = { piece, lines: setting.lines, counts, fresh: false }
  return { y, cost: state.cost + cost + setting.cost + priceOf(setting, piece, counts), previous: state, step }
}

/** Nothing that is allowed fits: lines are laid down one after the other. */
function forced(state: State, piece: LinesPiece, room: PageRoom): State {
  const setting = piece.settings[0] ?? { lines: [], cost: 0 }
  return onFresh(state, setting, piece, room, WIDOW, state.y > 0)
}

/** What a division costs besides short pages: a widow, a hyphen at the foot of a page. */
function priceOf(setting: Setting, piece: LinesPiece, counts: readonly number[]): number {
  let cost = 0
  let at = 0
  counts.slice(0, -1).forEach((count) => {
    at += count
    if (setting.lines[at - 1]?.hyphenated) cost += HYPHEN_AT_END
  })
  const tail = counts.at(-1) ?? 0
  if (counts.length > 1 && tail < piece.widows) cost += WIDOW
  return cost
}

/** How many lines from `from` on fit below depth y. */
function countFitting(lines: readonly Line[], from: number, y: number, room: PageRoom): number {
  let depth = y
  let count = 0
  for (let i = from; i < lines.length; i++) {
    depth = nextDepth(depth, lines[i], room)
    if (depth > room.height + GRAIN) break
    count++
  }
  return count
}

/** The first line of a page stands on line 1 whatever its own leading; a picture hangs from there. */
const nextDepth = (depth: number, line: Line | undefined, room: PageRoom): number => {
  const advance = line?.advance ?? 0
  return depth === 0 && advance > 0 ? Math.max(room.first, line?.tall ? advance : 0) : depth + advance
}

const depthOf = (lines: readonly Line[], y: number, room: PageRoom): number =>
  lines.reduce((depth, line) => nextDepth(depth, line, room), y)

/** How many lines go on each of the pages that the lines from `from` on fill, none of them ending in a widow. */
function fill(lines: readonly Line[], from: number, room: PageRoom): number[] {
  const counts: number[] = []
  let at = from
  while (at < lines.length) {
    const fitting = Math.max(1, countFitting(lines, at, 0, room))
    const rest = lines.length - at - fitting
    const count = rest === 1 && fitting > 2 ? fitting - 1 : fitting
    counts.push(count)
    at += count
  }
  return counts
}

function assemble(end: State, room: PageRoom): PageOfLines[] {
  const steps: Step[] = []
  for (let state: State = end; state.previous; state = state.previous) if (state.step) steps.push(state.step)
  const sheets = [new Sheet()]
  for (const step of steps.reverse()) {
    const { piece, lines, counts, fresh } = step
    if (piece.kind === 'space') {
      sheets.at(-1)?.skip(piece.size, piece.kept, room)
      continue
    }
    let at = 0
    counts.forEach((count, n) => {
      if (n > 0 || fresh) sheets.push(new Sheet())
      const sheet = sheets.at(-1)
      const here = lines.slice(at, at + count)
      sheet?.add(here, room)
      if (piece.sources) sheet?.sources.push(...stood(piece.sources, here, counts.length > 1))
      if (n === 0) sheet?.note(piece, count)
      at += count
    })
  }
  return sheets
}

const stood = (sources: readonly Extent[], lines: readonly Line[], divided: boolean): StoodSource[] =>
  divided ? sources.map((source) => ({ ...source, letters: lettersOf(lines) })) : [...sources]

function lettersOf(lines: readonly Line[]): number {
  const texts = lines.flatMap(({ type }) =>
    type.marks.flatMap((mark) => (mark.kind === 'text' ? mark.parts.map(({ shaped }) => shaped.text) : [])),
  )
  return texts.join('').match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

class Sheet implements PageOfLines {
  readonly lines: PlacedLine[] = []
  readonly strings: RunningString[] = []
  readonly ids: { id: string; y: number }[] = []
  readonly sources: StoodSource[] = []
  private y = 0

  skip(size: number, kept: boolean, room: PageRoom): void {
    if (this.y > 0 || kept) this.y = Math.min(room.height, this.y + size)
  }

  add(lines: readonly Line[], room: PageRoom): void {
    for (const line of lines) {
      this.y = nextDepth(this.y, line, room)
      this.lines.push({ line, y: this.y })
    }
  }

  note(piece: LinesPiece, count: number): void {
    const y = this.lines.at(-count)?.y ?? this.y
    this.strings.push(...piece.strings)
    this.ids.push(...piece.ids.map((id) => ({ id, y })))
  }
}
