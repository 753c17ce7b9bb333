import type { Asset } from '../types/edition.js'
import { convert, flatten, type Nature, natureOf, type Wish } from './convert.js'
import { cleanJpeg } from './jpeg.js'
import { type Look, look } from './look.js'
import { cleanPng } from './png.js'
import { kindOfType } from './read.js'

/** Turn a drawing into pixels, as many across as asked for, as a PNG. */
export type Draw = (svg: string, width: number) => Promise<Uint8Array>

// E-readers' own limits: Kobo's and Kindle's largest screens, and what Standard Ebooks' checker allows.
const SCREEN = { width: 1600, height: 2400 }
const SCREEN_BYTES = 1_500_000
const SCREEN_QUALITY = 85
const COVER = { width: 1600, height: 2560 }
const COVER_QUALITY = 88
const PRINT_QUALITY = 92
/** No press and no eye resolves more. */
const PRINT_PPI = 600
const DRAWING_PPI = 300
const INCH = 72

/**
 * Turn a picture into what an EPUB may hold: at most 1600 by 2400 pixels and 1.5 MB, sRGB or grey, upright, without notes. A drawing
 * stays as it is.
 */
export async function settleForScreen(asset: Asset, grey = false): Promise<Asset> {
  if (asset.type === 'image/svg+xml') return asset
  const seen = lookAt(asset)
  const fits = asset.width <= SCREEN.width && asset.height <= SCREEN.height
  const turns = grey && seen.channels !== 1
  const clean = isPlain(asset, seen) && fits && !turns ? cleaned(asset) : undefined
  if (clean && clean.length <= SCREEN_BYTES) return { ...asset, bytes: clean }
  const form = formOf(asset, await natureOf(asset.bytes))
  const wish = {
    form,
    quality: SCREEN_QUALITY,
    fine: false,
    box: SCREEN,
    grey: grey || seen.channels === 1,
    flat: false,
  }
  const bytes = await within(SCREEN_BYTES, asset, wish)
  const { width, height } = look(bytes, form)
  return { ...asset, bytes, type: `image/${form}`, width, height }
}

/** Turn a picture into what a page may hold that sets it `width` points wide: a JPEG or PNG, opaque, at most 600 ppi. */
export async function settleForPrint(asset: Asset, width: number, draw: Draw): Promise<Uint8Array> {
  if (asset.type === 'image/svg+xml') {
    const svg = new TextDecoder().decode(asset.bytes)
    return flatten(await draw(svg, Math.max(1, Math.round((width / INCH) * DRAWING_PPI))))
  }
  const seen = lookAt(asset)
  const across = Math.ceil((width / INCH) * PRINT_PPI)
  const plain = isPlain(asset, seen) && !seen.alpha && !seen.unusual
  if (plain && asset.width <= across) return cleaned(asset)
  const nature = asset.type === 'image/jpeg' ? undefined : await natureOf(asset.bytes)
  const form = nature && (asset.type === 'image/png' || formOf(asset, nature) === 'png') ? 'png' : 'jpeg'
  const box = { width: Math.min(across, asset.width), height: asset.height }
  return convert(asset.bytes, { form, quality: PRINT_QUALITY, fine: true, box, grey: seen.channels === 1, flat: true })
}

/** Turn a picture into a cover: a JPEG that fits into 1600 by 2560 pixels, as an EPUB names one. */
export async function settleCover(asset: Asset, draw: Draw): Promise<Uint8Array> {
  const wish: Wish = { form: 'jpeg', quality: COVER_QUALITY, fine: true, box: COVER, grey: false, flat: true }
  if (asset.type === 'image/svg+xml') {
    const wide = Math.min(COVER.width, Math.floor((COVER.height * asset.width) / asset.height))
    return convert(await draw(new TextDecoder().decode(asset.bytes), Math.max(1, wide)), wish)
  }
  const seen = lookAt(asset)
  const fits = asset.width <= COVER.width && asset.height <= COVER.height
  if (asset.type === 'image/jpeg' && isPlain(asset, seen) && fits) return cleaned(asset)
  return convert(asset.bytes, { ...wish, grey: seen.channels === 1 })
}

function lookAt(asset: Asset): Look {
  const kind = kindOfType(asset.type)
  if (kind === 'svg') throw new Error('A drawing has no pixels to look at')
  return look(asset.bytes, kind)
}

/** Nothing has to be decoded: upright, in sRGB or grey, in a form that everything reads. */
const isPlain = (asset: Asset, seen: Look): boolean =>
  (asset.type === 'image/png' || (asset.type === 'image/jpeg' && !seen.unusual)) &&
  seen.orientation === 1 &&
  seen.channels !== 4 &&
  seen.profile !== 'other'

const cleaned = (asset: Asset): Uint8Array =>
  asset.type === 'image/png' ? cleanPng(asset.bytes) : cleanJpeg(asset.bytes)

/** PNG for what is see-through or in flat colours, JPEG for photographs and paintings. */
const formOf = (asset: Asset, nature: Nature): 'jpeg' | 'png' =>
  asset.type !== 'image/jpeg' && (!nature.opaque || nature.fewColours) ? 'png' : 'jpeg'

const STEPS = [1, 0.8, 0.64, 0.5, 0.4, 0.3, 0.2]

/** Convert a picture, and where it comes out too long, again with fewer bits, then with fewer pixels. */
async function within(limit: number, asset: Asset, wish: Wish): Promise<Uint8Array> {
  const most = {
    width: Math.min(wish.box.width, asset.width),
    height: Math.min(wish.box.height, asset.height),
  }
  let bytes: Uint8Array = asset.bytes
  for (const step of STEPS) {
    const box = { width: Math.ceil(most.width * step), height: Math.ceil(most.height * step) }
    for (const quality of wish.form === 'jpeg' ? [wish.quality, wish.quality - 10] : [wish.quality]) {
      bytes = await convert(asset.bytes, { ...wish, box, quality })
      if (bytes.length <= limit) return bytes
    }
  }
  return bytes
}
