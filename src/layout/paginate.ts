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

// Prices of what pages may suffer, in the order of the harm; a paragraph set a line longer or shorter costs some thousands.
const WIDOW = 1e8
const TORN = 1e8 // a heading left behind by its text
const SHORT = 1e6 // each line after the first that a page falls short
const SHORT_LINE = 12000 // a spread may run a line short, if both its pages do
const UNEVEN = 3e5 // facing pages that end on different lines
const SHORT_ENDING = 3e5 // a last page of one to four lines
const MARK_AT_TOP = 2e5
const HYPHEN_AT_END = 2e5 // a word that goes on overleaf
/** Ways that cost so much more than the best are not followed further. */
const HOPELESS = 8e5
/** No page ends more lines early than this for the sake of what follows. */
const EARLIEST_END = 12
/** Positions nearer than this are the same, in points. */
const GRAIN = 0.05
/** Less of a line than this is not made up to a whole one. */
const NEAR = 0.02

/** The page in hand: how deep it is filled, its side, how far short its facing page fell. Points. */
interface Leaf {
  readonly y: number
  readonly verso: boolean
  /** How far short the verso fell that this recto has to match; undefined where it has none in this chapter. */
  readonly facing: number | undefined
  /** A plate goes in after this page. */
  readonly plate: boolean
}

interface State extends Leaf {
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
 * (Plass 1981, "Optimal pagination techniques"). Paragraphs may be set a line longer or shorter to fill a page, and facing
 * pages end level. `side` is that of the first page.
 */
export function paginate(galley: Galley, room: PageRoom, side: 'recto' | 'verso' = 'recto'): PageOfLines[] {
  const first = { y: 0, verso: side === 'verso', facing: undefined, plate: false }
  let states: State[] = [{ ...first, cost: 0, previous: undefined, step: undefined }]
  let torn = false
  for (const piece of galley.pieces) {
    const next = new Frontier(room)
    for (const state of states) {
      if (piece.kind === 'space') next.enter(spaced(state, piece, room))
      else for (const placed of place(state, piece, room, torn)) next.enter(placed)
    }
    torn = piece.kind === 'lines' ? piece.withNext : torn || piece.withNext
    // What stays together is followed to its end: a page that ends early before it pays only then.
    states = next.best(torn ? Number.POSITIVE_INFINITY : HOPELESS)
  }
  const best = states.reduce<State | undefined>((a, b) => (!a || ending(b, room) < ending(a, room) ? b : a), undefined)
  return best ? assemble(best, room) : []
}

/** The cheapest state of each kind that a piece leads to. */
class Frontier {
  private readonly byKind = new Map<number, State>()

  constructor(private readonly room: PageRoom) {}

  enter(state: State): void {
    const { y, verso, facing, plate } = state
    const short = facing === undefined ? 0 : 1 + Math.min(30, Math.round((4 * facing) / this.room.first))
    const kind = ((Math.round(y / GRAIN) * 2 + (verso ? 1 : 0)) * 2 + (plate ? 1 : 0)) * 32 + short
    const rival = this.byKind.get(kind)
    if (!rival || state.cost < rival.cost) this.byKind.set(kind, state)
  }

