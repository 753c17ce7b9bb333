import type { Asset } from '../types/edition.js'
import type { SourceFile } from '../types/manuscript.js'
import { Broken } from './bytes.js'
import { MOST_PIXELS, NoTool, tryDecoding } from './convert.js'
import { readDrawing } from './drawing.js'
import { type Kind, kindOf, type Look, look } from './look.js'
import type { Saying } from './messages.js'

/** A file that may be a picture: the asset where it is one, and what is to be said of it. */
export interface Reading {
  readonly asset?: Asset
  readonly sayings: readonly { readonly saying: Saying; readonly more?: string }[]
}

const TYPES = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
} as const satisfies Record<Kind, Asset['type']>

const NAMES: Readonly<Record<Kind, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  gif: 'GIF',
  webp: 'WebP picture',
  avif: 'AVIF picture',
  svg: 'SVG drawing',
}

const ENDINGS: Readonly<Record<Kind, RegExp>> = {
  jpeg: /\.(jpe?g|jpe|jfif)$/i,
  png: /\.a?png$/i,
  gif: /\.gif$/i,
  webp: /\.webp$/i,
  avif: /\.avif$/i,
  svg: /\.svg$/i,
}

/** Turn a media type into a kind. */
export function kindOfType(type: Asset['type']): Kind {
  const name = type.slice('image/'.length)
  return name === 'svg+xml' ? 'svg' : (name as Exclude<Kind, 'svg'>) // the table above has no other
}

/** Turn a file's bytes into a picture that can be used, or into the reason why it cannot. Sizes are known before anything is decoded. */
export async function readPicture(file: SourceFile): Promise<Reading> {
  if (!file.bytes.length) return { sayings: [{ saying: 'empty' }] }
  const known = kindOf(file.bytes)
  if ('foreign' in known) return { sayings: [{ saying: 'kind', more: known.foreign }] }
  const { kind } = known
  const ending = ENDINGS[kind].test(file.path) ? [] : [{ saying: 'ending' as const, more: NAMES[kind] }]
  try {
    const { asset, sayings } = kind === 'svg' ? readSvg(file) : await readPixels(file, kind)
    return { ...(asset && { asset }), sayings: [...sayings, ...ending] }
  } catch (error) {
    if (error instanceof NoTool) return { sayings: [{ saying: 'tool' }] }
    // Libraries throw errors of many kinds at damaged bytes; only our own say what it is.
    return { sayings: [{ saying: 'corrupt', more: error instanceof Broken ? error.message : 'is damaged' }] }
  }
}

function readSvg(file: SourceFile): Reading {
  const { svg, width, height, removed } = readDrawing(file.bytes)
  const bytes = new TextEncoder().encode(svg)
  const sayings = removed.length ? [{ saying: 'drawing' as const, more: removed.join(', ') }] : []
  return { asset: { path: file.path, bytes, type: TYPES.svg, width, height }, sayings }
}

async function readPixels(file: SourceFile, kind: Exclude<Kind, 'svg'>): Promise<Reading> {
  const seen = look(file.bytes, kind)
  const { width, height } = upright(seen)
  if (width * height > MOST_PIXELS) return { sayings: [{ saying: 'huge', more: `${width} by ${height} pixels` }] }
  // What passes as it is needs no decoding; what has to be converted is tried first.
  if (needsWork(seen, kind)) await tryDecoding(file.bytes)
  const asset = { path: file.path, bytes: file.bytes, type: TYPES[kind], width, height }
  return { asset, sayings: seen.animated ? [{ saying: 'animated' }] : [] }
}

const needsWork = (seen: Look, kind: Kind): boolean =>
  (kind !== 'jpeg' && kind !== 'png') ||
  seen.orientation > 1 ||
  seen.channels === 4 ||
  seen.profile === 'other' ||
  seen.alpha ||
  seen.unusual

/** From orientation 5 on, a picture is stored on its side. */
const upright = ({ width, height, orientation }: Look) =>
  orientation >= 5 ? { width: height, height: width } : { width, height }
