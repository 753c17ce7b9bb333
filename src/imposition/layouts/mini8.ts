import type { Place } from '../../types/imposition.js'
import { gridOf } from '../grid.js'
import type { Layout } from '../layout.js'
import { printedOnce } from './printedOnce.js'

/** From the first page to the last, each joined to the next. */
const PATH: readonly Place[] = [
  [1, 1],
  [2, 1],
  [3, 1],
  [3, 0],
  [2, 0],
  [1, 0],
  [0, 0],
  [0, 1],
]

/** Eight pages on one side of one sheet: a slit in the middle, no staple. */
export const mini8: Layout = {
  columns: 4,
  rows: 2,
  lies: 'across',
  upright: ['spine', 'fold', 'spine'],
  level: ['fold'],
  ...printedOnce(gridOf(['7v 6v 5v 4v', '8 1 2 3'])),
  steps: () => [
    { do: 'cut', from: [1 / 4, 1 / 2], to: [3 / 4, 1 / 2] },
    { do: 'concertina', first: 'behind', path: PATH },
    { do: 'gather' },
  ],
}
