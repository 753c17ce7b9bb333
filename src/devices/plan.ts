import type { BookFile, Delivery, Ending, EReader, Found, MadeBook, Survey, Wish } from '../types/device.js'
import { NoBook } from '../types/problem.js'
import { nameOnDrive } from './names.js'
import { READERS } from './readers.js'
import { nothingFound } from './words.js'

/** Turn a book, what was found and what the writer wishes into a delivery. Throws where it would have to be guessed. */
export function plan(book: MadeBook, survey: Survey, wish: Wish): Delivery {
  const to = deviceFor(survey, wish)
  const file = fileFor(book, to.reader)
  const folder = folderFor(to)
  return {
    to,
    file,
    folder,
    name: nameOnDrive(file.name, file.ending, { folder, longestPath: to.reader.longestPath }),
    notes: notesOn(book, file, to.reader),
  }
}

function deviceFor(survey: Survey, wish: Wish): Found {
  const reader = wish.device === undefined ? undefined : readerNamed(wish.device)
  if (reader?.way === 'hand') throw new NoBook(`A ${reader.name} cannot be reached from here. ${reader.afterwards}`)
  if (reader?.way === 'mail') return { reader, at: '' }
  const fitting = survey.found.filter((found) => reader === undefined || found.reader === reader)
  const [first, ...others] = fitting
  if (first && others.length === 0) return first
  if (first) throw new NoBook(ambiguous(fitting))
  // The writer knows what the drive is, even where it does not look like it.
  const at = wish.mount === undefined ? undefined : survey.others[0]
  if (reader?.way === 'drive' && at !== undefined) return { reader, at }
  throw new NoBook(nothingFound(survey, reader))
}

function readerNamed(name: string): EReader {
  const wanted = name.trim().toLowerCase()
  const reader = READERS.find(({ id, aliases = [] }) => id === wanted || aliases.includes(wanted))
  if (reader) return reader
  throw new NoBook(`Unknown device "${name}", expected one of ${READERS.map(({ id }) => id).join(', ')}`)
}

function ambiguous(found: readonly Found[]): string {
  const ids = [...new Set(found.map(({ reader }) => reader.id))]
  const list = found.map(({ reader, at }) => `${reader.id} (${at})`).join(', ')
  const cure = ids.length === found.length ? `--device ${ids[0]}` : `--mount "${found[0]?.at}"`
  return `There is more than one e-reader: ${list}. Say which, such as ${cure}`
}

/** The best form of the book that the device opens. */
function fileFor(book: MadeBook, reader: EReader): BookFile {
  for (const ending of reader.formats) {
    const file = book.files.find((one) => one.ending === ending)
    if (!file) continue
    if (reader.largest !== undefined && file.size > reader.largest)
      throw new NoBook(
        `"${file.name}" has ${megabytes(file.size)}, expected at most ${megabytes(reader.largest)}. Make its pictures smaller${reader.way === 'mail' ? ', or put it on https://www.amazon.com/sendtokindle, which takes 200 MB' : ''}`,
      )
    return file
  }
  const there = book.files.map(({ name }) => name).join(', ')
  throw new NoBook(`A ${reader.name} does not open ${there}, expected ${reader.formats.join(', ')}. ${cureFor(reader)}`)
}

/** How a form of a book is made. */
const MADE_BY: Readonly<Record<Ending, string>> = {
  '.kepub.epub': 'fleuron build --only kepub',
  '.epub': 'fleuron build --only epub',
  '.pdf': 'fleuron build --only pdf',
  '.azw3': 'fleuron build --only azw3 (with calibre installed)',
  '.mobi': 'calibre makes it of an EPUB',
}

function cureFor({ id, formats: [best] }: EReader): string {
  if (id === 'kindle') return `Send the EPUB by mail with --device kindle-mail, or make an azw3: ${MADE_BY['.azw3']}`
  return best ? `Make it: ${MADE_BY[best]}` : ''
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1).replace(/\.0$/, '')} MB`

/** The first of the device's folders that is there, else the first of all. */
function folderFor({ reader, mount }: Found): string {
  const folders = reader.folders ?? ['']
  return folders.find((folder) => folder === '' || mount?.has.has(folder)) ?? folders[0] ?? ''
}

function notesOn(book: MadeBook, file: BookFile, { id, formats }: EReader): string[] {
  const notes: string[] = []
  if (book.stale)
    notes.push('The manuscript was changed since this book was made; build it again to send it as it is now.')
  if (book.named) return notes
  if (id === 'kindle' && file.ending === '.pdf')
    notes.push(
      `This is the PDF, whose letters cannot be made larger on a Kindle; --device kindle-mail sends the EPUB, and an azw3 would be taken first: ${MADE_BY['.azw3']}.`,
    )
  if (id === 'kobo' && file.ending !== formats[0])
    notes.push(`A Kobo is at its best with a kepub: ${MADE_BY['.kepub.epub']} makes one.`)
  return notes
}
