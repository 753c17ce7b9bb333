import { createHash } from 'node:crypto'
import type { Design } from '../types/design.js'
import type { Manuscript } from '../types/manuscript.js'
import type { MadeFile } from '../types/press.js'
import type { Account } from './account.js'

export interface BuildRecord {
  readonly manuscript: Manuscript
  readonly design: Design
  readonly account: Account
  /** Of Fleuron. */
  readonly version: string
  /** Names of the outputs. */
  readonly outputs: readonly string[]
  readonly format: string
  /** The books alone. */
  readonly books: readonly MadeFile[]
}

/**
 * Turn a build into the record by which it can be made again: what went in, what it was told, what came out. It says
 * nothing of the machine or of the day, so that the same manuscript has the same record anywhere.
 */
export function manifest({ manuscript, design, account, version, outputs, format, books }: BuildRecord): MadeFile {
  const { config, files, assets, hyphens } = manuscript
  const { meta } = account.book
  const { lang, quotes, doubleHyphen, gaps } = account.set.habits
  const record = {
    fleuron: version,
    options: { outputs, theme: themeOf(design), format },
    metadata: meta,
    habits: { lang, quotes, doubleHyphen, gaps },
    inputs: [...(config ? [config] : []), ...files, ...(hyphens ? [hyphens.file] : []), ...assets].map(
      ({ path, bytes }) => fileOf(path, bytes),
    ),
    templates: hashOf(JSON.stringify(templatesOf(design))),
    fonts: design.faces.map(({ path, bytes }) => fileOf(path, bytes)),
    outputs: books.map(({ name, bytes, pages, sheets, by }) => ({
      ...fileOf(name, bytes),
      ...(by !== undefined && { by }),
      ...(pages !== undefined && { pages }),
      ...(sheets !== undefined && { sheets }),
    })),
    marks: account.set.edits.length,
    questions: account.set.questions.length,
  }
  return {
    name: `${meta.slug}.json`,
    bytes: new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`),
    problems: [],
  }
}

const themeOf = ({ styles }: Design): string =>
  (styles.find(({ origin }) => origin === 'theme')?.path ?? '').replace(/^.*\/|\.css$/g, '')

/** Everything of the templates that a book is made with, by name; the author's own stylesheets are files of the manuscript. */
const templatesOf = ({ pages, styles, formats, epub }: Design) => [
  [...pages].sort(([a], [b]) => (a < b ? -1 : 1)),
  [...styles, ...formats.values()].map(({ path, text }) => [path, text]),
  Object.entries(epub).sort(([a], [b]) => (a < b ? -1 : 1)),
]

const fileOf = (path: string, bytes: Uint8Array) => ({ path, sha256: hashOf(bytes), size: bytes.length })

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
