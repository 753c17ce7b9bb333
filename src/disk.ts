import { randomBytes } from 'node:crypto'
import { lstat, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMeta } from './manuscript/meta.js'
import type { Design, FontRequest } from './types/design.js'
import type { FaceFile, StyleSource } from './types/edition.js'
import type { Manuscript, Meta, SourceFile } from './types/manuscript.js'
import type { MadeFile } from './types/press.js'
import { NoBook, type Problem } from './types/problem.js'

/** With `post.ts`, the only file that touches the world: folders in, finished books out. */

const TEXTS = new Set(['.md', '.markdown', '.txt'])
const ASSETS = new Set(['.css', '.jpg', '.jpeg', '.png', '.gif', '.svg', '.ttf', '.otf'])
/** Files about the project, not of the book. */
const ASIDE = /^(readme|licen[cs]e|changelog|todo)\b/i
const META = 'book.yaml'

/** Turn a folder, or a single file, into a manuscript. Links that lead out of the folder are left out, and told. */
export async function readManuscript(path: string): Promise<Manuscript> {
  const root = resolve(path)
  const kind = await stat(root).catch(() => undefined)
  if (!kind) throw new NoBook(`There is no file or folder "${path}"`)
  if (!kind.isDirectory()) return readSingle(root)
  const problems: Problem[] = []
  const found = await listFiles(root, problems)
  const files = await Promise.all(found.map((name) => readSource(root, name)))
  const config = files.find((file) => file.path === META)
  const { meta, problems: said } = config ? readMeta(config) : { meta: {}, problems: [] }
  const texts = files.filter((file) => TEXTS.has(extname(file.path).toLowerCase()) && !ASIDE.test(basename(file.path)))
  if (!texts.length) {
    throw new NoBook(`There is no text in "${path}", expected chapters as .md or .txt files`)
  }
  return {
    name: basename(root),
    meta,
    files: inOrder(texts, meta),
    assets: files.filter((file) => ASSETS.has(extname(file.path).toLowerCase())),
    problems: [...said, ...problems],
  }
}

async function readSingle(file: string): Promise<Manuscript> {
  const name = basename(file)
  if (!TEXTS.has(extname(name).toLowerCase())) {
    throw new NoBook(`"${name}" is not a manuscript that can be read, expected .md or .txt`)
  }
  const source = { path: name, bytes: await readFile(file) }
  return { name: basename(name, extname(name)), meta: {}, files: [source], assets: [], problems: [] }
}

const readSource = async (root: string, name: string): Promise<SourceFile> => ({
  path: name,
  bytes: await readFile(join(root, ...name.split('/'))),
})

/** The files of a folder in name order (2 before 10), folders among them; hidden ones and foreign links left out. */
async function listFiles(root: string, problems: Problem[]): Promise<string[]> {
  const real = await realpath(root)
  const names: string[] = []
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(folder)
    for (const entry of entries.filter((name) => !/^[._]|^node_modules$/.test(name)).sort(byName)) {
      const path = join(folder, entry)
      const name = relative(root, path).split(sep).join('/')
      const info = await lstat(path)
      if (info.isSymbolicLink() && !(await leadsInside(path, real))) {
        problems.push(outside(name))
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

async function leadsInside(link: string, root: string): Promise<boolean> {
  const target = await realpath(link).catch(() => undefined)
  return target?.startsWith(root + sep) ?? false
}

const outside = (name: string): Problem => ({
  file: name,
  rule: 'outside',
  severity: 'warning',
  reason: 'Link leads out of the manuscript folder',
  note: 'It is not read; put the file itself into the folder.',
})

const collator = new Intl.Collator('en', { numeric: true })
const byName = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)

/** The order of `chapters:` where the author gave one; what it does not name is not part of the book. */
function inOrder(files: readonly SourceFile[], meta: Meta): readonly SourceFile[] {
  if (!meta.chapters) return files
  return meta.chapters.map((path) => {
    const found = files.find((file) => file.path === path)
    if (!found)
      throw new NoBook(`${META}: There is no chapter "${path}" in the folder, expected one of its .md or .txt files`)
    return found
  })
}

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
  const files = await readTemplates(options.templates)
  const theme = chosenTheme(files, options.theme ?? manuscript.meta.theme ?? DEFAULT_THEME)
  const ownStyles = authorsStyles(manuscript)
  const fallback = templateStyle(files, 'fallback.css', 'house')
  const { faces, problems } = await readFonts(requested([...ownStyles, theme, fallback]), manuscript.assets)
  const named = (folder: string, ending: string): [string, string][] =>
    [...files].filter(([path]) => path.startsWith(`${folder}/`) && path.endsWith(ending)).sort()
  const formats = named('formats', '.css').map(
    ([path]) => [nameOf(path), templateStyle(files, path, 'format')] as const,
  )
  return {
    pages: new Map(named('pages', '.html').map(([path, text]) => [nameOf(path), text])),
    styles: [templateStyle(files, 'book.css', 'house'), theme],
    formats: new Map(formats),
    ownStyles,
    faces,
    epub: Object.fromEntries(named('epub', '').map(([path, text]) => [basename(path), text])),
    problems,
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

function authorsStyles(manuscript: Manuscript): StyleSource[] {
  return (manuscript.meta.css ?? []).map((path) => {
    const file = manuscript.assets.find((asset) => asset.path === path)
    if (!file)
      throw new NoBook(`${META}: There is no stylesheet "${path}" in the folder, expected one of its .css files`)
    return { path, text: new TextDecoder().decode(file.bytes), origin: 'author' as const }
  })
}

async function readTemplates(folder: string | undefined): Promise<ReadonlyMap<string, string>> {
  const own = await readTree(OWN_TEMPLATES)
  return folder === undefined ? own : new Map([...own, ...(await readTree(resolve(folder)))])
}

async function readTree(root: string): Promise<Map<string, string>> {
  const names = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => {
    throw new NoBook(`There is no templates folder "${root}"`)
  })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  return new Map(files.map((file, i) => [relative(root, file).split(sep).join('/'), texts[i] ?? '']))
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
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new NoBook(`The output folder "${out}" cannot be made (${error.code}), expected a place where you may write`)
  })
  await sweep(folder)
  const drafts = files.map((file) => ({ file, draft: join(folder, draftName(file.name)) }))
  try {
    for (const { file, draft } of drafts) await writeSynced(draft, file.bytes)
    for (const { file, draft } of drafts) await rename(draft, join(folder, file.name))
    await syncFolder(folder)
  } catch (error) {
    await Promise.all(drafts.map(({ draft }) => rm(draft, { force: true })))
    const code = (error as NodeJS.ErrnoException).code
    if (code) throw new NoBook(`The books could not be written to "${out}" (${code}); the former ones are as they were`)
    throw error
  }
  return files.map((file) => join(out, file.name))
}

/** A draft names its process, so that what a killed build left behind can be told from another build's work. */
const draftName = (name: string): string => `.${name}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`
const DRAFT = /^\..+\.(\d+)\.[0-9a-f]{8}\.tmp$/

/** Take away the drafts of builds that are no longer running. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const process = DRAFT.exec(name)?.[1]
    if (process !== undefined && !isRunning(Number(process))) await rm(join(folder, name), { force: true })
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
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

/** The folder that a manuscript's file names start from, for messages: itself, or that of a single file. */
export const folderOf = (manuscript: string): string =>
  TEXTS.has(extname(manuscript).toLowerCase()) ? dirname(manuscript) : manuscript
