import { describe, expect, it } from 'vitest'
import { area, foldLine, stroke } from '../../src/imposition/guide/drawing.js'
import { guide, readable } from '../../src/imposition/guide/guide.js'
import { en as ENGLISH } from '../../src/imposition/guide/languages/en.js'
import type { Lettering } from '../../src/imposition/guide/lettering.js'
import { stepsOf } from '../../src/imposition/guide/steps.js'
import { testSheet } from '../../src/imposition/guide/testSheet.js'
import { seenOn } from '../../src/imposition/guide/view.js'
import { GUIDE_WORDS, guideWordsFor } from '../../src/imposition/guide/words.js'
import { impose } from '../../src/imposition/impose.js'
import { mm } from '../../src/imposition/paper.js'
import type { Face, Shaped, Shaper } from '../../src/types/fonts.js'
import { type Job, LAYOUTS } from '../../src/types/imposition.js'
import type { Forme, Mark } from '../../src/types/layout.js'
import { jobOf, pagesFor } from './jobs.js'

// Every letter is half an em wide.
const face = { id: 0, family: 'Even', capHeight: 0.7 } as Face
const shape = (_: Face, text: string): Shaped[] => [
  { face, text, glyphs: [], width: 500 * [...text].length, stops: new Float32Array() },
]
const shaper = { shape } as Partial<Shaper> as Shaper
const lettering: Lettering = { shaper, face, italic: face, lang: 'en' }

const workOf = (said: Partial<Job> = {}, count = 32) => {
  const job = jobOf(said)
  const { plan, formes } = impose(pagesFor(count, job), job)
  return { plan, formes, cover: job.cover, title: 'The Salt Road' }
}

/** The words of marks in their order, those on their heads in brackets. */
const textsIn = (marks: readonly Mark[]): string[] =>
  marks.flatMap((mark) => {
    if (mark.kind === 'turned') return textsIn(mark.marks).map((text) => `(${text})`)
    return mark.kind === 'text' ? [mark.parts.map(({ shaped }) => shaped.text).join('')] : []
  })
const marksOf = (formes: readonly Forme[]) =>
  formes.flatMap(({ placements }) => placements.flatMap(({ page }) => page.marks))
const box = { x: 0, y: 0, width: 240, height: 120 }

describe('a guide', () => {
  it.each([
    ['booklet', ['Print it on', 'Lay the sheets', 'Fold the left', 'Open it in']],
    ['signatures', ['Print it on', 'Count the sheets', 'Fold the left', 'Lay the signatures', 'Prick four holes']],
    [
      'quarto',
      [
        'Print it on',
        'Fold the top',
        'Fold the left',
        'Open the folded',
        'Lay the signatures',
        'Prick four holes',
        'Slit the folds',
      ],
    ],
    [
      'octavo',
      [
        'Print it on',
        'Fold the left',
        'Fold the top',
        'Fold the left',
        'Lay the signatures',
        'Prick four holes',
        'Slit the folds',
      ],
    ],
    ['cut-stack', ['Print it on', 'Lay the sheets', 'Cut the whole', 'Put the piles', 'Tap the leaves']],
    ['mini-8', ['Print it on', 'Fold the sheet', 'Cut the thick', 'Fold it along', 'Push both ends', 'Lay the leaves']],
    ['mini-16', ['Print it on', 'Cut the three', 'Begin with the', 'Bring the last']],
    ['accordion', ['Print it on', 'Cut the sheets', 'Put the strips', 'Fold it to']],
    ['pages', ['Print it on', 'Lay the sheets', 'Tap the leaves']],
  ] as const)('tells how to make a zine: %s', (layout, steps) => {
    const count = layout === 'mini-8' ? 8 : layout === 'mini-16' ? 16 : 32
    const told = stepsOf(workOf({ layout }, count), ENGLISH, lettering).map(({ words }) =>
      words.split(' ').slice(0, 3).join(' '),
    )
    expect(told).toEqual(steps)
  })

  it('draws what the steps of the plan do: pages lie as on the sheet, and turn with it', () => {
    const drawn = stepsOf(workOf({ layout: 'quarto', signature: [2] }, 16), ENGLISH, lettering).map(({ draw }) =>
      textsIn(draw(box)).join(' '),
    )
    expect(drawn.slice(0, 4)).toEqual([
      // The first sheet of two: its front, and its back as a leaf is turned.
      '(13) (4) 16 1 front (3) (14) 2 15 back',
      // What goes behind, what stays, what is left of it.
      '(13) (4) 16 1 16 1',
      '16 1 1',
      '1 2',
    ])
  })

  it('shows the same back whichever way the printer turns the sheet', () => {
    const drawn = (flip: 'short' | 'long') =>
      textsIn(stepsOf(workOf({ flip }), ENGLISH, lettering)[0]?.draw(box) ?? []).join(' ')
    expect(drawn('short')).toBe(drawn('long'))
    const told = (flip: 'short' | 'long') => stepsOf(workOf({ flip }), ENGLISH, lettering)[0]?.words
    expect(told('short')).toContain('Flip on short edge')
    expect(told('long')).toContain('Flip on long edge')
  })

  it('is folded the other way about where a book is bound at the right', () => {
    const words = stepsOf(workOf({ binding: 'right' }), ENGLISH, lettering).map((step) => step.words)
    expect(words[2]).toBe('Fold the right half behind the left half.')
  })

  it.each(LAYOUTS)('of %s stands on its page, on any paper', (layout) => {
    for (const [width, height] of [
      [595, 842],
      [612, 792],
      [842, 1191],
      [145, 210],
      [300, 300],
    ] as const) {
      const sheet = { name: 'a4', width, height }
      for (const { width, height, placements } of guide(workOf({ layout, sheet }, 12), ENGLISH, lettering)) {
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(370)
        for (const { page, scale = 1 } of placements) {
          expect([page.width * scale, page.height * scale].map(Math.round)).toEqual([width, height].map(Math.round))
          for (const mark of page.marks)
            if (mark.kind === 'text') {
              expect(mark.y).toBeLessThan(page.height)
              expect(mark.x).toBeGreaterThan(0)
            }
        }
      }
    }
  })

  it('doubles paper that is too small to be read', () => {
    expect(readable({ width: 210, height: 298 })).toEqual({ width: 420, height: 596 })
    expect(readable({ width: 842, height: 595 })).toEqual({ width: 595, height: 842 })
  })

  it.each(Object.entries(GUIDE_WORDS))('speaks %s: the same is filled in, and nothing is left out', (_, its) => {
    const slots = (words: object): string[] =>
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === 'string'
          ? [`${key} ${[...new Set(value.match(/\{\w+\}/g))].sort().join('')}${value === '' ? ' empty' : ''}`]
          : slots(value),
      )
    expect(slots(its).sort()).toEqual(slots(ENGLISH).sort())
  })

  it('speaks English where it does not know the language', () => {
    expect(guideWordsFor('tlh').words).toBe(ENGLISH)
    expect(guideWordsFor('en-US').lang).toBe('en-US')
  })
})

