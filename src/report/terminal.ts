import { join } from 'node:path'
import type { Problem } from '../types/problem.js'
import type { Question } from '../types/text.js'
import type { Made } from './made.js'

export interface Timing {
  readonly stage: string
  readonly ms: number
}

export interface ReportOptions {
  readonly quiet: boolean
  readonly seconds: number
  readonly timings: readonly Timing[]
  /** Whether what to do with printed sheets is told. */
  readonly notes?: boolean
}

/** More messages than this are counted, not printed. */
const MOST = 12

/** Turn what was made into what is said of it: numbers, files, and the messages that matter most, each with its cure. */
export function report(made: Made, options: ReportOptions): string {
  const messages = worstFirst([
    ...made.problems.map((problem) => fromProblem(problem, made.folder)),
    ...made.questions.map((question) => fromQuestion(question, made.folder)),
  ])
  const shown = messages.slice(0, MOST).map((message) => message.text)
  const rest = messages.length - shown.length
  const parts = [shown.join('')]
  if (rest > 0) parts.push(`... and ${rest} more; ${whereAll(made)} lists all of them.\n`)
  if (shown.length) parts.push('\n')
  if (!options.quiet) parts.push(totals(made, options))
  return parts.join('')
}

const whereAll = ({ files }: Made): string =>
  files.find(({ name }) => name.endsWith('-report.html'))?.path ?? 'fleuron build --json'

/** Turn what was made into JSON, every message included. */
export const reportJson = (made: Made, timings: readonly Timing[]): string =>
  `${JSON.stringify({ ...made, ...(timings.length && { timings }) }, null, 2)}\n`

function totals(made: Made, options: ReportOptions): string {
  const head = [
    count(made.chapters, 'chapter'),
    `${made.words.toLocaleString('en')} words`,
    `${count(made.marks, 'mark')} set`,
    `${count(made.questions.length, 'question')} left`,
  ]
  const widest = Math.max(0, ...made.files.map((file) => file.path.length))
  const files = made.files.map((file) => {
    const sheets = file.sheets === undefined ? '' : ` on ${count(file.sheets, 'sheet')}`
    const pages = file.pages === undefined ? '' : `, ${count(file.pages, 'page')}${sheets}`
    return `  ${file.path.padEnd(widest)}  ${size(file.size)}${pages}\n`
  })
  const timings = options.timings.map(({ stage, ms }) => `  ${stage.padEnd(12)} ${String(ms).padStart(6)} ms\n`)
  return [
    `${made.title}: ${head.join(', ')}\n`,
    ...files,
    ...(options.notes ? made.files.flatMap(({ notes = [] }) => notes.map((note) => `${note}\n`)) : []),
    ...(timings.length ? ['\n', ...timings] : []),
    ...(made.findings.length ? [`${count(made.findings.length, 'thing')} to look at: fleuron check\n`] : []),
    `Done in ${options.seconds.toFixed(1)} s.\n`,
  ].join('')
}

export const count = (n: number, thing: string): string => `${n.toLocaleString('en')} ${thing}${n === 1 ? '' : 's'}`

/** Bytes as people count them. */
export const size = (bytes: number): string =>
  bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`

/** Of one rule, this many stand before those of other rules: a letter that no font has must not hide all the rest. */
const FEW = 4

function worstFirst(messages: readonly Message[]): Message[] {
  const counts = new Map<string, number>()
  const ranked = messages.map((message) => {
    const nth = (counts.get(message.rule) ?? 0) + 1
    counts.set(message.rule, nth)
    return { message, later: nth > FEW ? 1 : 0 }
  })
  return ranked.sort((a, b) => a.message.rank - b.message.rank || a.later - b.later).map(({ message }) => message)
}

export interface Message {
  readonly rule: string
  /** Worst first: warnings, then questions, then what is merely told. */
  readonly rank: number
  readonly text: string
}

/** The grammar of vfile's reporters: file, place, kind, reason, rule, and the cure as a note. */
export function fromProblem(problem: Problem, folder: string): Message {
  const { file, place, severity, reason, rule, note } = problem
  const path = file && (file.startsWith('templates/') ? file : join(folder, file))
  const where = [path, place && `${place.start.line}:${place.start.column}`].filter(Boolean).join(':')
  return { rule, rank: severity === 'warning' ? 0 : 2, text: format(where, severity, reason, rule, note) }
}

function fromQuestion(question: Question, folder: string): Message {
  const { file, place, reason, rule, note, taken } = question
  const where = `${join(folder, file)}:${place.start.line}:${place.start.column}`
  return { rule, rank: 1, text: format(where, 'question', `${reason} (taken: ${taken})`, rule, note) }
}

const format = (where: string, kind: string, reason: string, rule: string, note: string): string =>
  `${where ? `${where}  ` : ''}${kind}  ${reason}  ${rule}\n  [note]: ${note}\n`
