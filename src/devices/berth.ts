import { NoBook } from '../types/problem.js'
import { nthName } from './names.js'

/** What lies under a name on a device. */
export interface Lying {
  readonly name: string
  /** The same bytes as the book to send. */
  readonly same: boolean
  /** Which book it is, as it says itself; undefined where it does not say. */
  readonly identity: string | undefined
}

/** Where a book comes to lie. */
export interface Berth {
  readonly name: string
  readonly state: 'new' | 'replaced' | 'same'
}

/** More books of one name are no accident. */
const MOST = 9

/**
 * Turn what lies on a device into the name for a book: its own where that is free or has an earlier state of the same book. Another
 * book keeps its place, and this one becomes `name (2)`: both can be read, and nothing is lost. A file that does not say which book
 * it is may be either, and would be kept again and again: nothing is sent then. `lie` says what lies under a name.
 */
export async function berthFor(
  name: string,
  identity: string | undefined,
  lie: (name: string) => Promise<Lying | undefined>,
): Promise<Berth> {
  for (let n = 1; n <= MOST; n++) {
    const wanted = nthName(name, n)
    const there = await lie(wanted)
    if (!there) return { name: wanted, state: 'new' }
    if (there.same) return { name: there.name, state: 'same' }
    if (identity === undefined || there.identity === undefined)
      throw new NoBook(
        `There is a "${there.name}" on the device already, and it cannot be told whether it is this book. Delete it there, or rename the file you send`,
      )
    if (there.identity === identity) return { name: there.name, state: 'replaced' }
  }
  throw new NoBook(`There are ${MOST} other books called "${name}" on the device. Rename the file you send`)
}
