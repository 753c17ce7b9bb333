import { open, readdir, readFile, stat } from 'node:fs/promises'
import { networkInterfaces, userInfo } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { drivesNamed, drivesOfLinux, drivesOfWindows, parentsOfDrives } from './devices/places.js'
import { MARKS, READERS, REMARKABLE } from './devices/readers.js'
import { modelOf, recognise } from './devices/recognise.js'
import type { Found, Mount, Survey } from './types/device.js'
import { NoBook } from './types/problem.js'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Look for e-readers: on the one drive (or at the one address) that the writer names, else on those that `FLEURON_MOUNTS` names, else
 * where the system shows its drives. Nothing is written.
 */
export async function survey(mount: string | undefined, env: Environment, platform: NodeJS.Platform): Promise<Survey> {
  if (mount !== undefined && /^https?:/i.test(mount)) return { found: atAddress(mount), others: [], plugged: [] }
  if (mount !== undefined) return surveyOf([await folderNamed(mount)])
  const tablet = env.FLEURON_REMARKABLE ? atAddress(env.FLEURON_REMARKABLE) : []
  if (env.FLEURON_MOUNTS !== undefined) return surveyOf(drivesNamed(env.FLEURON_MOUNTS, delimiter), tablet)
  return {
    ...(await surveyOf(await drives(platform), tablet.length ? tablet : tabletOnCable())),
    plugged: platform === 'linux' ? await pluggedIn() : [],
  }
}

async function surveyOf(paths: readonly string[], more: readonly Found[] = []): Promise<Survey> {
  const mounts = (await Promise.all(paths.map(look))).filter((mount) => mount !== undefined)
  const found = mounts.map((mount) => ({ mount, reader: recognise(mount) }))
  return {
    found: [...found.flatMap(({ reader }) => reader ?? []), ...more],
    others: found.filter(({ reader }) => !reader).map(({ mount }) => mount.path),
    plugged: [],
  }
}

async function folderNamed(path: string): Promise<string> {
  const info = await stat(path).catch(() => undefined)
  if (!info?.isDirectory()) throw new NoBook(`There is no folder "${path}", expected an e-reader's drive after --mount`)
  return resolve(path)
}

function atAddress(at: string): Found[] {
  const reader = READERS.find(({ way }) => way === 'web')
  return reader ? [{ reader, at }] : []
}

/** A reMarkable gives the computer at the other end of its cable an address beside its own. */
function tabletOnCable(): Found[] {
  const net = REMARKABLE.replace('http://', '').replace(/\d+$/, '')
  const near = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address.startsWith(net)))
  return near ? atAddress(REMARKABLE) : []
}

async function drives(platform: NodeJS.Platform): Promise<string[]> {
  if (platform === 'win32') return drivesOfWindows()
  const mounts = platform === 'linux' ? await readFile('/proc/mounts', 'utf8').catch(() => undefined) : undefined
  if (mounts !== undefined) return drivesOfLinux(mounts)
  const parents = parentsOfDrives(platform, nameOfUser())
  const lists = await Promise.all(
    parents.map(async (parent) => [parent, await readdir(parent).catch(() => [])] as const),
  )
  return lists.flatMap(([parent, names]) => names.map((name) => join(parent, name)))
}

/** A user without a name, as in some containers, has no drives of their own. */
function nameOfUser(): string | undefined {
  try {
    return userInfo().username
  } catch {
    return undefined
  }
}

/** What lies in a drive, as far as the table asks; undefined where there is none. */
async function look(path: string): Promise<Mount | undefined> {
  if (!(await isFolder(path))) return undefined
  const there = await Promise.all(MARKS.map((mark) => isThere(join(path, mark))))
  const model = modelOf(await firstOf(join(path, '.kobo', 'version')))
  return { path, has: new Set(MARKS.filter((_, i) => there[i])), ...(model !== undefined && { model }) }
}

const isThere = (path: string): Promise<boolean> => stat(path).then(() => true, () => false) // biome-ignore format: one thought
const isFolder = (path: string): Promise<boolean> => stat(path).then((info) => info.isDirectory(), () => false) // biome-ignore format: one thought

/** The first letters of a small file; none where it cannot be read. */
async function firstOf(path: string): Promise<string> {
  if (!(await stat(path).catch(() => undefined))?.isFile()) return ''
  const file = await open(path).catch(() => undefined)
  try {
    const { bytesRead = 0, buffer } = (await file?.read(Buffer.alloc(256), 0, 256, 0)) ?? {}
    return buffer?.toString('latin1', 0, bytesRead) ?? ''
  } catch {
    return ''
  } finally {
    await file?.close()
  }
}

/** Makers' numbers of what is on the USB, and the names of what the desktop shows without a drive (MTP). */
async function pluggedIn(): Promise<string[]> {
  const bus = '/sys/bus/usb/devices'
  const entries = await readdir(bus).catch(() => [])
  const makers = await Promise.all(
    entries.map((entry) => readFile(join(bus, entry, 'idVendor'), 'utf8').catch(() => '')),
  )
  const shown = await readdir(`/run/user/${process.getuid?.() ?? 0}/gvfs`).catch(() => [])
  return [...makers.map((maker) => maker.trim()).filter(Boolean), ...shown.filter((name) => name.startsWith('mtp:'))]
}
