import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORBIDDEN, FORCED, type Item } from '../../src/layout/items.js'
import { type Breaking, breakLines } from '../../src/layout/linebreak.js'
import type { Measure } from '../../src/layout/measure.js'
import type { Inline } from '../../src/types/style.js'
import { itemMaker, plainMeasure, proportional } from './proportional.js'
import { styleWith, text } from './typewriter.js'

/**
 * Every way to break a short paragraph, held against what the breaker takes. The breaker prices each of them itself: a
 * paragraph whose other breaks are forbidden has no choice left. So these proofs know no price, and hold whatever the
 * prices are; a breaker that drops a way too early, or forgets what a price depends on, fails them.
 */

/** Letters from 2 to 6 pt at 10 pt; a space of 5 pt; a hyphen of 3 pt: some four words a line, and many near ties. */
const FACE = proportional({ i: 200, l: 300, s: 350, e: 400, a: 450, n: 500, m: 600, ' ': 500, '-': 300 })
/** A word may be divided wherever an `n` begins a syllable: `sa-nel-na`. */
const divideBeforeN = (word: string): number[] =>
  [...word].flatMap((letter, i) => (letter === 'n' && i > 0 && i < word.length - 1 ? [i] : []))

const word = fc.string({ unit: fc.constantFrom(...'ilsaemnnnn'), minLength: 1, maxLength: 9, size: 'max' })
const joint = fc.constantFrom(...Array(20).fill(' '), '\u00a0', '-', '\n')
interface Prose {
  readonly words: readonly string[]
  readonly joints: readonly string[]
}
const proseOf = (min: number, max: number): fc.Arbitrary<Prose> =>
  fc.integer({ min, max }).chain((n) =>
    fc.record({
      words: fc.array(word, { minLength: n, maxLength: n }),
      joints: fc.array(joint, { minLength: n - 1, maxLength: n - 1 }),
    }),
  )
const prose = proseOf(4, 14)
const shape = fc.record({
  width: fc.integer({ min: 55, max: 85 }),
  narrower: fc.constantFrom(0, 0, 12),
  indent: fc.constantFrom(0, 0, 10, -8),
  justified: fc.constantFrom(true, true, true, false),
  expansion: fc.constantFrom(0, 0.02),
  lastLine: fc.constantFrom(0, 20),
})
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never
/** The measure of a shape: two lines may be narrower, as beside a drop cap. */
const measureOf = ({ width, narrower, ...rest }: Shape): Measure =>
  plainMeasure(width, { ...rest, width: (line) => (line < 2 ? width - narrower : width) })

function itemsOf({ words, joints }: Prose): Item[] {
  const style = styleWith({ hyphens: 'auto' })
  const inlines = words.flatMap((one, i): Inline[] => {
    const next = joints[i] ?? ''
    return next === '\n' ? [text(one, style), { kind: 'break' }] : [text(one + next, style)]
  })
  return itemMaker(FACE, divideBeforeN).make(inlines)
}

/** Where a line may end but need not: white after a box, and penalties that are neither forbidden nor forced. */
const choicesOf = (items: readonly Item[]): number[] =>
  items.flatMap((item, i) => {
    if (item.kind === 'glue') return items[i - 1]?.kind === 'box' && !item.fil ? [i] : []
    return item.kind === 'penalty' && item.cost !== FORBIDDEN && item.cost !== FORCED ? [i] : []
  })

/** The paragraph with only these of its breaks left. */
function withOnly(items: readonly Item[], allowed: ReadonlySet<number>): Item[] {
  const choices = new Set(choicesOf(items))
  return items.flatMap((item, i): Item[] => {
    if (!choices.has(i) || allowed.has(i)) return [item]
    if (item.kind === 'penalty') return [{ ...item, cost: FORBIDDEN }]
    return [{ kind: 'penalty', width: 0, cost: FORBIDDEN, hyphen: false }, item]
  })
}

/** How far from its room, in points, a line may be to be looked at; the text of a longer one does not go in, a shorter one is white. */
const LOOSEST = 40
const TIGHTEST = 10

