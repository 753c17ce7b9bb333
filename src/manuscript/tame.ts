import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import type { Problem } from '../types/problem.js'
import type { Change, placer } from './lay.js'
import type { Line } from './line.js'
import { textOf } from './nodes.js'
import { isTangled } from './tangle.js'

// The parser is quadratic in the length of a paragraph and in the depth of nesting: longer and deeper is read plainly.
const longest = 64 * 1024
const deepest = 32

/** A line that begins a note begins a paragraph. */
const note = /^\[\^[^\]\s]+\]:/

interface Stretch {
  readonly token: string
  readonly start: number
  readonly end: number
}

/** A file as its reader knows it. */
export interface Wild {
  readonly file: string
  readonly text: string
  readonly lines: readonly Line[]
  readonly placeOf: ReturnType<typeof placer>
  /** Indexes of lines that belong to no paragraph: headings, fences. */
  readonly alone: ReadonlySet<number>
  /** Whether every line is a paragraph. */
  readonly dense: boolean
}

/** What a parser would choke on, put aside. */
export interface Tamed {
  readonly changes: readonly Change[]
  readonly problems: readonly Problem[]
  readonly stretches: readonly Stretch[]
}

/** Turn paragraphs of more than 64 kB, or tangled ones, into tokens that stand for them, and nesting deeper than 32 into 32. */
export function tame({ file, text, lines, placeOf, alone, dense }: Wild): Tamed {
  const changes: Change[] = []
  const problems: Problem[] = []
  const stretches: Stretch[] = []
  const tell = (line: Line, reason: string, note: string): void => {
    if (problems.length < 5)
      problems.push({ file, place: placeOf(line.start, line.end), rule: 'size', severity: 'warning', reason, note })
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line === undefined || line.text === '') continue
    let last = i
    const goesOn = (next: number): boolean =>
      !dense &&
      next < lines.length &&
      lines[next]?.text !== '' &&
      !alone.has(next) &&
      !note.test(lines[next]?.text ?? '')
    if (!alone.has(i)) while (goesOn(last + 1)) last++
    const end = lines[last]?.end ?? line.end
    const flat = lines.slice(i, last + 1).map(flattened)
    const left = flat.reduce(
      (sum, its) => sum + (its?.is.length ?? 0) - (its ? its.end - its.start : 0),
      end - line.start,
    )
    const long = left > longest
    if (long || (!line.verbatim && isTangled(text.slice(line.start, end)))) {
      const token = `\ufffc${stretches.length}\ufffc`
      changes.push({ start: line.start, end, is: token })
      stretches.push({ token, start: line.start, end })
      if (long) {
        const size = `Paragraph of ${Math.round(left / 1024)} kB`
        tell(line, size, 'It is read as plain text; divide it with empty lines.')
      } else
        tell(
          line,
          'Brackets, emphasis or tags nested deeper than 64',
          'The paragraph is read as plain text; close them.',
        )
      i = last
      continue
    }
    for (const its of flat) {
      if (its === undefined) continue
      changes.push(its)
      tell(line, `Nesting deeper than ${deepest}`, 'It is flattened.')
    }
    i = last
  }
  return { changes, problems, stretches }
}

/** What becomes of a line that is nested, or set in, deeper than 32. */
function flattened(line: Line): Change | undefined {
  const { start, end, text } = line
  if (end - start <= deepest) return undefined
  const markers = /^(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*)+/.exec(text)?.[0] ?? ''
  const count = markers.replace(/[ \t\d]/g, '').length
  const indent = end - start - text.length
  if (count <= deepest && indent <= deepest * 4) return undefined
  if (/^[-*+>\s]+$/.test(text) && count === text.length) return undefined
  return { start, end, is: count > deepest ? text.slice(markers.length) : text }
}

/** Put the stretches that were put aside back into a tree, as plain text. */
export function untame(
  tree: Root,
  text: string,
  stretches: readonly Stretch[],
  placeOf: ReturnType<typeof placer>,
): void {
  if (stretches.length === 0) return
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'p') return
    const value = textOf(node)
    const stretch = value.startsWith('\ufffc') ? stretches.find(({ token }) => token === value) : undefined
    if (stretch === undefined) return
    const position = placeOf(stretch.start, stretch.end)
    const length = stretch.end - stretch.start
    node.children = [
      {
        type: 'text',
        value: text.slice(stretch.start, stretch.end),
        position,
        data: { source: [{ at: 0, offset: stretch.start, length }] },
      },
    ]
  })
}
