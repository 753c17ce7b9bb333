import { gridOf } from '../grid.js'
import { folded, type Layout } from '../layout.js'

/** Eight pages a side; a sheet is folded three times and opened at the head and at the fore-edge. */
export const octavo: Layout = {
  columns: 4,
  rows: 2,
  lies: 'across',
  upright: ['fold', 'spine', 'fold'],
  level: ['fold'],
  signature: [1],
  sheetsFor: (pages) => Math.ceil(pages / 16),
  arrange: folded(gridOf(['5v 12v 9v 8v', '4 13 16 1']), gridOf(['7v 10v 11v 6v', '2 15 14 3'])),
  steps: (_, signatures) => [
    { do: 'fold', behind: 'left' },
    { do: 'fold', behind: 'top' },
    { do: 'fold', behind: 'left' },
    { do: 'nest', sheets: signatures },
    { do: 'gather' },
  ],
}
