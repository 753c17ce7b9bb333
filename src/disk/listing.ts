import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { SourceFile } from '../types/manuscript.js'
import type { Problem } from '../types/problem.js'

/** What the author says of the book: ours, else pandoc's, else Quarto's. */
export const METAS = ['book.yaml', 'book.yml', 'metadata.yaml', 'metadata.yml', '_quarto.yml', '_quarto.yaml']

/** A process may have so many files open at once, and no more. */
const AT_ONCE = 64

/** Read files, in their order. One that cannot be read, or is gone since its folder was listed, is left out and told. */
export async function readSources(root: string, names: readonly string[], problems: Problem[]): Promise<SourceFile[]> {
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
export async function listFiles(root: string, problems: Problem[]): Promise<string[]> {
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
