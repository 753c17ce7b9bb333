import { degrees, PDFDocument, type PDFPage, StandardFonts } from '@cantoo/pdf-lib'

export type Size = readonly [width: number, height: number]

/** A PDF with a page of each size; on each its number, and what `more` puts there. */
export async function pdfOf(
  sizes: readonly Size[],
  more: (page: PDFPage, index: number, doc: PDFDocument) => void | Promise<void> = () => undefined,
): Promise<PDFDocument> {
  const doc = await PDFDocument.create({ updateMetadata: false })
  doc.setTitle('Others’ pages')
  const font = await doc.embedFont(StandardFonts.TimesRoman)
  for (const [index, size] of sizes.entries()) {
    const page = doc.addPage([...size])
    page.drawText(`page ${index + 1}`, { x: 20, y: 30, size: 12, font })
    await more(page, index, doc)
  }
  return doc
}

export const A6: Size = [297.64, 419.53]

export const turned = (page: PDFPage, by: number): void => page.setRotation(degrees(by))

/** A file written by hand: objects from 1 on, the first of them the catalog. */
export function byHand(objects: readonly string[], trailer = ''): Uint8Array {
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer\n<</Root 1 0 R ${trailer}>>\nstartxref\n0\n%%EOF\n`, 'latin1')
}
