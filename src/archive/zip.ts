import { constants, inflateRawSync } from 'node:zlib'

/** A file in an archive, as the archive's directory has it. */
export interface Entry {
  readonly path: string
  readonly isStored: boolean
  readonly isLocked: boolean
  /** Bytes, packed and unpacked; the second is what the archive says. */
  readonly packed: number
  readonly size: number
  /** Where the file's own head begins. */
  readonly offset: number
}

/** An archive whose files are unpacked when they are asked for. */
export interface Archive {
  /** In the directory's order, folders left out; two may have one path. */
  readonly entries: readonly Entry[]
  /** The first entry of that path, unpacked. Undefined where there is none, or it cannot be unpacked. */
  readonly read: (path: string) => Buffer | undefined
  /** The first bytes of it, at least 16 where it has so many. */
  readonly head: (path: string) => Buffer
}

const DIRECTORY_END = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LONGEST_COMMENT = 65_535
/** No text of a book is longer; what claims to be is made to fill the memory. */
const LARGEST = 32 * 1024 * 1024
const MOST_IN_ALL = 256 * 1024 * 1024

/** Turn the bytes of a zip archive into its list of files (PKWARE's APPNOTE 6.3, 4.3). Undefined where they are none. */
export function openZip(given: Uint8Array): Archive | undefined {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const entries = directoryOf(bytes)
  if (!entries) return undefined
  const first = new Map(entries.toReversed().map((entry) => [entry.path, entry]))
  let left = MOST_IN_ALL
  const read = (path: string): Buffer | undefined => {
    const entry = first.get(path)
    const data = entry && dataOf(bytes, entry)
    if (!entry || !data || entry.isLocked) return undefined
    const unpacked = entry.isStored ? data : unpack(data, Math.min(LARGEST, left))
    left -= unpacked?.length ?? 0
    return unpacked
  }
  const head = (path: string): Buffer => {
    const entry = first.get(path)
    const data = entry && dataOf(bytes, entry)?.subarray(0, 1024)
    return (entry && data && (entry.isStored ? data : unpack(data, LARGEST))) ?? Buffer.alloc(0)
  }
  return { entries, read, head }
}

function directoryOf(bytes: Buffer): Entry[] | undefined {
  const last = bytes.length - 22
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (bytes.readUInt32LE(at) === DIRECTORY_END) return entriesFrom(bytes, bytes.readUInt32LE(at + 16))
  }
  return undefined
}

function entriesFrom(bytes: Buffer, start: number): Entry[] {
  const entries: Entry[] = []
  for (let at = start; at + 46 <= bytes.length && bytes.readUInt32LE(at) === DIRECTORY_ENTRY; ) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    if (!path.endsWith('/'))
      entries.push({
        path,
        isLocked: (bytes.readUInt16LE(at + 8) & 1) === 1,
        isStored: bytes.readUInt16LE(at + 10) === 0,
        packed: bytes.readUInt32LE(at + 20),
        size: bytes.readUInt32LE(at + 24),
        offset: bytes.readUInt32LE(at + 42),
      })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function dataOf(bytes: Buffer, { offset, packed }: Entry): Buffer | undefined {
  if (offset + 30 > bytes.length) return undefined
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  return bytes.subarray(start, start + packed)
}

/** What is cut off in its midst gives what there is. */
function unpack(data: Buffer, most: number): Buffer | undefined {
  try {
    return inflateRawSync(data, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    // It is no deflated data, or more than anyone needs.
    return undefined
  }
}
