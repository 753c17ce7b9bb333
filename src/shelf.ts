import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import { type BuildRecord, booksOf, onlyBook, readRecord } from './devices/books.js'
import { endingOf } from './devices/names.js'
import type { BookFile, MadeBook } from './types/device.js'
import { NoBook } from './types/problem.js'

/** Bytes of a record; a large book's has some hundred thousand. */
const LARGEST_RECORD = 16_000_000
/** Bytes of a book. */
const LARGEST = 1_000_000_000

/** Turn a made book's path, the folder of made books, or the manuscript they were made from, into the one book that is meant. */
export async function readShelf(path: string): Promise<MadeBook> {
  const info = await stat(path).catch(() => undefined)
  if (!info) throw new NoBook(`There is no file or folder "${path}". Make the book first: npm run build`)
  if (info.isFile()) return single(path, info.size)
  const here = await shelfOf(path)
  if (here.files.length > 0) return onlyBook(booksOf(here.files, here.records), path)
  return madeFrom(path)
}

function single(path: string, size: number): MadeBook {
  const name = basename(path)
  const ending = endingOf(name)
  if (!ending)
    throw new NoBook(`"${name}" is not a book that can be sent, expected .epub, .kepub.epub, .azw3, .mobi or .pdf`)
  return { title: name, files: [{ path, name, ending, size }], named: true }
}

interface Shelf {
  readonly files: readonly BookFile[]
  readonly records: readonly BuildRecord[]
}

async function shelfOf(folder: string): Promise<Shelf> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.')).sort()
  const files: BookFile[] = []
  const records: BuildRecord[] = []
  for (const name of names) {
    const path = join(folder, name)
    const ending = endingOf(name)
    if (!ending && !name.endsWith('.json')) continue
    const info = await stat(path).catch(() => undefined)
    if (!info?.isFile()) continue
    if (ending) files.push({ path, name, ending, size: info.size })
    else if (info.size <= LARGEST_RECORD) {
      const record = readRecord(name, await readFile(path, 'utf8').catch(() => ''))
      if (record) records.push(record)
    }
  }
  return { files, records }
}

/** The book that was made from a manuscript: its record names the files that are in this folder. */
async function madeFrom(manuscript: string): Promise<MadeBook> {
  for (const folder of [join(manuscript, 'dist'), 'dist']) {
    const { files, records } = await shelfOf(folder)
    for (const record of records) {
      const hashes = await Promise.all(record.inputs.map(({ path }) => hashOf(manuscript, path)))
      const same = record.inputs.filter(({ sha256 }, i) => sha256 === hashes[i]).length
      if (same === 0) continue
      const its = booksOf(files, records).filter(({ files }) =>
        files.some(({ name }) => record.books.includes(name) || name.startsWith(`${record.slug}.`)),
      )
      if (its.length > 0) return { ...onlyBook(its, folder), stale: same < record.inputs.length }
    }
  }
  throw new NoBook(
    `There is no book made from "${manuscript}" in "dist". Make it first: npx fleuron build ${manuscript}; or say where it is: fleuron send my-books`,
  )
}

async function hashOf(folder: string, path: string): Promise<string | undefined> {
  const file = resolve(folder, path)
  const inside = file.startsWith(resolve(folder) + sep) && (await stat(file).catch(() => undefined))?.isFile()
  const bytes = inside ? await readFile(file).catch(() => undefined) : undefined
  return bytes && createHash('sha256').update(bytes).digest('hex')
}

/** The bytes of a book that is to be sent. */
export async function readBook({ path, name, size }: BookFile): Promise<Buffer> {
  if (size > LARGEST) throw new NoBook(`"${name}" is larger than ${LARGEST / 1e9} GB, which no e-reader takes`)
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new NoBook(`"${name}" cannot be read (${error.code})`)
  })
}
