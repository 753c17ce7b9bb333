import { Ajv, type ErrorObject } from 'ajv'
import { isCollection, isMap, isNode, isScalar, type Node } from 'yaml'
import type { Meta, SourceFile } from '../types/manuscript.js'
import { NoBook, type Problem } from '../types/problem.js'
import { decode } from './decode.js'
import { lineOf, type Parsed, parseMeta, positionOf, snippet } from './meta.parse.js'
import { aliases, metaSchema } from './meta.schema.js'

/** What the author says of the book, and what in it was not understood. */
export interface ReadMeta {
  readonly meta: Meta
  readonly problems: readonly Problem[]
}

type Key = keyof (typeof metaSchema)['properties']

/** A key the schema knows, as the author spelled it, where it stands and what it says. */
interface Entry {
  readonly key: Key
  readonly spelled: string
  readonly value: unknown
  readonly node: Node | undefined
}

const known = Object.keys(metaSchema.properties)

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
  const { text, problems: encoding } = decode(file.path, file.bytes)
  const parsed = parseMeta(file.path, text)
  const { entries, problems } = entriesOf(parsed)
  const said = Object.fromEntries(entries.map(({ key, value }) => [key, value]))
  if (!check(said)) throw new NoBook(refusal(parsed, entries, check.errors ?? []))
  return { meta: metaOf(said), problems: [...encoding, ...parsed.problems, ...problems] }
}

/** Turn the document into the keys that the schema knows; the others are told, each with the name it may have meant. */
function entriesOf(parsed: Parsed): { entries: Entry[]; problems: Problem[] } {
  const contents = parsed.document?.contents
  if (contents === undefined || contents === null || isNothing(contents)) return { entries: [], problems: [] }
  if (!isMap(contents)) {
    const at = contents.range[0]
    const message = `Unexpected "${snippet(parsed.text, at)}", expected ${metaSchema.description}`
    throw new NoBook(lineOf(parsed.path, parsed.placeOf(at), message))
  }
  const entries = new Map<Key, Entry>()
  const problems: Problem[] = []
  for (const { key, value: node } of contents.items) {
    const spelled = isScalar(key) ? String(key.value) : ''
    const name = keyFor(spelled)
    const [start, end] = isNode(key) && key.range ? key.range : [0, 0]
    const tell = (reason: string, note: string) =>
      problems.push({
        file: parsed.path,
        place: positionOf(parsed.placeOf, start, end),
        rule: 'metadata',
        severity: 'warning',
        reason,
        note,
      })
    if (name === undefined) {
      tell(`Unexpected name "${snippet(parsed.text, start, end)}", expected one that Fleuron knows`, cureFor(spelled))
    } else if (entries.has(name)) {
      tell(
        `"${spelled}" says again what "${entries.get(name)?.spelled}" says; it is left aside`,
        `Keep only "${name}".`,
      )
    } else if (!isNode(node) || !isNothing(node)) {
      entries.set(name, {
        key: name,
        spelled,
        value: valueIn(parsed.value, spelled),
        node: isNode(node) ? node : undefined,
      })
    }
  }
  return { entries: [...entries.values()], problems }
}

function valueIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function keyFor(spelled: string): Key | undefined {
  const name = spelled.toLowerCase()
  return known.find((key): key is Key => key === name) ?? (Object.hasOwn(aliases, name) ? aliases[name] : undefined)
}

/** Whether a value was left open: `subtitle:`, `subtitle: ""`, `subtitle: ~`. */
function isNothing(node: Node): boolean {
  if (!isScalar(node)) return isCollection(node) && node.items.length === 0
  const text = String(node.value).trim()
  return text === '' || (node.type === 'PLAIN' && /^(~|null|Null|NULL)$/.test(text))
}

