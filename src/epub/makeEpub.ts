import type { Element, ElementContent } from 'hast'
import { visit } from 'unist-util-visit'
import type { DressedSection, Edition } from '../types/edition.js'
import type { ComposedEpub, Epub, EpubParts } from '../types/epub.js'
import { pack, type TextFile } from './container.js'
import { forKobo } from './kobo.js'
import { linkPages, type Page, targetsOf } from './links.js'
import { isRightToLeft } from './names.js'
import { describe, type Item, type PageItem } from './package.js'
import { markPages, NO_MARKS, type PageMarks, pageTargets } from './pageMarks.js'
import { PictureShelf } from './pictures.js'
import { semantics } from './semantics.js'
import { unwrapSpans } from './shape.js'
import { cleanLine } from './text.js'
import { tidy } from './tidy.js'
import { toPolyglot, toXhtml } from './toXhtml.js'
import { blocks } from './vocabulary.js'

/** A section's markup, ready to be written, and where it belongs. */
interface DressedPage extends Page {
  readonly matter: string
}

const fontTypes: Readonly<Record<string, string>> = {
  otf: 'font/otf',
  ttf: 'font/ttf',
  woff: 'font/woff',
  woff2: 'font/woff2',
}

/** Turn an edition into an EPUB 3.3. */
export async function makeEpub(edition: Edition, parts: EpubParts): Promise<Epub> {
  const { problems, epub } = composeEpub(edition, parts)
  return { bytes: await epub(), problems }
}

/**
 * Turn an edition into an EPUB that is ready to be packed, for any e-reader or for a Kobo: one file a section in `OEBPS/text/`, the
 * same bytes on every machine and day. What cannot be taken into the book is left out and told.
 */
export function composeEpub(edition: Edition, parts: EpubParts): ComposedEpub {
  if (parts.cover.length === 0) throw new Error('The cover has no bytes')
  const shelf = new PictureShelf(edition.assets)
  const marks = parts.printed ? markPages(edition.sections.filter(isRead), parts.printed) : NO_MARKS
  const pages = [coverPage(edition), ...textPages(edition, shelf, marks)]
  const css = withOrnaments(parts.css, shelf)
  const broken = linkPages(pages)
  for (const { root } of pages) unwrapSpans(root)
  const fonts = parts.fonts.map((font) => ({ href: `fonts/${font.name}`, type: fontType(font.name) }))
  const pageList = pageTargets(pages, marks)
  const access = {
    pictures: shelf.pictures.length > 0,
    described: shelf.described,
    moving: shelf.pictures.some((picture) => picture.type === 'image/gif'),
    // What `style:` of book.yaml wishes is written by us, and has no colours.
    ownSheet: edition.ownStyles.every(({ path }) => path === 'book.yaml'),
    paged: pageList.length > 0,
    whole: broken.length === 0 && shelf.problems.every((problem) => problem.severity === 'info'),
  }
  const images: Item[] = shelf.pictures.map(({ href, type }) => ({ href, type }))
  const book = describe(edition, { pages: pages.map(item), images, fonts, pageList, access })
  const contents = {
    book,
    css,
    enclosures: [
      { path: 'images/cover.jpg', bytes: parts.cover },
      ...shelf.pictures.map(({ href, bytes }) => ({ path: href, bytes })),
      ...parts.fonts.map(({ name, bytes }) => ({ path: `fonts/${name}`, bytes })),
    ],
    templates: parts.templates,
  }
  return {
    problems: [...shelf.problems, ...broken],
    epub: () => pack({ ...contents, texts: pages.map((page) => textFile(page, book.lang, false)) }),
    kepub: () => pack({ ...contents, texts: pages.map((page) => textFile(page, book.lang, true)) }),
  }
}

/** A stylesheet with the places of its pictures in the book, none for one that the book has not; a path to a font has a stroke. */
const withOrnaments = (css: string, shelf: PictureShelf): string =>
  css.replace(/"(?:\\.|[^"\\])*"|url\("?([\w.%~-]+)"?\)/g, (written, path?: string) => {
    if (path === undefined) return written
    const href = shelf.place(decodeURIComponent(path))
    return href === undefined ? 'none' : `url("${href}")`
  })

