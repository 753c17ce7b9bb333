import { lstat, open, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { draftName, makeFolder, sweep } from './drafts.js'
import { readHyphens } from './manuscript/hyphens.js'
import { type FrontMatter, mergeMeta, readFront } from './manuscript/meta.front.js'
import { leftAside, type ReadMeta, readMeta } from './manuscript/meta.js'
import { planOf } from './manuscript/meta.plan.js'
import type { Design, FontRequest } from './types/design.js'
import type { FaceFile, StyleSource } from './types/edition.js'
import type { Manuscript, SourceFile } from './types/manuscript.js'
import type { MadeFile } from './types/press.js'
import { NoBook, type Problem } from './types/problem.js'

/** The author's world: folders in, finished books out. With `cache.ts`, the only file that touches it. */

const TEXTS = new Set(['.md', '.markdown', '.qmd', '.txt'])
/** Stylesheets, fonts, and all that may be taken for a picture: what it is, its bytes say. */
const ASSETS = new Set(
  '.css .ttf .otf .jpg .jpeg .jpe .jfif .png .apng .gif .svg .webp .avif .heic .heif .tif .tiff .bmp .psd'.split(' '),
)
/** Files about the project, not of the book. */
const ASIDE = /^(readme|licen[cs]e|changelog|todo)\b/i
/** Where words may be divided. */
const HYPHENS = /^hyphens\.txt$/i
/** What the author says of the book: ours, else pandoc's, else Quarto's. */
const METAS = ['book.yaml', 'book.yml', 'metadata.yaml', 'metadata.yml', '_quarto.yml', '_quarto.yaml']

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

/** A process may have so many files open at once, and no more. */
const AT_ONCE = 64

/** Read files, in their order. One that cannot be read, or is gone since its folder was listed, is left out and told. */
async function readSources(root: string, names: readonly string[], problems: Problem[]): Promise<SourceFile[]> {
  const files: SourceFile[] = []
  const read = (name: string) =>
    readFile(join(root, ...name.split('/'))).catch((error: NodeJS.ErrnoException) => {
      problems.push(unreadable(name, error))
    })
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const some = names.slice(at, at + AT_ONCE)
    const bytes = await Promise.all(some.map(read))
    some.forEach((path, i) => {
      const its = bytes[i]
      if (its) files.push({ path, bytes: its })
    })
  }
  return files
}

const unreadable = (file: string, error: NodeJS.ErrnoException): Problem => ({
  file,
  rule: 'unreadable',
  severity: 'warning',
  reason: `It cannot be read (${error.code})`,
  note: 'It is left out of the book; see who may read it, or save it under a plain name.',
})

/** The files of a folder in name order (2 before 10), folders among them; hidden ones and foreign links left out. */
async function listFiles(root: string, problems: Problem[]): Promise<string[]> {
  const real = await realpath(root)
  const names: string[] = []
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      problems.push(unreadable(relative(root, folder) || '.', error))
      return []
    })
    for (const entry of entries
      .filter((name) => METAS.includes(name) || !/^[._]|^node_modules$/.test(name))
      .sort(byName)) {
      const path = join(folder, entry)
      const name = relative(root, path).split(sep).join('/')
      const info = await lstat(path).catch((error: NodeJS.ErrnoException) => {
        problems.push(unreadable(name, error))
      })
      if (!info) continue
      const link = info.isSymbolicLink() ? await faultOfLink(path, real) : undefined
      if (link !== undefined) {
        problems.push(notFollowed(name, link))
        continue
      }
      const target = info.isSymbolicLink() ? await stat(path) : info
      if (target.isDirectory() && !info.isSymbolicLink()) await visit(path)
      else if (target.isFile()) names.push(name)
    }
  }
  await visit(root)
  return names
}

/** Why a link is not followed, or undefined when it may be. Links to folders could lead round in circles. */
async function faultOfLink(link: string, root: string): Promise<string | undefined> {
  const target = await realpath(link).catch(() => undefined)
  if (target === undefined) return 'Link leads nowhere'
  if (target !== root && !target.startsWith(root + sep)) return 'Link leads out of the manuscript folder'
  return (await stat(target)).isDirectory() ? 'Link leads to a folder' : undefined
}

const notFollowed = (file: string, reason: string): Problem => ({
  file,
  rule: 'link',
  severity: 'warning',
  reason,
  note: 'It is not read; put the file itself into the folder.',
})

const collator = new Intl.Collator('en', { numeric: true })
const byName = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)

/** The templates that come with Fleuron, beside the compiled code as beside its sources. */
const OWN_TEMPLATES = fileURLToPath(new URL('../templates', import.meta.url))
const DEFAULT_THEME = 'aldine'

