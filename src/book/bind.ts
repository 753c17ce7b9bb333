import type { Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Book, BookMeta, Matter, Numbering, Role, Section } from '../types/book.js'
import type { Chapter, Meta } from '../types/manuscript.js'
import type { SetWork } from '../types/text.js'
import { headingOf } from './heading.js'
import { ownIds } from './ids.js'
import { completeMeta } from './meta.js'

/** What the binder is told besides the text. */
export interface Binding {
  readonly meta: Meta
  /** Name of the folder or file: the last resort for a title. */
  readonly name: string
  /** Set a line of the author's metadata as its text is set. */
  readonly typeset: (text: string) => string
  /** The date when the author gives none. */
  readonly date?: string
}

const MATTER: Readonly<Record<Role, Matter>> = {
  cover: 'front',
  titlepage: 'front',
  'copyright-page': 'front',
  dedication: 'front',
  epigraph: 'front',
  contents: 'front',
  foreword: 'front',
  prologue: 'body',
  chapter: 'body',
  epilogue: 'body',
  afterword: 'back',
  acknowledgements: 'back',
  'about-author': 'back',
  colophon: 'back',
}

/** Turn a set work into a book: roles, order, numbers, ids, and the pages that every book has. */
export function bind(set: SetWork, binding: Binding): Book {
  const { chapters, title } = withoutTitleHeading(set.chapters, binding.meta)
  const meta = completeMeta(binding, title ?? firstHeading(chapters), set.habits.lang)
  const ids = new Ids()
  const sections = numbered(chapters.map((chapter) => sectionOf(chapter, meta, ids)))
  const generated = (role: Role, name: string): Section => ({
    id: ids.take(role),
    role,
    matter: MATTER[role],
    name,
    body: { type: 'root', children: [] },
  })
  const named = sections.filter((section) => section.title).length
  const of = (matter: Matter) => sections.filter((section) => section.matter === matter)
  return {
    meta,
    numbering: numberingOf(chapters),
    sections: [
      generated('cover', 'Cover'),
      generated('titlepage', meta.title),
      generated('copyright-page', 'Copyright'),
      ...of('front').filter((section) => section.role !== 'foreword'),
      // A list of bare numbers helps nobody, nor does a list of one.
      ...(named > 1 ? [generated('contents', 'Contents')] : []),
      ...of('front').filter((section) => section.role === 'foreword'),
      ...of('body'),
      ...of('back'),
      generated('colophon', 'Colophon'),
    ],
  }
}

/** A first chapter with a heading and no text is the book's own title, as writers put it at the head of a file. */
function withoutTitleHeading(
  chapters: readonly Chapter[],
  meta: Meta,
): { chapters: readonly Chapter[]; title?: string } {
  const [first, ...rest] = chapters
  const heading = first?.title && textOf(first.title).trim()
  if (!first || !heading || !rest.length || textOf(first.body).trim()) return { chapters }
  return meta.title === undefined || heading === meta.title ? { chapters: rest, title: heading } : { chapters }
}

const firstHeading = (chapters: readonly Chapter[]): string | undefined => {
  const only = chapters.length === 1 ? chapters[0]?.title : undefined
  return only && textOf(only).trim()
}

type Draft = Omit<Section, 'number'> & { readonly numeral?: number; readonly numbers: boolean }

function sectionOf(chapter: Chapter, meta: BookMeta, ids: Ids): Draft {
  const text = chapter.title ? lineOf(chapter.title) : ''
  const heading = headingOf(text)
  const role = heading.role
  const title = chapter.title && heading.title ? trimmedTitle(chapter.title, heading.title, text) : undefined
  const id = ids.take(role)
  return {
    id,
    role,
    matter: MATTER[role],
    name: heading.title || text || meta.title,
    body: ownIds(chapter.body, id),
    numbers: role === 'chapter',
    ...(title && { title }),
    ...(heading.number !== undefined && { numeral: heading.number }),
  }
}

/** A heading as one line of text; a line break in it parts the number from the title. */
function lineOf(title: Root): string {
  const parts = title.children.map((node) => {
    if (node.type === 'element' && node.tagName === 'br') return ': '
    return node.type === 'element' || node.type === 'text' ? textOf(node) : ''
  })
  return parts.join('').replace(/\s+/g, ' ').replaceAll(' : ', ': ').trim()
}

/** The title as the author marked it up, unless a chapter number has been taken off its head. */
const trimmedTitle = (tree: Root, title: string, whole: string): Root =>
  title === whole ? tree : { type: 'root', children: [{ type: 'text', value: title }] }

/** A single `IV` or `12` as a heading tells how the author numbers chapters. */
function numberingOf(chapters: readonly Chapter[]): Numbering {
  const headings = chapters.map((chapter) => (chapter.title ? textOf(chapter.title).trim() : ''))
  if (headings.some((text) => /^[IVXLC]+\.?$/.test(text))) return 'roman'
  return headings.some((text) => /^\d+\.?$/.test(text)) ? 'arabic' : 'words'
}

/** Chapters are numbered through, after the author's own numbers where there are any; a lone chapter is not numbered. */
function numbered(drafts: readonly Draft[]): Section[] {
  const chapters = drafts.filter((draft) => draft.numbers)
  let number = 0
  return drafts.map(({ numeral, numbers, ...section }): Section => {
    if (!numbers) return section
    number = numeral ?? number + 1
    return chapters.length > 1 || numeral !== undefined ? { ...section, number } : section
  })
}

/** Names for sections that are safe as file names and as XML ids, each given once. */
class Ids {
  private readonly taken = new Map<string, number>()

  take(name: string): string {
    const count = (this.taken.get(name) ?? 0) + 1
    this.taken.set(name, count)
    return name === 'chapter' || count > 1 ? `${name}-${count}` : name
  }
}
