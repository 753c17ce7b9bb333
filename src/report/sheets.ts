import type { Plan } from '../types/imposition.js'
import type { Problem } from '../types/problem.js'
import { count, fromProblem, size } from './terminal.js'

/** Sheets that were made of others' pages. */
export interface MadeSheets {
  readonly title: string
  readonly files: readonly {
    readonly path: string
    /** Bytes. */
    readonly size: number
    readonly pages?: number
    readonly plan?: Plan
    readonly notes?: readonly string[]
    readonly problems: readonly Problem[]
  }[]
}

/** Turn such sheets into what is said of them: problems, the worst first, files, and what to do with them. */
export function reportSheets(
  { title, files }: MadeSheets,
  { quiet, seconds }: { quiet: boolean; seconds: number },
): string {
  const messages = files.flatMap(({ problems }) => problems.map((problem) => fromProblem(problem, '')))
  const said = messages.toSorted((a, b) => a.rank - b.rank).map(({ text }) => text)
  if (quiet) return said.join('')
  const widest = Math.max(0, ...files.map(({ path }) => path.length))
  const pages = files.reduce((sum, file) => sum + (file.pages ?? 0), 0)
  const lines = [
    ...(said.length ? [`${said.join('')}\n`] : []),
    `${title}: ${count(pages, 'page')}\n`,
    ...files.map((file) => `  ${file.path.padEnd(widest)}  ${size(file.size)}\n`),
    ...files.flatMap(({ notes = [] }) => notes.map((note) => `${note}\n`)),
    `Done in ${seconds.toFixed(1)} s.\n`,
  ]
  return lines.join('')
}
