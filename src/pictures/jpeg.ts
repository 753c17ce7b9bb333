import { ascii, Broken, describesSrgb, joined, u16, u32 } from './bytes.js'
import type { Look } from './look.js'

/** One segment of a JPEG: its marker and where it lies, marker and length included. */
interface Segment {
  readonly marker: number
  readonly start: number
  readonly end: number
}

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda

/** Turn a JPEG's segments into what they say of it. Throws `Broken` where the file ends too early. */
export function lookAtJpeg(bytes: Uint8Array): Look {
  const segments = segmentsOf(bytes)
  const frame = segments.find(({ marker }) => isFrame(marker))
  if (!frame) throw new Broken('holds no picture')
  const components = bytes[frame.start + 9] ?? 0
  const look = { height: u16(bytes, frame.start + 5), width: u16(bytes, frame.start + 7) }
  if (!look.width || !look.height) throw new Broken('has no size')
  if (![1, 3, 4].includes(components)) throw new Broken('is damaged')
  const deep = bytes[frame.start + 4] !== 8
  return {
    ...look,
    orientation: orientationOf(bytes, segments),
    channels: components === 1 ? 1 : components === 4 ? 4 : 3,
    alpha: false,
    profile: profileOf(bytes, segments),
    animated: false,
    // Arithmetic coding and lossless frames are beyond most readers.
    unusual: deep || ![0xc0, 0xc1, 0xc2].includes(frame.marker) || isRgb(bytes, segments, components),
  }
}

/** Frame headers are C0 to CF, but for the tables and the coding conditions among them. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Three channels that Adobe's mark says are red, green and blue and not brightness and colour. */
function isRgb(bytes: Uint8Array, segments: readonly Segment[], components: number): boolean {
  const adobe = segments.find(({ marker, start }) => marker === 0xee && ascii(bytes, start + 4, start + 9) === 'Adobe')
  return components === 3 && adobe !== undefined && bytes[adobe.start + 15] === 0
}

/** The segments from the first to the end of the picture. Coded data belongs to the scan before it. */
function segmentsOf(bytes: Uint8Array): Segment[] {
  const segments: Segment[] = [{ marker: SOI, start: 0, end: 2 }]
  let at = 2
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) throw new Broken('is damaged')
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1] ?? 0
    if (marker === EOI) return [...segments, { marker, start: at, end: at + 2 }]
    const end = isBare(marker) ? at + 2 : at + 2 + u16(bytes, at + 2)
    if (end > bytes.length || (!isBare(marker) && end < at + 4)) break
    const after = marker === SOS ? endOfScan(bytes, end) : end
    segments.push({ marker, start: at, end: after })
    at = after
  }
  throw new Broken('ends too early')
}

const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** The place of the next marker: in coded data FF is followed by 00, or by the mark of a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0 && next !== 0xff && !isBare(next)) return at
  }
  return bytes.length
}

/** EXIF 2.3, section 4.6.4: tag 0x112 of the first directory. */
function orientationOf(bytes: Uint8Array, segments: readonly Segment[]): number {
  const exif = segments.find(({ marker, start }) => marker === 0xe1 && ascii(bytes, start + 4, start + 8) === 'Exif')
  return exif ? orientationIn(bytes.subarray(exif.start + 10, exif.end)) : 1
}

/** Turn a TIFF directory, as EXIF keeps it, into the orientation it names. */
export function orientationIn(tiff: Uint8Array): number {
  const little = tiff[0] === 0x49
  const short = (at: number) => (little ? (tiff[at] ?? 0) | ((tiff[at + 1] ?? 0) << 8) : u16(tiff, at))
  const long = (at: number) => (little ? short(at) + short(at + 2) * 0x10000 : u32(tiff, at))
  const directory = long(4)
  const count = Math.min(short(directory), 512)
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * 12
    const value = short(entry + 8)
    if (short(entry) === 0x112) return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

const isProfile = (bytes: Uint8Array, { marker, start }: Segment): boolean =>
  marker === 0xe2 && ascii(bytes, start + 4, start + 15) === 'ICC_PROFILE'

function profileOf(bytes: Uint8Array, segments: readonly Segment[]): Look['profile'] {
  const pieces = segments.filter((segment) => isProfile(bytes, segment))
  if (!pieces.length) return 'none'
  return describesSrgb(joined(pieces.map(({ start, end }) => bytes.subarray(start + 18, end)))) ? 'srgb' : 'other'
}

/**
 * Turn a JPEG into the same picture without its notes (EXIF, places, thumbnails, previews, comments) and without what stands
 * after its end; the coded picture is not touched. One that has none is given back as it is.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const segments = segmentsOf(bytes)
  const kept = segments.filter(({ marker, start }) => {
    const adobe = marker === 0xee && ascii(bytes, start + 4, start + 9) === 'Adobe'
    const jfif = marker === 0xe0 && ascii(bytes, start + 4, start + 8) === 'JFIF'
    // How far to trust three or four channels stands in JFIF's and Adobe's segments.
    return adobe || jfif || !((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe)
  })
  const end = segments.at(-1)?.end ?? bytes.length
  if (kept.length === segments.length && end === bytes.length) return bytes
  return joined(kept.map((segment) => bytes.subarray(segment.start, segment.end)))
}
