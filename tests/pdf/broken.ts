import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'

/** Ways to break a tagged file, each in one place. */
export interface Breaker {
  readonly doc: PDFDocument
  /** A value by its way from the catalog: `StructTreeRoot/ParentTree`; numbers are places in arrays. */
  get(way: string): PDFObject
  dict(way: string): PDFDict
  /** The first element of a type, and the reference to it. */
  element(type: string): { readonly dict: PDFDict; readonly ref: PDFRef }
  /** The first annotation. */
  link(): PDFDict
  /** Change the content of the first page on which something changes. */
  content(change: (text: string) => string): void
  /** Change a stream. */
  stream(ref: PDFObject | undefined, change: (text: string) => string): void
}

export function breakerOf(doc: PDFDocument): Breaker {
  const { context } = doc
  const at = (from: PDFObject, key: string): PDFObject => {
    const found =
      from instanceof PDFDict ? from.get(PDFName.of(key)) : from instanceof PDFArray ? from.get(Number(key)) : undefined
    const value = found instanceof PDFRef ? context.lookup(found) : found
    if (!value) throw new Error(`Nothing at ${key}`)
    return value
  }
  const get = (way: string): PDFObject => way.split('/').reduce(at, doc.catalog as PDFObject)
  const dict = (way: string): PDFDict => asDict(get(way))
  const stream: Breaker['stream'] = (ref, change) => {
    const found = context.lookup(ref)
    if (!(ref instanceof PDFRef) || !(found instanceof PDFRawStream)) throw new Error('No stream')
    const text = Buffer.from(decodePDFRawStream(found).decode()).toString('latin1')
    const changed = change(text)
    if (changed !== text) context.assign(ref, context.flateStream(Buffer.from(changed, 'latin1')))
  }
  return {
    doc,
    get,
    dict,
    stream,
    element(type) {
      for (const [ref, object] of context.enumerateIndirectObjects()) {
        if (
          object instanceof PDFDict &&
          object.has(PDFName.of('P')) &&
          object.get(PDFName.of('S')) === PDFName.of(type)
        )
          return { dict: object, ref }
      }
      throw new Error(`No ${type}`)
    },
    link() {
      const page = doc.getPages().find(({ node }) => node.has(PDFName.of('Annots')))
      return asDict(at(at(page?.node ?? doc.catalog, 'Annots'), '0'))
    },
    content(change) {
      for (const { node } of doc.getPages()) {
        const ref = node.get(PDFName.of('Contents'))
        const before = context.lookup(ref)
        stream(ref, change)
        if (context.lookup(ref) !== before) return
      }
      throw new Error('Nothing to change')
    },
  }
}

function asDict(object: PDFObject): PDFDict {
  if (!(object instanceof PDFDict)) throw new Error('No dictionary')
  return object
}