export interface DesignOptions {
  readonly theme?: string
  /** A folder shaped like Fleuron's own templates; what it lacks is taken from there. */
  readonly templates?: string
}

/** Read templates, stylesheets and faces, the author's own among them. `requested` finds what fonts a stylesheet asks for. */
export async function readDesign(
  manuscript: Manuscript,
  options: DesignOptions,
  requested: (sources: readonly StyleSource[]) => FontRequest[],
): Promise<Design> {
  const { files, pictures } = await readTemplates(options.templates)
  const theme = chosenTheme(files, options.theme ?? manuscript.meta.theme ?? DEFAULT_THEME)
  const { ownStyles, missing } = authorsStyles(manuscript)
  const openers = openerStyles(files, manuscript.meta.look?.opener)
  const fallback = templateStyle(files, 'fallback.css', 'house')
  const { faces, problems } = await readFonts(requested([...ownStyles, theme, ...openers, fallback]), manuscript.assets)
  const named = (folder: string, ending: string): [string, string][] =>
    [...files].filter(([path]) => path.startsWith(`${folder}/`) && path.endsWith(ending)).sort()
  const formats = named('formats', '.css').map(
    ([path]) => [nameOf(path), templateStyle(files, path, 'format')] as const,
  )
  return {
    pages: new Map(named('pages', '.html').map(([path, text]) => [nameOf(path), text])),
    styles: [templateStyle(files, 'book.css', 'house'), theme, ...openers],
    formats: new Map(formats),
    ownStyles,
    faces,
    pictures,
    epub: Object.fromEntries(named('epub', '').map(([path, text]) => [basename(path), text])),
    report: Object.fromEntries(named('report', '').map(([path, text]) => [basename(path), text])),
    problems: [...missing, ...problems],
  }
}

const nameOf = (path: string): string => basename(path, extname(path))

const templateStyle = (
  files: ReadonlyMap<string, string>,
  path: string,
  origin: StyleSource['origin'],
): StyleSource => ({
  path: `templates/${path}`,
  text: files.get(path) ?? '',
  origin,
})

function chosenTheme(files: ReadonlyMap<string, string>, theme: string): StyleSource {
  if (files.has(`themes/${theme}.css`)) return templateStyle(files, `themes/${theme}.css`, 'theme')
  const known = [...files.keys()].filter((path) => path.startsWith('themes/')).map(nameOf)
  throw new NoBook(`Unknown theme "${theme}", expected one of ${known.sort().join(', ')}`)
}

/** How chapters open, where the author asks for another way than the theme's. */
function openerStyles(files: ReadonlyMap<string, string>, opener: string | undefined): StyleSource[] {
  if (opener === undefined) return []
  if (files.has(`openers/${opener}.css`))
    return ['opener.css', `openers/${opener}.css`].map((path) => templateStyle(files, path, 'theme'))
  const known = [...files.keys()].filter((path) => path.startsWith('openers/')).map(nameOf)
  throw new NoBook(`Unknown opener "${opener.slice(0, 40)}", expected one of ${known.sort().join(', ')}`)
}

/** The author's stylesheets that are in the folder; the others are told. */
function authorsStyles({ meta, assets }: Manuscript): { ownStyles: StyleSource[]; missing: Problem[] } {
  const ownStyles: StyleSource[] = []
  const missing: Problem[] = []
  for (const path of meta.css ?? []) {
    const file = assets.find((asset) => asset.path === path)
    if (file) ownStyles.push({ path, text: new TextDecoder().decode(file.bytes), origin: 'author' })
    else
      missing.push({
        rule: 'css',
        severity: 'warning',
        reason: `There is no stylesheet "${path.slice(0, 80)}" in the folder, expected one of its .css files`,
        note: 'The book is made without it; put it there, or correct its name.',
      })
  }
  return { ownStyles, missing }
}

/** The templates as text, and the pictures among them. */
async function readTemplates(folder: string | undefined) {
  const own = await readTree(OWN_TEMPLATES)
  const all = folder === undefined ? own : new Map([...own, ...(await readTree(resolve(folder)))])
  const isPicture = (path: string) => /\.(?:svg|png|jpe?g|gif|webp|avif)$/i.test(path)
  const decoder = new TextDecoder()
  const files = new Map([...all].flatMap(([path, bytes]) => (isPicture(path) ? [] : [[path, decoder.decode(bytes)]])))
  const pictures = [...all].flatMap(([path, bytes]) => (isPicture(path) ? [{ path: `templates/${path}`, bytes }] : []))
  return { files, pictures }
}

