import type { PlacedText } from '../types/layout.js'
import type { Source } from '../types/text.js'
import type { Account } from './account.js'

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

const lineStart = (text: string, offset: number): number =>
  offset > 0 ? Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1 : 0

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
    this.starts = [0, ...Array.from(source.text.matchAll(/\r\n?|\n/g), (match) => match.index + match[0].length)]
    this.chapters = chapters
      .map(({ index, offset, first, texts }) => ({ index, offset, pages: new PagesOf(source.text, first, texts) }))
      .sort((a, b) => a.offset - b.offset)
  }

  /** Where an offset of the file is. */
  at(offset: number): Place {
    const line = lastBefore(this.starts, offset, (start) => start)
    const near = this.chapters[lastBefore(this.chapters, offset, (its) => its.offset)]
    const chapter = near && near.offset <= offset ? near : undefined
    const pages = chapter?.pages.at(offset)
    return {
      line: line + 1,
      column: offset - (this.starts[line] ?? 0) + 1,
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
  /** Letters of the paragraph that begins at `start`, up to `at` and all of them: places are mostly asked for in order. */
  private counted = { start: -1, at: 0, letters: 0, all: 0 }

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
    const { start = 0, end = 0 } = this.texts[at] ?? {}
    let from = at
    while (this.texts[from - 1]?.start === start) from--
    const parts = this.texts.slice(from, at + 1)
    const all = { first: this.texts[from]?.page ?? 0, last: this.texts[at]?.page ?? 0 }
    if (parts.length < 2) return all
    if (this.counted.start !== start || this.counted.at > offset) {
      this.counted = { start, at: start, letters: 0, all: countLetters(this.text.slice(start, end)) }
    }
    const { counted } = this
    counted.letters += countLetters(this.text.slice(counted.at, offset))
    counted.at = offset
    if (parts.reduce((sum, { letters = 0 }) => sum + letters, 0) !== counted.all) return all
    let before = counted.letters
    for (const { page, letters = 0 } of parts) {
      if (before < letters) return { first: page, last: page }
      before -= letters
    }
    return { first: all.last, last: all.last }
  }
}

const countLetters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/** Index of the last thing that begins at or before an offset; the first where none does. */
function lastBefore<T>(things: readonly T[], offset: number, startOf: (thing: T) => number): number {
  let low = 0
  let high = things.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const thing = things[middle]
    if (thing !== undefined && startOf(thing) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
