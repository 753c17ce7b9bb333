import type { Sheet } from '../types/imposition.js'
import { NoBook } from '../types/problem.js'

const MM = 72 / 25.4
const INCH = 72

/** Millimetres as points. */
export const mm = (length: number): number => length * MM
/** Points as millimetres. */
export const inMm = (points: number): number => points / MM

/** What nearly every printer can print up to, a quarter of an inch from the edge. */
export const PRINTER_SAFE = 0.25 * INCH

const metric = (width: number, height: number) => [width * MM, height * MM] as const
const inches = (width: number, height: number) => [width * INCH, height * INCH] as const

/** Paper by the names that it is sold under (ISO 216; the sizes of American offices; those of British book papers and printers). */
export const SHEETS: Readonly<Record<string, readonly [width: number, height: number]>> = {
  letter: inches(8.5, 11),
  legal: inches(8.5, 14),
  tabloid: inches(11, 17),
  a3: metric(297, 420),
  a4: metric(210, 297),
  a5: metric(148, 210),
  a6: metric(105, 148),
  a7: metric(74, 105),
  'half-letter': inches(5.5, 8.5),
  'quarter-letter': inches(4.25, 5.5),
  digest: inches(5.5, 8.5),
  '6x9': inches(6, 9),
  '5x8': inches(5, 8),
  mass: inches(4.25, 6.87),
  'b-format': metric(129, 198),
  'a-format': metric(111, 178),
}

/** Points of a length such as `148mm`, `5.5in` or `12pt`; undefined where it is none. A bare number is in `unit`. */
export function lengthOf(text: string, unit?: string): number | undefined {
  const [, number = '', said] = /^(\d{1,5}(?:\.\d{1,4})?)\s*(mm|cm|in|pt)?$/i.exec(text.trim()) ?? []
  const size = { mm: MM, cm: 10 * MM, in: INCH, pt: 1 }[(said ?? unit ?? '').toLowerCase()]
  return number === '' || size === undefined ? undefined : Number(number) * size
}

/** From a page of a stamp's size to a sheet of a poster's. */
const [LEAST, MOST] = [mm(50), mm(1500)]

/** Turn the name of a paper, or a width and a height such as `210x330mm`, into a sheet. */
export function sheetOf(text: string): Sheet {
  const name = text.trim().toLowerCase()
  const known = Object.hasOwn(SHEETS, name) ? SHEETS[name] : undefined
  if (known) return { name, width: known[0], height: known[1] }
  const [, across = '', down = ''] = /^([\d.]+\s*[a-z]*)\s*[x×]\s*([\d.]+\s*[a-z]*)$/.exec(name) ?? []
  const unit = /[a-z]+$/.exec(down)?.[0]
  const [width, height] = [lengthOf(across, unit), lengthOf(down)]
  if (
    width !== undefined &&
    height !== undefined &&
    Math.min(width, height) >= LEAST &&
    Math.max(width, height) <= MOST
  )
    return { name, width, height }
  throw new NoBook(
    `Unexpected sheet "${text.slice(0, 60)}", expected one of ${Object.keys(SHEETS).join(', ')}, or a size such as 210x330mm`,
  )
}

/** Millimetres that sheets of so many grams per square metre are thick, as papers for offices usually are. */
const CALLIPERS: readonly (readonly [gsm: number, thick: number])[] = [
  [0, 0],
  [75, 0.1],
  [80, 0.1],
  [90, 0.12],
  [120, 0.15],
  [170, 0.185],
  [176, 0.24],
  [400, 0.545],
]
/** Grams per square metre of a pound of bond paper, and of cover stock: their reams are of different sizes. */
const [BOND, COVER] = [3.76, 176 / 65]

/** Turn a paper such as `80gsm`, `20lb`, `65lb cover` or `0.1mm` into the thickness of a sheet, in points. */
export function calliperOf(text: string): number {
  const said = text.trim().toLowerCase()
  const [, weight = '', unit, cover] = /^(\d{1,3}(?:\.\d+)?)\s*(gsm|g\/m2|g\/m²|g|lb)(\s*cover)?$/.exec(said) ?? []
  const thick =
    weight === '' ? lengthOf(said) : mm(between(Number(weight) * (unit === 'lb' ? (cover ? COVER : BOND) : 1)))
  if (thick !== undefined && thick > 0 && thick <= mm(1)) return thick
  throw new NoBook(
    `Unexpected paper "${text.slice(0, 60)}", expected a weight such as 80gsm or 20lb, or a thickness such as 0.1mm`,
  )
}

function between(gsm: number): number {
  const next = CALLIPERS.findIndex(([weight]) => weight >= gsm)
  const [[less, thin] = [0, 0], [more, thick] = [0, 0]] = [CALLIPERS[next - 1], CALLIPERS[next]]
  return next < 1 ? Number.NaN : thin + ((thick - thin) * (gsm - less)) / (more - less)
}
