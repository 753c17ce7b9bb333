import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** What HarfBuzz's subsetter offers (hb-subset.h), as far as it is needed: all arguments are whole numbers, most of them addresses. */
interface Subsetter {
  readonly memory: { readonly buffer: ArrayBuffer }
  malloc(size: number): number
  free(at: number): void
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number
  hb_blob_destroy(blob: number): void
  hb_blob_get_data(blob: number, length: number): number
  hb_blob_get_length(blob: number): number
  hb_face_create(blob: number, index: number): number
  hb_face_destroy(face: number): void
  hb_face_reference_blob(face: number): number
  hb_set_add(set: number, member: number): void
  hb_set_clear(set: number): void
  hb_set_invert(set: number): void
  hb_subset_input_create_or_fail(): number
  hb_subset_input_destroy(input: number): void
  hb_subset_input_unicode_set(input: number): number
  hb_subset_input_set(input: number, which: number): number
  hb_subset_or_fail(face: number, input: number): number
}

/** Node's own; its types know it only together with the browser's. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
  ): Promise<{ readonly instance: { readonly exports: Readonly<Record<string, unknown>> } }>
}

const WRITABLE = 2 // HB_MEMORY_MODE_WRITABLE
const FEATURES = 6 // HB_SUBSET_SETS_LAYOUT_FEATURE_TAG

let opened: Promise<Subsetter> | undefined

async function open(): Promise<Subsetter> {
  const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(path))
  const { _initialize: begin } = instance.exports
  if (typeof begin === 'function') begin()
  // The functions of the file are those of the interface.
  return instance.exports as unknown as Subsetter
}

/**
 * Turn a font file (TrueType or OpenType) into one that has only the letters of a text, with all that the font does with them: its
 * ligatures, small capitals, figures and kerning. Throws when the file is no font.
 */
export async function subset(font: Uint8Array, letters: Iterable<number>): Promise<Uint8Array> {
  opened ??= open()
  const hb = await opened
  const data = hb.malloc(font.length)
  new Uint8Array(hb.memory.buffer).set(font, data)
  const blob = hb.hb_blob_create(data, font.length, WRITABLE, 0, 0)
  const face = hb.hb_face_create(blob, 0)
  const input = hb.hb_subset_input_create_or_fail()
  const wanted = hb.hb_subset_input_unicode_set(input)
  for (const letter of letters) hb.hb_set_add(wanted, letter)
  // Reading systems choose small capitals and figures; all features of the letters stay.
  const features = hb.hb_subset_input_set(input, FEATURES)
  hb.hb_set_clear(features)
  hb.hb_set_invert(features)
  const small = hb.hb_subset_or_fail(face, input)
  try {
    if (small === 0) throw new Error('The font cannot be subset')
    const result = hb.hb_face_reference_blob(small)
    const at = hb.hb_blob_get_data(result, 0)
    const bytes = new Uint8Array(hb.memory.buffer, at, hb.hb_blob_get_length(result)).slice()
    hb.hb_blob_destroy(result)
    if (bytes.length === 0) throw new Error('The font cannot be subset')
    return bytes
  } finally {
    if (small !== 0) hb.hb_face_destroy(small)
    hb.hb_subset_input_destroy(input)
    hb.hb_face_destroy(face)
    hb.hb_blob_destroy(blob)
    hb.free(data)
  }
}