/** The nav document is the EPUB's contents and the cover is a picture: both sections are for paper. */
const isRead = ({ role }: DressedSection): boolean => role !== 'contents' && role !== 'cover'

function textPages(edition: Edition, shelf: PictureShelf, marks: PageMarks): DressedPage[] {
  const sections = edition.sections.filter(isRead)
  const targets = targetsOf(sections.map((section) => section.tree))
  const picture = (image: Element) => {
    const href = shelf.find(image)
    return href === undefined ? undefined : `../${href}`
  }
  return sections.map((section) => {
    const children = tidy(section.tree, { picture, targets, marks: marks.within })
    const start = marks.starts.get(section.id)
    const element = asSection(section, children)
    if (start) element.children.unshift(start)
    return {
      id: section.id,
      name: cleanLine(section.name),
      matter: section.matter,
      root: { type: 'root', children: [element] },
    }
  })
}

/** Turn what is left of a section into the section of its file, with its meaning for machines. */
function asSection(section: DressedSection, children: readonly ElementContent[]): Element {
  const { type, role } = semantics[section.role]
  const [only] = children
  const isSection = children.length === 1 && only?.type === 'element' && only.tagName === 'section'
  const element: Element = isSection
    ? only
    : { type: 'element', tagName: 'section', properties: { className: [section.role] }, children: [...children] }
  const labelled = element.properties.ariaLabel !== undefined || element.properties.ariaLabelledBy !== undefined
  if (type !== undefined) element.properties['epub:type'] = type
  if (role !== undefined) element.properties.role = role
  if (role !== undefined && !labelled) element.properties.ariaLabel = cleanLine(section.name)
  // A line for each block, for those who open the file.
  element.children = element.children.flatMap((child) =>
    child.type === 'element' && blocks.has(child.tagName) ? [{ type: 'text', value: '\n' }, child] : [child],
  )
  return element
}

/** The cover as a page of its own: some readers show only this, others only the picture that the package names. */
function coverPage(edition: Edition): DressedPage {
  const { meta, labels, sections } = edition
  const taken = new Set(sections.filter(({ role }) => role !== 'cover').map((section) => section.id))
  const id = ['cover', 'cover-page', 'cover-page-of-the-book'].find((name) => !taken.has(name)) ?? 'cover-of-all'
  const title = cleanLine(meta.title)
  const authors = meta.authors.map(cleanLine).filter(Boolean).join(', ')
  const isEnglish = new Intl.Locale(meta.lang).language === 'en'
  const named = isEnglish ? `Cover of ${title}` : `${cleanLine(labels.cover)}: ${title}`
  const by = isEnglish ? ` by ${authors}` : `, ${authors}`
  const picture: Element = {
    type: 'element',
    tagName: 'img',
    properties: {
      alt: cleanLine(meta.coverAlt ?? '') || (authors === '' ? named : named + by),
      src: '../images/cover.jpg',
      'epub:type': semantics.cover.type,
      role: 'doc-cover',
    },
    children: [],
  }
  const section: Element = {
    type: 'element',
    tagName: 'section',
    properties: { className: ['cover'] },
    children: [picture],
  }
  return { id, name: cleanLine(labels.cover), matter: 'front', root: { type: 'root', children: [section] } }
}

function item(page: DressedPage): PageItem {
  let svg = false
  visit(page.root, 'element', (node) => {
    if (node.tagName === 'svg') svg = true
  })
  return { id: page.id, href: `text/${page.id}.xhtml`, root: page.root, svg }
}

function textFile(page: DressedPage, lang: string, isKobo: boolean): TextFile {
  return {
    id: page.id,
    title: page.name,
    lang,
    rtl: isRightToLeft(lang),
    matter: page.matter,
    isKobo,
    xhtml: isKobo ? toPolyglot(forKobo(page.root)) : toXhtml(page.root),
  }
}

function fontType(name: string): string {
  return fontTypes[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'font/ttf'
}
