import { toString as textOf } from 'hast-util-to-string'
import type { Book, Section } from '../types/book.js'

/** What running heads say over a text in a book of several authors. */
export interface Head {
  /** Who wrote it. */
  readonly by: string
  /** The story, of however many chapters; the book where it belongs to none. */
  readonly story: string
}

const NO_HEAD: Head = { by: '', story: '' }

/** Find whose and which story each section belongs to: one with an author of its own begins a story, which lasts to the end of its file. */
export function storiesOf({ sections, meta }: Pick<Book, 'sections' | 'meta'>): (section: Section) => Head {
  if (!sections.some(({ author }) => author !== undefined)) return () => NO_HEAD
  const ofBook = { by: meta.authors.join(', '), story: meta.title }
  const heads = new Map<string, Head>()
  const byFile = new Map<string, Head>()
  for (const { id, author, title, name, from } of sections) {
    const own = author === undefined ? undefined : { by: author, story: (title && textOf(title).trim()) || name }
    if (own && from) byFile.set(from.file, own)
    heads.set(id, own ?? byFile.get(from?.file ?? '') ?? ofBook)
  }
  return ({ id }) => heads.get(id) ?? ofBook
}
