import { describe, expect, it } from 'vitest'
import { impose } from '../../src/imposition/impose.js'
import { mm } from '../../src/imposition/paper.js'
import { zineData } from '../../src/report/zine.js'
import { type Job, LAYOUTS } from '../../src/types/imposition.js'
import { jobOf, pagesFor } from '../imposition/jobs.js'

const told = (said: Partial<Job>, count: number) => {
  const job = jobOf(said)
  const { plan, formes } = impose(pagesFor(count, job), job)
  const data = zineData({
    name: 't-booklet.pdf',
    bytes: new Uint8Array(),
    plan,
    formes,
    notes: ['A plan'],
    problems: [],
  })
  return { formes, plan, data }
}

describe("the report's zine", () => {
  it.each(LAYOUTS.flatMap((layout) => (['short', 'long'] as const).map((flip) => [layout, flip] as const)))(
    'of %s, flipped on the %s edge, has its pages where the sheets have them',
    (layout, flip) => {
      const { formes, plan, data } = told({ layout, flip }, 40)
      const drawn = data?.drawn.flatMap(({ sides }) => sides) ?? []
      expect(drawn.length).toBeGreaterThan(0)
      drawn.forEach((side, i) => {
        const placed = formes[i]?.placements ?? []
        expect(side).toHaveLength(placed.length)
        for (const { page, turn, clip } of placed) {
          const shown = side.find(({ label }) => label === page.label)
          expect(shown).toMatchObject({ turned: turn === 180 })
          expect(mm(shown?.x ?? 0)).toBeCloseTo(clip?.x ?? -1, 1)
          expect(mm(shown?.y ?? 0)).toBeCloseTo(clip?.y ?? -1, 1)
        }
      })
      expect((data?.drawn.length ?? 0) + (data?.listed.length ?? 0) + (data?.left ?? 0)).toBe(plan.sheets)
    },
  )

  it('draws the first signature and lists the others, up to a number that is read', () => {
    const { data } = told({ layout: 'signatures', signature: [3] }, 48)
    expect(data?.drawn.map(({ sheet }) => sheet)).toEqual([1, 2, 3])
    expect(data?.listed[0]).toEqual({ sheet: 4, sides: ['24, 13', '14, 23'] })
    const long = told({}, 400).data
    expect([long?.drawn.length, long?.listed.length, long?.left]).toEqual([6, 94, 0])
    const longest = told({ layout: 'pages' }, 1000).data
    expect([longest?.drawn.length, longest?.listed.length, longest?.left]).toEqual([6, 200, 294])
  })

  it('has lines where paper is folded, and cuts as far as the knife goes', () => {
    const kinds = (layout: Job['layout']) =>
      told({ layout }, 16)
        .data?.lines.map(({ kind }) => kind)
        .join(' ')
    expect(kinds('booklet')).toBe('fold')
    expect(kinds('cut-stack')).toBe('cut')
    expect(kinds('mini-8')).toBe('fold fold fold fold cut')
    expect(kinds('mini-16')).toBe('fold fold fold fold fold fold cut cut cut')
  })

  it('is absent where there is none', () => {
    expect(zineData({ name: 't.pdf', bytes: new Uint8Array(), problems: [] })).toBeUndefined()
  })
})
