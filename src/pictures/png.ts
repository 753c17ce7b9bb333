import { inflateSync } from 'node:zlib'
import { ascii, Broken, describesSrgb, joined, u32 } from './bytes.js'
import { orientationIn } from './jpeg.js'
import type { Look } from './look.js'

interface Chunk {
  readonly name: string
  readonly start: number
  readonly end: number
}

const SIGNATURE = 8
/** No profile is longer; what unpacks to more is a bomb. */
const LONGEST_PROFILE = 4_000_000

/** Bits that a channel may have, by the type of colour (PNG 3, section 11.2.1). */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** Turn a PNG's chunks into what they say of it. Throws `Broken` where one is damaged or the file ends too early. */
export function lookAtPng(bytes: Uint8Array): Look {
  const chunks = chunksOf(bytes)
  const head = chunks[0]
  if (head?.name !== 'IHDR' || head.end - head.start !== 25) throw new Broken('is damaged')
  const [width, height] = [u32(bytes, 16), u32(bytes, 20)]
  if (!width || !height) throw new Broken('has no size')
  if (!chunks.some(({ name }) => name === 'IDAT')) throw new Broken('holds no picture')
  const depth = bytes[24] ?? 8
  const type = bytes[25] ?? 2
  if (!(DEPTHS[type] ?? []).includes(depth)) throw new Broken('is damaged')
  const find = (name: string) => chunks.find((chunk) => chunk.name === name)
  const exif = find('eXIf')
  if (type === 3 && !find('PLTE')) throw new Broken('is damaged')
  return {
    width,
    height,
    orientation: exif ? orientationIn(bytes.subarray(exif.start + 8, exif.end - 4)) : 1,
    channels: type === 0 || type === 4 ? 1 : 3,
    alpha: type >= 4 || find('tRNS') !== undefined,
    profile: profileOf(bytes, find('iCCP')),
    animated: find('acTL') !== undefined,
    unusual: depth === 16 || bytes[28] !== 0,
  }
}

function profileOf(bytes: Uint8Array, chunk: Chunk | undefined): Look['profile'] {
  if (!chunk) return 'none'
  const data = bytes.subarray(chunk.start + 8, chunk.end - 4)
  const name = data.indexOf(0)
  try {
    const profile = inflateSync(data.subarray(name + 2), { maxOutputLength: LONGEST_PROFILE })
    return describesSrgb(profile) ? 'srgb' : 'other'
  } catch {
    return 'other'
  }
}

/** The chunks up to the last, each with its checksum tried. */
function chunksOf(bytes: Uint8Array): Chunk[] {
  const chunks: Chunk[] = []
  let start = SIGNATURE
  while (start + 12 <= bytes.length) {
    const end = start + 12 + u32(bytes, start)
    if (end > bytes.length) break
    const name = ascii(bytes, start + 4, start + 8)
    if (checksum(bytes, start + 4, end - 4) !== u32(bytes, end - 4)) throw new Broken('is damaged')
    chunks.push({ name, start, end })
    if (name === 'IEND') return chunks
    start = end
  }
  throw new Broken('ends too early')
}

/** CRC-32 as PNG's appendix D has it. */
function checksum(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0xffffffff
  for (let i = start; i < end; i++) sum = (TABLE[(sum ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

/** What a picture needs to look right; its profile only where it is kept at all, so never. */
const NEEDED = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'sRGB', 'gAMA', 'cHRM', 'pHYs', 'sBIT', 'bKGD'])

/** Turn a PNG into the same picture without its notes, other frames, and what stands after its end; the same where it has none. */
export function cleanPng(bytes: Uint8Array): Uint8Array {
  const chunks = chunksOf(bytes)
  const kept = chunks.filter(({ name }) => NEEDED.has(name))
  if (kept.length === chunks.length && chunks.at(-1)?.end === bytes.length) return bytes
  return joined([bytes.subarray(0, SIGNATURE), ...kept.map(({ start, end }) => bytes.subarray(start, end))])
}
