import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fed, type Imposed, impose } from '../../src/imposition/impose.js'
import { type Flip, type Job, LAYOUTS } from '../../src/types/imposition.js'
import type { Forme, Placement } from '../../src/types/layout.js'
import { type Face, read } from './folding.js'
import { jobOf, pagesFor } from './jobs.js'

const KINDS: readonly (Partial<Job> & Pick<Job, 'layout'>)[] = [
  ...LAYOUTS.map((layout) => ({ layout })),
  // Others of the same kind, at fewer lengths.
  { layout: 'signatures', signature: [2, 5, 3] },
  { layout: 'octavo', signature: [2] },
  { layout: 'cut-stack', up: 4 },
  { layout: 'accordion', panels: 6 },
  { layout: 'accordion', panels: 8 },
]
const WAYS = KINDS.flatMap((kind) =>
  (['short', 'long'] as const).flatMap((flip) =>
    (['left', 'right'] as const).map((binding) => ({ ...kind, flip, binding })),
  ),
)
const named = ({ layout, flip, binding, up, panels, signature }: Partial<Job>) =>
  `${layout} ${up ?? panels ?? signature ?? ''}, ${flip} edge, bound at the ${binding}`

const made = (count: number, job: Job): Imposed => impose(pagesFor(count, job), job)
const readBack = ({ formes, plan }: Imposed, flip: Flip = plan.flip): Face[] =>
  read({ formes, sides: plan.sides, flip }, plan.steps)

/** What is wrong with a folded thing of so many pages; nothing, where it reads as a book. */
function faults(faces: readonly Face[], count: number): string[] {
  const told = faces.filter(({ label }) => label !== '')
  return [
    ...told.flatMap(({ label, upright }, i) => [
      ...(label === String(i + 1) ? [] : [`${label} stands where ${i + 1} should`]),
      ...(upright ? [] : [`${label} stands on its head`]),
    ]),
    ...(told.length === count ? [] : [`${told.length} pages of ${count}`]),
    ...(faces.slice(0, count).every(({ label }) => label !== '') ? [] : ['a blank page among the others']),
  ]
}

describe('every layout, folded and read leaf by leaf', () => {
  it.each(WAYS.map((way) => [named(way), way] as const))('%s, has 1 to 400 pages in order, upright', (_, way) => {
    const job = jobOf(way)
    // Either flip and either binding with every number; the other two pairs of them, and layouts of the same kind, with some.
    const isVariant = 'up' in way || 'panels' in way || 'signature' in way
    const isOther = (way.flip === 'short') !== (way.binding === 'left')
    for (let count = 1; count <= 400; count += isVariant || isOther ? 13 : 1) {
      const imposed = made(count, job)
      const faces = readBack(imposed)
      const wrong = faults(faces, count)
      if (wrong.length || faces.length !== imposed.plan.pages) expect({ count, wrong, faces: faces.length }).toEqual({})
    }
  })

  it.each(WAYS.map((way) => [named(way), way] as const))('%s, is told from what is not', (_, way) => {
    const job = jobOf(way)
    const count = way.layout === 'signatures' ? 40 : 32
    const imposed = made(count, job)
    expect(faults(readBack(imposed), count)).toEqual([])
    const places = imposed.formes.flatMap(({ placements }, forme) => placements.map((_, at) => ({ forme, at })))
    const changed = (change: (one: Placement, forme: number, at: number) => Placement): Imposed => ({
      ...imposed,
      formes: imposed.formes.map((forme, f): Forme => {
        return { ...forme, placements: forme.placements.map((one, at) => change(one, f, at)) }
      }),
    })
    const pageAt = ({ forme, at }: (typeof places)[number]) => imposed.formes[forme]?.placements[at]?.page
    const missed: string[] = []
    places.forEach((a, i) => {
      for (const b of places.slice(i + 1)) {
        const [one, other] = [pageAt(a), pageAt(b)]
        const swapped = changed((placement, forme, at) => {
          const page = forme === a.forme && at === a.at ? other : forme === b.forme && at === b.at ? one : undefined
          return page ? { ...placement, page } : placement
        })
        if (!faults(readBack(swapped), count).length) missed.push(`${one?.label} for ${other?.label}`)
      }
      const turned = changed((placement, forme, at) =>
        forme === a.forme && at === a.at ? { ...placement, turn: placement.turn ? 0 : 180 } : placement,
      )
      if (!faults(readBack(turned), count).length) missed.push(`${pageAt(a)?.label} on its head`)
    })
    if (imposed.plan.sides === 2 && !faults(readBack(imposed, way.flip === 'short' ? 'long' : 'short'), count).length)
      missed.push('the other flip')
    expect(missed).toEqual([])
  })
})

