import type { Job } from '../types/imposition.js'
import type { Page } from '../types/layout.js'
import type { Ground } from './geometry.js'
import { type Area, inkOf } from './ink.js'

/** What pages ask of the sheet: their size, and where their words stand. */
export interface Copy {
  readonly page: { readonly width: number; readonly height: number }
  readonly scale: number
  /** The areas of the pages' words, by page. */
  readonly inks: readonly (Area | undefined)[]
  /** The white that words leave at their spine at least, in points of the sheet. */
  readonly room: number
  /** How far pages move towards the spine, because they were set for one on the other side. */
  readonly lean: number
}

/** Look at pages that are to be put on a sheet. */
export function readCopy(
  pages: readonly Page[],
  ground: Ground,
  { size, binding }: Pick<Job, 'size' | 'binding'>,
): Copy {
  const width = Math.max(1, ...pages.map((page) => page.width))
  const height = Math.max(1, ...pages.map((page) => page.height))
  const scale = size === 'fit' ? Math.min(ground.across / width, ground.down / height) : 1
  const inks = pages.map(inkOf)
  // Pages are set as for a book bound at the left: the spine of right-hand pages is at their left.
  const inner = inks.flatMap((ink, i) => {
    const page = pages[i]
    return ink && page ? [page.side === 'recto' ? ink.left : page.width - ink.right] : []
  })
  const outer = inks.flatMap((ink, i) => {
    const page = pages[i]
    return ink && page ? [page.side === 'recto' ? page.width - ink.right : ink.left] : []
  })
  const lean = binding === 'right' ? Math.max(0, usual(outer) - usual(inner)) * scale : 0
  const nearest = binding === 'right' ? outer : inner
  const room = Math.min(...(nearest.length ? nearest : [0])) * scale - lean
  return { page: { width, height }, scale, inks, room, lean }
}

/** What most pages have. */
function usual(lengths: readonly number[]): number {
  return lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0
}
