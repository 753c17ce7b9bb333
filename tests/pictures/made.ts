import { crc32, deflateSync } from 'node:zlib'
import jpeg from 'jpeg-js'
import sharp, { type Sharp } from 'sharp'
import type { Asset } from '../../src/types/edition.js'

// Pictures made in code, so that every byte of them is known.

const u32 = (n: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(n)
  return bytes
}

export function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  return Buffer.concat([u32(data.length), body, u32(crc32(body))])
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 6: 4 }

/** A PNG of one colour: type 0 is grey, 2 is colour, 6 has alpha. `claims` is a size that its head only pretends. */
export function png(
  width: number,
  height: number,
  { type = 2, extra = [] as Buffer[], claims = [width, height] as readonly [number, number] } = {},
): Uint8Array {
  const head = Buffer.concat([u32(claims[0]), u32(claims[1]), Buffer.from([8, type, 0, 0, 0])])
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * (CHANNELS[type] ?? 3), 120)])
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  const chunks = [chunk('IHDR', head), ...extra, chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat([SIGNATURE, ...chunks]))
}

/** A JPEG with the markers that jpeg-js writes: JFIF and no notes. */
export function jpg(width: number, height: number): Uint8Array {
  const data = Buffer.alloc(width * height * 4)
  for (let i = 0; i < width * height; i++) data.writeUInt32BE((((i * 2654435761) >>> 0) | 255) >>> 0, i * 4)
  return new Uint8Array(jpeg.encode({ width, height, data }, 90).data)
}

/** Put a segment after the first marker of a JPEG. */
export const withSegment = (bytes: Uint8Array, marker: number, data: Uint8Array): Uint8Array => {
  const length = Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255])
  return new Uint8Array(Buffer.concat([bytes.subarray(0, 2), length, data, bytes.subarray(2)]))
}

/** EXIF with nothing in it but an orientation. */
export const exif = (orientation: number): Uint8Array =>
  Buffer.concat([
    Buffer.from('Exif\0\0MM\0*', 'latin1'),
    u32(8),
    Buffer.from([0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]),
    u32(0),
  ])

/** A GIF of one or several frames, one pixel each, black. */
export function gif(frames: number): Uint8Array {
  const head = Buffer.concat([Buffer.from('GIF89a'), Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255])])
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])
  return new Uint8Array(Buffer.concat([head, ...Array<Buffer>(frames).fill(frame), Buffer.from([0x3b])]))
}

export const svg = (body: string, head = 'width="40" height="20"'): Uint8Array =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${head}>${body}</svg>`)

/** A picture of noise, the same every time, through sharp. */
export const noise = (width: number, height: number, channels: 1 | 3 | 4 = 3) => {
  const data = Buffer.alloc(width * height * channels)
  let seed = 1
  for (let i = 0; i < data.length; i++) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    data[i] = seed >>> 24
  }
  return sharp(data, { raw: { width, height, channels } })
}

export const bytesOf = async (picture: Sharp): Promise<Uint8Array> => new Uint8Array(await picture.toBuffer())

export const asset = (type: Asset['type'], bytes: Uint8Array, width: number, height: number): Asset => ({
  path: 'art/picture',
  bytes,
  type,
  width,
  height,
})

/** What sharp says of a picture. */
export async function facts(bytes: Uint8Array) {
  const { format, width, height, channels, space, hasAlpha, exif, icc, orientation } = await sharp(bytes).metadata()
  return { format, width, height, channels, space, hasAlpha, notes: Boolean(exif ?? icc ?? orientation) }
}
