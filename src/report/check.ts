import { join } from 'node:path'
import type { Finding } from '../types/finding.js'
import type { Problem } from '../types/problem.js'
import type { Question, Source } from '../types/text.js'
import { placeOf } from './account.js'
import { sourceLine } from './caret.js'

/** All that there is to ask about a manuscript. */
export interface Checked {
  /** Where the names of the author's files start from. */
  readonly folder: string
  /** Absent for a finished book. */
  readonly words?: number
  readonly findings: readonly Finding[]
  readonly questions: readonly Question[]
  readonly problems: readonly Problem[]
  readonly sources: readonly Source[]
}

/** One thing to look at, of whatever kind. */
interface Message extends Pick<Problem, 'file' | 'place' | 'rule' | 'reason' | 'note'> {
  readonly kind: 'warning' | 'finding' | 'question' | 'info'
  /** The worst first: from 1, and above what is merely told. */
  readonly weight: number
}

// A question stands amid the findings: the typographer was not sure, and took a choice.
const QUESTION = 0.65

/** Turn a check into lines as a linter prints them: place, kind, reason, rule, the line with a caret, the cure. */
export function checkReport(checked: Checked): string {
  const messages = messagesOf(checked)
  const sources = new Map(checked.sources.map(({ path, text }) => [path, text.split(/\r\n?|\n/)]))
  const shown = messages.map((message) => printed(message, checked.folder, sources.get(message.file ?? '')))
  return [...shown, ...(shown.length ? ['\n'] : []), total(messages, checked.words)].join('')
}

/** Turn a check into JSON, in the same order; every message has its kind, and a weight from 0 to 1. */
export function checkJson(checked: Checked): string {
  const { folder, words } = checked
  return `${JSON.stringify({ folder, words, messages: messagesOf(checked) }, null, 2)}\n`
}

/** Whether there is more than what is merely told. */
export const hasAny = (checked: Checked): boolean => messagesOf(checked).some(({ kind }) => kind !== 'info')

function messagesOf({ findings, questions, problems }: Checked): Message[] {
  const found = new Set(findings.map(placeOf))
  const messages: Message[] = [
    ...problems.map(({ severity, ...problem }): Message => {
      return { ...problem, kind: severity, weight: severity === 'warning' ? 1 : 0 }
    }),
    ...findings.map((finding): Message => ({ ...finding, kind: 'finding' })),
    // The typographer asks about some of the same places.
    ...questions
      .filter((question) => !found.has(placeOf(question)))
      .map(({ file, place, rule, reason, note, taken }): Message => {
        return { file, place, rule, kind: 'question', reason: `${reason} (taken: ${taken})`, note, weight: QUESTION }
      }),
  ]
  return messages.sort((a, b) => b.weight - a.weight)
}

function printed(message: Message, folder: string, lines: readonly string[] | undefined): string {
  const { file, place, kind, reason, rule, note } = message
  const path = file && (file.startsWith('templates/') ? file : join(folder, file))
  const where = [path, place && `${place.start.line}:${place.start.column}`].filter(Boolean).join(':')
  const source = lines === undefined || place === undefined ? '' : sourceLine(lines, place)
  return `${where ? `${plain(where)}  ` : ''}${kind}  ${plain(reason)}  ${rule}\n${source}  [note]: ${plain(note)}\n`
}

/** What an author wrote may not move the cursor. */
const plain = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

function total(messages: readonly Message[], words: number | undefined): string {
  const all = words === undefined ? '' : ` in ${words.toLocaleString('en')} words`
  if (messages.length === 0) return `Nothing to look at${all}.\n`
  const counts = (['warning', 'finding', 'question', 'info'] as const).flatMap((kind) => {
    const n = messages.filter((message) => message.kind === kind).length
    return n > 0 ? [`${n.toLocaleString('en')} ${kind}${n > 1 && kind !== 'info' ? 's' : ''}`] : []
  })
  const rule = messages.find(({ kind }) => kind === 'finding')?.rule
  const help = rule ? `fleuron explain ${rule} tells why; <!-- fleuron-off ${rule} --> says that it is meant.\n` : ''
  return `${counts.join(', ')}${all}.\n${help}`
}
