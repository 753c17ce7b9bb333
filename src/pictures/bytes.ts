/** A picture's bytes do not hold together; the message says how, as the end of a sentence. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

/** Whether the bytes begin so. */
export const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, i) => bytes[i] === byte)

/** The bytes from `start` up to `end` as one character each. */
export const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 1024)))

/** A number of two bytes, the greater first. */
export const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

/** A number of four bytes, the greatest first. */
export const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 0x10000 + u16(bytes, at + 2)

/** Turn pieces into one stretch of bytes. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Whether a colour profile is one of the many that describe sRGB: their descriptions say so, in ASCII or in UTF-16. */
export const describesSrgb = (profile: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(profile).replaceAll('\0', '').includes('sRGB')
