import type { Place } from '../../types/imposition.js'
import { gridOf } from '../grid.js'
import type { Layout } from '../layout.js'
import { printedOnce } from './printedOnce.js'

/** To and fro through the rows, as the cuts leave the paper joined. */
const PATH: readonly Place[] = [0, 1, 2, 3].flatMap((row) =>
  [0, 1, 2, 3].map((step): Place => [row % 2 ? 3 - step : step, row]),
)

/**
 * Sixteen pages on one side of one sheet: three cuts make a strip of it, which is folded to and fro. It begins with the second page, so
 * that the strip turns its corners within leaves and never at a spine; the first page is its end, and comes round to the front.
 */
export const mini16: Layout = {
  columns: 4,
  rows: 4,
  lies: 'upright',
  upright: ['spine', 'fold', 'spine'],
  level: ['cut', 'cut', 'cut'],
  ...printedOnce(gridOf(['2 3 4 5', '9v 8v 7v 6v', '10 11 12 13', '1v 16v 15v 14v'])),
  steps: () => [
    { do: 'cut', from: [0, 1 / 4], to: [3 / 4, 1 / 4] },
    { do: 'cut', from: [1, 1 / 2], to: [1 / 4, 1 / 2] },
    { do: 'cut', from: [0, 3 / 4], to: [3 / 4, 3 / 4] },
    { do: 'concertina', first: 'over', path: PATH },
    { do: 'wrap' },
    { do: 'gather' },
  ],
}