  /** The states that cost no more than the best and this. */
  best(most: number): State[] {
    const states = [...this.byKind.values()]
    if (most === Number.POSITIVE_INFINITY) return states
    const least = states.reduce((least, { cost }) => Math.min(least, cost), Number.POSITIVE_INFINITY)
    return states.filter(({ cost }) => cost <= least + most)
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
  return { ...state, y, previous: state, step }
}

/** Turn the page: what it costs that this one ends `lack` points early, and the page that comes next. */
function turned(leaf: Leaf, lack: number, room: PageRoom): { cost: number; leaf: Leaf } {
  const short = lack > GRAIN ? SHORT_LINE + SHORT * Math.max(0, lack / room.first - 1) : 0
  const faced = !leaf.plate && !leaf.verso && leaf.facing !== undefined
  const uneven = faced && Math.abs(lack - (leaf.facing ?? 0)) > GRAIN ? UNEVEN : 0
  // A plate takes the page over the leaf, and faces this one or the next.
  const verso = leaf.plate ? leaf.verso : !leaf.verso
  const facing = leaf.plate || !leaf.verso ? undefined : lack
  return { cost: short + uneven, leaf: { y: 0, verso, facing, plate: false } }
}

/** Every way to place a paragraph from a depth on a page. */
function place(state: State, piece: LinesPiece, room: PageRoom, torn: boolean): State[] {
  const found: State[] = []
  if (state.y === 0 && piece.atTop) {
    return [onFresh(state, { lines: piece.atTop, cost: MARK_AT_TOP }, piece, room, undefined)]
  }
  const lack = Math.max(0, room.height - state.y)
  const left = Math.floor(lack / room.first + 0.01)
  for (const setting of piece.settings) {
    const fitting = countFitting(setting, 0, state.y, room)
    const fits = fitting === setting.lines.length
    if (fits) found.push(settled(state, setting, piece, [fitting], room))
    else if (!piece.whole) divide(state, setting, piece, fitting, room, found)
    // A page may end early, so that what belongs together further down is not torn.
    if (state.y > 0 && (!fits || left <= EARLIEST_END)) {
      const fresh = piece.atTop ? { lines: piece.atTop, cost: MARK_AT_TOP } : setting
      found.push(onFresh(state, fresh, piece, room, { lack, cost: torn ? TORN : 0 }))
    }
  }
  if (!found.length) found.push(forced(state, piece, room))
  return found
}

/** Begin on a fresh page, where the one in hand ends, and fill as many as it takes. */
function onFresh(
  state: State,
  setting: Setting,
  piece: LinesPiece,
  room: PageRoom,
  end: { readonly lack: number; readonly cost: number } | undefined,
): State {
  const turn = end && turned(state, end.lack, room)
  const from = turn ? { ...state, ...turn.leaf, cost: state.cost + turn.cost + end.cost } : state
  const counts = fill(setting, 0, room)
  const placed = settled(from, setting, piece, counts, room)
  const step: Step = { piece, lines: setting.lines, counts, fresh: end !== undefined }
  return { ...placed, previous: state, step }
}

/** Divide after as many lines as fit, or fewer, where the rules of widows and orphans allow it. */
function divide(
  state: State,
  setting: Setting,
  piece: LinesPiece,
  fitting: number,
  room: PageRoom,
  found: State[],
): void {
  let ways = 0
  for (const head of [fitting, fitting - 1, fitting - 2]) {
    const rest = setting.lines.length - head
    if (head < Math.max(1, piece.orphans) || rest < piece.widows) continue
    const enter = (setting: Setting) =>
      found.push(settled(state, setting, piece, [head, ...fill(setting, head, room)], room))
    enter(setting)
    const other = setting.lines[head - 1]?.hyphenated ? setting.undivided?.(head) : undefined
    if (other) enter(other)
    if (++ways === 2) break
  }
}

/** Lay lines on the page in hand and on those that follow, so many on each. */
function settled(state: State, setting: Setting, piece: LinesPiece, counts: readonly number[], room: PageRoom): State {
  const { lines } = setting
  const step: Step = { piece, lines, counts, fresh: false }
  let cost = state.cost + setting.cost
  let leaf: Leaf = state
  let at = 0
  for (const [n, count] of counts.entries()) {
    const from = at
    at += count
    const y = depthOf(setting, from, at, leaf.y, room)
    const plate = leaf.plate || (!setting.even && lines.slice(from, at).some((line) => line.plate))
    if (n === counts.length - 1) {
      if (n > 0 && count < piece.widows) cost += WIDOW
      return { y, verso: leaf.verso, facing: leaf.facing, plate, cost, previous: state, step }
    }
    if (lines[at - 1]?.hyphenated) cost += HYPHEN_AT_END
    const turn = turned({ ...leaf, plate }, Math.max(0, room.height - y), room)
    cost += turn.cost
    leaf = turn.leaf
  }
  return { ...leaf, cost, previous: state, step }
}

/** Nothing that is allowed fits: lines are laid down one after the other. */
function forced(state: State, piece: LinesPiece, room: PageRoom): State {
  const setting = piece.settings[0] ?? { lines: [], cost: 0 }
  const lack = Math.max(0, room.height - state.y)
  return onFresh(state, setting, piece, room, state.y > 0 ? { lack, cost: WIDOW } : undefined)
}

/** How many lines from `from` on fit below depth y. */
function countFitting(setting: Setting, from: number, y: number, room: PageRoom): number {
  const { lines } = setting
  if (setting.even) {
    const fitting = Math.floor((room.height + GRAIN - onGrid(y, room)) / room.first)
    return Math.min(lines.length - from, Math.max(0, fitting))
  }
  let depth = y
  let count = 0
  for (let i = from; i < lines.length; i++) {
    depth = nextDepth(depth, lines[i], room)
    if (depth > room.height + GRAIN) break
    count++
  }
  return count
}

/** The line of the grid that a depth has reached. */
const onGrid = (depth: number, room: PageRoom): number => Math.ceil(depth / room.first - NEAR) * room.first

/**
 * Lines of the text stand on the grid, whatever stood before them. The first line of a page stands on line 1 whatever its own
 * leading; a picture hangs from there.
 */
const nextDepth = (depth: number, line: Line | undefined, room: PageRoom): number => {
  const advance = line?.advance ?? 0
  if (line?.grid) return onGrid(depth, room) + advance
  return depth === 0 && advance > 0 ? Math.max(room.first, line?.tall ? advance : 0) : depth + advance
}

/** How deep the lines from `from` to before `to` reach, from depth y on. */
function depthOf({ lines, even }: Setting, from: number, to: number, y: number, room: PageRoom): number {
  if (even) return to > from ? onGrid(y, room) + (to - from) * room.first : y
  let depth = y
  for (let i = from; i < to; i++) depth = nextDepth(depth, lines[i], room)
  return depth
}

/** How many lines go on each of the pages that the lines from `from` on fill, none of them ending in a widow. */
function fill(setting: Setting, from: number, room: PageRoom): number[] {
  const { lines } = setting
  const counts: number[] = []
  let at = from
  while (at < lines.length) {
    const fitting = Math.max(1, countFitting(setting, at, 0, room))
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
