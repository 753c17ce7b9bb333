import type { Correction } from './rule.js'

/** A stretch of a fabric's text: `length` code units that stood at `origin` of its first text, or new ones (-1). */
interface Run {
  readonly length: number
  readonly origin: number
  /** Of new letters: where in the first text those stood that they replace. */
  readonly from?: number
}

interface Touch {
  readonly start: number
  readonly end: number
  readonly rule: string
  readonly sure: number
}

/** A paragraph's text on its way through the rules, which remembers where in its first text everything stood. */
export interface Fabric {
  readonly first: string
  text: string
  runs: readonly Run[]
  readonly touches: Touch[]
}

/** A difference between a paragraph's first and last text. */
export interface Difference {
  readonly start: number
  readonly end: number
  readonly is: string
  readonly rule: string
  readonly sure: number
}

export function fabricOf(text: string): Fabric {
  return { first: text, text, runs: [{ length: text.length, origin: 0 }], touches: [] }
}

/** Turn a place in the fabric's present text into one in its first: where its letter stood, or those that it replaces. */
export function originAt(fabric: Fabric, at: number): number {
  let start = 0
  for (const { length, origin, from } of fabric.runs) {
    const within = at - start
    if (within < length) return from ?? origin + within
    start += length
  }
  return fabric.first.length
}

/** Make the corrections of a rule in a fabric. Letters that a correction leaves as they were are not touched. */
export function work(fabric: Fabric, rule: string, corrections: readonly Correction[]): void {
  const { text, runs } = fabric
  const out: Run[] = []
  let made = ''
  let at = 0
  let index = 0
  let used = 0
  /** Walk to `to`, keeping or dropping; return where in the first text the walk ends. */
  const walk = (to: number, keep: boolean): void => {
    if (keep) made += text.slice(at, to)
    while (at < to) {
      const run = runs[index]
      if (run === undefined) break
      const length = Math.min(run.length - used, to - at)
      if (keep) out.push(run.origin < 0 ? { ...run, length } : { length, origin: run.origin + used })
      at += length
      used += length
      if (used === run.length) {
        index++
        used = 0
      }
    }
  }
  const here = (): number => {
    for (let i = index; i < runs.length; i++) {
      const run = runs[i]
      if (run !== undefined && run.origin >= 0) return run.origin + (i === index ? used : 0)
    }
    return fabric.first.length
  }
  for (const { start, end, is, sure } of corrections) {
    if (start < at) continue
    let head = 0
    while (head < is.length && start + head < end && is[head] === text[start + head]) head++
    let tail = 0
    while (tail < is.length - head && end - tail > start + head && is[is.length - 1 - tail] === text[end - 1 - tail])
      tail++
    if (head === is.length && start + head === end) continue
    walk(start + head, true)
    const from = here()
    const length = is.length - tail - head
    if (length > 0) out.push({ length, origin: -1, from })
    made += is.slice(head, is.length - tail)
    walk(end - tail, false)
    fabric.touches.push({ start: from, end: here(), rule, sure })
  }
  walk(text.length, true)
  fabric.text = made
  fabric.runs = out
}

/** Turn a fabric into the differences of its last text from its first, in order. */
export function differences(fabric: Fabric): Difference[] {
  const { runs, first, text, touches } = fabric
  if (touches.length === 0) return []
  const out: Difference[] = []
  let expected = 0
  let made = 0
  let at = 0
  const touchAt = new Map(touches.map((touch) => [touch.start, touch]))
  const settle = (next: number): void => {
    if (made === at && next === expected) return
    const is = text.slice(made, at)
    if (is === first.slice(expected, next)) return
    const touch = touchAt.get(expected) ?? touches.findLast(({ start, end }) => start <= next && end >= expected)
    out.push({ start: expected, end: next, is, rule: touch?.rule ?? '', sure: touch?.sure ?? 1 })
  }
  for (const { length, origin, from = 0 } of runs) {
    if (origin >= 0) {
      settle(origin)
      expected = origin + length
      made = at + length
    } else if (made < at && from > expected) {
      // Changes side by side stay apart, for each may stand in markup of its own.
      settle(from)
      expected = from
      made = at
    }
    at += length
  }
  settle(first.length)
  return out
}
