import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { draftName, makeFolder, sweep } from './drafts.js'
import type { Memo } from './types/memo.js'

/** A memo on the disk, in a folder of its own: one file a key. Whatever is wrong with it, a build goes on without. */
export interface Cache extends Memo {
  /** Write what is new to the folder, each file whole or not at all, and take the oldest away where it is full. */
  keep(): Promise<void>
}

/** Bytes. Some hundred faces' words take this much; a folder that is forgotten should not be noticed. */
const FULL = 64 * 1024 * 1024
/** Bytes of one file. */
const LARGEST = 16 * 1024 * 1024

const NAME = /^[0-9a-f]{64}\.memo$/
const DIGEST = 32

/** Open the cache in a folder, which need not be there. What other versions and other compilations kept is not seen. */
export function openCache(folder: string, version: string): Cache {
  const written = new Map<string, Uint8Array>()
  const origin = `${version} ${compilation()}`
  const nameOf = (key: string): string => `${sha256(`${origin}\n${key}`).toString('hex')}.memo`
  return {
    read(key) {
      const name = nameOf(key)
      return written.get(name) ?? opened(join(folder, name), name)
    },
    write(key, bytes) {
      if (bytes.length <= LARGEST) written.set(nameOf(key), bytes)
    },
    async keep() {
      if (!written.size) return
      // A cache that cannot be written, or that another build is clearing, is no fault of the book's.
      await writeAll(folder, written).catch(() => undefined)
      await clear(folder).catch(() => undefined)
    },
  }
}

/**
 * A file is the digest of its name and its bytes, then its bytes: what is cut short, broken or another's is not read.
 * They begin at a multiple of 8 in their buffer, so that arrays of numbers can be laid over them.
 */
function opened(path: string, name: string): Uint8Array | undefined {
  try {
    const file = readFileSync(path)
    const bytes = file.subarray(DIGEST)
    return file.length >= DIGEST && sha256(name, bytes).equals(file.subarray(0, DIGEST)) ? bytes : undefined
  } catch {
    return undefined
  }
}

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** When this file was compiled: a developer's version stays the same while the program changes. */
function compilation(): number {
  try {
    return statSync(fileURLToPath(import.meta.url)).mtimeMs
  } catch {
    return 0
  }
}

async function writeAll(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await makeFolder(folder)
  await sweep(folder)
  for (const [name, bytes] of files) {
    const draft = join(folder, draftName(name))
    try {
      // The words in it are the author's: nobody else may read them.
      await writeFile(draft, [sha256(name, bytes), bytes], { flag: 'wx', mode: 0o600 })
      await rename(draft, join(folder, name))
    } catch {
      await rm(draft, { force: true }).catch(() => undefined)
    }
  }
}

/** Take away the files that were written longest ago until the folder is no longer full; files that are not ours stay. */
async function clear(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name))
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name)).catch(() => ({ size: 0, mtimeMs: 0 }))
      return { name, size, mtimeMs }
    }),
  )
  let full = 0
  for (const { name, size } of files.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    full += size
    if (full > FULL) await rm(join(folder, name), { force: true })
  }
}

/** The folder where a system keeps what programs may forget; `FLEURON_CACHE` names another. Undefined where there is none. */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  if (env.FLEURON_CACHE) return resolve(env.FLEURON_CACHE)
  const named = platform === 'win32' ? env.LOCALAPPDATA : platform === 'darwin' ? undefined : env.XDG_CACHE_HOME
  // XDG Base Directory Specification 0.8: a path that is not absolute is ignored.
  const folder = named && isAbsolute(named) ? named : inHome(...(HOMES[platform] ?? ['.cache']))
  return folder && join(folder, 'fleuron', ...(platform === 'win32' ? ['cache'] : []))
}

const HOMES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  win32: ['AppData', 'Local'],
  darwin: ['Library', 'Caches'],
}

/** A user without a home, as in some containers, has no such folder. */
function inHome(...names: readonly string[]): string | undefined {
  try {
    const home = homedir()
    return isAbsolute(home) ? join(home, ...names) : undefined
  } catch {
    return undefined
  }
}
