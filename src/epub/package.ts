import type { Edition } from '../types/edition.js'
import { type Access, accessibilityOf } from './accessibility.js'
import { fileAs, isRightToLeft, titleFileAs } from './names.js'
import { semantics } from './semantics.js'
import { cleanLine, cleanText } from './text.js'

/** A file of the book, as its manifest names it: `href` is seen from the package document. */
export interface Item {
  readonly href: string
  readonly type: string
}

/** A file of the text, in reading order. */
export interface PageItem {
  readonly id: string
  readonly href: string
  /** Whether drawings stand in it: the manifest has to say so. */
  readonly svg: boolean
}

export interface Creator {
  readonly name: string
  readonly fileAs: string
}

export interface Entry {
  readonly href: string
  readonly name: string
}

export interface Landmark extends Entry {
  readonly type: string
}

/** What the templates of package, contents and NCX are told of the book: text, not yet escaped. */
export interface Package {
  readonly identifier: string
  readonly title: string
  readonly titleFileAs: string
  readonly subtitle: string
  readonly creators: readonly Creator[]
  readonly lang: string
  readonly rtl: boolean
  /** To the second: calibre reads a bare day as the day before. */
  readonly date: string
  /** Whether the date is the book's own; a constant is not told as one. */
  readonly dated: boolean
  readonly publisher: string
  readonly rights: string
  readonly description: string
  readonly accessibility: readonly (readonly [property: string, value: string])[]
  readonly labels: { readonly contents: string; readonly landmarks: string }
  readonly toc: readonly Entry[]
  readonly landmarks: readonly Landmark[]
  readonly pages: readonly PageItem[]
  readonly images: readonly Item[]
  readonly fonts: readonly Item[]
}

/** The files that the package lists, and what was found out while they were made. */
export interface Listed {
  readonly pages: readonly PageItem[]
  readonly images: readonly Item[]
  readonly fonts: readonly Item[]
  readonly access: Access
}

/** Turn an edition's metadata and the files of its book into the package (EPUB 3.3, section 5). */
export function describe(edition: Edition, listed: Listed): Package {
  const { meta, labels } = edition
  const [lang = 'en'] = Intl.getCanonicalLocales(meta.lang)
  const title = cleanLine(meta.title)
  const authors = meta.authors.map(cleanLine).filter(Boolean)
  return {
    identifier: cleanLine(meta.identifier),
    title,
    titleFileAs: titleFileAs(title, lang),
    subtitle: cleanLine(meta.subtitle ?? ''),
    creators: authors.map((name) => ({ name, fileAs: fileAs(name, lang) })),
    lang,
    rtl: isRightToLeft(lang),
    date: moment(meta.date),
    dated: meta.year !== undefined,
    publisher: cleanLine(meta.publisher ?? ''),
    rights: cleanLine(meta.rights ?? ''),
    description: cleanText(meta.description ?? '').trim(),
    accessibility: accessibilityOf(listed.access),
    labels: { contents: cleanLine(labels.contents), landmarks: cleanLine(labels.landmarks) },
    toc: contentsOf(edition, listed.pages),
    landmarks: landmarksOf(edition, listed.pages),
    pages: listed.pages,
    images: listed.images,
    fonts: listed.fonts,
  }
}

/** Turn `2026`, `2026-03` or `2026-03-01` into the first second of it. */
function moment(date: string): string {
  const [year = '2000', month = '01', day = '01'] = date.split('-')
  return `${year}-${month}-${day}T00:00:00Z`
}

/** The listed sections; where none is listed, all of them: a table of contents is never empty (EPUB 3.3, section 7.4.1). */
function contentsOf(edition: Edition, pages: readonly PageItem[]): Entry[] {
  const entries = edition.sections.flatMap((section) => {
    const page = pages.find((candidate) => candidate.id === section.id)
    const name = cleanLine(section.name)
    return page === undefined || name === '' ? [] : [{ href: page.href, name, listed: section.listed }]
  })
  const listed = entries.filter((entry) => entry.listed)
  if (entries.length > 0) return listed.length > 0 ? listed : entries
  return pages.slice(0, 1).map((page) => ({ href: page.href, name: cleanLine(edition.labels.cover) }))
}

/** Where a reader may want to go at once. The contents are none of these: landmarks lead to files of the spine (EPUB 3.3, section 7.4.3). */
function landmarksOf(edition: Edition, pages: readonly PageItem[]): Landmark[] {
  const { labels, sections } = edition
  const hrefOf = (id: string | undefined) => pages.find((page) => page.id === id)?.href
  const first = (test: (section: Edition['sections'][number]) => boolean) => hrefOf(sections.find(test)?.id)
  const marks = [
    { href: pages[0]?.href, name: labels.cover, type: semantics.cover.type },
    { href: first((section) => section.role === 'titlepage'), name: labels.titlepage, type: semantics.titlepage.type },
    { href: first((section) => section.matter === 'body'), name: labels.start, type: 'bodymatter' },
    {
      href: first((section) => section.role === 'copyright-page'),
      name: labels.copyright,
      type: semantics['copyright-page'].type,
    },
  ]
  return marks.flatMap(({ href, name, type }) =>
    href === undefined || type === undefined ? [] : [{ href, name: cleanLine(name), type }],
  )
}
