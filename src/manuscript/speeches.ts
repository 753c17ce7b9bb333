import type { Edit } from '../types/text.js'
import type { Line } from './line.js'

// Languages in whose books a dash begins a speech, and which dash it is where a hyphen is typed.
const em = new Set('fr es pt ca gl ro ru uk be bg el tr'.split(' '))
const en = new Set('it nl sv da nb nn no fi pl cs sk hu hr sr sl et lv lt'.split(' '))

const typed = /^[ \t]{0,3}(-{1,2}|[–—―])[ \t]+(?=[\p{Lu}¿¡«„“"‘'…\d])/u
const sentence = /[.!?…:,»”“"’)*_][ \t]*$/

/**
 * Turn the lines that begin with a dash, in a language where a speech does, into paragraphs of their own; to Markdown a hyphen there
 * begins a list. Items that are no sentences stay a list, with all the others of their file.
 */
export function findSpeeches(path: string, text: string, lines: readonly Line[], lang: string): Edit[] {
  const [main = ''] = lang.toLowerCase().split('-')
  const mark = em.has(main) ? '—' : en.has(main) ? '–' : undefined
  if (mark === undefined) return []
  const found = lines.flatMap((line, i) => {
    if (line.verbatim || !/^[-–—―]/.test(line.text)) return []
    const match = typed.exec(text.slice(line.start, line.end))
    return match ? [{ line, i, marks: match[1] ?? '' }] : []
  })
  const spoken = found.filter(({ line }) => sentence.test(line.text))
  if (spoken.length < found.length * 0.6) return []
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  return spoken.flatMap(({ line, i, marks }): Edit[] => {
    const start = line.start + text.slice(line.start, line.end).indexOf(marks)
    const end = start + marks.length
    const edits: Edit[] = []
    if ((lines[i - 1]?.text ?? '') !== '')
      edits.push({ file: path, start: line.start, end: line.start, was: '', is: newline, rule: 'lines', sure: 0.9 })
    if (marks.startsWith('-')) edits.push({ file: path, start, end, was: marks, is: mark, rule: 'dashes', sure: 0.9 })
    return edits
  })
}
