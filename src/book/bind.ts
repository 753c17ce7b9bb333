import { toString as textOf } from 'hast-util-to-string'
import type { Book, Numbering } from '../types/book.js'
import type { Chapter, Meta, Plan } from '../types/manuscript.js'
import type { SetWork } from '../types/text.js'
import { arrange } from './arrange.js'
import { gatherEndnotes } from './endnotes.js'
import { asEpigraphs } from './epigraphs.js'
import { levelled } from './levels.js'
import { completeMeta } from './meta.js'
import { placeNotes } from './notes.js'
import { numbered } from './number.js'
import { numeralsFor } from './numerals.js'
import { draftsOf, lineOf, type Reading } from './sections.js'
import { languageOf, roleNamed } from './words.js'

/** What the binder is told besides the text. */
export interface Binding {
  readonly meta: Meta
  /** Name of the folder or file: the last resort for a title. */
  readonly name: string
  /** Where the files stand; absent where their order says all. */
  readonly plan?: Plan
  /** Set a line of the author's metadata as its text is set. */
  readonly typeset: (text: string) => string
  /** The date when the author gives none. */
  readonly date?: string
}

/** Turn a set work into a book: roles, order, parts, numbers, ids, and the pages that every book has. */
export async function bind(set: SetWork, binding: Binding): Promise<Book> {
  const plan = binding.plan ?? { files: new Map(), parts: [] }
  const lang = binding.meta.lang ?? set.habits.lang
  const { chapters, title } = withoutTitleHeading(set.chapters, binding.meta, plan, lang)
  const meta = completeMeta(binding, title ?? firstHeading(chapters), set.habits.lang)
  const headings = [...chapters.flatMap((chapter) => (chapter.title ? [lineOf(chapter.title)] : []))]
  const words = [...headings, ...plan.parts.map((part) => part.title)]
  const numerals = await numeralsFor(words, languageOf(lang))
  const reading: Reading = { plan, meta, numerals, typeset: binding.typeset }
  const { drafts, problems } = draftsOf(chapters, reading)
  const sections = numbered(drafts, { perPart: binding.meta.numberingPerPart ?? false, numerals })
  const placed = placeNotes(sections, binding.meta.notes)
  const all = binding.meta.look?.notes === 'book' ? gatherEndnotes(placed) : placed
  const arranged = arrange(all, meta, binding.meta)
  return {
    meta,
    numbering: binding.meta.numbering ?? numberingOf(chapters),
    sections: arranged.sections.map((section) => ({
      ...section,
      body: levelled(section.role === 'epigraph' ? asEpigraphs(section.body) : section.body),
    })),
    problems: [...problems, ...arranged.problems],
  }
}

/** A first chapter with a heading and no text is the book's own title, as writers put it at the head of a file. */
function withoutTitleHeading(
  chapters: readonly Chapter[],
  meta: Meta,
  plan: Plan,
  lang: string,
): { chapters: readonly Chapter[]; title?: string } {
  const [first, ...rest] = chapters
  const heading = first?.title && textOf(first.title).trim()
  if (!first || !heading || !rest.length || textOf(first.body).trim()) return { chapters }
  if (plan.files.get(first.file)?.role !== undefined || roleNamed(heading, lang) !== undefined) return { chapters }
  return meta.title === undefined || heading === meta.title ? { chapters: rest, title: heading } : { chapters }
}

const firstHeading = (chapters: readonly Chapter[]): string | undefined => {
  const only = chapters.length === 1 ? chapters[0]?.title : undefined
  return only && textOf(only).trim()
}

/** A single `IV` or `12` as a heading tells how the author numbers chapters. */
function numberingOf(chapters: readonly Chapter[]): Numbering {
  const headings = chapters.map((chapter) => (chapter.title ? textOf(chapter.title).trim() : ''))
  if (headings.some((text) => /^(?:[IVX]|[IVXLC]{2,})\.?$/.test(text))) return 'roman'
  return headings.some((text) => /^\d+\.?$/.test(text)) ? 'arabic' : 'words'
}
