import type { HouseStyle } from '../../types/text.js'
import { quotationOf } from '../languages/custom.js'
import type { Pair } from '../languages/language.js'
import type { Mark } from './marks.js'

const curly = {
  double: { open: '“', close: '”', apostrophe: '”', prime: '″' },
  single: { open: '‘', close: '’', apostrophe: '’', prime: '′' },
} as const

/**
 * Turn marks that are decided into what each of them looks like: as it was typed, or as the house has them, where the outermost
 * quotation has the outer marks, whichever were typed.
 */
export function glyphsOf(marks: readonly Mark[], style: HouseStyle = {}): readonly string[] {
  const house = quotationOf(style)
  if (house === undefined) return marks.map(({ kind, is = 'close' }) => curly[kind][is])
  const open: Mark['kind'][] = []
  const pairAt = (level: number): Pair => (level % 2 === 0 ? house.outer : house.inner)
  const within = (mark: string): string => (/[«»‹›]/.test(mark) ? house.within : '')
  return marks.map(({ kind, is = 'close' }) => {
    if (is === 'open') {
      const [mark] = pairAt(open.length)
      open.push(kind)
      return mark + within(mark)
    }
    if (is !== 'close') return curly[kind][is]
    // What was opened inside, and nobody has closed, ends here, too.
    const at = open.lastIndexOf(kind)
    if (at >= 0) open.length = at
    const [, mark] = pairAt(at >= 0 ? at : kind === 'double' ? 0 : open.length)
    return within(mark) + mark
  })
}
