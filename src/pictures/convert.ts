import type { Sharp } from 'sharp'

/** How a picture is to come out. */
export interface Wish {
  readonly form: 'jpeg' | 'png'
  /** Of a JPEG, from 1 to 100. */
  readonly quality: number
  /** Colour at full resolution, for paper. */
  readonly fine: boolean
  /** Pixels it has to fit in, never enlarged. */
  readonly box: { readonly width: number; readonly height: number }
  readonly grey: boolean
  /** See-through parts laid on white. */
  readonly flat: boolean
}

/** What tells a photograph from a picture in flat colours. */
export interface Nature {
  readonly opaque: boolean
  readonly fewColours: boolean
}

/** Nothing larger is decoded, whatever its header says. */
export const MOST_PIXELS = 100_000_000

/** sharp is no part of this machine's installation. */
export class NoTool extends Error {
  override readonly name = 'NoTool'
}

/** Open a picture upright, its first frame alone. The library is loaded with the first picture that needs it. */
async function open(bytes: Uint8Array): Promise<Sharp> {
  const { default: sharp } = await import('sharp').catch(() => {
    throw new NoTool()
  })
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 }).autoOrient()
}

/** Decode a picture whole. Throws where it is damaged. */
export async function tryDecoding(bytes: Uint8Array): Promise<void> {
  const picture = await open(bytes)
  await picture.resize(8, 8, { fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer()
}

/** Turn a picture into another: upright, sRGB or grey, 8 bits, without notes. */
export async function convert(bytes: Uint8Array, wish: Wish): Promise<Uint8Array> {
  let picture = (await open(bytes)).resize({ ...wish.box, fit: 'inside', withoutEnlargement: true })
  if (wish.flat || wish.form === 'jpeg') picture = picture.flatten({ background: '#ffffff' })
  picture = picture.toColourspace(wish.grey ? 'b-w' : 'srgb')
  const { quality } = wish
  const coded =
    wish.form === 'jpeg'
      ? picture.jpeg({ quality, chromaSubsampling: wish.fine ? '4:4:4' : '4:2:0' })
      : picture.png({ compressionLevel: 9 })
  return new Uint8Array(await coded.toBuffer())
}

const SAMPLE = 512
const FEW = 256

/** Turn a picture into what a sample of its pixels says of its nature. */
export async function natureOf(bytes: Uint8Array): Promise<Nature> {
  const picture = (await open(bytes)).resize({
    width: SAMPLE,
    height: SAMPLE,
    fit: 'inside',
    kernel: 'nearest',
    withoutEnlargement: true,
    fastShrinkOnLoad: false,
  })
  const pixels = await picture.toColourspace('srgb').ensureAlpha().raw().toBuffer()
  const colours = new Set<number>()
  let opaque = true
  for (let i = 0; i + 3 < pixels.length; i += 4) {
    if (colours.size <= FEW) colours.add(pixels.readUInt32BE(i))
    if ((pixels[i + 3] ?? 255) < 255) opaque = false
  }
  return { opaque, fewColours: colours.size <= FEW }
}

/** Turn a drawing's pixels (a PNG) into a PNG on white, in greys where it has no colours. */
export async function flatten(png: Uint8Array): Promise<Uint8Array> {
  const picture = (await open(png)).flatten({ background: '#ffffff' })
  const pixels = await picture.clone().removeAlpha().raw().toBuffer()
  let grey = true
  for (let i = 0; grey && i + 2 < pixels.length; i += 3)
    grey = pixels[i] === pixels[i + 1] && pixels[i] === pixels[i + 2]
  const coded = picture.toColourspace(grey ? 'b-w' : 'srgb').png({ compressionLevel: 9 })
  return new Uint8Array(await coded.toBuffer())
}
