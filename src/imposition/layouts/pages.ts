import { type Layout, stand } from '../layout.js'

/** One page a side, leaf by leaf. */
export const pages: Layout = {
  columns: 1,
  rows: 1,
  lies: 'upright',
  upright: [],
  level: [],
  sheetsFor: (count) => Math.ceil(count / 2),
  arrange: (sheets) =>
    Array.from({ length: sheets }, (_, leaf) => {
      return { front: [stand([0, 0], 2 * leaf)], back: [stand([0, 0], 2 * leaf + 1)], signature: 0, depth: 0 }
    }),
  steps: (sheets) => [{ do: 'pile', sheets: [sheets] }],
}
