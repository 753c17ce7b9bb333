import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { readHyphens } from '../manuscript/hyphens.js'
import { type FrontMatter, mergeMeta, readFront } from '../manuscript/meta.front.js'
import { leftAside, type ReadMeta, readMeta } from '../manuscript/meta.js'
import { planOf } from '../manuscript/meta.plan.js'
import type { Manuscript, SourceFile } from '../types/manuscript.js'
import { NoBook, type Problem } from '../types/problem.js'
import { listFiles, METAS, readSources } from './listing.js'

const TEXTS = new Set(['.md', '.markdown', '.qmd', '.txt'])
/** Stylesheets, fonts, and all that may be taken for a picture: what it is, its bytes say. */
const ASSETS = new Set(
  '.css .ttf .otf .jpg .jpeg .jpe .jfif .png .apng .gif .svg .webp .avif .heic .heif .tif .tiff .bmp .psd'.split(' '),
)
/** Files about the project, not of the book. */
const ASIDE = /^(readme|licen[cs]e|changelog|todo)\b/i
/** Where words may be divided. */
const HYPHENS = /^hyphens\.txt$/i
/** Turn a folder, or a single file, into a manuscript. Links that lead out of the folder are left out, and told. */
export async function readManuscript(path: string): Promise<Manuscript> {
  const root = resolve(path)
  const kind = await stat(root).catch(() => undefined)
  if (!kind) throw new NoBook(`There is no file or folder "${path}"`)
  if (kind.isFile()) return readSingle(root)
  if (!kind.isDirectory()) throw new NoBook(`"${path}" is neither a file nor a folder`)
  const problems: Problem[] = []
  const found = await listFiles(root, problems)
  const files = await readSources(root, found.filter(isOurs), problems)
  const config = METAS.map((name) => files.find((file) => file.path === name)).find((file) => file !== undefined)
  const { meta: own, problems: said, places } = config ? readMeta(config) : NOTHING_SAID
  const texts = files.filter(isText)
  const list = files.find((file) => HYPHENS.test(file.path))
  const hyphens = list && { file: list, ...readHyphens(list) }
  if (!texts.length) {
    const instead = found.length ? `only ${found.slice(0, 3).join(', ')}${found.length > 3 ? ' ...' : ''}` : 'nothing'
    throw new NoBook(`There is no text in "${path}" but ${instead}, expected chapters as .md or .txt files`)
  }
  return {
    name: basename(root),
    ...(config && { config }),
    ...planned({ path: config?.path ?? 'book.yaml', meta: own, places }, texts, [
      ...said,
      ...problems,
      ...(hyphens?.problems ?? []),
    ]),
    ...(hyphens && { hyphens: { file: hyphens.file, exceptions: hyphens.exceptions } }),
    assets: files.filter((file) => ASSETS.has(extname(file.path).toLowerCase())),
  }
}

const isText = ({ path }: SourceFile): boolean =>
  TEXTS.has(extname(path).toLowerCase()) && !ASIDE.test(basename(path)) && !HYPHENS.test(path)

/** The file that says what the book is, and where it names others. */
interface Config extends Pick<ReadMeta, 'meta' | 'places'> {
  readonly path: string
}

const NOTHING_SAID: ReadMeta = { meta: {}, problems: [], aside: [], places: new Map() }

/** What the texts say of themselves, and where each of them stands. */
function planned(
  config: Config,
  texts: readonly SourceFile[],
  told: readonly Problem[],
): Pick<Manuscript, 'meta' | 'files' | 'plan' | 'problems'> {
  const fronts = new Map(texts.map((file) => [file.path, readFront(file)]))
  const meta = mergeMeta(config.meta, [...fronts.values()])
  const { path, places } = config
  const { paths, plan, problems } = planOf({
    ...{ config: path, places, meta, fronts },
    paths: texts.map((file) => file.path),
  })
  const byPath = new Map(texts.map((file) => [file.path, file]))
  const files = paths.flatMap((path) => byPath.get(path) ?? [])
  return {
    meta,
    files,
    plan,
    problems: [...told, ...[...fronts.values()].flatMap((front) => front.problems), ...problems, ...asideIn(fronts)],
  }
}

/** Names at the top of the texts that mean nothing to a book, in one line for all texts. */
function asideIn(fronts: ReadonlyMap<string, FrontMatter>): Problem[] {
  const some = [...fronts].filter(([, front]) => front.aside !== undefined)
  const [file] = some[0] ?? []
  if (file === undefined) return []
  return [
    leftAside(
      { file },
      some.flatMap(([, front]) => front.aside ?? []),
    ),
  ]
}

async function readSingle(file: string): Promise<Manuscript> {
  const name = basename(file)
  if (!TEXTS.has(extname(name).toLowerCase())) {
    throw new NoBook(`"${name}" is not a manuscript that can be read, expected .md or .txt`)
  }
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new NoBook(`"${name}" cannot be read (${error.code})`)
  })
  const source = { path: name, bytes }
  return { name: basename(name, extname(name)), ...planned({ path: name, ...NOTHING_SAID }, [source], []), assets: [] }
}

/** Files that may be part of a book; a folder's films and archives are not even opened. */
const isOurs = (name: string): boolean => {
  const ending = extname(name).toLowerCase()
  return TEXTS.has(ending) || ASSETS.has(ending) || METAS.includes(name)
}

/** The folder that a manuscript's file names start from, for messages: itself, or that of a single file. */
export const folderOf = (manuscript: string): string =>
  TEXTS.has(extname(manuscript).toLowerCase()) ? dirname(manuscript) : manuscript
