import type { CssNode } from 'css-tree'
import type { Colour, PropertyName, Values } from '../types/style.js'
import type { Where } from './content.js'
import type { LengthContext } from './lengths.js'

/** What a value is computed against. */
export interface Context extends LengthContext {
  readonly color: Colour
  readonly weight: number
  /** Whether it is said of an element, or of a page and its margin boxes. */
  readonly where: Where
}

/** One row of the contract between stylesheets and the compositor. */
export interface Property<T> {
  /** What may be written, in words, for the published list. */
  readonly values: string
  /** What it does to the printed pages, in words. */
  readonly paper: string
  readonly initial: T
  readonly inherited: boolean
  /** Turn the value's nodes into the computed value; undefined when the value is not of the dialect. */
  readonly parse: (nodes: readonly CssNode[], context: Context) => T | undefined
  /** What becomes of it in the EPUB: kept, or left to the reader. */
  readonly epub: 'kept' | 'dropped'
}

export type Rows<K extends PropertyName> = { readonly [N in K]: Property<Values[N]> }

interface Words {
  readonly values: string
  readonly paper: string
  readonly inherited?: true
  readonly epub?: 'dropped'
}

/** Make a row: neither inherited nor left out of the EPUB, unless it says so. */
export const row = <T>(initial: T, parse: Property<T>['parse'], words: Words): Property<T> => ({
  inherited: false,
  epub: 'kept',
  ...words,
  initial,
  parse,
})
