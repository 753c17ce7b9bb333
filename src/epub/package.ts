import type { Root } from 'hast'
import type { Edition } from '../types/edition.js'
import type { Person } from '../types/manuscript.js'
import { type Access, accessibilityOf, claimed } from './accessibility.js'
import { type Contents, contentsOf } from './contents.js'
import { fileAs, isRightToLeft, titleFileAs } from './names.js'
import type { PageTarget } from './pageMarks.js'
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
  readonly root: Root
  /** Whether drawings stand in it: the manifest has to say so. */
  readonly svg: boolean
}

export interface Creator {
  readonly name: string
  readonly fileAs: string
  /** MARC relator code. */
  readonly role: string
}

export interface Landmark {
  readonly href: string
  readonly name: string
  readonly type: string
}

/** A property of the package, or of one of its elements, as text. */
type Property = readonly [property: string, value: string]

/** What the templates of package, contents and NCX are told of the book: text, not yet escaped. */
export interface Package extends Contents {
  readonly identifier: string
  readonly title: string
  readonly titleFileAs: string
  readonly subtitle: string
  readonly titles: readonly { readonly type: string; readonly text: string; readonly fileAs: string }[]
  readonly creators: readonly Creator[]
  readonly contributors: readonly Creator[]
  /** Beside the one that the package is known by; each with its number in ONIX's code list 5, where it has one. */
  readonly identifiers: readonly { readonly text: string; readonly type: string }[]
  readonly subjects: readonly { readonly text: string; readonly authority: string; readonly term: string }[]
  readonly series?: { readonly name: string; readonly position: string; readonly identifier: string }
  /** Dublin Core elements that stand by themselves: `type`, `source` ... */
  readonly facts: readonly Property[]
  readonly ibooks: readonly Property[]
  readonly lang: string
  readonly rtl: boolean
  /** To the second: calibre reads a bare day as the day before. */
  readonly date: string
  /** Whether the date is the book's own; a constant is not told as one. */
  readonly dated: boolean
  readonly publisher: string
  readonly rights: string
  readonly description: string
  readonly accessibility: readonly Property[]
  /** The language of the accessibility summary. */
  readonly summaryLang: string
  readonly labels: { readonly contents: string; readonly landmarks: string; readonly pages: string }
  readonly landmarks: readonly Landmark[]
  /** Of which printed edition the pages are. */
  readonly pageSource: string
  /** The highest of its pages' numbers. */
  readonly lastPage: number
  readonly pages: readonly PageItem[]
  readonly images: readonly Item[]
  readonly fonts: readonly Item[]
}

/** The files that the package lists, and what was found out while they were made. */
export interface Listed {
  readonly pages: readonly PageItem[]
  readonly images: readonly Item[]
  readonly fonts: readonly Item[]
  readonly pageList: readonly PageTarget[]
  readonly access: Access
}

/** Turn an edition's metadata and the files of its book into the package (EPUB 3.3, section 5). */
export function describe(edition: Edition, listed: Listed): Package {
  const { meta, labels } = edition
  const [lang = 'en'] = Intl.getCanonicalLocales(meta.lang)
  const title = cleanLine(meta.title)
  const authors = meta.authors.map(cleanLine).filter(Boolean).join(', ')
  const numbers = listed.pageList.map(({ label }) => Number(label)).filter(Number.isInteger)
  return {
    identifier: cleanLine(meta.identifier),
    title,
    titleFileAs: cleanLine(meta.titleFileAs ?? '') || titleFileAs(title, lang),
    subtitle: cleanLine(meta.subtitle ?? ''),
    lang,
    rtl: isRightToLeft(lang),
    date: moment(meta.date),
    dated: meta.year !== undefined,
    publisher: cleanLine(meta.publisher ?? ''),
    rights: cleanLine(meta.rights ?? ''),
    description: cleanText(meta.description ?? '').trim(),
    ...more(edition, lang),
    ...(meta.direction !== undefined && { rtl: meta.direction === 'rtl' }),
    accessibility: claimed(accessibilityOf(listed.access), meta.accessibility),
    summaryLang: meta.accessibility?.summary === undefined ? 'en' : lang,
    labels: {
      contents: cleanLine(labels.contents),
      landmarks: cleanLine(labels.landmarks),
      pages: cleanLine(labels.pages),
    },
    ...contentsOf(edition, listed.pages, listed.pageList),
    pageSource: [title, authors, 'PDF'].filter(Boolean).join(', '),
    lastPage: numbers.reduce((last, number) => Math.max(last, number), 0),
    landmarks: landmarksOf(edition, listed.pages),
    pages: listed.pages,
    images: listed.images,
    fonts: listed.fonts,
  }
}

/** ONIX's code list 5, as far as books are known by it. */
const schemes: Readonly<Record<string, string>> = {
  isbn: '15',
  isbn13: '15',
  isbn10: '02',
  doi: '06',
  gtin13: '03',
  lccn: '13',
  urn: '22',
}

type More = 'titles' | 'creators' | 'contributors' | 'identifiers' | 'subjects' | 'series' | 'facts' | 'ibooks'

/** What only some books say of themselves. */
function more({ meta }: Edition, lang: string): Pick<Package, More> {
  const people = (list: readonly Person[]) =>
    list
      .map(({ name, role, fileAs: sorted }) => ({ name: cleanLine(name), role, sorted: cleanLine(sorted ?? '') }))
      .filter(({ name }) => name !== '')
      .map(({ name, role, sorted }) => ({ name, role, fileAs: sorted || fileAs(name, lang) }))
  const line = (text: string | undefined) => cleanLine(text ?? '')
  const { series } = meta
  const facts = (['type', 'source', 'relation', 'coverage'] as const).map((name): Property => [name, line(meta[name])])
  return {
    titles: (meta.titles ?? []).map(({ type, text, fileAs: sorted }) => ({
      type: type === 'extended' ? 'expanded' : type,
      text: line(text),
      fileAs: line(sorted),
    })),
    creators: people(meta.creators ?? meta.authors.map((name) => ({ name, role: 'aut' }))),
    contributors: people(meta.contributors ?? []),
    identifiers: (meta.identifiers ?? []).slice(1).map(({ text, scheme }) => ({
      text: line(text),
      type: schemes[(scheme ?? '').toLowerCase().replace(/[^a-z0-9]/g, '')] ?? '',
    })),
    subjects: (meta.subject ?? []).map(({ text, authority, term }) => ({
      text: line(text),
      authority: line(authority),
      term: line(term),
    })),
    ...(series && {
      series: {
        name: line(series.name),
        // EPUB 3.3, D.3.5: whole numbers, with stops between the levels.
        position: /^\d+(\.\d+)*$/.test(line(series.position)) ? line(series.position) : '',
        identifier: line(series.identifier),
      },
    }),
    facts: facts.filter(([, value]) => value !== ''),
    ibooks: Object.entries(meta.ibooks ?? {}).map(([name, value]): Property => [`ibooks:${name}`, line(value)]),
  }
}

/** Turn `2026`, `2026-03` or `2026-03-01` into the first second of it. */
function moment(date: string): string {
  const [year = '2000', month = '01', day = '01'] = date.split('-')
  return `${year}-${month}-${day}T00:00:00Z`
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
