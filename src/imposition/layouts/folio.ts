import { gridOf } from '../grid.js'
import { folded, type Layout } from '../layout.js'

/** Two pages a side, folded once. */
const folio: Omit<Layout, 'signature' | 'steps'> = {
  columns: 2,
  rows: 1,
  lies: 'across',
  upright: ['spine'],
  level: [],
  sheetsFor: (pages) => Math.ceil(pages / 4),
  arrange: folded(gridOf(['4 1']), gridOf(['2 3'])),
}

/** One signature of all sheets, folded as a pile and stapled in the fold. */
export const booklet: Layout = {
  ...folio,
  signature: 'all',
  steps: (_, signatures) => [
    { do: 'pile', sheets: signatures },
    { do: 'fold', behind: 'left' },
  ],
}

/** Signatures of a few sheets each, sewn behind one another: a book of any length. */
export const signatures: Layout = {
  ...folio,
  // 16 pages: as thick as a hand folds well in 80 g/m² paper.
  signature: [4],
  steps: (_, signatures) => [{ do: 'pile', sheets: signatures }, { do: 'fold', behind: 'left' }, { do: 'gather' }],
}
