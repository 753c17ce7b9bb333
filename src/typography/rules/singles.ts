import type { Mark } from './marks.js'
import { type Around, isDialect, type Reading, readingOf } from './readings.js'

// A closing mark where nothing is open.
const unmatched = 5
// A quotation inside a speech is closed before the speech is.
const unclosedInside = 7
// A line that opens what the line before has open already.
const reopened = 1
// Marks that a quotation may hold, so that a text of nothing else is still read in no time.
const longest = 200

/** The end of a quotation: the mark after which the text goes on, and what it costs to have come there from its opening. */
interface Exit {
  readonly after: number
  readonly cost: number
  /** Whether the mark before `after` closes it; nobody does where the text, or a speech round it, ends. */
  readonly closed: boolean
}

/**
 * Decide the single marks of a text: which open a quotation, and which close one or are apostrophes, so that all of them
 * together cost least. Every quotation that could be is weighed with its opening and its end in view; the cheapest way
 * through all marks is found from both ends (Viterbi's algorithm and its mirror image), so that each mark also knows by
 * how much its reading beats the other.
 */
export function decideSingles(text: string, marks: readonly Mark[], around: Around): void {
  if (!marks.some((mark) => mark.kind === 'single')) return
  const dialect = isDialect(text, marks, around.elided)
  const readings = marks.map((mark, i) =>
    mark.kind === 'single'
      ? readingOf({ text, mark, before: marks[i - 1], after: marks[i + 1], dialect, ...around })
      : undefined,
  )
  const exits = marks.map((_, i) => exitsOf({ text, marks, readings, around }, i))
  const loose = readings.map((its) => (its ? Math.min(its.apostrophe, its.close + unmatched) : 0))
  const size = marks.length
  const forward = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY)
  const backward = new Float64Array(size + 1)
  forward[0] = 0
  for (let i = 0; i < size; i++) {
    const here = forward[i] ?? 0
    forward[i + 1] = Math.min(forward[i + 1] ?? 0, here + (loose[i] ?? 0))
    for (const { after, cost } of exits[i] ?? []) forward[after] = Math.min(forward[after] ?? 0, here + cost)
  }
  for (let i = size - 1; i >= 0; i--) {
    let best = (loose[i] ?? 0) + (backward[i + 1] ?? 0)
    for (const { after, cost } of exits[i] ?? []) best = Math.min(best, cost + (backward[after] ?? 0))
    backward[i] = best
  }
  // The cheapest way on which a mark opens, and on which it does not: it stands alone, or a quotation reaches over it.
  const opened = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  const other = Float64Array.from(loose, (cost, i) => (forward[i] ?? 0) + cost + (backward[i + 1] ?? 0))
  exits.forEach((its, i) => {
    let best = Number.POSITIVE_INFINITY
    // No quotation of this mark reaches beyond its last end.
    let reach = its.at(-1)?.after ?? i + 1
    for (const { after, cost } of its.toReversed()) {
      for (let k = Math.min(reach, size) - 1; k >= after; k--) other[k] = Math.min(other[k] ?? 0, best)
      reach = after
      best = Math.min(best, (forward[i] ?? 0) + cost + (backward[after] ?? 0))
    }
    for (let k = reach - 1; k > i; k--) other[k] = Math.min(other[k] ?? 0, best)
    opened[i] = best
  })
  marks.forEach((mark, i) => {
    if (mark.kind !== 'single') return
    const margin = Math.abs((opened[i] ?? 0) - (other[i] ?? 0))
    mark.is = 'apostrophe'
    mark.sure = Number.isFinite(margin) ? 1 - 0.5 / 3 ** margin : 1
  })
  follow(marks, readings, (i) => {
    if (!((opened[i] ?? 0) < (other[i] ?? 0))) return undefined
    return (exits[i] ?? []).reduce((best, its) =>
      its.cost + (backward[its.after] ?? 0) < best.cost + (backward[best.after] ?? 0) ? its : best,
    )
  })
}

