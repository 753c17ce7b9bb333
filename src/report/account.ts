import type { Book } from '../types/book.js'
import type { Edition } from '../types/edition.js'
import type { Finding } from '../types/finding.js'
import type { Volume } from '../types/layout.js'
import type { Manuscript } from '../types/manuscript.js'
import type { MadeFile } from '../types/press.js'
import type { Problem } from '../types/problem.js'
import type { SetWork, Source } from '../types/text.js'
import { problemsOf } from './problems.js'

/** All that a report tells of: the author's files, what was done to them, and what became of it. */
export interface Account {
  readonly sources: readonly Source[]
  readonly set: Pick<SetWork, 'edits' | 'questions' | 'habits'>
  readonly book: Book
  readonly edition: Pick<Edition, 'sections'>
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
  /** The pages; absent where none were made. */
  readonly volume?: Volume
  /** Name of the PDF that shows them one by one. */
  readonly pdf?: string
  /** The zine's file; absent where none was made. */
  readonly zine?: MadeFile
}

/** The stages of a build, and the books that were made. */
export interface Stages {
  readonly manuscript: Manuscript
  readonly sources: readonly Source[]
  readonly set: SetWork
  readonly book: Book
  readonly edition: Edition
  readonly findings?: readonly Finding[]
  readonly books: readonly MadeFile[]
  /** Why there are no others. */
  readonly unmade?: readonly Problem[]
}

/** Turn the stages of a build into what can be told of it. */
export function accountOf({
  manuscript,
  sources,
  set,
  book,
  edition,
  findings = [],
  books,
  unmade = [],
}: Stages): Account {
  const files = [...books, { problems: unmade }]
  const problems = problemsOf({ manuscript, set, edition, book, sources, files })
  const pdf = books.find((file) => file.volume && file.sheets === undefined)
  const volume = pdf?.volume ?? books.find((file) => file.volume)?.volume
  const zine = books.find(({ plan }) => plan)
  const made = { ...(volume && { volume }), ...(pdf && { pdf: pdf.name }), ...(zine && { zine }) }
  return { sources, set, book, edition, problems, findings, ...made }
}

/** The place of a question or a finding as one text, the same where both are about the same letters. */
export const placeOf = ({ file, place }: Pick<Finding, 'file' | 'place'>): string =>
  `${file}:${place.start.line}:${place.start.column}`
