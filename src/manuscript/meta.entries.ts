import { isCollection, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml'
import { NoBook, type Problem } from '../types/problem.js'
import { dayIn, isMovingDay } from './meta.dates.js'
import { cureFor, nearestTo } from './meta.names.js'
import { lineOf, type Parsed, positionOf, snippet } from './meta.parse.js'
import { aliases, foreign, type Key, metaSchema, onlyOfBooks, type Schema } from './meta.schema.js'

/**
 * Where metadata stands: in our own file, in one that was written for pandoc or for Quarto, or at the top of a text. In those that were
 * not written for us a name we do not know is no mistake.
 */
export type Origin = 'own' | 'pandoc' | 'quarto' | 'text'

/** A key the schema knows, as the author spelled it, where it stands and what it says. */
export interface Entry {
  readonly key: Key
  readonly spelled: string
  readonly value: unknown
  readonly node: Node | undefined
}

/** What a block of metadata says. */
export interface Entries {
  readonly entries: readonly Entry[]
  readonly problems: readonly Problem[]
  /** Names that mean nothing to a book, in their order, and where the first of them stands. */
  readonly aside: readonly string[]
  readonly place?: Problem['place']
}

interface Found {
  readonly origin: Origin
  readonly entries: Map<Key, Entry>
  readonly problems: Problem[]
  readonly aside: { readonly name: string; readonly place: Problem['place'] }[]
}

// The schema is written here, so that its keys are all of them of this kind.
const known = Object.keys(metaSchema.properties) as Key[]

/** Turn the document into the keys that the schema knows; the others are told, each with the name it may have meant. */
export function entriesOf(parsed: Parsed, origin: Origin): Entries {
  const found: Found = { origin, entries: new Map(), problems: [], aside: [] }
  const contents = parsed.document?.contents
  if (contents === undefined || contents === null || isNothing(contents))
    return { entries: [], problems: [], aside: [] }
  if (!isMap(contents)) {
    const at = contents.range[0]
    const message = `Unexpected "${snippet(parsed.text, at)}", expected ${metaSchema.description}`
    throw new NoBook(lineOf(parsed.path, parsed.placeOf(at), message))
  }
  // Quarto keeps what belongs to the book under a name of its own, and its formats where Fleuron has the name of one.
  const quarto = contents.has('book') || contents.has('project')
  const here: Found = quarto ? { ...found, origin: 'quarto' } : found
  for (const { key, value: node } of contents.items) {
    const spelled = isScalar(key) ? String(key.value) : ''
    const value = valueIn(parsed.value, spelled)
    const inner = spelled === 'book' ? node : quarto && spelled === 'format' ? epubIn(node) : undefined
    const its = spelled === 'format' ? valueIn(value, 'epub') : value
    if (isMap(inner)) for (const pair of inner.items) collect(parsed, here, pair, valueIn(its, nameOf(pair)))
    else collect(parsed, here, { key, value: node }, value)
  }
  const [first] = found.aside
  return {
    entries: [...found.entries.values()],
    problems: found.problems,
    aside: found.aside.map(({ name }) => name),
    ...(first?.place && { place: first.place }),
  }
}

const epubIn = (node: unknown): unknown => (isMap(node) ? node.get('epub', true) : undefined)

const nameOf = (pair: Pick<Pair, 'key'>): string => (isScalar(pair.key) ? String(pair.key.value) : '')

function collect(parsed: Parsed, found: Found, pair: Pick<Pair, 'key' | 'value'>, value: unknown): void {
  const { origin, entries, problems, aside } = found
  const spelled = nameOf(pair)
  const node = isNode(pair.value) ? pair.value : undefined
  const name = keyFor(spelled, origin)
  const at = placed(parsed, pair.key)
  const tell = (severity: Problem['severity'], reason: string, note: string) =>
    problems.push({ ...at, severity, reason, note })
  const [start, end] = rangeOf(pair.key)
  const leave = (what = spelled) => aside.push({ name: what, place: at.place })
  if (origin === 'quarto' && (isForeign(spelled) || (isMap(node) && (name === 'format' || name === 'theme')))) return
  if (origin !== 'own' && name === 'format' && isOfOthers(node, value)) return void leave()
  if (origin !== 'own' && name !== undefined && WISHES.has(name) && !isCollection(node)) return void leave()
  if (name === undefined) {
    const near =
      isForeign(spelled) || onlyOfBooks.has(spelled) || origin === 'quarto'
        ? undefined
        : nearestTo(spelled, known, Object.keys(aliases))
    if (isForeign(spelled) || (origin !== 'own' && near === undefined)) return void leave()
    const cure = cureFor(spelled, known, Object.keys(aliases))
    const severity = origin === 'text' ? 'info' : 'warning'
    tell(severity, `Unexpected name "${snippet(parsed.text, start, end)}", expected one that Fleuron knows`, cure)
  } else if (name === 'date' && typeof value === 'string' && isMovingDay(value)) leave(`${spelled}: ${value.trim()}`)
  // What stands there, only Quarto knows.
  else if (typeof value === 'string' && /\{\{<.*>\}\}/.test(value)) leave(`${spelled}: ${value.trim()}`)
  else if (entries.has(name)) {
    const before = entries.get(name)?.spelled
    // Quarto says some things once for the page and once for its head.
    if (spelled.endsWith('-meta')) return
    tell('warning', `"${spelled}" says again what "${before}" says; it is left aside`, `Keep only "${name}".`)
  } else if (node === undefined || !isNothing(node)) {
    const day =
      name === 'date' && typeof value === 'string'
        ? dayIn(value, origin === 'quarto' || parsed.path.endsWith('.qmd'))
        : value
    entries.set(name, { key: name, spelled, value: day, node })
    if (node !== undefined) problems.push(...strays(parsed, node, metaSchema.properties[name], origin))
  }
}

/** Maps and lists of ours; as words they are other tools', or a writer's notes on the text. */
const WISHES: ReadonlySet<Key> = new Set<Key>(['notes', 'style', 'output', 'rules', 'keep'])

/** What pandoc and Quarto call a format is one of files. */
const isOfOthers = (node: unknown, value: unknown): boolean =>
  isMap(node) || /^(html|pdf|docx|odt|epub|latex|beamer|revealjs|pptx|typst|gfm|markdown|ipynb)/i.test(String(value))

/** Names inside a map that nothing reads. In what was written for others, only those that are nearly ours are told. */
function strays(parsed: Parsed, node: Node, schema: Schema, origin: Origin): Problem[] {
  if (isSeq(node)) return node.items.flatMap((item) => (isNode(item) ? strays(parsed, item, schema, origin) : []))
  const names = namesIn(schema)
  if (!isMap(node) || names.size === 0) return []
  return node.items.flatMap((pair) => {
    const spelled = nameOf(pair)
    const inner = names.get(spelled)
    if (inner !== undefined) return isNode(pair.value) ? strays(parsed, pair.value, inner, origin) : []
    const near = nearestTo(spelled, [...names.keys()])
    if (origin === 'quarto' || (origin !== 'own' && near === undefined)) return []
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

function keyFor(spelled: string, origin: Origin): Key | undefined {
  const name = spelled.toLowerCase()
  if (origin === 'text' && onlyOfBooks.has(name)) return undefined
  return lowered.get(name) ?? (Object.hasOwn(aliases, name) ? aliases[name] : undefined)
}

/** Whether a value was left open: `subtitle:`, `subtitle: ""`, `subtitle: ~`. */
function isNothing(node: Node): boolean {
  if (!isScalar(node)) return isCollection(node) && node.items.length === 0
  const text = String(node.value).trim()
  return text === '' || (node.type === 'PLAIN' && /^(~|null|Null|NULL)$/.test(text))
}
