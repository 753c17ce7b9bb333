import type { Cell, Edge, Job, Place, Step } from '../types/imposition.js'
import type { Numbered } from './grid.js'

/** Where pages stand on the sheets of a layout, bound at the left; the mirror makes what is bound at the right. */
export interface Layout {
  readonly columns: number
  readonly rows: number
  /** Which way round the paper lies. */
  readonly lies: 'upright' | 'across'
  /** What becomes of the lines between places. */
  readonly upright: readonly Edge[]
  readonly level: readonly Edge[]
  /** Sheets that go into a signature when the author does not say; absent where nothing is sewn. */
  readonly signature?: 'all' | readonly number[]
  /** How many pages so many sheets hold. */
  readonly sheetsFor: (pages: number) => number
  /** The sheets of a book of so many pages, in signatures of so many sheets. */
  readonly arrange: (sheets: number, signatures: readonly number[], pages: number) => readonly Sides[]
  readonly steps: (sheets: number, signatures: readonly number[], pages: number) => readonly Step[]
}

/** A sheet's two sides, and its place in its signature. */
export interface Sides {
  readonly front: readonly Stand[]
  readonly back: readonly Stand[]
  readonly signature: number
  readonly depth: number
}

/** A page, by its index among all pages with the blank ones, and where it stands. */
export type Stand = Pick<Cell, 'column' | 'row' | 'turn' | 'depth'> & { readonly index: number }

/** A page in its place. */
export const stand = ([column, row]: Place, index: number, turn: 0 | 180 = 0, depth = 0): Stand => {
  return { column, row, index, turn, depth }
}

/**
 * The sheets of signatures that are folded and put into one another, from the sides of one sheet that is folded alone. Of what such
 * a sheet holds, the first half stands in the first half of its signature, and the other in the other.
 */
export function folded(front: readonly Numbered[], back: readonly Numbered[]): Layout['arrange'] {
  const each = front.length + back.length
  return (_, signatures) => {
    let first = 0
    return signatures.flatMap((sheets, signature) => {
      const start = first
      const all = sheets * each
      first += all
      return Array.from({ length: sheets }, (_, sheet): Sides => {
        const side = (its: readonly Numbered[]) =>
          its.map(({ place, number, turn }) => {
            const before = (sheet * each) / 2
            const at = number - 1 < each / 2 ? before + number - 1 : all - before - each + number - 1
            return stand(place, start + at, turn, Math.floor(Math.min(at, all - 1 - at) / 2))
          })
        return { front: side(front), back: side(back), signature, depth: sheet }
      })
    })
  }
}

/** A layout as it stands when it is bound at the right: left and right change places, pages stay upright. */
export function bound(layout: Layout, binding: Job['binding']): Layout {
  if (binding === 'left') return layout
  const { columns, arrange, steps } = layout
  const mirrored = (its: readonly Stand[]) => its.map((one) => ({ ...one, column: columns - 1 - one.column }))
  return {
    ...layout,
    upright: layout.upright.toReversed(),
    arrange: (...how) =>
      arrange(...how).map((sides) => ({ ...sides, front: mirrored(sides.front), back: mirrored(sides.back) })),
    steps: (...how) => steps(...how).map((step) => mirroredStep(step, columns)),
  }
}

function mirroredStep(step: Step, columns: number): Step {
  const places = (its: readonly Place[]) => its.map(([column, row]): Place => [columns - 1 - column, row])
  if (step.do === 'fold') {
    const behind = step.behind === 'left' ? 'right' : step.behind === 'right' ? 'left' : step.behind
    return { ...step, behind }
  }
  if (step.do === 'cut') return { ...step, from: [1 - step.from[0], step.from[1]], to: [1 - step.to[0], step.to[1]] }
  if (step.do === 'concertina') return { ...step, path: places(step.path) }
  return step.do === 'stack' ? { ...step, pieces: places(step.pieces) } : step
}