/** Go the cheapest way through the marks of a text, and say what each is; `exitOf` is the end of the quotation that one opens. */
function follow(
  marks: readonly Mark[],
  readings: readonly (Reading | undefined)[],
  exitOf: (i: number) => Exit | undefined,
): void {
  for (let i = 0; i < marks.length; ) {
    const mark = marks[i]
    const reading = readings[i]
    const exit = exitOf(i)
    if (mark !== undefined && exit !== undefined) {
      mark.is = 'open'
      const end = marks[exit.after - 1]
      if (exit.closed && end !== undefined) end.is = 'close'
      i = exit.after
    } else {
      if (mark !== undefined && reading !== undefined && reading.close + unmatched < reading.apostrophe)
        mark.is = 'close'
      i++
    }
  }
}

interface Line {
  readonly text: string
  readonly marks: readonly Mark[]
  readonly readings: readonly (Reading | undefined)[]
  readonly around: Around
}

/** Turn a mark that may open a quotation into all the ends that this quotation could have, in order. */
function exitsOf({ text, marks, readings, around }: Line, from: number): Exit[] {
  const opening = readings[from]
  const start = marks[from]
  if (opening === undefined || start === undefined || !Number.isFinite(opening.open)) return []
  const exits: Exit[] = []
  let cost = opening.open
  // Double quotations that are open inside it.
  let depth = 0
  const last = Math.min(marks.length, from + longest)
  for (let i = from + 1; i < last; i++) {
    const mark = marks[i]
    const reading = readings[i]
    if (mark === undefined) break
    if (reading !== undefined) {
      // A speech in lines, of a letter or a song, opens in each of them.
      if (
        opening.kind === 'speech' &&
        reading.kind === 'speech' &&
        depth === 0 &&
        /[\n\u2028]/.test(text[mark.at - 1] ?? '')
      )
        exits.push({ after: i, cost: cost + reopened, closed: false })
      const close = reading.close + lengthOf(opening, reading, text.slice(start.at, mark.at)) + (depth > 0 ? 4 : 0)
      if (Number.isFinite(close)) exits.push({ after: i + 1, cost: cost + close, closed: true })
      cost += Math.min(reading.apostrophe, unmatched + reading.close)
    } else if (mark.is === 'open') {
      cost += depth > 0 ? 3 : around.outer ? 0 : 0.5
      depth = 1
    } else if (mark.is === 'close') {
      if (depth === 0) {
        exits.push({ after: i + 1, cost: cost + (around.outer ? unclosedInside + 2 : unclosedInside), closed: false })
        return exits
      }
      depth = 0
    }
  }
  const goesOn = around.outer || isUnclosed(marks)
  const end = goesOn && around.continues ? 0.3 : around.outer ? 1.5 : goesOn ? 1 : unclosedInside
  exits.push({ after: last, cost: cost + end + (last < marks.length ? unclosedInside : depth), closed: false })
  return exits
}

/** Whether a double quotation is left open: the speech goes on in the next paragraph. */
function isUnclosed(marks: readonly Mark[]): boolean {
  return (
    marks.reduce(
      (open, { kind, is }) => open + (kind === 'single' ? 0 : is === 'open' ? 1 : is === 'close' ? -1 : 0),
      0,
    ) > 0
  )
}

/** What the words of a quotation cost, by what it is like: a speech ends with a stop; a phrase is short, and one sentence. */
function lengthOf({ kind }: Reading, { bare }: Reading, words: string): number {
  if (kind === 'speech') return bare ? 2 : 0.2
  const [long, longer] = kind === 'phrase' ? [2, 3.5] : [0.5, 2]
  const { length } = words
  return 0.3 + (length > 64 ? longer : length > 36 ? long : 0) + (/[.!?…]\s/.test(words) ? 1.5 : 0)
}
