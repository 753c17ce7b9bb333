import { open, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { draftName, makeFolder, sweep } from '../drafts.js'
import type { MadeFile } from '../types/press.js'
import { NoBook } from '../types/problem.js'

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
