import type { Position } from 'unist'
import type { Problem } from '../types/problem.js'
import { type Attributes, readAttributes } from './attributes.js'
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
// What else people call them.
const otherNames: Readonly<Record<string, string>> = {
  chat: 'messages',
  clipping: 'cutting',
  poem: 'verse',
  poetry: 'verse',
  'callout-note': 'note',
  'callout-tip': 'note',
  'callout-important': 'note',
  'callout-warning': 'note',
  'callout-caution': 'note',
}
const known = new Set([
  'letter',
  'verse',
  'messages',
  'cutting',
  'sign',
  'telegram',
  'epigraph',
  'note',
  'center',
  'right',
  'small-caps',
])
// Deeper than this nobody nests letters in letters; the parser is slow there.
const deepest = 8

/** A text whose containers are looked for. */
interface Page {
  readonly path: string
  readonly lines: readonly Line[]
  readonly headings: ReadonlySet<number>
  readonly placeOf: ReturnType<typeof placer>
  /** Names that the author's own stylesheets know. */
  readonly own: ReadonlySet<string>
}

/** Turn the `:::` lines of a text into containers a parser understands. A chapter's heading closes what is open. */
export function findFences({ path, lines, headings, placeOf, own }: Page): Fences {
  const changes: Change[] = []
  const problems: Problem[] = []
  const found = new Set<number>()
  const letters = new Set<number>()
  const open: { readonly name: string; readonly line: number }[] = []
  // How many containers are open inside the innermost that is kept.
  let buried = 0
  const colons = (depth: number): string => ':'.repeat(3 + deepest - depth)
  const closeAll = (at: number): void => {
    buried = 0
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
      const attributes = readAttributes(match?.[1] ?? match?.[3] ?? '')
      const [typed, ...classes] = [...(match?.[2] === undefined ? [] : [match[2]]), ...(attributes?.classes ?? [])]
      const opens = typed !== undefined || attributes !== undefined
      const closes = /^:{3,}$/.test(line.text)
      if (opens ? open.length >= deepest : closes && buried > 0) {
        if (opens && buried === 0) problems.push(tooDeep(path, placeOf(line.start, line.end)))
        buried += opens ? 1 : -1
        changes.push({ start: line.start, end: line.end, is: '' })
        found.add(i)
      } else if (opens) {
        // Braces that hold an id alone make a group of what they hold.
        const name = typed === undefined ? 'group' : (otherNames[typed] ?? typed)
        changes.push({ start: line.start, end: line.end, is: colons(open.length) + written(name, classes, attributes) })
        open.push({ name, line: i })
        found.add(i)
        if (typed !== undefined && !known.has(name) && !own.has(name))
          problems.push(unknownContainer(path, placeOf(line.start, line.end), name))
      } else if (closes && open.length > 0) {
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

/** A container's name and attributes as the parser reads them. */
function written(name: string, classes: readonly string[], attributes: Attributes | undefined): string {
  const words = [
    ...classes.map((its) => `.${its}`),
    ...(attributes?.lang ? [`lang="${attributes.lang}"`] : []),
    ...(attributes?.dir ? [`dir="${attributes.dir}"`] : []),
  ]
  return words.length > 0 ? `${name}{${words.join(' ')}}` : name
}

const tooDeep = (file: string, place: Position): Problem => ({
  file,
  place,
  rule: 'size',
  severity: 'warning',
  reason: `Containers nested deeper than ${deepest}`,
  note: 'The innermost are left out, their text is not.',
})

function unknownContainer(file: string, place: Position, name: string): Problem {
  return {
    file,
    place,
    rule: 'containers',
    severity: 'info',
    reason: `Unknown container “${name}”`,
    note: `Its text is set as text. Known are ${[...known].join(', ')}, and the classes of your own stylesheet.`,
  }
}
