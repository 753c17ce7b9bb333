import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import { look } from '../../src/pictures/look.js'
import { settleCover, settleForPrint, settleForScreen } from '../../src/pictures/settle.js'
import { drawPng } from '../../src/svg/rasterise.js'
import type { Asset } from '../../src/types/edition.js'
import { asset, bytesOf, chunk, exif, facts, gif, jpg, noise, png, svg, withSegment } from './made.js'

const draw = (text: string, width: number) => drawPng(text, width, [])
const INCH = 72
const pngAsset = (bytes: Uint8Array, width: number, height: number) => asset('image/png', bytes, width, height)
const jpgAsset = (bytes: Uint8Array, width: number, height: number) => asset('image/jpeg', bytes, width, height)

describe('a picture in greys', () => {
  it.each<[string, Asset]>([
    ['JPEG', jpgAsset(jpg(30, 20), 30, 20)],
    ['PNG', pngAsset(png(30, 20), 30, 20)],
  ])('is made of a %s of colours', async (_, asset) => {
    const grey = await settleForScreen(asset, true)
    expect(look(asset.bytes, asset.type === 'image/png' ? 'png' : 'jpeg').channels).toBe(3)
    expect(look(grey.bytes, grey.type === 'image/png' ? 'png' : 'jpeg').channels).toBe(1)
    expect([grey.width, grey.height]).toEqual([30, 20])
  })
})

describe('a clean picture passes byte for byte', () => {
  it.each<[string, Asset]>([
    ['JPEG', jpgAsset(jpg(30, 20), 30, 20)],
    ['PNG', pngAsset(png(30, 20), 30, 20)],
    ['grey PNG', pngAsset(png(30, 20, { type: 0 }), 30, 20)],
  ])('%s', async (_, clean) => {
    expect((await settleForScreen(clean)).bytes).toBe(clean.bytes)
    expect(await settleForPrint(clean, INCH, draw)).toBe(clean.bytes)
  })

  it('and sharp is not loaded for it', async () => {
    vi.resetModules()
    vi.doMock('sharp', () => {
      throw new Error('loaded')
    })
    const { settleForScreen: settle } = await import('../../src/pictures/settle.js')
    const { readPicture } = await import('../../src/pictures/read.js')
    for (const [type, bytes] of [
      ['image/jpeg', jpg(9, 9)],
      ['image/png', png(9, 9)],
    ] as const) {
      expect((await settle(asset(type, bytes, 9, 9))).bytes).toBe(bytes)
      expect((await readPicture({ path: 'a.png', bytes })).asset?.bytes).toBe(bytes)
    }
    // Where it is not installed, what needs it is left out, and told.
    expect((await readPicture({ path: 'a.gif', bytes: gif(1) })).sayings).toEqual([{ saying: 'tool' }])
    vi.doUnmock('sharp')
    vi.resetModules()
  })
})

describe('notes are taken out, the picture itself untouched', () => {
  it('of a JPEG: EXIF, comments, previews, what stands after its end', async () => {
    const bare = jpg(30, 20)
    const places = withSegment(withSegment(bare, 0xe1, exif(1)), 0xfe, Buffer.from('At home, 51.5 N'))
    const noted = new Uint8Array(Buffer.concat([places, Buffer.from('a film behind it')]))
    expect((await settleForScreen(jpgAsset(noted, 30, 20))).bytes).toEqual(bare)
    expect(await settleForPrint(jpgAsset(noted, 30, 20), INCH, draw)).toEqual(bare)
  })

  it('of a PNG: text, EXIF, other frames', async () => {
    const extra = [
      chunk('tEXt', Buffer.from('Author\0Me')),
      chunk('eXIf', exif(1).subarray(6)),
      chunk('acTL', Buffer.alloc(8)),
    ]
    const noted = png(3, 3, { extra })
    expect((await settleForScreen(pngAsset(noted, 3, 3))).bytes).toEqual(png(3, 3))
  })
})

