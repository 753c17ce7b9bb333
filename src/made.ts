import { toString as textOf } from 'hast-util-to-string'
import type { Book } from './types/book.js'
import type { Edition } from './types/edition.js'
import type { Finding } from './types/finding.js'
import type { LayoutProblem } from './types/layout.js'
import type { Manuscript } from './types/manuscript.js'
import type { MadeFile } from './types/press.js'
import type { Problem } from './types/problem.js'
import { PAGE_RULES } from './types/proof.js'
import type { SetMark } from './types/report.js'
import type { Question, SetWork, Source } from './types/text.js'

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
    files: files.map(({ name, bytes, pages, sheets }, i) => ({
      name,
      path: paths[i] ?? name,
      size: bytes.length,
      ...(pages !== undefined && { pages }),
      ...(sheets !== undefined && { sheets }),
    })),
  }
}

/** How many words a set work has. */
export const wordsOf = ({ chapters }: SetWork): number =>
  chapters.reduce((sum, chapter) => sum + countWords(textOf(chapter.body)), 0)

const countWords = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0

/** The stages that have something to say of what they were given. */
export interface Stages {
  readonly manuscript: Manuscript
  readonly set: SetWork
  readonly edition: Edition
  readonly book: Book
  readonly sources: readonly Source[]
  readonly files: readonly Pick<MadeFile, 'problems'>[]
}

/** Turn what the stages say into one list. The same stylesheet serves several outputs: what it lacks is said once. */
export function problemsOf({ manuscript, set, edition, files, ...work }: Stages): Problem[] {
  const problems = [
    ...manuscript.problems,
    ...set.problems,
    ...edition.problems,
    ...files.flatMap((file) => file.problems.map((problem) => located(problem, work))),
  ]
  const once = new Map(problems.map((problem) => [JSON.stringify(problem), problem]))
  return [...once.values()].filter((problem) => !isTurnedOff(problem, set, work.sources))
}

/** Whether the author has turned off what a problem is about, for the work or for the lines where it stands. */
function isTurnedOff({ rule, file, place }: Problem, { habits }: SetWork, sources: readonly Source[]): boolean {
  if (!PAGE_RULES.some((name) => name === rule)) return false
  if (habits.style?.off?.includes(rule)) return true
  const source = sources.find(({ path }) => path === file)
  const line = place?.start.line ?? 0
  return (source?.off ?? []).some(
    ({ start, end, rules }) =>
      (rules.length === 0 || rules.includes(rule)) &&
      lineOf(source?.text ?? '', start) <= line &&
      line <= lineOf(source?.text ?? '', end),
  )
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n?|\n/).length

/** Give a problem of the pages its place in the manuscript. */
function located({ at, ...problem }: LayoutProblem, { book, sources }: Pick<Stages, 'book' | 'sources'>): Problem {
  const file = at && book.sections.find(({ id }) => id === at.section)?.from?.file
  const source = sources.find(({ path }) => path === file)
  if (!at || !source) return problem
  const lines = source.text.slice(0, at.offset).split(/\r\n?|\n/)
  const start = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
  return { ...problem, file: source.path, place: { start, end: start } }
}
