import type { Problem } from '../types/problem.js'
import type { Change, placer } from './lay.js'
import type { Line } from './line.js'

/** A Quarto text as its reader knows it. */
export interface QuartoText {
  readonly path: string
  readonly text: string
  readonly lines: readonly Line[]
  /** Index of the first line after the front matter. */
  readonly from: number
  readonly placeOf: ReturnType<typeof placer>
}

/** What is Quarto's own in a text, taken out. */
export interface Plain {
  readonly changes: readonly Change[]
  readonly problems: readonly Problem[]
}

const SHORTCODE = /\{\{<\s*([\w-]+)([^{}]*?)\s*>\}\}/g
const CHUNK = /^(`{3,})\s*\{[\w-]+.*\}$/
/** Code whose source is not to be seen. */
const HIDDEN = /^#\|\s*(?:echo|include)\s*:\s*false\s*$/i
const REFERENCES = /^\s*(?:#[^\n]*\n)?\s*:{3,}\s*\{#refs\}\s*:{3,}\s*$/

/**
 * Turn what only Quarto understands in a text into changes that take it out: shortcodes, the options of code and code that is not to be
 * seen, a page of references that Quarto would fill. Code is never run. What the reader of the book would miss is told.
 */
export function findQuarto({ path, text, lines, from, placeOf }: QuartoText): Plain {
  const changes: Change[] = []
  const problems: Problem[] = []
  const tell = (line: Line, severity: Problem['severity'], reason: string, note: string) =>
    problems.push({ file: path, place: placeOf(line.start, line.end), rule: 'quarto', severity, reason, note })
  const first = lines[from]
  if (first !== undefined && REFERENCES.test(text.slice(first.start))) {
    changes.push({ start: first.start, end: text.length, is: '' })
    tell(first, 'info', 'Quarto would fill this page with references', 'It is left out of the book.')
    return { changes, problems }
  }
  let told = false
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]
    if (line === undefined) break
    const fence = CHUNK.exec(line.text)?.[1]
    if (fence !== undefined && line.verbatim) {
      const end = endOf(lines, i, fence)
      const options = lines.slice(i + 1, end).filter((its) => its.text.startsWith('#|'))
      const last = lines[end] ?? line
      if (options.some((its) => HIDDEN.test(its.text)) || /\b(?:echo|include)\s*=\s*F/.test(line.text))
        changes.push({ start: line.start, end: last.end, is: '' })
      else for (const its of options) changes.push({ start: its.start, end: its.next, is: '' })
      if (!told) tell(line, 'info', 'Code is not run', 'It is set as it stands, unless it says "echo: false".')
      told = true
      i = end
    } else if (!line.verbatim && line.text.includes('{{<')) {
      const source = text.slice(line.start, line.end)
      for (const match of source.matchAll(SHORTCODE)) {
        const start = line.start + match.index
        changes.push({ start, end: start + match[0].length, is: '' })
        const [, name, rest = ''] = match
        if (name === 'include')
          tell(line, 'warning', `Included text "${rest.trim()}" is left out`, 'Name it in the list of chapters.')
        else if (name === 'var' || name === 'meta' || name === 'env')
          tell(line, 'warning', `"${match[0]}" is left out`, 'Write in its place what it stands for.')
      }
    }
  }
  return { changes, problems }
}

/** The line that closes a fence. */
function endOf(lines: readonly Line[], open: number, fence: string): number {
  const end = lines.findIndex((line, at) => at > open && line.text.startsWith(fence) && /^`+$/.test(line.text))
  return end < 0 ? open : end
}
