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
      !dense && next < lines.length && lines[next]?.text !== '' && !alone.has(next)
    if (!alone.has(i)) while (goesOn(last + 1)) last++
    const end = lines[last]?.end ?? line.end
    const long = end - line.start > longest
    if (long || (!line.verbatim && isTangled(text.slice(line.start, end)))) {
      const token = `\ufffc${stretches.length}\ufffc`
      changes.push({ start: line.start, end, is: token })
      stretches.push({ token, start: line.start, end })
      if (long) {
        const size = `Paragraph of ${Math.round((end - line.start) / 1024)} kB`
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
    for (; i <= last; i++) flatten(lines[i])
  }
  return { changes, problems, stretches }

  function flatten(line: Line | undefined): void {
    if (line === undefined || line.end - line.start <= deepest) return
    // Containers nest by the number of their colons, from three.
    if (/^:{36,}/.test(line.text)) {
      changes.push({ start: line.start, end: line.end, is: '' })
      tell(line, 'Containers nested deeper than 32', 'The innermost are left out, their text is not.')
      return
    }
    const markers = /^(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*)+/.exec(line.text)?.[0] ?? ''
    const count = markers.replace(/[ \t\d]/g, '').length
    const indent = line.end - line.start - line.text.length
    if (count <= deepest && indent <= deepest * 4) return
    if (/^[-*+>\s]+$/.test(line.text) && count === line.text.length) return
    changes.push({
      start: line.start,
      end: line.end,
      is: count > deepest ? line.text.slice(markers.length) : line.text,
    })
    tell(line, 'Nesting deeper than 32', 'It is flattened.')
  }
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
