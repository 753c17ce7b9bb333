import type { Correction } from './rule.js'

/** A paragraph's text on its way through the rules: every letter knows which letter of the first text it was, -1 for a new one. */
export interface Fabric {
  readonly first: string
  text: string
  origin: number[] | undefined
  readonly touches: { readonly start: number; readonly end: number; readonly rule: string; readonly sure: number }[]
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
  return { first: text, text, origin: undefined, touches: [] }
}

/** Turn a place in the fabric's present text into one in its first. */
export function originAt(fabric: Fabric, at: number): number {
  if (fabric.origin === undefined) return at
  for (let i = at; i < fabric.origin.length; i++) {
    const origin = fabric.origin[i]
    if (origin !== undefined && origin >= 0) return origin
  }
  return fabric.first.length
}

/** Make the corrections of a rule in a fabric. */
export function work(fabric: Fabric, rule: string, corrections: readonly Correction[]): void {
  const { text } = fabric
  const changing = corrections.filter(({ start, end, is }) => text.slice(start, end) !== is)
  if (changing.length === 0) return
  const origin = fabric.origin ?? Array.from(text, (_, i) => i)
  if (fabric.origin === undefined && origin.length !== text.length) {
    // Array.from walks code points; a text with pairs is walked by code units.
    origin.length = 0
    for (let i = 0; i < text.length; i++) origin.push(i)
  }
  fabric.origin = origin
  let out = ''
  const places: number[] = []
  let at = 0
  const keep = (to: number): void => {
    out += text.slice(at, to)
    for (; at < to; at++) places.push(origin[at] ?? -1)
  }
  for (const { start, end, is, sure } of changing) {
    if (start < at) continue
    let head = 0
    while (head < is.length && start + head < end && is[head] === text[start + head]) head++
    let tail = 0
    while (tail < is.length - head && end - tail > start + head && is[is.length - 1 - tail] === text[end - 1 - tail])
      tail++
    fabric.touches.push({ start: originAt(fabric, start + head), end: originAt(fabric, end - tail), rule, sure })
    keep(start + head)
    for (let i = head; i < is.length - tail; i++) places.push(-1)
    out += is.slice(head, is.length - tail)
    at = end - tail
  }
  keep(text.length)
  fabric.text = out
  fabric.origin = places
}

/** Turn a fabric into the differences of its last text from its first, in order. */
export function differences(fabric: Fabric): Difference[] {
  const { origin, first, text } = fabric
  if (origin === undefined) return []
  const out: Difference[] = []
  let expected = 0
  let made = 0
  const settle = (next: number, upTo: number): void => {
    if (made === upTo && next === expected) return
    const is = text.slice(made, upTo)
    if (is === first.slice(expected, next)) return
    const touch = fabric.touches.findLast(({ start, end }) => start <= next && end >= expected)
    out.push({ start: expected, end: next, is, rule: touch?.rule ?? '', sure: touch?.sure ?? 1 })
  }
  origin.forEach((place, i) => {
    if (place < 0) return
    settle(place, i)
    expected = place + 1
    made = i + 1
  })
  settle(first.length, text.length)
  return out
}