/** The ways to break a paragraph, as sets of its breaks: all of those whose lines are neither far too long nor far too short. */
function everySet(items: readonly Item[], measure: Measure): number[][] {
  const found: number[][] = []
  const choices = choicesOf(items)
  const visit = (start: number, line: number, taken: readonly number[]): void => {
    if (found.length > MOST_SETS) return
    const room = measure.width(line) - (line ? 0 : measure.indent)
    const stop = items.findIndex((item, i) => i > start && item.kind === 'penalty' && item.cost === FORCED)
    const end = stop < 0 ? items.length : stop
    if (widthOf(items, start, end) <= room + TIGHTEST) {
      if (stop < 0) found.push([...taken])
      else visit(nextBox(items, stop), line + 1, taken)
    }
    for (const at of choices) {
      if (at <= start || at >= end) continue
      const gap = room - widthOf(items, start, at)
      if (gap >= -TIGHTEST && gap <= LOOSEST) visit(nextBox(items, at), line + 1, [...taken, at])
    }
  }
  visit(0, 0, [])
  return found
}
const MOST_SETS = 800

const nextBox = (items: readonly Item[], from: number): number => {
  const at = items.findIndex((item, i) => i >= from && item.kind === 'box')
  return at < 0 ? items.length : at
}

/** Natural width from a box up to a break, with the hyphen that is set there. */
const widthOf = (items: readonly Item[], start: number, end: number): number => {
  const at = items[end]
  const set = items.slice(start, end).reduce((sum, i) => sum + (i.kind === 'box' || i.kind === 'glue' ? i.width : 0), 0)
  return set + (at?.kind === 'penalty' ? at.width : 0)
}

/** All those ways with the price that the breaker sets on each, where it has no other. */
function everyBreaking(items: readonly Item[], measure: Measure): Breaking[] {
  const forced = items.filter((item) => item.kind === 'penalty' && item.cost === FORCED).length
  return everySet(items, measure).flatMap((set) => {
    const found = breakLines(withOnly(items, new Set(set)), measure)
    // All of the set is taken where there are as many lines as it makes.
    return found.filter(({ lines }) => lines.length === set.length + forced + 1)
  })
}

/** Half a word space is the least: a line that does not go in with it is too long. */
const isTooLong = ({ lines }: Breaking): boolean => lines.some(({ ratio }) => ratio < -1.5)
const FEW = { numRuns: 80 }

