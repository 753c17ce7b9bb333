import { imageSize } from 'image-size'
import { ascii, startsWith } from './bytes.js'
import { lookAtGif } from './gif.js'
import { lookAtJpeg } from './jpeg.js'
import { lookAtPng } from './png.js'

/** The kinds of pictures that books may be made with; drawings are SVG, and looked at elsewhere. */
export type Kind = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'svg'

/** What a picture's bytes say of it before anything is decoded. */
export interface Look {
  /** Pixels as they are stored, before any turning. */
  readonly width: number
  readonly height: number
  /** As EXIF numbers them: 1 is upright, 5 to 8 lie on their side. */
  readonly orientation: number
  /** 1 is grey, 3 is colour, 4 is CMYK. */
  readonly channels: 1 | 3 | 4
  readonly alpha: boolean
  /** The colour profile that goes with it: none, sRGB's own, or one that has to be converted. */
  readonly profile: 'none' | 'srgb' | 'other'
  readonly animated: boolean
  /** Stored in a way that a PDF cannot hold as it is: interlaced, or more than 8 bits a channel. */
  readonly unusual: boolean
}

/** Turn a picture's first bytes into its kind, or into the name of a kind that is not taken; its name does not count. */
export function kindOf(bytes: Uint8Array): { kind: Kind } | { foreign: string } {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { kind: 'jpeg' }
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { kind: 'png' }
  const head = ascii(bytes, 0, 12)
  if (/^GIF8[79]a/.test(head)) return { kind: 'gif' }
  if (/^RIFF.{4}WEBP/s.test(head)) return { kind: 'webp' }
  if (head.slice(4, 8) === 'ftyp') return familyOf(ascii(bytes, 8, 64))
  if (isDrawing(bytes)) return { kind: 'svg' }
  return { foreign: FOREIGN.find(([begins]) => head.startsWith(begins))?.[1] ?? 'file of an unknown kind' }
}

/** How files begin that are often taken for pictures of a book. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['II*\0', 'TIFF picture'],
  ['MM\0*', 'TIFF picture'],
  ['BM', 'BMP picture'],
  ['8BPS', 'Photoshop file'],
  ['%PDF', 'PDF'],
  ['%!PS', 'PostScript file'],
  ['\0\0\0\x0cjP  ', 'JPEG 2000 picture'],
  ['\0\0\0\x0cJXL ', 'JPEG XL picture'],
  ['\xff\x0a', 'JPEG XL picture'],
  ['PK\x03\x04', 'ZIP archive'],
  ['\x1f\x8b', 'compressed file'],
]

/** The brands of an ISO container, the first of them its own. */
function familyOf(brands: string): { kind: Kind } | { foreign: string } {
  if (/avi[fs]/.test(brands)) return { kind: 'avif' }
  return { foreign: /hei[cfx]|mif1|msf1/.test(brands) ? 'HEIC picture' : 'film' }
}

/** XML whose first element is `svg`, after what may stand before it. */
function isDrawing(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart()
  return text.startsWith('<') && /<(?:[\w-]+:)?svg[\s>/]/i.test(text) && !/<html[\s>]/i.test(text)
}

/** Turn a pixel picture's bytes into what they say of it. Throws `Broken` where they do not hold together. */
export function look(bytes: Uint8Array, kind: Exclude<Kind, 'svg'>): Look {
  if (kind === 'jpeg') return lookAtJpeg(bytes)
  if (kind === 'png') return lookAtPng(bytes)
  if (kind === 'gif') return lookAtGif(bytes)
  const { width, height } = imageSize(bytes)
  const animated = kind === 'webp' ? isAnimatedWebp(bytes) : /avis/.test(ascii(bytes, 8, 12))
  return { width, height, orientation: 1, channels: 3, alpha: true, profile: 'other', animated, unusual: true }
}

/** The extended header has a flag for it. */
const isAnimatedWebp = (bytes: Uint8Array): boolean =>
  ascii(bytes, 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0
