import { toString as textOf } from 'hast-util-to-string'
import type { Book } from './types/book.js'
import type { Edition } from './types/edition.js'
import type { Manuscript } from './types/manuscript.js'
import type { MadeFile } from './types/press.js'
import type { Problem } from './types/problem.js'
import type { Question, SetWork } from './types/text.js'

/** What a build made. */
export interface Made {
  /** Where the names of the author's files start from, in questions and problems. */
  readonly folder: string
  readonly title: string
  readonly chapters: number
  readonly words: number
  /** Marks that the typographer set. */
  readonly marks: number
  readonly questions: readonly Question[]
  readonly problems: readonly Problem[]
  readonly files: readonly MadeBook[]
}

/** One finished file. */
export interface MadeBook {
  readonly name: string
  readonly path: string
  /** Bytes. */
  readonly size: number
  readonly pages?: number
  readonly sheets?: number
}

/** A build at its end: every stage's value, and the files with the places where they were written. */
export interface Build {
  readonly folder: string
  readonly manuscript: Manuscript
  readonly set: SetWork
  readonly book: Book
  readonly edition: Edition
  readonly files: readonly MadeFile[]
  readonly paths: readonly string[]
}

/** Turn a build into what is told of it. */
export function summarise({ folder, manuscript, set, book, edition, files, paths }: Build): Made {
  const problems = [
    ...manuscript.problems,
    ...set.problems,
    ...edition.problems,
    ...files.flatMap((file) => file.problems),
  ]
  return {
    folder,
    title: book.meta.title,
    chapters: book.sections.filter((section) => section.role === 'chapter').length,
    words: set.chapters.reduce((sum, chapter) => sum + countWords(textOf(chapter.body)), 0),
    marks: set.edits.length,
    questions: set.questions,
    problems: once(problems),
    files: files.map(({ name, bytes, pages, sheets }, i) => ({
      name,
      path: paths[i] ?? name,
      size: bytes.length,
      ...(pages !== undefined && { pages }),
      ...(sheets !== undefined && { sheets }),
    })),
  }
}

const countWords = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0

/** The same stylesheet serves several outputs: what it lacks is said once. */
function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]
}