describe('for screens', () => {
  it('is at most 1600 by 2400 pixels and 1.5 MB', async () => {
    const large = await bytesOf(noise(1700, 2500).jpeg({ quality: 95 }))
    const { bytes, ...settled } = await settleForScreen(jpgAsset(large, 1700, 2500))
    expect(settled.width).toBeLessThanOrEqual(1600)
    expect(settled.height).toBeLessThanOrEqual(2400)
    expect(bytes.length).toBeLessThanOrEqual(1_500_000)
    expect(await facts(bytes)).toMatchObject({
      format: 'jpeg',
      width: settled.width,
      height: settled.height,
      notes: false,
    })
  }, 60_000)

  it('turns what lies on its side', async () => {
    const lying = await bytesOf(
      sharp(withSegment(jpg(40, 20), 0xe1, exif(6)))
        .keepMetadata()
        .jpeg(),
    )
    const { orientation, width, height } = look(lying, 'jpeg')
    expect([orientation, width, height]).toEqual([6, 40, 20])
    const settled = await settleForScreen(jpgAsset(lying, 20, 40))
    expect(await facts(settled.bytes)).toMatchObject({ width: 20, height: 40, notes: false })
    expect(await facts(await settleForPrint(jpgAsset(lying, 20, 40), INCH, draw))).toMatchObject({
      width: 20,
      height: 40,
    })
  })

  it('is in sRGB: CMYK and other profiles are converted', async () => {
    const cmyk = await bytesOf(noise(32, 32).toColourspace('cmyk').jpeg())
    expect(look(cmyk, 'jpeg').channels).toBe(4)
    const wide = await bytesOf(noise(32, 32).withIccProfile('p3').jpeg())
    expect(look(wide, 'jpeg').profile).toBe('other')
    const widePng = await bytesOf(noise(32, 32).withIccProfile('p3').png())
    expect(look(widePng, 'png').profile).toBe('other')
    for (const given of [jpgAsset(cmyk, 32, 32), jpgAsset(wide, 32, 32), pngAsset(widePng, 32, 32)]) {
      const settled = await settleForScreen(given)
      expect(await facts(settled.bytes)).toMatchObject({ space: 'srgb', channels: 3, notes: false })
      expect(await facts(await settleForPrint(given, INCH, draw))).toMatchObject({ space: 'srgb', channels: 3 })
    }
  })

  it('drops the profile of sRGB itself without touching the picture', async () => {
    const own = await bytesOf(noise(32, 32).withIccProfile('srgb').jpeg())
    expect(look(own, 'jpeg').profile).toBe('srgb')
    const { bytes } = await settleForScreen(jpgAsset(own, 32, 32))
    expect(look(bytes, 'jpeg').profile).toBe('none')
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await sharp(own).raw().toBuffer())
  })

  it('keeps grey grey', async () => {
    const grey = await bytesOf(noise(3200, 40, 1).toColourspace('b-w').jpeg())
    const settled = await settleForScreen(jpgAsset(grey, 3200, 40))
    expect(await facts(settled.bytes)).toMatchObject({ width: 1600, channels: 1 })
  })

  it('converts GIF, WebP and AVIF: PNG where see-through or in few colours, else JPEG', async () => {
    const photo = await bytesOf(noise(64, 64).webp({ quality: 90 }))
    const glass = await bytesOf(noise(64, 64, 4).webp({ lossless: true }))
    const modern = await bytesOf(noise(64, 64).avif({ effort: 0 }))
    const kinds = [
      asset('image/gif', gif(2), 1, 1),
      asset('image/webp', photo, 64, 64),
      asset('image/webp', glass, 64, 64),
      asset('image/avif', modern, 64, 64),
    ]
    const types = await Promise.all(kinds.map(async (given) => (await settleForScreen(given)).type))
    expect(types).toEqual(['image/png', 'image/jpeg', 'image/png', 'image/jpeg'])
    const printed = await Promise.all(kinds.map((given) => settleForPrint(given, INCH, draw).then(facts)))
    expect(printed.map(({ format, hasAlpha }) => `${format} ${hasAlpha}`)).toEqual([
      'png false',
      'jpeg false',
      'png false',
      'jpeg false',
    ])
  })

  it('leaves a drawing a drawing', async () => {
    const drawing = asset('image/svg+xml', svg('<g/>'), 40, 20)
    expect(await settleForScreen(drawing)).toBe(drawing)
  })
})

describe('for print', () => {
  it('is laid on white where it is see-through', async () => {
    const clear = pngAsset(png(4, 4, { type: 6 }).slice(), 4, 4)
    const printed = await settleForPrint(clear, INCH, draw)
    expect(await facts(printed)).toMatchObject({ format: 'png', channels: 3, hasAlpha: false })
    // 120 of 255 at an alpha of 120 of 255, on white.
    expect((await sharp(printed).raw().toBuffer())[0]).toBe(191)
  })

  it('has all its pixels up to 600 to the inch', async () => {
    const given = jpgAsset(jpg(800, 10), 800, 10)
    expect(await settleForPrint(given, 2 * INCH, draw)).toBe(given.bytes)
    expect(await facts(await settleForPrint(given, INCH, draw))).toMatchObject({ width: 600, format: 'jpeg' })
  })

  it('is drawn at 300 to the inch, in greys where it has no colours', async () => {
    const black = asset(
      'image/svg+xml',
      svg('<rect width="20" height="20"/>', 'width="40" height="20" xmlns:xlink="http://www.w3.org/1999/xlink"'),
      40,
      20,
    )
    expect(await facts(await settleForPrint(black, INCH, draw))).toMatchObject({ width: 300, height: 150, channels: 1 })
    const red = asset('image/svg+xml', svg('<rect width="20" height="20" fill="red"/>'), 40, 20)
    expect(await facts(await settleForPrint(red, INCH, draw))).toMatchObject({
      format: 'png',
      channels: 3,
      hasAlpha: false,
    })
  })
})

describe('as a cover', () => {
  it.each<[string, () => Promise<Asset>, number, number]>([
    ['too wide', async () => jpgAsset(await bytesOf(noise(2000, 2560).jpeg()), 2000, 2560), 1600, 2048],
    ['too high', async () => pngAsset(png(40, 5120), 40, 5120), 20, 2560],
    ['small', async () => jpgAsset(jpg(50, 80), 50, 80), 50, 80],
    ['drawn', async () => asset('image/svg+xml', svg('<g/>', 'width="10" height="16"'), 10, 16), 1600, 2560],
  ])('%s: a JPEG that fits', async (_, given, width, height) => {
    expect(await facts(await settleCover(await given(), draw))).toMatchObject({
      format: 'jpeg',
      width,
      height,
      notes: false,
    })
  })
})

it('gives the same bytes on every run', async () => {
  const photo = jpgAsset(await bytesOf(noise(1700, 300).jpeg()), 1700, 300)
  const glass = pngAsset(await bytesOf(noise(64, 64, 4).png()), 64, 64)
  for (const given of [photo, glass]) {
    expect((await settleForScreen(given)).bytes).toEqual((await settleForScreen(given)).bytes)
    expect(await settleForPrint(given, INCH, draw)).toEqual(await settleForPrint(given, INCH, draw))
  }
})
