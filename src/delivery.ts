import { createHash } from 'node:crypto'
import { type FileHandle, lstat, open, readdir, readFile, realpath, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { type Berth, berthFor, type Lying } from './devices/berth.js'
import { endingOf } from './devices/names.js'
import { draftName, makeFolder, sweep } from './drafts.js'
import { NoBook } from './types/problem.js'

/** What is to lie in a folder of a drive. */
export interface Freight {
  /** The drive's own folder. */
  readonly drive: string
  /** In it, with `/`. */
  readonly folder: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly identityOf: (bytes: Buffer) => string | undefined
  /** Told after every stretch that is safe on the drive. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined
}

/** Bytes that are written before the drive has to have them, so that progress is true. */
const STRETCH = 4 * 1024 * 1024
/** Bytes that are left free: an e-reader keeps an account of each book, too. */
const SPARE = 1024 * 1024
/** Bytes of a book on a device that is read to see which one it is. */
const LARGEST_READ = 512 * 1024 * 1024

/**
 * Copy a book into a drive: under a name that is no book's, synced, read back and compared, and only then under its own. What an
 * earlier copy left behind when it was broken off is taken away first; the files of others are never touched.
 */
export async function deliver(freight: Freight): Promise<Berth & { readonly path: string }> {
  const folder = await folderOn(freight)
  try {
    await sweep(folder)
    const { name, state } = await berth(folder, freight)
    const path = join(folder, name)
    if (state !== 'same') await copy(folder, path, freight, state)
    return { name, state, path }
  } catch (error) {
    throw toldOf(error, freight)
  }
}

/** The folder that books go into, made where it is not there. A link that leads out of the drive is not followed. */
async function folderOn({ drive, folder, ...freight }: Freight): Promise<string> {
  const root = await realpath(drive).catch((error) => {
    throw toldOf(error, { drive, ...freight })
  })
  const wanted = resolve(root, ...folder.split('/').filter(Boolean))
  await makeFolder(wanted).catch((error) => {
    throw toldOf(error, { drive, ...freight })
  })
  const real = await realpath(wanted)
  if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep))
    throw new NoBook(`"${wanted}" leads out of the drive, expected a folder in it`)
  return real
}

/** Drives of e-readers do not tell capitals from small letters; the names that are there are compared so everywhere. */
async function berth(folder: string, { name, bytes, identityOf }: Freight): Promise<Berth> {
  const names = await readdir(folder)
  const hash = hashOf(bytes)
  const lie = async (wanted: string): Promise<Lying | undefined> => {
    const there = names.find((one) => one.normalize('NFC').toLowerCase() === wanted.toLowerCase())
    if (there === undefined) return undefined
    const info = await lstat(join(folder, there))
    const read = info.isFile() && info.size <= LARGEST_READ ? await readFile(join(folder, there)) : undefined
    return {
      name: there,
      same: read !== undefined && hashOf(read) === hash,
      identity: read && endingOf(there) === endingOf(name) ? identityOf(read) : undefined,
    }
  }
  return berthFor(name, identityOf(Buffer.from(bytes)), lie)
}

async function copy(
  folder: string,
  path: string,
  { bytes, onProgress }: Freight,
  state: Berth['state'],
): Promise<void> {
  const { blocks, bavail, bsize } = await statfs(folder)
  // Some drives behind a program do not know how large they are.
  if (blocks > 0 && bavail * bsize < bytes.length + SPARE) throw new Full(bavail * bsize)
  const { dev } = await stat(folder)
  const draft = join(folder, draftName('fleuron'))
  const handle = await open(draft, 'wx', 0o644)
  try {
    try {
      await write(handle, bytes, onProgress)
    } finally {
      await handle.close()
    }
    if (hashOf(await readFile(draft)) !== hashOf(bytes)) throw new Altered()
    // When a drive goes away, its folder may stay, as an empty one of the computer's own.
    if ((await stat(folder)).dev !== dev) throw Object.assign(new Error('The drive is gone'), { code: 'ENODEV' })
    if (state === 'new' && (await lstat(path).catch(() => undefined)))
      throw Object.assign(new Error('The name is taken'), { code: 'EEXIST' })
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw error
  } finally {
    // A Mac lays a second, hidden file beside each one on a drive that cannot keep its notes.
    for (const name of [draft, path]) await rm(shadowOf(name), { force: true }).catch(() => undefined)
  }
  await syncFolder(folder)
}

const shadowOf = (path: string): string => join(dirname(path), `._${path.slice(dirname(path).length + 1)}`)

async function write(handle: FileHandle, bytes: Uint8Array, onProgress: Freight['onProgress']): Promise<void> {
  for (let at = 0; at < bytes.length; at += STRETCH) {
    const stretch = bytes.subarray(at, at + STRETCH)
    for (let done = 0; done < stretch.length; ) done += (await handle.write(stretch, done)).bytesWritten
    await handle.sync()
    onProgress?.(at + stretch.length, bytes.length)
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What was read back is not what was written. */
class Altered extends Error {}

/** There are so few bytes free. */
class Full extends Error {
  constructor(readonly free: number) {
    super()
  }
}

/** What went wrong, in words with a cure; a mistake of ours stays one. */
function toldOf(error: unknown, { drive, name, bytes }: Pick<Freight, 'drive' | 'name' | 'bytes'>): unknown {
  const none = `"${name}" was not sent to "${drive}"`
  if (error instanceof Full)
    return new NoBook(
      `${none}: it needs ${megabytes(bytes.length + SPARE)}, and ${megabytes(error.free)} are free. Delete something there first`,
    )
  if (error instanceof Altered)
    return new NoBook(`${none}: what was read back is not what was written. Try another cable, and check the drive`)
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  if (error instanceof NoBook || code === undefined || !/^E[A-Z0-9]+$/.test(code)) return error
  return new NoBook(`${none}: ${CAUSES[code] ?? `the drive cannot be written (${code})`}. No book there was changed`)
}

const GONE = 'the device went away. Plug it in again, and send it again'
const CAUSES: Readonly<Record<string, string>> = {
  ENOSPC: 'the drive is full. Delete something there first',
  EDQUOT: 'your share of the drive is used up',
  EFBIG: 'the drive takes no file as large',
  EROFS: 'the drive is read-only. Plug the device in again; if it stays so, its drive wants repair',
  EEXIST: 'another book came to lie there meanwhile. Send it again',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  ENODEV: GONE,
  ENXIO: GONE,
  ENOENT: GONE,
  ENOTCONN: GONE,
  ESTALE: GONE,
  EIO: GONE,
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
