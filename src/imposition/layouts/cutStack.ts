import { placesIn } from '../grid.js'
import { type Layout, type Sides, stand } from '../layout.js'

/**
 * Loose leaves: the whole pile is cut at once, and its pieces are put on one another, so that nothing has to be sorted. A place of
 * the sheet holds leaves that follow each other from sheet to sheet.
 */
export const cutStack = (up: 2 | 4): Layout => {
  const rows = up / 2
  const places = placesIn(2, rows)
  return {
    columns: 2,
    rows,
    lies: up === 2 ? 'across' : 'upright',
    upright: ['cut'],
    level: up === 2 ? [] : ['cut'],
    sheetsFor: (pages) => Math.ceil(pages / (2 * up)),
    arrange: (sheets) =>
      Array.from({ length: sheets }, (_, sheet): Sides => {
        const leaf = (pile: number) => 2 * (pile * sheets + sheet)
        return {
          front: places.map((place, pile) => stand(place, leaf(pile))),
          back: places.map(([column, row], pile) => stand([1 - column, row], leaf(pile) + 1)),
          signature: 0,
          depth: 0,
        }
      }),
    steps: (sheets) => [
      { do: 'pile', sheets: [sheets] },
      ...(up === 4 ? [{ do: 'cut', from: [0, 1 / 2], to: [1, 1 / 2] } as const] : []),
      { do: 'cut', from: [1 / 2, 0], to: [1 / 2, 1] },
      { do: 'stack', pieces: places },
    ],
  }
}
