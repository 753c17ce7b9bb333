import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg, type ResvgRenderOptions } from '@resvg/resvg-wasm'
import jpeg from 'jpeg-js'

let ready: Promise<void> | undefined

/** Turn an SVG picture into pixels. Pure computation: the same bytes on every machine. */
async function pixels(
  svg: string,
  options: ResvgRenderOptions = {},
): Promise<{ data: Uint8Array; width: number; height: number; png: () => Uint8Array }> {
  ready ??= start()
  await ready
  const image = new Resvg(svg, { ...options, font: { loadSystemFonts: false, ...options.font } }).render()
  return { data: image.pixels, width: image.width, height: image.height, png: () => image.asPng() }
}

/** The package starts once in a process, whoever asked first: another copy of this file may have. */
async function start(): Promise<void> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'))
  await initWasm(wasm).catch((error: unknown) => {
    if (!(error instanceof Error && /already initialized/i.test(error.message))) throw error
  })
}

/** Turn an SVG picture into a JPEG of its own size in pixels. */
export async function toJpeg(svg: string, quality: number): Promise<Uint8Array> {
  const { data, width, height } = await pixels(svg)
  return jpeg.encode({ data, width, height }, quality).data
}

/** Turn an SVG picture into a PNG of its own size in pixels. */
export async function toPng(svg: string): Promise<Uint8Array> {
  return (await pixels(svg)).png()
}

/** Turn a drawing into a PNG of a width in pixels; its words are set in `faces`, by name or in the first of them. */
export async function drawPng(
  svg: string,
  width: number,
  faces: readonly { readonly family: string; readonly bytes: Uint8Array }[],
): Promise<Uint8Array> {
  const name = faces[0]?.family
  // What no face is called falls back to "serif", which is then one of ours as well.
  const families = name === undefined ? {} : { defaultFontFamily: name, serifFamily: name, sansSerifFamily: name }
  const font = { fontBuffers: faces.map(({ bytes }) => bytes), ...families }
  return (await pixels(svg, { fitTo: { mode: 'width', value: width }, font })).png()
}
