import { decodePDFRawStream, PDFContext, PDFRawStream } from '@cantoo/pdf-lib'

/** More bytes than this no stream of a page or of objects unpacks to, unless it is made to fill the memory. */
const MOST = 64 * 2 ** 20

/** What pdf-lib's streams unpack into. */
interface Unpacking {
  ensureBuffer: (requested: number) => Uint8Array
}

let isLimited = false

/** Let pdf-lib refuse to unpack without end: it asks for room in one place, which all its filters share. */
export function limitStreams(): void {
  if (isLimited) return
  isLimited = true
  const dict = PDFContext.create().obj({ Filter: 'FlateDecode' })
  const empty = Uint8Array.of(0x78, 0x9c, 3, 0)
  const flate = decodePDFRawStream(PDFRawStream.of(dict, empty))
  // The class that filters extend is not exported.
  const shared: Unpacking = Object.getPrototypeOf(Object.getPrototypeOf(flate))
  const { ensureBuffer } = shared
  shared.ensureBuffer = function (this: Unpacking, requested) {
    if (requested > MOST) throw new Error('A stream unpacks to more than 64 MB')
    return ensureBuffer.call(this, requested)
  }
}