/** Turn the schema's complaint into one line: the value that is wrong, where it stands, and what it should have been. */
function refusal(parsed: Parsed, entries: readonly Entry[], errors: readonly ErrorObject[]): string {
  // Of several complaints about one key, the deepest knows the very item.
  const [error] = [...errors].sort(
    (one, other) => other.instancePath.split('/').length - one.instancePath.split('/').length,
  )
  const [, name = '', item] = error?.instancePath.split('/') ?? []
  const entry = entries.find(({ key }) => key === name)
  const inner = item !== undefined && isCollection(entry?.node) ? entry.node.get(Number(item), true) : undefined
  const node = isNode(inner) ? inner : entry?.node
  const [start, end] = node?.range ?? [0, 0]
  const quoted = isScalar(node)
    ? `"${String(node.value).slice(0, 60)}"`
    : `list or map "${snippet(parsed.text, start, end)}"`
  const expected = String(error?.parentSchema?.description ?? metaSchema.description)
  return lineOf(parsed.path, parsed.placeOf(start), `Unexpected ${entry?.spelled} ${quoted}, expected ${expected}`)
}

const lines = ['title', 'subtitle', 'date', 'rights', 'identifier', 'publisher', 'format', 'theme'] as const

/** Turn checked values into metadata, without what they do not say. */
function metaOf(said: Readonly<Record<string, unknown>>): Meta {
  const meta: { -readonly [K in keyof Meta]: Meta[K] } = {}
  for (const key of lines) {
    const text = line(said[key])
    if (text !== '') meta[key] = text
  }
  const author = list(said.author)
  if (author.length > 0) meta.author = author
  for (const key of ['chapters', 'css'] as const) {
    const paths = list(said[key]).map((path) => path.replaceAll('\\', '/'))
    if (paths.length > 0) meta[key] = paths
  }
  const [lang] = typeof said.lang === 'string' ? Intl.getCanonicalLocales(said.lang.trim()) : []
  if (lang !== undefined) meta.lang = lang
  const description = typeof said.description === 'string' ? said.description.replace(control, '').trim() : ''
  if (description !== '') meta.description = description
  return meta
}

// Controls but tab and line feed: no output can hold them.
const control = /[^\P{Cc}\t\n]/gu

function line(value: unknown): string {
  return typeof value === 'string' ? value.replace(control, '').replace(/\s+/g, ' ').trim() : ''
}

function list(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value]
  return items.map(line).filter(Boolean)
}

/** A year, a month or a day of the calendar. */
function isDay(text: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim()) ?? []
  if (year === undefined || Number(year) === 0) return false
  const iso = `${year}-${month}-${day}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
}

/** A BCP 47 tag. Languages have two or three letters: longer words (`english`) are well-formed, yet name none. */
function isLanguage(text: string): boolean {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text.trim())
    return /^[a-z]{2,3}(-|$)/.test(tag)
  } catch {
    return false
  }
}

/** A path that stays inside the manuscript folder, on every system: no root, no drive, no scheme, no step upwards. */
function isInside(path: string): boolean {
  const plain = path.trim().replaceAll('\\', '/')
  const steps = plain.split('/')
  return !plain.startsWith('/') && !/^[a-z][a-z0-9+.-]*:/i.test(plain) && !steps.includes('..') && !plain.includes('\0')
}

function cureFor(spelled: string): string {
  const names = [...known, ...Object.keys(aliases)]
  const [nearest] = names
    .map((name) => ({ name, far: distance(spelled.toLowerCase(), name) }))
    .sort((one, other) => one.far - other.far)
  // A third of the letters may differ, or it is another word.
  if (nearest !== undefined && nearest.far <= Math.max(1, nearest.name.length / 3))
    return `Did you mean "${nearest.name}"?`
  return `Fleuron knows ${known.join(', ')}.`
}

/** How many letters to add, take out, change or swap to turn one word into another (optimal string alignment). */
function distance(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= Math.min(one.length, 40); row++) {
    const now = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      const costs = [(last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1)]
      if (swapped) costs.push((before[column - 2] ?? 0) + 1)
      now.push(Math.min(...costs))
    }
    before = last
    last = now
  }
  return last[other.length] ?? other.length
}
