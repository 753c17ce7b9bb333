import { PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import type { Matrix, Rect } from './boxes.js'
import { dictIn, entry, follow, members, nameIn, numberIn, numbers } from './objects.js'
import type { Leaf } from './tree.js'

/** What lies over a page and is printed as it looks: a filled field, a stamp, a note. */
export interface Appearance {
  readonly form: PDFRef
  /** From the space of what it looks like, as its own matrix leaves it, to the page's. */
  readonly matrix: Matrix
}

/** What lies over a page. */
export interface Overlay {
  readonly appearances: readonly Appearance[]
  readonly links: number
  /** How many have no look, though they are to be printed. */
  readonly unseen: number
}

/** Flags of an annotation (ISO 32000-1, table 165). */
const [HIDDEN, PRINT] = [2, 4]
/** What is shown only when it is opened, or leads elsewhere. */
const ELSEWHERE = ['Popup', 'Movie', 'Sound', 'Screen', 'RichMedia', '3D']

/** Find what lies over a page. */
export function overlayOf({ page }: Leaf): Overlay {
  const appearances: Appearance[] = []
  let [links, unseen] = [0, 0]
  for (const one of members(entry(page, 'Annots'))) {
    const annotation = follow(page.context, one)
    if (!(annotation instanceof PDFDict)) continue
    const kind = nameIn(annotation, 'Subtype') ?? ''
    const flags = numberIn(annotation, 'F') ?? 0
    if (kind === 'Link') links++
    else if (flags & PRINT && !(flags & HIDDEN) && !ELSEWHERE.includes(kind)) {
      const look = lookOf(annotation)
      if (look) appearances.push(look)
      else unseen++
    }
  }
  return { appearances, links, unseen }
}

/** How an annotation looks when nothing is done to it (ISO 32000-1, 12.5.5). */
function lookOf(annotation: PDFDict): Appearance | undefined {
  const { context } = annotation
  const looks = dictIn(annotation, 'AP')
  const normal = looks?.get(PDFName.of('N'))
  const states = follow(context, normal)
  const form = states instanceof PDFDict ? states.get(PDFName.of(nameIn(annotation, 'AS') ?? 'Off')) : normal
  const stream = follow(context, form)
  if (!(form instanceof PDFRef) || !(stream instanceof PDFRawStream)) return undefined
  const rect = numbers(context, annotation.get(PDFName.of('Rect')), 4)
  const box = numbers(context, stream.dict.get(PDFName.of('BBox')), 4)
  if (!rect || !box) return undefined
  const from = boundsOf(box, matrixOf(stream.dict.get(PDFName.of('Matrix')), stream))
  const to = boundsOf(rect, [1, 0, 0, 1, 0, 0])
  const [across, down] = [from.right - from.left, from.top - from.bottom]
  if (!(across > 0 && down > 0)) return undefined
  const [x, y] = [(to.right - to.left) / across, (to.top - to.bottom) / down]
  const matrix: Matrix = [x, 0, 0, y, to.left - from.left * x, to.bottom - from.bottom * y]
  return matrix.every((one) => Math.abs(one) < 1e6) ? { form, matrix } : undefined
}

function matrixOf(value: PDFObject | undefined, { dict }: PDFRawStream): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(dict.context, value, 6) ?? []
  return [a, b, c, d, e, f]
}

/** The upright area that holds a turned one. */
function boundsOf([x = 0, y = 0, u = 0, v = 0]: readonly number[], [a, b, c, d, e, f]: Matrix): Rect {
  const corners = [x, u].flatMap((p) => [y, v].map((q) => [a * p + c * q + e, b * p + d * q + f] as const))
  const [xs, ys] = [corners.map(([p]) => p), corners.map(([, q]) => q)]
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) }
}
