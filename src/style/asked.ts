import type { StyleSource } from '../types/edition.js'
import { readSheet } from './sheet.js'

/** Where a stylesheet asks a face for something: a word of `font-variant`, or an OpenType tag. */
export interface Asked {
  readonly word: string
  readonly path: string
  readonly line: number
}

/** Find what stylesheets ask of their faces besides letters, in their order. */
export const askedOfFaces = (sources: readonly StyleSource[]): Asked[] =>
  readSheet(sources)
    .rules.flatMap(({ declarations }) => declarations)
    .filter(({ name }) => name.startsWith('font-variant') || name === 'font-feature-settings')
    .flatMap(({ value, path, line }) => (value.match(/[\w-]{3,}/g) ?? []).map((word) => ({ word, path, line })))
