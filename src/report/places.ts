import type { PlacedText } from '../types/layout.js'
import type { Source } from '../types/text.js'
import type { Account } from './account.js'
import { lastBefore, lineAt, lineStarts } from './lines.js'

/** Where an offset of a file is: in the file, in the book, on paper. */
export interface Place {
  /** Counted from 1. */
  readonly line: number
  readonly column: number
  /** Index of the chapter. */
  readonly chapter?: number
  readonly pages?: Pages
}

/** Indices of the pages that a place stands on: one, or several where it is not known which. */
export interface Pages {
  readonly first: number
  readonly last: number
}

/** A section of the book that the author wrote. */
export interface ReportedChapter {
  readonly id: string
  readonly name: string
  readonly file: string
  /** Where its first line begins. */
  readonly offset: number
}

/** Turn a book into the chapters that come from the author's files, in the order of the book. */
export function chaptersOf({ book, edition, sources }: Account): ReportedChapter[] {
  const texts = new Map(sources.map(({ path, text }) => [path, text]))
  const names = new Map(edition.sections.map(({ id, name }) => [id, name]))
  return book.sections.flatMap(({ id, name, from }) => {
    if (!from) return []
    return [
      { id, name: names.get(id) ?? name, file: from.file, offset: lineStart(texts.get(from.file) ?? '', from.offset) },
    ]
  })
}

function lineStart(text: string, offset: number): number {
  const start = offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0
  // A carriage return is sought in this line alone: most files have none.
  return start + text.slice(start, offset).lastIndexOf('\r') + 1
}

/** Turn an account into what knows the places of each file, by the files' paths. */
export function placesOf(account: Account): ReadonlyMap<string, Places> {
  const texts = new Map<string, PlacedText[]>()
  for (const text of account.volume?.texts ?? []) {
    const its = texts.get(text.section)
    if (its) its.push(text)
    else texts.set(text.section, [text])
  }
  const chapters = new Map<string, PlacedChapter[]>(account.sources.map(({ path }) => [path, []]))
  chaptersOf(account).forEach((chapter, index) => {
    const first = account.volume?.anchors.get(chapter.id)?.page
    chapters.get(chapter.file)?.push({ ...chapter, index, first, texts: texts.get(chapter.id) ?? [] })
  })
  return new Map(account.sources.map((source) => [source.path, new Places(source, chapters.get(source.path) ?? [])]))
}

/** A chapter and its place in the book: its index, its first page, and where its paragraphs stand. */
interface PlacedChapter extends ReportedChapter {
  readonly index: number
  readonly first: number | undefined
  readonly texts: readonly PlacedText[]
}

/** Knows the places of one file: its lines, its chapters, and the pages where they stand. */
export class Places {
  private readonly starts: readonly number[]
  private readonly chapters: readonly { readonly index: number; readonly offset: number; readonly pages: PagesOf }[]

  constructor(
    readonly source: Source,
    chapters: readonly PlacedChapter[],
  ) {
    this.starts = lineStarts(source.text)
    this.chapters = chapters
      .map(({ index, offset, first, texts }) => ({ index, offset, pages: new PagesOf(source.text, first, texts) }))
      .sort((a, b) => a.offset - b.offset)
  }

  /** Where an offset of the file is. */
  at(offset: number): Place {
    const line = lineAt(this.starts, offset)
    const near = this.chapters[lastBefore(this.chapters, offset, (its) => its.offset)]
    const chapter = near && near.offset <= offset ? near : undefined
    const pages = chapter?.pages.at(offset)
    return {
      line,
      column: offset - (this.starts[line - 1] ?? 0) + 1,
      ...(chapter && { chapter: chapter.index }),
      ...(pages && { pages }),
    }
  }

  /** The offset of a line and a column, kept inside the file. */
  offsetOf(line: number, column: number): number {
    return Math.min(this.source.text.length, (this.starts[line - 1] ?? this.source.text.length) + column - 1)
  }
}

/** Knows on which pages a chapter's text stands. */
class PagesOf {
  private readonly texts: readonly PlacedText[]
  private paragraph: Paragraph = { start: -1, at: 0, letters: 0, parts: [], first: 0, last: 0, isWhole: false }

  constructor(
    private readonly text: string,
    private readonly first: number | undefined,
    texts: readonly PlacedText[],
  ) {
    this.texts = [...texts].sort((a, b) => a.start - b.start)
  }

  at(offset: number): Pages | undefined {
    const { texts } = this
    const at = lastBefore(texts, offset, ({ start }) => start)
    const last = texts[at]
    // What stands before all paragraphs is the heading's.
    if (!last || last.start > offset)
      return this.first === undefined ? undefined : { first: this.first, last: this.first }
    if (offset <= last.end) return this.within(at, offset)
    const next = texts[at + 1]
    // Between two paragraphs are breaks and gaps; words that are not there were set elsewhere.
    if (/[\p{L}\p{N}]/u.test(this.text.slice(last.end, next?.start ?? offset))) return undefined
    return { first: last.page, last: next?.page ?? last.page }
  }

  /** The page of a paragraph that goes on overleaf is told by counting its letters, where all of them are found again. */
  private within(at: number, offset: number): Pages {
    const start = this.texts[at]?.start ?? 0
    if (this.paragraph.start !== start || this.paragraph.at > offset) this.paragraph = this.paragraphAt(at)
    const { paragraph } = this
    const { first, last } = paragraph
    if (first === last || !paragraph.isWhole) return { first, last }
    paragraph.letters += countLetters(this.text.slice(paragraph.at, offset))
    paragraph.at = offset
    const part = paragraph.parts[lastBefore(paragraph.parts, paragraph.letters, ({ before }) => before)]
    return part ? { first: part.page, last: part.page } : { first, last }
  }

  private paragraphAt(at: number): Paragraph {
    const { start = 0, end = 0 } = this.texts[at] ?? {}
    let from = at
    while (this.texts[from - 1]?.start === start) from--
    let to = at
    while (this.texts[to + 1]?.start === start) to++
    let before = 0
    const parts = this.texts.slice(from, to + 1).map(({ page, letters = 0 }) => {
      before += letters
      return { page, before: before - letters }
    })
    return {
      start,
      at: start,
      letters: 0,
      parts,
      first: parts[0]?.page ?? 0,
      last: parts.at(-1)?.page ?? 0,
      isWhole: parts.length < 2 || before === countLetters(this.text.slice(start, end)),
    }
  }
}

/** A paragraph and the pages it stands on. Places are mostly asked for in order: its letters are counted up to the last one. */
interface Paragraph {
  readonly start: number
  at: number
  letters: number
  readonly parts: readonly { readonly page: number; readonly before: number }[]
  readonly first: number
  readonly last: number
  /** Whether all of its letters are found on its pages. */
  readonly isWhole: boolean
}

const countLetters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