describe('of all ways to break a paragraph', () => {
  it('the one taken is the cheapest of those with no line looser than its loosest', () => {
    fc.assert(
      fc.property(prose, shape, (given, wanted) => {
        const measure = measureOf(wanted)
        const items = itemsOf(given)
        const best = breakLines(items, measure)[0]
        if (!best) throw new Error('no breaking')
        fc.pre(!isTooLong(best))
        const rivals = everyBreaking(items, measure).filter((one) => !isTooLong(one) && one.worst <= best.worst + 1e-6)
        for (const { demerits } of rivals) expect(best.demerits).toBeLessThanOrEqual(demerits + 1e-3)
      }),
      FEW,
    )
  })

  it('a line more or less is each the cheapest of its number', () => {
    fc.assert(
      fc.property(prose, shape, (given, wanted) => {
        const measure = measureOf(wanted)
        const items = itemsOf(given)
        const offered = breakLines(items, measure)
        const every = everyBreaking(items, measure).filter((one) => !isTooLong(one))
        for (const variant of offered.filter((one) => !isTooLong(one))) {
          const alike = every.filter((one) => one.lines.length === variant.lines.length && one.worst <= variant.worst)
          for (const { demerits } of alike) expect(variant.demerits).toBeLessThanOrEqual(demerits + 1e-3)
        }
        expect(new Set(offered.map(({ lines }) => lines.length)).size).toBe(offered.length)
      }),
      FEW,
    )
  })

  it('none gets cheaper for a break that is forbidden, however long the paragraph', () => {
    fc.assert(
      fc.property(proseOf(30, 60), shape, (given, wanted) => {
        const measure = measureOf(wanted)
        const items = itemsOf(given)
        const best = breakLines(items, measure)[0]
        if (!best) throw new Error('no breaking')
        fc.pre(!isTooLong(best))
        const choices = choicesOf(items)
        const ends = new Set(best.lines.map(({ end }) => end))
        for (const forbidden of choices) {
          const rival = breakLines(withOnly(items, new Set(choices.filter((at) => at !== forbidden))), measure)[0]
          if (!rival || isTooLong(rival) || rival.worst > best.worst + 1e-6) continue
          expect(rival.demerits).toBeGreaterThanOrEqual(best.demerits - 1e-3)
          // A break that is not taken is not missed.
          if (!ends.has(forbidden)) expect(rival.demerits).toBeCloseTo(best.demerits, 3)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('none with a line too long is taken where there is one without', () => {
    fc.assert(
      fc.property(prose, shape, (given, wanted) => {
        const measure = measureOf(wanted)
        const items = itemsOf(given)
        const best = breakLines(items, measure)[0]
        if (best && isTooLong(best)) expect(everyBreaking(items, measure).every(isTooLong)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

describe('every breaking offered', () => {
  it('has all boxes in their order, each once, and ends lines where lines may end', () => {
    fc.assert(
      fc.property(prose, shape, (given, wanted) => {
        const measure = measureOf(wanted)
        const items = itemsOf(given)
        const choices = new Set(choicesOf(items))
        const boxes = items.filter((item) => item.kind === 'box')
        for (const { lines } of breakLines(items, measure)) {
          expect(lines.flatMap(({ start, end }) => items.slice(start, end).filter((i) => i.kind === 'box'))).toEqual(
            boxes,
          )
          for (const { end, hyphen } of lines.slice(0, -1)) {
            const item = items[end]
            expect(choices.has(end) || (item?.kind === 'penalty' && item.cost === FORCED)).toBe(true)
            expect(hyphen).toBe(item?.kind === 'penalty' && item.hyphen)
          }
          expect(lines.at(-1)?.end).toBe(items.length)
          const forced = items.flatMap((item, i) => (item.kind === 'penalty' && item.cost === FORCED ? [i] : []))
          for (const at of forced) expect(lines.map(({ end }) => end)).toContain(at)
        }
      }),
    )
  })

  it('says truly how its lines fit: white is shrunk where the words are wider than the line, and nowhere else', () => {
    fc.assert(
      fc.property(prose, shape, (given, wanted) => {
        const measure = measureOf(wanted)
        const items = itemsOf(given)
        for (const { lines } of breakLines(items, measure)) {
          lines.forEach((line, n) => {
            const natural = widthOf(items, line.start, line.end)
            const room = measure.width(n) - (n ? 0 : measure.indent)
            // What the glyphs can give alone needs no white.
            const glyphs = 0.02 + (measure.justified ? measure.expansion * natural : 0)
            if (natural <= room - glyphs) expect(line.ratio).toBeGreaterThanOrEqual(0)
            else if (natural > room + glyphs) expect(line.ratio).toBeLessThan(measure.justified ? 0 : -1)
          })
        }
      }),
    )
  })
})

/** How many small steps of arithmetic a work takes: a count that no clock and no busy machine changes. */
function stepsOf(work: () => void): number {
  const { abs, max, min } = Math
  let steps = 0
  const counted =
    <T extends unknown[]>(step: (...numbers: T) => number) =>
    (...numbers: T): number => {
      steps++
      return step(...numbers)
    }
  try {
    Object.assign(Math, { abs: counted(abs), max: counted(max), min: counted(min) })
    work()
  } finally {
    Object.assign(Math, { abs, max, min })
  }
  return steps
}

describe('the work of breaking', () => {
  const paragraph = (count: number): Item[] => {
    const some = 'an seal menna isle sinnle a mile in salina'.split(' ')
    const words = Array.from({ length: count }, (_, i) => some[(i * i + (i >> 3)) % some.length] ?? '')
    return itemsOf({ words, joints: Array.from({ length: count - 1 }, () => ' ') })
  }

  it('grows with the words of a paragraph, not with their square', () => {
    const [short, long] = [paragraph(5000), paragraph(20_000)]
    const measure = plainMeasure(250, { width: (line) => (line < 3 ? 240 : 250) })
    const few = stepsOf(() => breakLines(short, measure))
    expect(few).toBeGreaterThan(5000)
    expect(stepsOf(() => breakLines(long, measure)) / few).toBeLessThan(4.4)
  })
})
