import { gridOf } from '../grid.js'
import { folded, type Layout } from '../layout.js'

/** Four pages a side; a sheet is folded twice and opened at the head. */
export const quarto: Layout = {
  columns: 2,
  rows: 2,
  lies: 'upright',
  upright: ['spine'],
  level: ['fold'],
  signature: [2],
  sheetsFor: (pages) => Math.ceil(pages / 8),
  arrange: folded(gridOf(['5v 4v', '8 1']), gridOf(['3v 6v', '2 7'])),
  steps: (_, signatures) => [
    { do: 'fold', behind: 'top' },
    { do: 'fold', behind: 'left' },
    { do: 'nest', sheets: signatures },
    { do: 'gather' },
  ],
}
