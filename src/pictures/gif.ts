import { Broken } from './bytes.js'
import type { Look } from './look.js'

/** Turn a GIF's blocks into what they say of it. Throws `Broken` where the file ends before its first frame does. */
export function lookAtGif(bytes: Uint8Array): Look {
  const short = (at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
  const [width, height] = [short(6), short(8)]
  if (!width || !height) throw new Broken('has no size')
  const frames = countFrames(bytes)
  if (!frames) throw new Broken('ends too early')
  return {
    width,
    height,
    orientation: 1,
    channels: 3,
    alpha: true,
    profile: 'none',
    animated: frames > 1,
    unusual: true,
  }
}

const EXTENSION = 0x21
const FRAME = 0x2c

/** How many frames are whole, up to two: more are no different. */
function countFrames(bytes: Uint8Array): number {
  let at = 13 + tableSize(bytes[10])
  let frames = 0
  while (at < bytes.length && frames < 2) {
    const begins = bytes[at]
    if (begins === EXTENSION) at = afterBlocks(bytes, at + 2)
    else if (begins === FRAME) {
      at = afterBlocks(bytes, at + 11 + tableSize(bytes[at + 9]))
      if (at <= bytes.length) frames++
    } else break
  }
  return frames
}

/** Bytes of the colour table that flags announce. */
const tableSize = (flags = 0): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** The place after a row of blocks, each led by its length, the last of them empty; beyond the end where it is missing. */
function afterBlocks(bytes: Uint8Array, start: number): number {
  let at = start
  while (at < bytes.length) {
    const length = bytes[at] ?? 0
    at += length + 1
    if (length === 0) return at
  }
  return bytes.length + 1
}
