import type { Problem } from '../types/problem.js'
import type { Change, placer } from './lay.js'
import type { Line } from './line.js'

/** The containers of a text, rewritten so that a Markdown parser nests them: the deeper, the fewer colons. */
export interface Fences {
  readonly changes: readonly Change[]
  readonly problems: readonly Problem[]
  /** Indexes of the lines that open or close a container. */
  readonly lines: ReadonlySet<number>
  /** Indexes of the lines inside a letter. */
  readonly letters: ReadonlySet<number>
}

const opener = /^:{3,}\s*(?:\{([^{}]*)\}|([A-Za-z][\w-]*)\s*(?:\{([^{}]*)\})?)\s*:*$/
// Deeper than this nobody nests letters in letters; the parser is slow there.
const deepest = 8

/** Turn the `:::` lines of a text into containers a parser understands. A chapter's heading closes what is open. */
export function findFences(
  path: string,
  lines: readonly Line[],
  headings: ReadonlySet<number>,
  placeOf: ReturnType<typeof placer>,
): Fences {
  const changes: Change[] = []
  const problems: Problem[] = []
  const found = new Set<number>()
  const letters = new Set<number>()
  const open: { readonly name: string; readonly line: number }[] = []
  const colons = (depth: number): string => ':'.repeat(3 + deepest - depth)
  const closeAll = (at: number): void => {
    for (; open.length > 0; ) {
      const fence = open.pop()
      if (fence === undefined) return
      changes.push({ start: at, end: at, is: `\n${colons(open.length)}\n\n` })
      const line = lines[fence.line]
      problems.push({
        file: path,
        ...(line === undefined ? {} : { place: placeOf(line.start, line.end) }),
        rule: 'containers',
        severity: 'warning',
        reason: `Container “${fence.name}” is never closed`,
        note: 'Close it with a line of three colons.',
      })
    }
  }
  lines.forEach((line, i) => {
    if (line.verbatim) return
    if (headings.has(i)) closeAll(line.start)
    if (line.text.startsWith(':::')) {
      const match = opener.exec(line.text)
      if (match !== null && open.length < deepest) {
        const attributes = match[1] ?? match[3] ?? ''
        const name = match[2] ?? /\.([A-Za-z][\w-]*)/.exec(attributes)?.[1]
        if (name !== undefined) {
          const lang = /\blang="?([\w-]+)"?/.exec(attributes)?.[1]
          changes.push({
            start: line.start,
            end: line.end,
            is: `${colons(open.length)}${name}${lang === undefined ? '' : `{lang=${lang}}`}`,
          })
          open.push({ name, line: i })
          found.add(i)
        }
      } else if (/^:{3,}$/.test(line.text) && open.length > 0) {
        open.pop()
        changes.push({ start: line.start, end: line.end, is: colons(open.length) })
        found.add(i)
      }
    }
    if (open.some((fence) => fence.name === 'letter')) letters.add(i)
  })
  closeAll(lines.at(-1)?.next ?? 0)
  return { changes, problems, lines: found, letters }
}
