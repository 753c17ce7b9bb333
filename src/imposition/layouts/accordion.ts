import type { Place } from '../../types/imposition.js'
import { type Layout, type Sides, stand } from '../layout.js'

/**
 * A long strip folded to and fro. Strips are cut from the sheets and taped end to end; what does not fit on one side of one sheet goes
 * on on the strip's back, so that turning it over and reading on is all there is to do.
 */
export const accordion = (panels: 4 | 6 | 8): Layout => {
  // As many strips as leave the page the shape of a page.
  const rows = panels / 2
  const each = panels * rows
  const sidesFor = (pages: number) => (pages > each ? 2 : 1)
  const stripsFor = (pages: number) => Math.ceil(pages / (panels * sidesFor(pages)))
  return {
    columns: panels,
    rows,
    lies: 'across',
    upright: Array.from({ length: panels - 1 }, () => 'fold'),
    level: Array.from({ length: rows - 1 }, () => 'cut'),
    sheetsFor: (pages) => Math.ceil(stripsFor(pages) / rows),
    arrange: (sheets, _, pages) => {
      const strips = stripsFor(pages)
      const length = strips * panels
      return Array.from({ length: sheets }, (_, sheet): Sides => {
        const all = Array.from({ length: Math.min(rows, strips - sheet * rows) * panels }, (_, at) => {
          const place: Place = [at % panels, Math.floor(at / panels)]
          return { place, index: sheet * each + at }
        })
        const back = all.map(({ place: [column, row], index }) =>
          stand([panels - 1 - column, row], 2 * length - 1 - index),
        )
        return {
          front: all.map(({ place, index }) => stand(place, index)),
          back: sidesFor(pages) === 2 ? back : [],
          signature: 0,
          depth: 0,
        }
      })
    },
    steps: (_, __, pages) => [
      ...Array.from(
        { length: rows - 1 },
        (_, i) => ({ do: 'cut', from: [0, (i + 1) / rows], to: [1, (i + 1) / rows] }) as const,
      ),
      { do: 'join', strips: stripsFor(pages) },
      { do: 'concertina', first: 'behind', path: Array.from({ length: panels }, (_, column): Place => [column, 0]) },
    ],
  }
}
