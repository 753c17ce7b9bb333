import type { Problem } from '../types/problem.js'
import type { Line } from './line.js'

// Fewer lines than this are too few to show a habit.
const few = 8

/**
 * Turn the lines of a text into the measure it was wrapped at by hand, in characters; 0 when it was not. A wrapped line is
 * one that the next line's first word would not have fitted on; in a wrapped text nearly all line ends inside blocks are such.
 */
export function wrapMeasure(lines: readonly Line[]): number {
  const lengths = lines
    .filter((line) => line.text !== '' && !line.verbatim)
    .map((line) => line.text.length)
    .sort((a, b) => a - b)
  if (lengths.length < few) return 0
  const measure = lengths[Math.floor(lengths.length * 0.97)] ?? 0
  // Nobody wraps by hand at fewer than 45 characters or more than 110.
  if (measure < 45 || measure > 110) return 0
  let inner = 0
  let full = 0
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]
    const next = lines[i + 1]
    if (line === undefined || next === undefined || line.text === '' || next.text === '') continue
    inner++
    if (isFull(line, next, measure)) full++
  }
  return inner >= few / 2 && full > inner * 0.6 ? measure : 0
}

/** Whether a line ends because the next line's first word had no room on it. */
export function isFull(line: Line, next: Line, measure: number): boolean {
  const word = /^\S+/.exec(next.text)?.[0].length ?? 0
  // Wrapping programs differ by a few characters, and editors leave lines a little short.
  return line.text.length + 1 + word > measure - 6
}

/** Whether every line is a paragraph: hardly an empty line between them, and they are neither wrapped nor verse. */
export function isDense(lines: readonly Line[]): boolean {
  const texts = lines.filter((line) => line.text !== '' && !line.verbatim)
  const first = lines.findIndex((line) => line.text !== '')
  const last = lines.findLastIndex((line) => line.text !== '')
  const blanks = lines.slice(first, last).filter((line) => line.text === '').length
  if (texts.length < few || blanks > texts.length * 0.1 || wrapMeasure(lines) > 0) return false
  const ended = texts.filter((line) => /[.!?…:"”’'»—–*_)-]$/.test(line.text)).length
  const listed = texts.filter((line) => /^([-*+>|]|\d+[.)]|:::)\s?/.test(line.text)).length
  return ended > texts.length * 0.8 && listed < texts.length * 0.2
}

/** What the author is told of a file read line by line. */
export function denseProblem(file: string): Problem {
  return {
    file,
    rule: 'lines',
    severity: 'info',
    reason: 'No empty lines between paragraphs; every line was read as a paragraph',
    note: 'Put an empty line between paragraphs to say otherwise.',
  }
}
