import { describe, expect, it } from 'vitest'
import { figures } from '../../src/imposition/figures.js'
import { impose } from '../../src/imposition/impose.js'
import { LAYOUTS, MARKS } from '../../src/types/imposition.js'
import { jobOf, pagesFor } from './jobs.js'

describe('marks', () => {
  it.each(LAYOUTS)('of %s stand beside folds and cuts, never on them', (layout) => {
    const job = jobOf({ layout, marks: new Set(MARKS) })
    const { formes, plan } = impose(pagesFor(40, job), job)
    const { columns, rows, sheet } = plan
    const marks = formes.flatMap((forme) => forme.marks ?? [])
    if (layout !== 'pages') expect(marks.length).toBeGreaterThan(0)
    for (const mark of marks) {
      if (mark.kind !== 'rect') throw new Error(mark.kind)
      for (let i = 1; i < columns; i++) {
        const line = (i * sheet.width) / columns
        expect(mark.x > line || mark.x + mark.width < line).toBe(true)
      }
      for (let i = 1; i < rows; i++) {
        const line = (i * sheet.height) / rows
        expect(mark.y > line || mark.y + mark.height < line).toBe(true)
      }
    }
  })

  it('are drawn kind by kind as they are asked for, on the sheets that need them', () => {
    const drawn = (...kinds: (typeof MARKS)[number][]) => {
      const job = jobOf({ layout: 'signatures', signature: [2], marks: new Set(kinds) })
      return impose(pagesFor(16, job), job).formes.map(({ marks = [] }) => marks.length)
    }
    expect(drawn()).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(drawn('fold')).toEqual([4, 0, 4, 0, 4, 0, 4, 0])
    expect(drawn('spine')).toEqual([1, 0, 0, 0, 1, 0, 0, 0])
    expect(drawn('sewing')).toEqual([8, 0, 0, 0, 8, 0, 0, 0])
    expect(drawn('signature')).toEqual([2, 0, 0, 0, 5, 0, 0, 0])
    expect(drawn('cut')).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  })

  it('show where to cut only at the edge from which a cut goes', () => {
    const job = jobOf({ layout: 'mini-16', marks: new Set(['cut']) })
    const [forme] = impose(pagesFor(16, job), job).formes
    const sides = forme?.marks?.map((mark) => (mark.kind === 'rect' && mark.x < 100 ? 'left' : 'right'))
    expect(sides).toEqual(['left', 'left', 'right', 'right', 'left', 'left'])
  })

  it('draw figures with strokes, as wide as they are told to be', () => {
    const { strokes, width } = figures(10, 7)
    expect(strokes).toHaveLength(8)
    expect(Math.max(...strokes.map((stroke) => stroke.x + stroke.width))).toBe(width)
  })
})