describe('a test sheet', () => {
  it('has lines at its edges where printers stop, each with its distance, and lines to measure', () => {
    const [front] = testSheet(workOf().plan, ENGLISH, lettering)
    const marks = marksOf(front ? [front] : [])
    const texts = textsIn(marks)
    for (const distance of ['3', '4.23', '5', '6.35']) expect(texts.filter((text) => text === distance)).toHaveLength(4)
    const lengths = marks.flatMap((mark) => {
      if (mark.kind !== 'path') return []
      const xs = [...mark.outline.matchAll(/[ML](-?[\d.]+) /g)].map(([, x]) => Number(x))
      return [Math.round(Math.max(...xs) - Math.min(...xs) - 0.6)]
    })
    expect(lengths).toEqual(expect.arrayContaining([Math.round(mm(100)), 288]))
  })

  it.each([
    ['booklet', 'short', 0],
    ['booklet', 'long', 180],
    ['quarto', 'long', 0],
    ['quarto', 'short', 180],
  ] as const)('of a %s that is flipped on the %s edge has its back as the zine has', (layout, flip, turn) => {
    const { plan } = workOf({ layout, flip })
    const back = testSheet(plan, ENGLISH, lettering)[1]
    expect(back?.placements[0]?.turn).toBe(turn)
    expect(textsIn(marksOf(back ? [back] : [])).join('')).toContain(
      `--flip ${flip === 'short' ? 'long' : 'short'}`.replace(' ', '\u00a0'),
    )
  })

  it('has no back where nothing is printed there', () => {
    expect(testSheet(workOf({ layout: 'mini-8' }, 8).plan, ENGLISH, lettering)).toHaveLength(1)
  })
})

describe('a drawing', () => {
  it('is made of areas', () => {
    expect(
      area([
        [0, 0],
        [4, 0],
        [4, 3],
      ]).outline,
    ).toBe('M0 0L4 0L4 -3Z')
    expect(
      stroke(
        [
          [0, 0],
          [10, 0],
        ],
        2,
      ).outline,
    ).toBe('M-1 1L11 1L11 -1L-1 -1Z')
    expect(foldLine([0, 0], [0, 14], 'over')).toHaveLength(2)
  })

  it('has pages where the printed sheet has them', () => {
    const { formes, plan } = workOf({ layout: 'octavo' }, 16)
    const cells = formes.map((forme) =>
      seenOn(forme, plan).cells.toSorted((a, b) => a.row - b.row || a.column - b.column),
    )
    const row = (its: (typeof cells)[number] = []) =>
      its.map(({ label, turn }) => `${label}${turn ? 'v' : ''}`).join(' ')
    expect(cells.map(row)).toEqual(['5v 12v 9v 8v 4 13 16 1', '7v 10v 11v 6v 2 15 14 3'])
  })
})
