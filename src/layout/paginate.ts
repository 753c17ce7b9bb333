import type { Galley, LinesPiece, Piece, Setting } from './galley.js'
import { countFitting, firstLeaf, GRAIN, type Leaf, lackOf, type PageRoom, turn, withLines } from './leaf.js'
import { type PageOfLines, type Step, sheetsOf } from './sheets.js'

// Prices of what a text may suffer, in the order of the harm; a paragraph set a line longer or shorter costs some thousands.
const WIDOW = 1e8
const TORN = 1e8 // a heading left behind by its text
const SHORT_ENDING = 3e5 // a last page of one to four lines
const MARK_AT_TOP = 2e5
const HYPHEN_AT_END = 2e5 // a word that goes on overleaf
const OVERLEAF = 3e4 // a figure on the page after the one that calls it
/** Ways that cost so much more than the best are not followed further. */
const HOPELESS = 8e5
/** No page ends more lines early than this for the sake of what follows. */
const EARLIEST_END = 12

/** The page in hand, what the way there has cost, and where it came from. */
interface State extends Leaf {
  readonly cost: number
  readonly previous: State | undefined
  readonly step: Step | undefined
}

/**
 * Divide a galley into pages at least cost: a shortest path over the pieces, where a state is a depth reached on a page
 * (Plass 1981, "Optimal pagination techniques"). Paragraphs may be set a line longer or shorter to fill a page, facing pages
 * end level, notes stand at the foot of the page that calls them, and a figure without room stands at the head of the next.
 * `side` is that of the first page.
 */
export function paginate(
  galley: Pick<Galley, 'pieces'>,
  room: PageRoom,
  side: 'recto' | 'verso' = 'recto',
): PageOfLines[] {
  let states: State[] = [{ ...firstLeaf(side), cost: 0, previous: undefined, step: undefined }]
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
  return best ? sheetsOf(stepsTo(best), room) : []
}

function stepsTo(end: State): Step[] {
  const steps: Step[] = []
  for (let state: State = end; state.previous; state = state.previous) if (state.step) steps.push(state.step)
  return steps.reverse()
}

/** The cheapest state of each kind that a piece leads to. */
class Frontier {
  private readonly byKind = new Map<number, State>()

  constructor(private readonly room: PageRoom) {}

  enter(state: State): void {
    const { y, base, verso, facing, plate, foot, waiting } = state
    const short = facing === undefined ? 0 : 1 + Math.min(30, Math.round((4 * facing) / this.room.first))
    const kind = ((Math.round(y / GRAIN) * 2 + (verso ? 1 : 0)) * 2 + (plate ? 1 : 0)) * 32 + short
    const rest = (Math.round(foot.depth) * 8 + Math.min(7, waiting.length)) * 2 + (base < y ? 1 : 0)
    // Both are small numbers: one holds them.
    const key = kind + rest * 2 ** 28
    const rival = this.byKind.get(key)
    if (!rival || state.cost < rival.cost) this.byKind.set(key, state)
  }

  /** The states that cost no more than the best and this. */
  best(most: number): State[] {
    const states = [...this.byKind.values()]
    if (most === Number.POSITIVE_INFINITY) return states
    const least = states.reduce((least, { cost }) => Math.min(least, cost), Number.POSITIVE_INFINITY)
    return states.filter(({ cost }) => cost <= least + most)
  }
}

/** What a way costs to its end: a last page of few lines, and what is still to be set after it. */
function ending(state: State, room: PageRoom): number {
  const lines = state.y / room.first
  const over = state.waiting.length ? turn(state, room).cost : 0
  return state.cost + over + (lines > 0 && lines < 4.9 && pagesBefore(state) ? SHORT_ENDING : 0)
}

const pagesBefore = (state: State): boolean => {
  for (let s: State | undefined = state; s; s = s.previous)
    if (s.step && (s.step.fresh || s.step.counts.length > 1)) return true
  return false
}

function spaced(state: State, piece: Piece & { kind: 'space' }, room: PageRoom): State {
  // The white below a figure goes with it.
  if (state.step?.overleaf) return { ...state, previous: state, step: undefined }
  const dropped = state.y === 0 && !piece.kept
  const y = dropped ? 0 : Math.min(room.height, state.y + piece.size)
  return { ...state, y, previous: state, step: { piece, lines: [], counts: [], fresh: false } }
}

