import { toString as textOf } from 'hast-util-to-string'
import type { Book } from '../types/book.js'
import type { Finding } from '../types/finding.js'
import type { Plan } from '../types/imposition.js'
import type { MadeFile } from '../types/press.js'
import type { Problem } from '../types/problem.js'
import type { SetMark } from '../types/report.js'
import type { Question, SetWork } from '../types/text.js'

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
  /** What a proof-reader would ask. */
  readonly findings: readonly Finding[]
  /** The marks that were set, each with its place. */
  readonly edits: readonly SetMark[]
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
  /** How its pages became sheets. */
  readonly plan?: Plan
  /** What to do with the sheets, line by line. */
  readonly notes?: readonly string[]
}

/** A build at its end: every stage's value, and the files with the places where they were written. */
export interface Build {
  readonly folder: string
  readonly set: SetWork
  readonly book: Book
  readonly edits: readonly SetMark[]
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
  readonly files: readonly MadeFile[]
  readonly paths: readonly string[]
}

/** Turn a build into what is told of it. */
export function summarise({ folder, set, book, edits, problems, findings, files, paths }: Build): Made {
  return {
    folder,
    title: book.meta.title,
    chapters: book.sections.filter((section) => section.role === 'chapter').length,
    words: wordsOf(set),
    marks: set.edits.length,
    questions: set.questions,
    problems,
    findings,
    edits,
    files: files.map(({ name, bytes, pages, sheets, plan, notes }, i) => ({
      name,
      path: paths[i] ?? name,
      size: bytes.length,
      ...(pages !== undefined && { pages }),
      ...(sheets !== undefined && { sheets }),
      ...(plan && { plan }),
      ...(notes && { notes }),
    })),
  }
}

/** How many words a set work has. */
export const wordsOf = ({ chapters }: SetWork): number =>
  chapters.reduce((sum, chapter) => sum + countWords(textOf(chapter.body)), 0)

/** One by one: a list of all the words of a book is long. */
function countWords(text: string): number {
  const word = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu
  let count = 0
  while (word.test(text)) count++
  return count
}
