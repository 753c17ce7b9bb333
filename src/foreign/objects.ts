import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'

/** References that lead to references are followed so far: more of them lead round in circles. */
const FAR = 16

/** What stands in a place of a PDF: the object that a reference leads to, else the object itself. */
export function follow(context: PDFContext, value: PDFObject | undefined): PDFObject | undefined {
  let at = value
  for (let step = 0; at instanceof PDFRef; step++) at = step < FAR ? context.lookup(at) : undefined
  return at
}

/** What a dictionary says under a name. */
export const entry = (dict: PDFDict, name: string): PDFObject | undefined =>
  follow(dict.context, dict.get(PDFName.of(name)))

/** The dictionary under a name; that of a stream does not count. */
export function dictIn(dict: PDFDict, name: string): PDFDict | undefined {
  const found = entry(dict, name)
  return found instanceof PDFDict ? found : undefined
}

/** The name that stands under a name. */
export function nameIn(dict: PDFDict, name: string): string | undefined {
  const found = entry(dict, name)
  return found instanceof PDFName ? found.decodeText() : undefined
}

/** The number under a name, where it is one. */
export function numberIn(dict: PDFDict, name: string): number | undefined {
  const found = entry(dict, name)
  return found instanceof PDFNumber && Number.isFinite(found.asNumber()) ? found.asNumber() : undefined
}

/** The members of a list, as they stand there. */
export const members = (value: PDFObject | undefined): PDFObject[] => (value instanceof PDFArray ? value.asArray() : [])

/** The numbers of a list, where it is one of so many. */
export function numbers(context: PDFContext, value: PDFObject | undefined, count: number): number[] | undefined {
  const found = members(follow(context, value)).map((one) => {
    const number = follow(context, one)
    return number instanceof PDFNumber ? number.asNumber() : Number.NaN
  })
  return found.length === count && found.every(Number.isFinite) ? found : undefined
}

/** The dictionary of an object, be it one or a stream's. */
export const dictOf = (value: PDFObject | undefined): PDFDict | undefined =>
  value instanceof PDFDict ? value : value instanceof PDFStream ? value.dict : undefined
