import { expect, it } from 'vitest'
import { readPicture } from '../../src/pictures/read.js'
import { settleForPrint, settleForScreen } from '../../src/pictures/settle.js'
import { drawPng } from '../../src/svg/rasterise.js'
import { bytesOf, exif, gif, jpg, noise, png, svg, withSegment } from './made.js'

const ROUNDS = 400

/** Numbers below `n`, the same on every run. */
function dice(): (n: number) => number {
  let seed = 7
  return (n) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return (seed >>> 8) % n
  }
}

it('a damaged picture is used or told of, and never thrown at the author', async () => {
  const whole = [
    png(9, 9, { type: 6 }),
    jpg(20, 20),
    withSegment(jpg(20, 20), 0xe1, exif(6)),
    gif(2),
    await bytesOf(noise(20, 20).webp()),
    await bytesOf(noise(20, 20).avif({ effort: 0 })),
    svg('<g><rect width="3" height="4"/><text>a</text></g>'),
  ]
  const below = dice()
  const used = { yes: 0, no: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    const bytes = (whole[below(whole.length)] ?? png(1, 1)).slice()
    const reach = below(2) ? Math.min(bytes.length, 60) : bytes.length
    for (let hits = below(4); hits >= 0; hits--) bytes[below(reach)] = below(256)
    const given = below(5) === 0 ? bytes.subarray(0, below(bytes.length)) : bytes
    const { asset, sayings } = await readPicture({ path: 'a.png', bytes: given })
    if (!asset) {
      expect(sayings.length).toBeGreaterThan(0)
      used.no++
      continue
    }
    used.yes++
    expect((await settleForScreen(asset)).bytes.length).toBeGreaterThan(0)
    expect((await settleForPrint(asset, 72, (text, width) => drawPng(text, width, []))).length).toBeGreaterThan(0)
  }
  expect(used.yes).toBeGreaterThan(50)
  expect(used.no).toBeGreaterThan(50)
}, 60_000)

it('words of a drawing are drawn in a face of the book, whatever face they ask for', async () => {
  const { readFile } = await import('node:fs/promises')
  const { createRequire } = await import('node:module')
  const file = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf',
  )
  const faces = [{ family: 'EB Garamond', bytes: new Uint8Array(await readFile(file)) }]
  const draw = (family: string) =>
    drawPng(
      `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><text y="15" font-family="${family}">Fen</text></svg>`,
      60,
      faces,
    )
  const garamond = await draw('EB Garamond')
  expect(garamond).not.toEqual(
    await drawPng('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"/>', 60, []),
  )
  for (const family of ['Arial', 'serif', 'sans-serif', 'Nothing, serif']) expect(await draw(family)).toEqual(garamond)
})
