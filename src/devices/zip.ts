import { inflateRawSync } from 'node:zlib'

/** Bytes of one file that is wanted; a book's own description is far smaller. */
const LARGEST = 4_000_000
const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50

/**
 * Turn a ZIP into one of its files' bytes, by name (APPNOTE 6.3.9, 4.3). Undefined where it has none of that name, or is no ZIP, is
 * broken or too large.
 */
export function fileInZip(zip: Buffer, name: string): Uint8Array | undefined {
  try {
    const entry = entryOf(zip, name)
    if (!entry || entry.size > LARGEST || zip.readUInt32LE(entry.at) !== LOCAL) return undefined
    const start = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28)
    const packed = zip.subarray(start, start + entry.size)
    if (entry.method === 0) return packed
    return entry.method === 8 ? inflateRawSync(packed, { maxOutputLength: LARGEST }) : undefined
  } catch {
    // Places that are not in the file, or what was never deflated.
    return undefined
  }
}

function entryOf(zip: Buffer, name: string): { at: number; size: number; method: number } | undefined {
  const end = endOf(zip)
  if (end === undefined) return undefined
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0 && zip.readUInt32LE(at) === ENTRY; left--) {
    const length = zip.readUInt16LE(at + 28)
    if (zip.toString('utf8', at + 46, at + 46 + length) === name)
      return { at: zip.readUInt32LE(at + 42), size: zip.readUInt32LE(at + 20), method: zip.readUInt16LE(at + 10) }
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return undefined
}

/** The end of the directory is 22 bytes before the file's end, and a comment of at most 65,535. */
function endOf(zip: Buffer): number | undefined {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 65_535); at--)
    if (zip.readUInt32LE(at) === END) return at
  return undefined
}
