import type { Place, Tag } from '../archive/xml.js'
import type { Opened } from './open.js'

/** The names of all that is looked for in a finished EPUB. */
export const KINDLE_RULES = [
  'epub-archive',
  'epub-missing-file',
  'epub-markup',
  'epub-locked',
  'epub-link',
  'epub-remote',
  'kindle-encoding',
  'kindle-language',
  'kindle-title',
  'kindle-identifier',
  'kindle-contents',
  'kindle-cover',
  'kindle-script',
  'kindle-picture',
  'kindle-empty-alt',
  'kindle-hidden',
  'kindle-variables',
  'kindle-leftover',
  'kindle-size',
] as const

export type KindleRule = (typeof KINDLE_RULES)[number]

/** One place in an EPUB that may keep it from a Kindle. */
export interface Found {
  /** In the archive. */
  readonly path?: string
  readonly place?: Place
  readonly reason: string
  readonly note: string
}

/**
 * One thing for which Send to Kindle turns a book away. How it is known: a standard or Amazon says so, the converter's own message
 * does, or readers have told that it was the cause.
 */
export interface Rule {
  readonly name: KindleRule
  readonly known: 'documented' | 'logged' | 'reported'
  readonly find: (book: Opened) => readonly Found[]
}

/** A tag's place in a file. */
export const at = (path: string, { place }: Tag) => ({ path, place })

/** Turn a look at each element of the texts into a look at the book. */
export const inTexts =
  (look: (tag: Tag, path: string) => readonly Omit<Found, 'path' | 'place'>[]): Rule['find'] =>
  ({ texts }) =>
    [...texts].flatMap(([path, { tags }]) =>
      tags.flatMap((tag) => look(tag, path).map((found) => ({ ...at(path, tag), ...found }))),
    )

/** Some words of a file for a message. */
export const quoted = (text: string): string => {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