/** Every way to place a paragraph from a depth on a page. */
function place(state: State, piece: LinesPiece, room: PageRoom, torn: boolean): State[] {
  const found: State[] = []
  const atTop = settingAtTop(piece)
  if (state.y === 0 && atTop) return [settled(state, atTop, piece, undefined, room)]
  if (state.y === 0 && piece.overleaf)
    return [settled(state, { lines: piece.overleaf, cost: 0 }, piece, undefined, room)]
  const left = Math.floor(lackOf(state, room) / room.first + 0.01)
  for (const setting of piece.settings) {
    const fitting = countFitting(setting, 0, state, room)
    const fits = fitting === setting.lines.length
    if (fits) found.push(settled(state, setting, piece, fitting, room))
    else if (!piece.whole) divide(state, setting, piece, fitting, room, found)
    // A page may end a line early, and earlier so that what belongs together further down is not torn.
    if (state.y > 0 && (!fits || left <= (torn || piece.withNext ? EARLIEST_END : 1))) {
      found.push(onFresh(state, atTop ?? setting, piece, room, torn ? TORN : 0))
    }
  }
  if (piece.overleaf && state.y > 0) {
    const step: Step = { piece, lines: [], counts: [], fresh: false, overleaf: true }
    const waiting = [...state.waiting, piece]
    found.push({ ...state, waiting, cost: state.cost + OVERLEAF * waiting.length, previous: state, step })
  }
  if (!found.length) found.push(forced(state, piece, room))
  return found
}

const settingAtTop = ({ atTop }: LinesPiece): Setting | undefined =>
  atTop && { lines: atTop.lines, cost: atTop.by === 'mark' ? MARK_AT_TOP : 0 }

/** End the page in hand, and begin on a fresh one. */
function onFresh(state: State, setting: Setting, piece: LinesPiece, room: PageRoom, cost: number): State {
  const turned = turn(state, room)
  const from: State = { ...state, ...turned.leaf, cost: state.cost + turned.cost + cost }
  const { step, ...placed } = settled(from, setting, piece, undefined, room)
  return { ...placed, previous: state, step: step && { ...step, fresh: true } }
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
    found.push(settled(state, setting, piece, head, room))
    const other = setting.lines[head - 1]?.hyphenated ? setting.undivided?.(head) : undefined
    if (other) found.push(settled(state, other, piece, head, room))
    if (++ways === 2) break
  }
}

/** Lay lines on the page in hand, `head` of them or as many as fit, and the others on as many pages as they take. */
function settled(state: State, setting: Setting, piece: LinesPiece, head: number | undefined, room: PageRoom): State {
  const { lines } = setting
  const counts: number[] = []
  let cost = state.cost + setting.cost
  let leaf: Leaf = state
  let at = 0
  for (;;) {
    const count = counts.length || head === undefined ? filling(setting, at, leaf, room) : head
    leaf = withLines(leaf, setting, at, at + count, room)
    counts.push(count)
    at += count
    if (at >= lines.length) break
    if (lines[at - 1]?.hyphenated) cost += HYPHEN_AT_END
    const turned = turn(leaf, room)
    cost += turned.cost
    leaf = turned.leaf
  }
  if (counts.length > 1 && (counts.at(-1) ?? 0) < piece.widows) cost += WIDOW
  return { ...leaf, cost, previous: state, step: { piece, lines, counts, fresh: false } }
}

/** How many lines go on a page that the lines from `from` on fill or end, without leaving a widow. */
function filling(setting: Setting, from: number, leaf: Leaf, room: PageRoom): number {
  const fitting = Math.max(1, countFitting(setting, from, leaf, room))
  return setting.lines.length - from - fitting === 1 && fitting > 2 ? fitting - 1 : fitting
}

/** Nothing that is allowed fits: lines are laid down one after the other. */
function forced(state: State, piece: LinesPiece, room: PageRoom): State {
  const setting = (state.y > 0 ? settingAtTop(piece) : undefined) ?? piece.settings[0] ?? { lines: [], cost: 0 }
  if (state.y > 0) return onFresh(state, setting, piece, room, WIDOW)
  const placed = settled(state, setting, piece, undefined, room)
  return { ...placed, cost: placed.cost + WIDOW }
}
