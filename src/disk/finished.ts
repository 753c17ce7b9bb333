import { readFile, stat } from 'node:fs/promises'
import { NoBook } from '../types/problem.js'

/** The bytes of a finished EPUB; undefined where the path is of something else. */
export async function readBook(path: string): Promise<Uint8Array | undefined> {
  if (!/\.epub$/i.test(path)) return undefined
  const kind = await stat(path).catch(() => undefined)
  return kind?.isFile() ? readFile(path) : undefined
}

/** Larger PDFs are scans of whole shelves. */
const MOST_OF_PDF = 2 ** 30

/** The bytes of a PDF that others made. Throws `NoBook` where there is none that can be read. */
export async function readPdf(path: string): Promise<Uint8Array> {
  const kind = await stat(path).catch(() => undefined)
  if (!kind) throw new NoBook(`There is no file "${path}"`)
  if (!kind.isFile())
    throw new NoBook(`"${path}" is not a file, expected a PDF; for a manuscript folder there is fleuron zine`)
  if (kind.size > MOST_OF_PDF) throw new NoBook(`"${path}" is larger than a gigabyte, expected a smaller PDF`)
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new NoBook(`"${path}" cannot be read (${error.code})`)
  })
}
