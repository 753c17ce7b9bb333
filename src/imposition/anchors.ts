import type { Anchor, Forme, Page } from '../types/layout.js'

/** Turn places on pages into places on sheets, by the index of the forme; what stands on none of them has no place. */
export function anchorsOn(
  formes: readonly Forme[],
  pages: readonly Page[],
  anchors: ReadonlyMap<string, Anchor>,
): Map<string, Anchor> {
  const placed = new Map(
    formes.flatMap(({ placements }, forme) => placements.map((one) => [one.page, { ...one, forme }] as const)),
  )
  const found = new Map<string, Anchor>()
  for (const [id, { page, y }] of anchors) {
    const its = pages[page]
    const place = its && placed.get(its)
    if (!place) continue
    const { scale = 1, turn, forme } = place
    found.set(id, { page: forme, y: place.y + (turn ? its.height - y : y) * scale })
  }
  return found
}
