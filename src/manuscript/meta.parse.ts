import { type Alias, type Document, isScalar, Lexer, LineCounter, type Node, parseAllDocuments, visit } from 'yaml'
import { NoBook, type Problem } from '../types/problem.js'

/** A place in `book.yaml`, for messages. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** `book.yaml`, parsed: its keys as JavaScript sees them, all scalars as text, and where each of them stands. */
export interface Parsed {
  readonly path: string
  readonly text: string
  readonly document: Document.Parsed | undefined
  readonly value: unknown
  readonly placeOf: (offset: number) => Place
  readonly problems: readonly Problem[]
}

// Nobody writes more about a book by hand; the parser's memory grows with every level, so both are bounded.
const longest = 64 * 1024
const deepest = 32
// One alias for each key would do; more is an attempt to fill the memory.
const aliasesAllowed = 20

/**
 * Turn the text of `book.yaml` into its keys and their places (YAML 1.2, the failsafe schema: no numbers, no dates, no tags).
 * Throws `NoBook` with the place and the cure when it is no YAML.
 */
export function parseMeta(path: string, text: string): Parsed {
  const lines = new LineCounter()
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line, column: Math.max(col, 1) }
  }
  if (text.length > longest) throw new NoBook(`${path}: Unexpected ${text.length} letters, expected at most ${longest}`)
  guardDepth(path, text)
  const [document, ...others] = parseAllDocuments(text, {
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: lines,
  })
  if (document === undefined || !('contents' in document)) {
    return { path, text, document: undefined, value: undefined, placeOf, problems: [] }
  }
  const [error] = document.errors
  if (error !== undefined) throw new NoBook(broken(path, text, document, error, placeOf))
  const problems = [
    ...document.warnings.map((warning) => tagged(path, text, warning.pos, placeOf)),
    ...others
      .filter((other) => other.contents !== null && !isBlank(other.contents))
      .map((other) => second(path, other, placeOf)),
  ]
  return { path, text, document, value: plainValue(path, document, placeOf), placeOf, problems }
}

/** Turn a place and a message into the one line that says why there is no book. */
export function lineOf(path: string, place: Place, message: string): string {
  return `${path}:${place.line}:${place.column}: ${message}`
}

/** Turn the text from `offset` on into a piece that fits a message. */
export function snippet(text: string, offset: number, end = text.length): string {
  const line = text.slice(offset, end).split('\n', 1)[0]?.trim() ?? ''
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

/** The parser calls itself once a level, and a call stack that runs out takes the whole process with it: so count beforehand. */
function guardDepth(path: string, text: string): void {
  let brackets = 0
  let dashes = 0
  let offset = 0
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') brackets++
    else if (token === ']' || token === '}') brackets = Math.max(brackets - 1, 0)
    else if (token === '-' || token === '?' || token === ':') dashes++
    else if (token === '\n') dashes = 0
    if (brackets + dashes > deepest) {
      const line = text.slice(0, offset).split('\n').length
      throw new NoBook(
        lineOf(path, { line, column: 1 }, `Unexpected lists in lists, expected at most ${deepest} levels`),
      )
    }
    if (token.charCodeAt(0) > 0x1f || token === '\n') offset += token.length
  }
}

type YamlError = Document.Parsed['errors'][number]

const quoteIt = 'expected the value in quotes'

/** Turn the parser's error into a sentence for someone who knows no YAML. */
function broken(
  path: string,
  text: string,
  document: Document.Parsed,
  error: YamlError,
  placeOf: Parsed['placeOf'],
): string {
  const [offset] = error.pos
  const say = (message: string, at = offset) => lineOf(path, placeOf(at), message)
  const found = `"${snippet(text, offset)}"`
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return say(`Unexpected second colon in ${found}, ${quoteIt}: "${snippet(text, offset).replaceAll('"', "'")}"`)
    case 'MULTILINE_IMPLICIT_KEY':
      return say(`Unexpected ${found}, expected a name, a colon and a space, such as "title: The Ferry"`)
    case 'TAB_AS_INDENT':
      return say('Unexpected tab at the start of a line, expected spaces')
    case 'DUPLICATE_KEY':
      return say(`Unexpected second ${found}, expected each name once`)
    case 'MISSING_CHAR': {
      const start = openQuote(document, offset)
      if (start !== undefined)
        return say(`Unexpected ${snippet(text, start)}, expected a closing quote of the same kind`, start)
      return say(`Unexpected ${found}, expected a closing bracket`)
    }
    default:
      return say(`Unexpected ${found === '""' ? 'end' : found}, ${quoteIt}`)
  }
}

/** A quote that is never closed is noticed at the end of the file; the author looks for its beginning. */
function openQuote(document: Document.Parsed, end: number): number | undefined {
  let start: number | undefined
  visit(document, {
    Scalar: (_key, node) => {
      if (node.range?.[1] === end && (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE'))
        start = node.range[0]
    },
  })
  return start
}

function plainValue(path: string, document: Document.Parsed, placeOf: Parsed['placeOf']): unknown {
  try {
    return document.toJS({ maxAliasCount: aliasesAllowed })
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    const alias = firstAlias(document)
    const place = placeOf(alias?.range?.[0] ?? 0)
    throw new NoBook(lineOf(path, place, `Unexpected alias "*${alias?.source ?? ''}", ${quoteIt}`))
  }
}

function firstAlias(document: Document.Parsed): Alias | undefined {
  let first: Alias | undefined
  visit(document, {
    Alias: (_key, node) => {
      first = node
      return visit.BREAK
    },
  })
  return first
}

function tagged(path: string, text: string, [start, end]: [number, number], placeOf: Parsed['placeOf']): Problem {
  return {
    file: path,
    place: positionOf(placeOf, start, end),
    rule: 'metadata',
    severity: 'warning',
    reason: `Unexpected tag "${snippet(text, start, end)}", expected text`,
    note: 'Put the whole value in quotes if the exclamation mark belongs to it.',
  }
}

function second(path: string, document: Document.Parsed, placeOf: Parsed['placeOf']): Problem {
  return {
    file: path,
    place: positionOf(placeOf, document.range[0], document.range[0]),
    rule: 'metadata',
    severity: 'warning',
    reason: 'Unexpected lines after "---", expected the end of the file',
    note: 'Take out the line "---" if what follows belongs to the book.',
  }
}

function isBlank(node: Node): boolean {
  return isScalar(node) && node.value === ''
}

/** Turn two offsets into the position a message carries. */
export function positionOf(placeOf: Parsed['placeOf'], start: number, end: number): NonNullable<Problem['place']> {
  return { start: { ...placeOf(start), offset: start }, end: { ...placeOf(end), offset: end } }
}
