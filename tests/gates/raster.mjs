// Pages as a printer sees them: grey pixels, and how far they are from each other.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { folder, run } from './bench.mjs'

const DRAWN = {
  pdftoppm: (pdf, dpi, to) => ['pdftoppm', '-gray', '-cropbox', '-r', dpi, pdf, to],
  // It sets letters between pixels, across and down.
  mutool: (pdf, dpi, to) => ['mutool', 'draw', '-q', '-r', dpi, '-c', 'gray', '-F', 'pgm', '-o', `${to}-%d.pgm`, pdf],
}

/** The pages of a PDF as ink, 0 for white paper and 255 for black, at so many pixels to an inch. */
export async function rasters(pdf, dpi, program = 'pdftoppm') {
  const to = await folder('raster')
  await run(DRAWN[program](pdf, String(dpi), join(to, 'p')))
  const names = (await readdir(to)).sort((a, b) => Number(/(\d+)\.pgm$/.exec(a)[1]) - Number(/(\d+)\.pgm$/.exec(b)[1]))
  return Promise.all(names.map(async (name) => inked(await readFile(join(to, name)))))
}

/** A PGM file (P5): its head, then a byte a pixel. */
function inked(bytes) {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 64))
  const [all, width, height] = head
  const ink = bytes.subarray(all.length).map((grey) => 255 - grey)
  return blurred({ width: Number(width), height: Number(height), ink })
}

/** Spread ink over its neighbours: where a page begins amid a pixel, thin strokes fall on others. */
function blurred({ width, height, ink }) {
  const spread = new Uint8Array(ink.length)
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      let sum = 0
      for (let line = y - 1; line <= y + 1; line++)
        for (let column = x - 1; column <= x + 1; column++) sum += ink[line * width + column]
      spread[y * width + x] = sum / 9
    }
  return { width, height, ink: spread }
}

export const inkOf = ({ ink }) => ink.reduce((sum, one) => sum + one, 0)

export function upsideDown({ width, height, ink }) {
  return { width, height, ink: ink.toReversed() }
}

/** The share of a page's ink that is elsewhere on a sheet, when the page lies there with its corner at x, y: nothing to two. */
export function apart(sheet, page, x, y) {
  let different = 0
  for (let row = 0; row < page.height; row++) {
    const line = y + row
    for (let column = 0; column < page.width; column++) {
      const across = x + column
      const isThere = line >= 0 && line < sheet.height && across >= 0 && across < sheet.width
      const there = isThere ? sheet.ink[line * sheet.width + across] : 0
      different += Math.abs(there - page.ink[row * page.width + column])
    }
  }
  return different / Math.max(1, inkOf(page))
}

/** The same where the page may lie some pixels away, across or down. */
export function nearest(sheet, page, x, y, { across, down }) {
  let least = Number.POSITIVE_INFINITY
  for (let dx = -across; dx <= across; dx++)
    for (let dy = -down; dy <= down; dy++) least = Math.min(least, apart(sheet, page, x + dx, y + dy))
  return least
}
