import type { PropertyName, Values } from '../types/style.js'
import type { Property } from './row.js'
import { BOX } from './rows/box.js'
import { DECORATION } from './rows/decoration.js'
import { PAGED } from './rows/paged.js'
import { TEXT } from './rows/text.js'

/** The dialect, one row a property: initial value, inheritance, how it is read, and what the EPUB does with it. */
export const PROPERTIES: { readonly [K in PropertyName]: Property<Values[K]> } = {
  ...BOX,
  ...TEXT,
  ...DECORATION,
  ...PAGED,
}

export const isProperty = (name: string): name is PropertyName => Object.hasOwn(PROPERTIES, name)

/**
 * Properties that only reading systems use: kept in the EPUB, without meaning on paper, so never reported. Where one would be missed on
 * paper, the values are named that it can do without.
 */
export const EPUB_ONLY: ReadonlyMap<string, readonly string[] | 'any'> = new Map<string, readonly string[] | 'any'>([
  ['-webkit-hyphens', 'any'],
  ['-epub-hyphens', 'any'],
  ['border-collapse', 'any'],
  ['clear', 'any'],
  ['list-style-position', 'any'],
  ['box-decoration-break', ['slice']],
  ['text-decoration-skip-ink', 'any'],
  ['text-underline-position', ['auto', 'from-font']],
  ['list-style-image', ['none']],
])
