import { type PDFContext, type PDFDict, PDFName, PDFNumber, PDFParser, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'

/** The part of pdf-lib's parser that reads what stands before a stream, which its types keep to themselves. */
interface Reading {
  parseDict: (ref?: PDFRef) => PDFDict
}

const LENGTH = PDFName.of('Length')

/**
 * Turn a PDF's bytes into its objects. Where a stream's length stands in an object of its own, pdf-lib looks for the stream's end instead,
 * and takes a last byte that looks like the end of a line for one. Such a file is read twice: the second time all lengths are known.
 */
export async function parsePdf(bytes: Uint8Array): Promise<PDFContext> {
  const first = await parserOf(bytes).parseDocument()
  const isLacking = first
    .enumerateIndirectObjects()
    .some(([, object]) => object instanceof PDFRawStream && object.dict.get(LENGTH) instanceof PDFRef)
  if (!isLacking) return first
  const second = parserOf(bytes)
  const reading = second as unknown as Reading // see there
  const { parseDict } = reading
  reading.parseDict = (ref) => {
    const dict = parseDict.call(second, ref)
    const told = dict.get(LENGTH)
    const length = told instanceof PDFRef ? first.lookup(told) : undefined
    if (length instanceof PDFNumber) dict.set(LENGTH, length)
    return dict
  }
  return second.parseDocument()
}

const parserOf = (bytes: Uint8Array): PDFParser => PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY)
