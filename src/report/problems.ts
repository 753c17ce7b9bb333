import type { Book } from '../types/book.js'
import type { Edition } from '../types/edition.js'
import type { LayoutProblem } from '../types/layout.js'
import type { Manuscript } from '../types/manuscript.js'
import type { MadeFile } from '../types/press.js'
import type { Problem } from '../types/problem.js'
import { PAGE_RULES } from '../types/proof.js'
import type { SetWork, Source } from '../types/text.js'
import { lineAt, lineStarts } from './lines.js'

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
  const starts = lineStarts(source?.text ?? '')
  return (source?.off ?? []).some(
    ({ start, end, rules }) =>
      (rules.length === 0 || rules.includes(rule)) && lineAt(starts, start) <= line && line <= lineAt(starts, end),
  )
}

/** Give a problem of the pages its place in the manuscript. */
function located({ at, ...problem }: LayoutProblem, { book, sources }: Pick<Stages, 'book' | 'sources'>): Problem {
  const file = at && book.sections.find(({ id }) => id === at.section)?.from?.file
  const source = sources.find(({ path }) => path === file)
  if (!at || !source) return problem
  const starts = lineStarts(source.text)
  const line = lineAt(starts, at.offset)
  const start = { line, column: at.offset - (starts[line - 1] ?? 0) + 1 }
  return { ...problem, file: source.path, place: { start, end: start } }
}
