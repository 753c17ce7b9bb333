import { isCollection, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml'
import { NoBook, type Problem } from '../types/problem.js'
import { cureFor } from './meta.names.js'
import { lineOf, type Parsed, positionOf, snippet } from './meta.parse.js'
import { aliases, foreign, type Key, metaSchema, type Schema } from './meta.schema.js'

/** A key the schema knows, as the author spelled it, where it stands and what it says. */
export interface Entry {
  readonly key: Key
  readonly spelled: string
  readonly value: unknown
  readonly node: Node | undefined
}

interface Found {
  readonly entries: Map<Key, Entry>
  readonly problems: Problem[]
}

// The schema is written here, so that its keys are all of them of this kind.
const known = Object.keys(metaSchema.properties) as Key[]

/** Turn the document into the keys that the schema knows; the others are told, each with the name it may have meant. */
export function entriesOf(parsed: Parsed): { entries: Entry[]; problems: Problem[] } {
  const found: Found = { entries: new Map(), problems: [] }
  const contents = parsed.document?.contents
  if (contents === undefined || contents === null || isNothing(contents)) return { entries: [], problems: [] }
  if (!isMap(contents)) {
    const at = contents.range[0]
    const message = `Unexpected "${snippet(parsed.text, at)}", expected ${metaSchema.description}`
    throw new NoBook(lineOf(parsed.path, parsed.placeOf(at), message))
  }
  // Quarto keeps what belongs to the book under a name of its own, and its formats where Fleuron has the name of one.
  const quarto = contents.has('book') || contents.has('project')
  for (const { key, value: node } of contents.items) {
    const spelled = isScalar(key) ? String(key.value) : ''
    const value = valueIn(parsed.value, spelled)
    if (spelled === 'book' && isMap(node)) {
      for (const inner of node.items) collect(parsed, found, inner, valueIn(value, nameOf(inner)), quarto)
    } else collect(parsed, found, { key, value: node }, value, quarto)
  }
  return { entries: [...found.entries.values()], problems: found.problems }
}

const nameOf = (pair: Pick<Pair, 'key'>): string => (isScalar(pair.key) ? String(pair.key.value) : '')

function collect(
  parsed: Parsed,
  { entries, problems }: Found,
  pair: Pick<Pair, 'key' | 'value'>,
  value: unknown,
  quarto: boolean,
): void {
  const spelled = nameOf(pair)
  const node = isNode(pair.value) ? pair.value : undefined
  const name = keyFor(spelled)
  const tell = (severity: Problem['severity'], reason: string, note: string) =>
    problems.push({ ...placed(parsed, pair.key), severity, reason, note })
  const [start, end] = rangeOf(pair.key)
  if (quarto && (isForeign(spelled) || (isMap(node) && (name === 'format' || name === 'theme')))) return
  if (name === undefined && isForeign(spelled)) {
    tell('info', `"${spelled}" is for other tools; it is left aside`, 'Nothing has to be done.')
  } else if (name === undefined) {
    const cure = cureFor(spelled, known, Object.keys(aliases))
    tell('warning', `Unexpected name "${snippet(parsed.text, start, end)}", expected one that Fleuron knows`, cure)
  } else if (entries.has(name)) {
    const before = entries.get(name)?.spelled
    tell('warning', `"${spelled}" says again what "${before}" says; it is left aside`, `Keep only "${name}".`)
  } else if (node === undefined || !isNothing(node)) {
    entries.set(name, { key: name, spelled, value: quarto && name === 'date' ? quartoDate(value) : value, node })
    if (node !== undefined) problems.push(...strays(parsed, node, metaSchema.properties[name]))
  }
}

/** Names inside a map that nothing reads. */
function strays(parsed: Parsed, node: Node, schema: Schema): Problem[] {
  if (isSeq(node)) return node.items.flatMap((item) => (isNode(item) ? strays(parsed, item, schema) : []))
  const names = namesIn(schema)
  if (!isMap(node) || names.size === 0) return []
  return node.items.flatMap((pair) => {
    const spelled = nameOf(pair)
    const inner = names.get(spelled)
    if (inner !== undefined) return isNode(pair.value) ? strays(parsed, pair.value, inner) : []
    const reason = `Unexpected name "${spelled.slice(0, 60)}", expected one that Fleuron knows here`
    return [
      { ...placed(parsed, pair.key), severity: 'warning' as const, reason, note: cureFor(spelled, [...names.keys()]) },
    ]
  })
}

/** Every name that a map may have at a place, at any depth of choice. */
function namesIn(schema: Schema): Map<string, Schema> {
  const names = new Map(Object.entries(schema.properties ?? {}))
  for (const choice of [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])])
    for (const [name, inner] of namesIn(choice)) names.set(name, inner)
  return names
}

function placed(parsed: Parsed, key: unknown): Pick<Problem, 'file' | 'rule'> & Partial<Pick<Problem, 'place'>> {
  const [start, end] = rangeOf(key)
  return { file: parsed.path, place: positionOf(parsed.placeOf, start, end), rule: 'metadata' }
}

const rangeOf = (key: unknown): [number, number] => (isNode(key) && key.range ? [key.range[0], key.range[1]] : [0, 0])

const isForeign = (name: string): boolean => foreign.has(name.toLowerCase())

function valueIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

const lowered: ReadonlyMap<string, Key> = new Map(known.map((key) => [key.toLowerCase(), key]))

function keyFor(spelled: string): Key | undefined {
  const name = spelled.toLowerCase()
  return lowered.get(name) ?? (Object.hasOwn(aliases, name) ? aliases[name] : undefined)
}

/** Quarto writes dates as Americans do, or as the day on which the book is made, which no book of ours depends on. */
function quartoDate(value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (/^(today|now|last-modified)$/.test(value.trim())) return undefined
  const [, month = '', day = '', year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value.trim()) ?? []
  return year === undefined ? value : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Whether a value was left open: `subtitle:`, `subtitle: ""`, `subtitle: ~`. */
function isNothing(node: Node): boolean {
  if (!isScalar(node)) return isCollection(node) && node.items.length === 0
  const text = String(node.value).trim()
  return text === '' || (node.type === 'PLAIN' && /^(~|null|Null|NULL)$/.test(text))
}
