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
export function glyphsOf(text: string, marks: readonly Mark[], style: HouseStyle = {}): readonly string[] {
  const house = quotationOf(style)
  if (house === undefined) return marks.map(({ kind, is = 'close' }) => curly[kind][is])
  const ends = endsOf(text, marks)
  const open: Mark['kind'][] = []
  const pairAt = (level: number): Pair => (level % 2 === 0 ? house.outer : house.inner)
  const within = (mark: string): string => (/[«»‹›]/.test(mark) ? house.within : '')
  // Guillemets are no marks of English, but they may stand there already.
  const guillemets = [...text.matchAll(/[«»‹›]/g)]
  let next = 0
  let around = 0
  return marks.map(({ at: place, kind, is = 'close' }, i) => {
    for (; (guillemets[next]?.index ?? text.length) < place; next++)
      around += /[«‹]/.test(guillemets[next]?.[0] ?? '') ? 1 : -1
    if (is === 'open') {
      const [mark] = pairAt(Math.max(0, open.length + around))
      open.push(kind)
      return mark + within(mark)
    }
    if (kind === 'single' ? !ends.has(i) : is !== 'close') return curly[kind][is]
    // What was opened inside, and nobody has closed, ends here, too.
    const at = open.lastIndexOf(kind)
    if (at >= 0) open.length = at
    const [, mark] = pairAt(Math.max(0, Math.max(0, at) + around))
    return within(mark) + mark
  })
}

/** The single marks that end a quotation: of those that may, one after a stop or before one, else the first that is no possessive. */
function endsOf(text: string, marks: readonly Mark[]): ReadonlySet<number> {
  const ends = new Set<number>()
  marks.forEach(({ kind, is }, from) => {
    if (kind !== 'single' || is !== 'open') return
    const found: number[] = []
    let inside = 0
    for (let i = from + 1; i < marks.length; i++) {
      const mark = marks[i]
      if (mark === undefined || (mark.kind === 'single' && mark.is === 'open')) break
      if (mark.kind === 'double') {
        inside += mark.is === 'open' ? 1 : -1
        if (inside < 0) break
      } else if (inside === 0 && mayEnd(text, mark)) found.push(i)
    }
    const clear = found.find((i) => isClear(text, marks[i]))
    const end = clear ?? found.find((i) => !isPossessive(text, marks[i])) ?? found.at(-1)
    if (end !== undefined) ends.add(end)
  })
  return ends
}

const mayEnd = (text: string, { at, length }: Mark): boolean =>
  /\S/.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}\ufffc]/u.test(text[at + length] ?? '')

const isClear = (text: string, mark: Mark | undefined): boolean =>
  mark !== undefined &&
  (/[,.!?…—–]/.test(text[mark.at - 1] ?? '') || /^[,.;:!?”"]/.test(text.slice(mark.at + mark.length)))

const isPossessive = (text: string, mark: Mark | undefined): boolean =>
  mark !== undefined && text[mark.at - 1] === 's' && /^\s\p{Ll}/u.test(text.slice(mark.at + mark.length))
