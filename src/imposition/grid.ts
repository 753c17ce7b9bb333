import type { Place } from '../types/imposition.js'

/** A place of a side with the number of the page that stands there, from 1 on. */
export interface Numbered {
  readonly place: Place
  readonly number: number
  readonly turn: 0 | 180
}

/** Turn a side as it is drawn, row by row, into its places: `['5v 4v', '8 1']`; pages with a `v` stand on their heads. */
export const gridOf = (rows: readonly string[]): Numbered[] =>
  rows.flatMap((row, at) =>
    row.split(' ').map((word, column): Numbered => {
      return { place: [column, at], number: Number.parseInt(word, 10), turn: word.endsWith('v') ? 180 : 0 }
    }),
  )

/** The places of a grid, row by row. */
export const placesIn = (columns: number, rows: number): Place[] =>
  Array.from({ length: columns * rows }, (_, i): Place => [i % columns, Math.floor(i / columns)])
