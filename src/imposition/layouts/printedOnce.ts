import type { Numbered } from '../grid.js'
import { type Layout, type Sides, stand } from '../layout.js'

/** Sheets that are printed on one side, each a whole thing of its own; what is longer goes on on another. */
export function printedOnce(front: readonly Numbered[]): Pick<Layout, 'sheetsFor' | 'arrange'> {
  const each = front.length
  return {
    sheetsFor: (pages) => Math.ceil(pages / each),
    arrange: (sheets) =>
      Array.from({ length: sheets }, (_, sheet): Sides => {
        const its = front.map(({ place, number, turn }) => stand(place, sheet * each + number - 1, turn))
        return { front: its, back: [], signature: sheet, depth: 0 }
      }),
  }
}