it('any job makes something that reads in order, with flyleaves and signatures of any sizes', () => {
  const jobs = fc.record({
    layout: fc.constantFrom(...LAYOUTS),
    signature: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 5 }),
    flip: fc.constantFrom<Flip>('short', 'long'),
    binding: fc.constantFrom<Job['binding']>('left', 'right'),
    size: fc.constantFrom<Job['size']>('exact', 'fit'),
    flyleaves: fc.integer({ min: 0, max: 3 }),
    up: fc.constantFrom<Job['up']>(2, 4),
    panels: fc.constantFrom<Job['panels']>(4, 6, 8),
    bleed: fc.constantFrom(0, 9),
  })
  fc.assert(
    fc.property(
      jobs,
      fc.integer({ min: 1, max: 120 }),
      fc.option(fc.integer({ min: 1, max: 6 })),
      (said, count, title) => {
        const job = jobOf(said)
        const { formes, plan } = impose(pagesFor(count, job), job, title ?? undefined)
        const faces = read({ formes, sides: plan.sides, flip: plan.flip }, plan.steps)
        const told = faces.filter(({ label }) => label !== '')
        expect(told.map(({ label }) => label)).toEqual(Array.from({ length: count }, (_, i) => String(i + 1)))
        expect(told.every(({ upright }) => upright)).toBe(true)
        expect(
          faces
            .slice(0, 2 * job.flyleaves)
            .concat(faces.slice(faces.length - 2 * job.flyleaves))
            .every(({ label }) => label === ''),
        ).toBe(true)
      },
    ),
    { seed: 1, numRuns: 150 },
  )
})

describe('sheets', () => {
  it('put eight pages on two sheets in the order of the trade', () => {
    const order = made(8, jobOf()).formes.map(({ placements }) =>
      placements
        .toSorted((a, b) => a.x - b.x)
        .map(({ page }) => page.label)
        .join('|'),
    )
    expect(order).toEqual(['8|1', '2|7', '6|3', '4|5'])
  })

  it('have pages against the fold in which they are bound, and else in the middle', () => {
    for (const binding of ['left', 'right'] as const)
      for (const layout of ['booklet', 'quarto', 'octavo', 'mini-8', 'mini-16'] as const) {
        const faces = readBack(made(16, jobOf({ layout, binding, calliper: 0 })))
        faces.forEach(({ left, right }, i) => {
          const atLeft = (i % 2 === 0) === (binding === 'left')
          expect([atLeft ? left : right, atLeft ? right : left].map(Math.round)).toEqual([0, 10])
        })
      }
    expect(
      readBack(made(4, jobOf({ layout: 'cut-stack' }))).map(({ left, right }) => Math.round(left - right)),
    ).toEqual([0, 0, 0, 0])
  })

  it('are printed by hand as a pile that is turned over: its last back comes first', () => {
    const imposed = made(20, jobOf())
    const { fronts, backs } = fed(imposed)
    const pile = fronts.map((front, i) => [front, backs[fronts.length - 1 - i]])
    expect(pile.flat()).toEqual(imposed.formes)
  })

  it('leave blank pages at the end, a leaf of them after the title where they are many, and flyleaves where they are asked for', () => {
    const labels = (count: number, job: Job, title?: number) => {
      const { formes, plan } = impose(pagesFor(count, job), job, title)
      return read({ formes, sides: plan.sides, flip: plan.flip }, plan.steps)
        .map(({ label }) => label || '·')
        .join(' ')
    }
    expect(labels(6, jobOf(), 2)).toBe('1 2 3 4 5 6 · ·')
    expect(labels(5, jobOf(), 2)).toBe('1 2 · · 3 4 5 ·')
    expect(labels(5, jobOf())).toBe('1 2 3 4 5 · · ·')
    expect(labels(6, jobOf({ flyleaves: 1 }), 2)).toBe('· · 1 2 3 4 5 6 · · · ·')
  })
})
