import { type Item, isForced, isWhite, NO_BREAK } from './items.js'
import { FIXED_SPACES } from './whites.js'
import type { KnownRun } from './words.js'

/** How far the space between ideographs, which is as wide as one, may stretch and shrink, in em. */
const IDEOGRAPHIC_GIVE = 0.25

/** A word space, unless white or a line's beginning stands before it. */
export function addSpace({ space, breaking }: KnownRun, items: Item[]): void {
  const last = beforeEdges(items)
  if (!last || isWhite(last) || isForced(last)) return
  if (breaking.tied) items.push(NO_BREAK)
  items.push(space)
}

/** A space of its own kind: without a break, or of a set width, or an ideograph's. */
export function addFixedSpace(space: string, { run, space: glue }: KnownRun, items: Item[]): void {
  if (space === '\u3000') {
    const give = IDEOGRAPHIC_GIVE * run.size
    items.push({ kind: 'glue', width: run.size, stretch: give, shrink: give, fil: false, run })
    return
  }
  const width = (FIXED_SPACES[space] ?? 0) * run.size
  items.push(NO_BREAK, space === '\u00a0' ? glue : { kind: 'glue', width, stretch: 0, shrink: 0, fil: false, run })
}

/** The last item that is not the edge of a box. */
function beforeEdges(items: readonly Item[]): Item | undefined {
  let at = items.length - 1
  for (let item = items[at]; item?.kind === 'box' && item.edge; item = items[at]) at--
  return items[at]
}
