import type { Style } from '../types/style.js'
import type { FlowContext } from './flowContext.js'
import type { LinesPiece } from './galley.js'
import type { Line } from './line.js'
import { type SetRow, underHeads } from './table.js'

/** A row in a galley, and whether a page may end below it. */
export interface GalleyRow extends Pick<SetRow, 'ids' | 'sources'>, Pick<LinesPiece, 'withNext' | 'atTop'> {
  readonly line: Line
}

/** Turn the rows of a table into those of a galley: a page may end between two where enough of them stand on either side, `orphans` and `widows` counting rows here. */
export function galleyRows(rows: readonly SetRow[], { orphans, widows }: Style, context: FlowContext): GalleyRow[] {
  const { free, height, leading } = context
  const onGrid = ({ line }: SetRow): Line => ({ ...line, grid: !free })
  const heads = rows.filter(({ head }) => head).map(onGrid)
  const body = rows.filter(({ head }) => !head).length
  const deep = heads.reduce((depth, { advance }) => depth + advance, 0)
  let at = 0
  return rows.map((row) => {
    const line = onGrid(row)
    if (!row.head) at++
    const parted = at >= orphans && body - at >= Math.min(widows, body)
    const withNext = row.head || row.reaches || (at < body && !parted)
    // Heads that fill the page would leave no room for what they head.
    const repeated = !row.head && at > 1 && deep > 0 && deep + line.advance <= height - leading
    const { ids, sources } = row
    const atTop = repeated && { atTop: { lines: [underHeads(heads, line)], by: 'heads' as const } }
    return { line, ids, sources, withNext, ...atTop }
  })
}
