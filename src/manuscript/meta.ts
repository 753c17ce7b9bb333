import { isCollection, isNode, isScalar, type Node, visit } from 'yaml'
import type { Meta, SourceFile } from '../types/manuscript.js'
import { NoBook, type Problem } from '../types/problem.js'
import { decode } from './decode.js'
import { type Entry, entriesOf, type Origin } from './meta.entries.js'
import { type Fault, faultIn } from './meta.faults.js'
import { houseOf } from './meta.house.js'
import { lineOf, type Parsed, type Place, parseMeta, snippet } from './meta.parse.js'
import { metaSchema } from './meta.schema.js'
import { metaOf, type Said } from './meta.values.js'
import { wishesOf } from './meta.wishes.js'

/** What the author says of the book, and what in it was not understood. */
export interface ReadMeta {
  readonly meta: Meta
  readonly problems: readonly Problem[]
  /** Names that mean nothing to a book. */
  readonly aside: readonly string[]
  /** Where each file that is named stands, by its name as it is written there. */
  readonly places: ReadonlyMap<string, Place>
}

/**
 * Turn `book.yaml`, or the file of another tool, into the book's metadata: each key of the right shape, text cleaned, nothing filled
 * in. A name it does not know is a warning. YAML that cannot be read is `NoBook`, with its place and its cure in one line, and so is
 * a value of the wrong kind in our own file; in the others such a value is left aside, and told.
 */
export function readMeta(file: SourceFile): ReadMeta {
  const { text, problems } = decode(file.path, file.bytes)
  const read = readKeys(file.path, text, originOf(file.path))
  return { ...read, problems: [...problems, ...read.problems] }
}

const originOf = (path: string): Origin =>
  path.startsWith('_quarto') ? 'quarto' : path.startsWith('metadata.') ? 'pandoc' : 'own'

/** Turn the text of a metadata block into metadata, as `readMeta` does. */
export function readKeys(path: string, text: string, origin: Origin): ReadMeta {
  const parsed = parseMeta(path, text)
  const { entries, problems, aside, place } = entriesOf(parsed, origin)
  const { said, wrong } = sound(parsed, entries, origin)
  const left = aside.length > 0 && origin !== 'text' ? [leftAside({ file: path, ...(place && { place }) }, aside)] : []
  return {
    meta: { ...wishesOf(said), ...houseOf(said), ...metaOf(said) },
    problems: [...parsed.problems, ...problems, ...wrong, ...left],
    aside,
    places: placesOf(parsed, entries),
  }
}

/** Keys whose values are files of the folder. */
const FILES: readonly string[] = ['chapters', 'front', 'back', 'css', 'cover-image']

function placesOf(parsed: Parsed, entries: readonly Entry[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const { key, node } of entries) {
    if (node === undefined || !FILES.includes(key)) continue
    visit(node, {
      Scalar: (_key, { value, range }) => {
        const name = String(value)
        if (range && !places.has(name)) places.set(name, parsed.placeOf(range[0]))
      },
    })
  }
  return places
}

/** Turn names that mean nothing to a book into one line. */
export function leftAside(where: Pick<Problem, 'file' | 'place'>, names: readonly string[]): Problem {
  const all = [...new Set(names)].map((name) => `"${name.slice(0, 40)}"`)
  const shown = all.length > 5 ? `${all.slice(0, 4).join(', ')} and ${all.length - 4} more` : all.join(', ')
  const [is, it] = all.length === 1 ? ['is', 'it is'] : ['are', 'they are']
  return {
    ...where,
    rule: 'metadata',
    severity: 'info',
    reason: `${shown} ${is} for other tools; ${it} left aside`,
    note: 'Nothing has to be done.',
  }
}

/** The values of the right kind; in a file that was not written for us the others are told, one by one. */
function sound(parsed: Parsed, entries: readonly Entry[], origin: Origin): { said: Said; wrong: Problem[] } {
  const wrong: Problem[] = []
  let left = entries
  for (;;) {
    const said: Said = Object.fromEntries(
      left.map(({ key, value }) => [key, value]).filter(([, value]) => value !== undefined),
    )
    const fault = faultIn(metaSchema, said)
    if (!fault) return { said, wrong }
    const { name, place, message } = refusal(parsed, left, fault)
    if (origin === 'own' || !left.some(({ key }) => key === name)) throw new NoBook(lineOf(parsed.path, place, message))
    left = left.filter(({ key }) => key !== name)
    const note = 'It is left aside; the rest is used.'
    wrong.push({
      file: parsed.path,
      place: { start: place, end: place },
      rule: 'metadata',
      severity: 'warning',
      reason: message,
      note,
    })
  }
}

/** Turn the schema's complaint into one line: the value that is wrong, where it stands, and what it should have been. */
function refusal(
  parsed: Parsed,
  entries: readonly Entry[],
  fault: Fault,
): { name: string; place: Place; message: string } {
  const [name = '', ...steps] = fault.steps
  const entry = entries.find(({ key }) => key === name)
  const node = entry?.node && nodeAt(entry.node, steps)
  const [start, end] = node?.range ?? [0, 0]
  const quoted = isScalar(node)
    ? `"${String(node.value).slice(0, 60)}"`
    : `list or map "${snippet(parsed.text, start, end)}"`
  const inner = steps.findLast((step) => !/^\d+$/.test(step))
  const spelled = [entry?.spelled, inner === entry?.key ? '' : inner].filter(Boolean).join(' ')
  return { name, place: parsed.placeOf(start), message: `Unexpected ${spelled} ${quoted}, expected ${fault.expected}` }
}

/** The innermost node on a way into a value. */
function nodeAt(node: Node, steps: readonly string[]): Node {
  const [step, ...rest] = steps
  const inner =
    step !== undefined && isCollection(node) ? node.get(/^\d+$/.test(step) ? Number(step) : step, true) : node
  return step === undefined || !isNode(inner) ? node : nodeAt(inner, rest)
}
