import { Ajv, type ErrorObject } from 'ajv'
import { isCollection, isNode, isScalar, type Node } from 'yaml'
import type { Meta, SourceFile } from '../types/manuscript.js'
import { NoBook, type Problem } from '../types/problem.js'
import { decode } from './decode.js'
import { type Entry, entriesOf } from './meta.entries.js'
import { isDay, isInside, isLanguage } from './meta.formats.js'
import { lineOf, type Parsed, parseMeta, snippet } from './meta.parse.js'
import { metaSchema } from './meta.schema.js'
import { metaOf, type Said } from './meta.values.js'

/** What the author says of the book, and what in it was not understood. */
export interface ReadMeta {
  readonly meta: Meta
  readonly problems: readonly Problem[]
}

const check = new Ajv({ verbose: true, allowUnionTypes: true })
  .addFormat('day', isDay)
  .addFormat('language', isLanguage)
  .addFormat('path', isInside)
  .compile(metaSchema)

/**
 * Turn `book.yaml` into the book's metadata: each key of the right shape, text cleaned, nothing filled in. A name it does not know is
 * a warning; YAML that cannot be read or a value of the wrong kind is `NoBook`, with its place and its cure in one line.
 */
export function readMeta(file: SourceFile): ReadMeta {
  const { text, problems } = decode(file.path, file.bytes)
  const read = readKeys(file.path, text)
  return { meta: read.meta, problems: [...problems, ...read.problems] }
}

/** Turn the text of a metadata block into metadata, as `readMeta` does. */
export function readKeys(path: string, text: string): ReadMeta {
  const parsed = parseMeta(path, text)
  const { entries, problems } = entriesOf(parsed)
  const said: Said = Object.fromEntries(
    entries.map(({ key, value }) => [key, value]).filter(([, value]) => value !== undefined),
  )
  if (!check(said)) throw new NoBook(refusal(parsed, entries, check.errors ?? []))
  return { meta: metaOf(said), problems: [...parsed.problems, ...problems] }
}

/** Turn the schema's complaint into one line: the value that is wrong, where it stands, and what it should have been. */
function refusal(parsed: Parsed, entries: readonly Entry[], errors: readonly ErrorObject[]): string {
  // Of several complaints about one key, the deepest knows the very item.
  const [error] = [...errors].sort(
    (one, other) => other.instancePath.split('/').length - one.instancePath.split('/').length,
  )
  const [, name = '', ...steps] = (error?.instancePath.split('/') ?? []).map(unescaped)
  const entry = entries.find(({ key }) => key === name)
  const node = entry?.node && nodeAt(entry.node, steps)
  const [start, end] = node?.range ?? [0, 0]
  const quoted = isScalar(node)
    ? `"${String(node.value).slice(0, 60)}"`
    : `list or map "${snippet(parsed.text, start, end)}"`
  const expected = String(error?.parentSchema?.description ?? metaSchema.description)
  const inner = steps.findLast((step) => !/^\d+$/.test(step))
  const spelled = [entry?.spelled, inner === entry?.key ? '' : inner].filter(Boolean).join(' ')
  return lineOf(parsed.path, parsed.placeOf(start), `Unexpected ${spelled} ${quoted}, expected ${expected}`)
}

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')

/** The innermost node on a way into a value. */
function nodeAt(node: Node, steps: readonly string[]): Node {
  const [step, ...rest] = steps
  const inner =
    step !== undefined && isCollection(node) ? node.get(/^\d+$/.test(step) ? Number(step) : step, true) : node
  return step === undefined || !isNode(inner) ? node : nodeAt(inner, rest)
}
