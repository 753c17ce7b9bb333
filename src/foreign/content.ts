import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { dictOf, entry, follow, members, numberIn } from './objects.js'
import type { Leaf } from './tree.js'

/** What draws a page: its bytes, packed or not. */
export type Content = PDFRawStream | { readonly bytes: Uint8Array }

/**
 * Find what draws a page: its one stream as it is, or the bytes of all its streams, one after another; undefined where it is empty.
 * Throws where a stream cannot be unpacked.
 */
export function contentOf({ page }: Leaf): Content | undefined {
  const found = entry(page, 'Contents')
  const streams = (found instanceof PDFArray ? members(found) : [found])
    .map((one) => follow(page.context, one))
    .filter((one) => one instanceof PDFRawStream)
  const [only, ...others] = streams
  if (!only) return undefined
  if (!others.length) return only
  const parts = streams.flatMap((stream) => [unpacked(stream), NEWLINE])
  return { bytes: Buffer.concat(parts) }
}

const NEWLINE = Uint8Array.of(10)

function unpacked(stream: PDFRawStream): Uint8Array {
  const { dict } = stream
  const params = entry(dict, 'DecodeParms')
  const all = [params, ...members(params).map((one) => follow(dict.context, one))].flatMap((one) => dictOf(one) ?? [])
  // pdf-lib undoes no prediction.
  if (all.some((one) => (numberIn(one, 'Predictor') ?? 1) > 1)) throw new Error('A page is packed in an unusual way')
  return dict.has(PDFName.of('Filter')) ? decodePDFRawStream(stream).decode() : stream.contents
}
