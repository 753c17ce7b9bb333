import type { Edit } from '../types/text.js'
import type { Proof, Remark } from './rule.js'

/** One way to type a mark: its name, and what a message shows of it. */
export interface Habit {
  readonly name: string
  readonly sample: string
}

interface Mixed {
  /** Turn what was typed into the habit it shows. */
  readonly of: (typed: string) => Habit | undefined
  readonly what: string
  /** The typographer's rules that change such marks; the same characters mean other things to others. */
  readonly rules: readonly string[]
}

// Fewer marks than this are no habit.
const enough = 5

interface Use {
  readonly habit: Habit
  count: number
  readonly file: string
  readonly start: number
  readonly end: number
}

/** Turn the ways in which a work types a mark into one remark, at the first mark of the rarest way, where there are several. */
export function rarest({ edits, sources, placeIn }: Proof, { of, what, rules }: Mixed): Remark[] {
  const uses = new Map<string, Use>()
  const add = (typed: string, file: string, start: number, end: number): void => {
    const habit = of(typed)
    if (habit === undefined) return
    const use = uses.get(habit.name) ?? { habit, count: 0, file, start, end }
    use.count++
    uses.set(habit.name, use)
  }
  const changed = new Map<string, Edit[]>(sources.map(({ path }) => [path, []]))
  // What the typographer changed was typed otherwise; what has its shape already stands in the text.
  for (const edit of edits)
    if (rules.includes(edit.rule) && of(edit.was)?.name !== of(edit.is)?.name) changed.get(edit.file)?.push(edit)
  for (const { path, text } of sources) {
    const its = changed.get(path) ?? []
    for (const { was, start, end } of its) add(was, path, start, end)
    let next = 0
    for (const { 0: mark, index } of text.matchAll(/(?<=\S ?)[—–](?= ?[^\s\d])|[“”„]/g)) {
      while ((its[next]?.end ?? Number.POSITIVE_INFINITY) <= index) next++
      if ((its[next]?.start ?? Number.POSITIVE_INFINITY) > index) add(mark, path, index, index + 1)
    }
  }
  const [rare, usual, ...others] = [...uses.values()].sort((a, b) => a.count - b.count)
  if (rare === undefined || usual === undefined) return []
  const most = others.at(-1) ?? usual
  const place = placeIn(rare.file, rare.start, rare.end)
  if (place === undefined || most.count < enough) return []
  return [
    {
      file: rare.file,
      place,
      reason: `${what}: ${rare.habit.sample} ${rare.count} times, ${most.habit.sample} ${most.count} times`,
      note: 'They are set alike in the book. See whether the passage was pasted from elsewhere, and belongs.',
      weight: 0.1,
    },
  ]
}
