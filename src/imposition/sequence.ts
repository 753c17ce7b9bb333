/** What is known of a book before its pages are put on sheets. */
export interface Bookful {
  /** How many pages it has. */
  readonly pages: number
  /** How many pages the sheets have. */
  readonly places: number
  /** Blank leaves before the first page, and as many after the last. */
  readonly flyleaves: number
  /** How many pages there are up to the end of the title's leaf; absent where there is no title page. */
  readonly title?: number
}

/** More blank pages at the end than these look like a mistake. */
const MOST_AT_END = 2

/**
 * Turn a book into its pages in order, blank ones among them: indices of pages, `undefined` where a page stays white. Blank pages stand
 * at the end; where they would be many, a leaf of them follows the title.
 */
export function sequence({ pages, places, flyleaves, title }: Bookful): (number | undefined)[] {
  const fly = blanks(2 * flyleaves)
  const spare = places - pages - 2 * fly.length
  const leaf = title !== undefined && title % 2 === 0 && title < pages && spare > MOST_AT_END ? 2 : 0
  const all = Array.from({ length: pages }, (_, page) => page)
  const [before, after] = [all.slice(0, title ?? 0), all.slice(title ?? 0)]
  return [...fly, ...before, ...blanks(leaf), ...after, ...blanks(spare - leaf), ...fly]
}

const blanks = (length: number): undefined[] => Array.from({ length }, () => undefined)
