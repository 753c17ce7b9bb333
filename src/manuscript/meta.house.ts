import type { HouseStyle } from '../types/text.js'
import { isMap, items, line, type Said, some } from './meta.values.js'

export const QUOTES = ['auto', 'british', 'american', 'french', 'german', 'swiss', 'keep'] as const
export const DASHES = ['closed', 'spaced', 'keep'] as const
export const ELLIPSES = ['single', 'spaced', 'keep'] as const

/** Turn what is said of the typographer's work, under `style` or by itself, into the house's style; nothing when nothing is said. */
export function houseOf(said: Said): { readonly house?: HouseStyle } {
  const style = isMap(said.style) ? said.style : {}
  const words = (key: 'elisions' | 'keep') => [...items(said[key]), ...items(style[key])].map(line).filter(Boolean)
  const rules = { ...(isMap(style.rules) ? style.rules : {}), ...(isMap(said.rules) ? said.rules : {}) }
  const named = (word: RegExp) => Object.entries(rules).flatMap(([name, its]) => (word.test(line(its)) ? [name] : []))
  const quotes = QUOTES.find((its) => its === line(style.quotes))
  const dashes = DASHES.find((its) => its === line(style.dashes))
  const ellipsis = ELLIPSES.find((its) => its === line(style.ellipsis))
  const house: HouseStyle = {
    ...(quotes && { quotes }),
    ...(dashes && { dashes }),
    ...(ellipsis && { ellipsis }),
    ...some('elisions', words('elisions')),
    ...some('keep', words('keep')),
    ...some('off', named(/^(off|false|no)$/)),
    ...some('on', named(/^(on|true|yes)$/)),
  }
  return Object.keys(house).length > 0 ? { house } : {}
}
