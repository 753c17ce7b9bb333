import type { Habits } from '../../types/text.js'
import { quotationOf } from '../languages/custom.js'
import type { Pair, Quotation } from '../languages/language.js'

/** What the readings of a mark look like. */
interface Glyphs {
  readonly open: string
  readonly close: string
  readonly apostrophe: string
  readonly prime: string
}

const double: Glyphs = { open: '“', close: '”', apostrophe: '”', prime: '″' }
const single: Glyphs = { open: '‘', close: '’', apostrophe: '’', prime: '′' }

/** Turn a work's habits into what its double and its single marks look like: as they are typed, or as the house has them. */
export function glyphsFor({ quotes, style = {} }: Habits): { readonly double: Glyphs; readonly single: Glyphs } {
  const house = quotationOf(style)
  if (house === undefined) return { double, single }
  const [outside, inside] = quotes === 'double' ? [double, single] : [single, double]
  const outer = { ...outside, ...drawn(house.outer, house) }
  const inner = { ...inside, ...drawn(house.inner, house) }
  return quotes === 'double' ? { double: outer, single: inner } : { double: inner, single: outer }
}

const drawn = ([open, close]: Pair, { within }: Quotation): Pick<Glyphs, 'open' | 'close'> =>
  /[«‹]/.test(open) ? { open: open + within, close: within + close } : { open, close }