async function readTree(root: string): Promise<Map<string, Uint8Array>> {
  const names = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => {
    throw new NoBook(`There is no templates folder "${root}"`)
  })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const read = files.map(async (file) => [relative(root, file).split(sep).join('/'), await readFile(file)] as const)
  return new Map(await Promise.all(read))
}

/** Read font files: the house's from installed packages, the author's from the folder. One that is not found is told. */
async function readFonts(
  requests: readonly FontRequest[],
  assets: readonly SourceFile[],
): Promise<{ faces: FaceFile[]; problems: Problem[] }> {
  const require = createRequire(import.meta.url)
  const problems: Problem[] = []
  const faces: FaceFile[] = []
  for (const { family, weight, style, url, origin } of requests) {
    const bytes =
      origin === 'author'
        ? assets.find((asset) => asset.path === url)?.bytes
        : await readFile(require.resolve(url)).catch(() => undefined)
    if (bytes) faces.push({ family, weight, style, path: url, bytes })
    else {
      problems.push({
        rule: 'font',
        severity: 'warning',
        reason: `Font file "${url}" was not found`,
        note: 'Put it into the manuscript folder, and name it by its path there.',
      })
    }
  }
  return { faces, problems }
}

/** Refuse an output folder that is the manuscript itself: the author's files are never written. */
export async function checkOut(out: string, manuscript: string): Promise<void> {
  const real = (path: string) => realpath(path).catch(() => resolve(path))
  if ((await real(out)) === (await real(manuscript))) {
    throw new NoBook(`The output folder "${out}" is the manuscript folder, expected another one, such as --out dist`)
  }
}

/** Write finished files: each appears whole or not at all, and replaces a file of its name; others are left alone. */
export async function writeFiles(out: string, files: readonly MadeFile[]): Promise<string[]> {
  const folder = resolve(out)
  await makeFolder(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST' || error.code === 'ENOTDIR')
      throw new NoBook(`The output folder "${out}" is a file or lies in one, expected a folder, such as --out dist`)
    throw new NoBook(`The output folder "${out}" cannot be made (${error.code}), expected a place where you may write`)
  })
  await sweep(folder)
  const drafts = files.map((file) => ({ file, draft: join(folder, draftName(file.name)) }))
  try {
    for (const { file, draft } of drafts) await writeSynced(draft, file.bytes)
    for (const { file, draft } of drafts) await rename(draft, join(folder, file.name))
    await syncFolder(folder)
  } catch (error) {
    await Promise.all(drafts.map(({ draft }) => rm(draft, { force: true }).catch(() => undefined)))
    const code = (error as NodeJS.ErrnoException).code
    if (code)
      throw new NoBook(
        `The books could not be written to "${out}" (${CAUSES[code] ?? code}); nothing there was changed`,
      )
    throw error
  }
  return files.map((file) => join(out, file.name))
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EISDIR: 'a folder has the name of a book',
  EMFILE: 'too many files are open',
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o644)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The names are safe only when their folder is; where a system cannot do that, the files themselves are. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** The way from the folder of the finished books to the manuscript's, as an address. */
export const wayTo = (folder: string, out: string): string =>
  relative(resolve(out), resolve(folder)).split(sep).map(encodeURIComponent).join('/')

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

const RULES_FOLDER = new URL('../docs/rules/', import.meta.url)

/** The pages that tell the rules' why, by the rules' names. */
export async function readRulePages(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(RULES_FOLDER)).filter((name) => name.endsWith('.md')).sort()
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, RULES_FOLDER), 'utf8')))
  return new Map(names.map((name, i) => [basename(name, '.md'), texts[i] ?? '']))
}

/** Fleuron's own version. */
export async function ownVersion(): Promise<string> {
  const file: { version: string } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  return file.version
}

/** The folder that a manuscript's file names start from, for messages: itself, or that of a single file. */
export const folderOf = (manuscript: string): string =>
  TEXTS.has(extname(manuscript).toLowerCase()) ? dirname(manuscript) : manuscript

/** Write the files of a new folder. One that is there already is the author's, and is kept. */
export async function startFolder(
  folder: string,
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<{ written: string[]; kept: string[] }> {
  const refuse = (error: NodeJS.ErrnoException) => {
    throw new NoBook(`The folder "${folder}" cannot be written (${error.code}), expected a place where you may write`)
  }
  await makeFolder(resolve(folder)).catch(refuse)
  const written: string[] = []
  const kept: string[] = []
  for (const { path, text } of files) {
    const name = join(folder, path)
    const there = await writeFile(name, text, { flag: 'wx' }).then(
      () => false,
      (error: NodeJS.ErrnoException) => (error.code === 'EEXIST' ? true : refuse(error)),
    )
    if (there) kept.push(name)
    else written.push(name)
  }
  return { written, kept }
}
