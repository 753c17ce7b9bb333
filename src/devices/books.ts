import type { BookFile, MadeBook } from '../types/device.js'
import { LAYOUTS } from '../types/imposition.js'
import { NoBook } from '../types/problem.js'
import { endingOf } from './names.js'

/** What the record of a build says that matters here. */
export interface BuildRecord {
  readonly slug: string
  readonly title: string
  /** Names of the books that can be read, and of those that are sheets to fold. */
  readonly books: readonly string[]
  readonly sheets: readonly string[]
  /** What it was made from: paths in the manuscript folder, and their hashes. */
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[]
}

/** Turn a file beside the books into the record of a build; undefined where it is none. */
export function readRecord(name: string, text: string): BuildRecord | undefined {
  try {
    const record: unknown = JSON.parse(text)
    if (!isObject(record) || typeof record.fleuron !== 'string') return undefined
    const outputs = objectsIn(record.outputs)
    const slug = name.replace(/\.json$/, '')
    const title = isObject(record.metadata) ? stringIn(record.metadata, 'title') : ''
    return {
      slug,
      title: title || slug,
      books: outputs.filter(({ sheets }) => sheets === undefined).map((output) => stringIn(output, 'path')),
      sheets: outputs.filter(({ sheets }) => sheets !== undefined).map((output) => stringIn(output, 'path')),
      inputs: objectsIn(record.inputs).map((input) => ({
        path: stringIn(input, 'path'),
        sha256: stringIn(input, 'sha256'),
      })),
    }
  } catch {
    return undefined
  }
}

type Values = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null
const objectsIn = (value: unknown): Values[] => (Array.isArray(value) ? value.filter(isObject) : [])
const stringIn = (values: Values, name: string): string => {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}

/** How the names of sheets end, where no record says what they are. */
const SHEETS = new RegExp(`-(?:${LAYOUTS.join('|')})(?:-(?:fronts|backs|cover|guide|test))?\\.pdf$`, 'i')

/**
 * Turn the files of a folder into books: what a record names, or what has its name, is one book; without a record, files that
 * differ in their endings are. Sheets to fold are for nobody's e-reader.
 */
export function booksOf(files: readonly BookFile[], records: readonly BuildRecord[]): MadeBook[] {
  const isSheets = ({ name }: BookFile): boolean =>
    records.some(({ sheets }) => sheets.includes(name)) ||
    (SHEETS.test(name) && !records.some(({ books }) => books.includes(name)))
  const readable = files.filter((file) => !isSheets(file))
  const keyOf = (file: BookFile): string => {
    const base = baseOf(file)
    return records.find(({ slug, books }) => slug === base || books.includes(file.name))?.slug ?? base
  }
  const byKey = new Map<string, BookFile[]>()
  for (const file of readable) byKey.set(keyOf(file), [...(byKey.get(keyOf(file)) ?? []), file])
  return [...byKey].map(([key, its]) => ({
    title: records.find(({ slug }) => slug === key)?.title ?? key,
    files: its,
  }))
}

const baseOf = ({ name }: BookFile): string => name.slice(0, name.length - (endingOf(name)?.length ?? 0))

/** The one book of a folder. Which of several is meant, nobody can guess. */
export function onlyBook(books: readonly MadeBook[], folder: string): MadeBook {
  const [book, ...others] = books
  if (!book)
    throw new NoBook(`There is no book in "${folder}". Make it first: npm run build, or npx fleuron build my-novel`)
  if (others.length === 0) return book
  const names = books.map(({ files }) => files[0]?.name).slice(0, 5)
  throw new NoBook(
    `There are ${books.length} books in "${folder}": ${names.join(', ')}${books.length > 5 ? ' ...' : ''}. Say which: fleuron send ${folder}/${names[0]}`,
  )
}
