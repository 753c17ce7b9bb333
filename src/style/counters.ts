import { romanize } from 'romans'
import type { CounterStyle, Counting, Style } from '../types/style.js'

/** The styles that counters and list items may be written in. */
export const COUNTER_STYLES: readonly CounterStyle[] = [
  'decimal',
  'decimal-leading-zero',
  'lower-roman',
  'upper-roman',
  'lower-alpha',
  'upper-alpha',
  'lower-greek',
]
/** Other names of the same styles. */
const ALIASES: Readonly<Record<string, CounterStyle>> = { 'lower-latin': 'lower-alpha', 'upper-latin': 'upper-alpha' }

/** Turn a name into the counter style it stands for; undefined when it is none of the dialect. */
export const counterStyle = (name: string): CounterStyle | undefined =>
  ALIASES[name] ?? COUNTER_STYLES.find((style) => style === name)

/** Write a number in a counter style (CSS Counter Styles 3, section 6); in figures where the style cannot write it. */
export function written(number: number, style: CounterStyle): string {
  switch (style) {
    case 'lower-roman':
    case 'upper-roman': {
      // The Romans had no sign for nothing, and none for four thousand.
      const roman = number > 0 && number < 4000 ? romanize(number) : String(number)
      return style === 'lower-roman' ? roman.toLowerCase() : roman
    }
    case 'lower-alpha':
      return letters(number, [...'abcdefghijklmnopqrstuvwxyz'])
    case 'upper-alpha':
      return letters(number, [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'])
    case 'lower-greek':
      return letters(number, [...'αβγδεζηθικλμνξοπρστυφχψω'])
    case 'decimal-leading-zero':
      return number >= 0 && number < 10 ? `0${number}` : String(number)
    case 'decimal':
      return String(number)
  }
}

/** `z` is followed by `aa`. */
function letters(number: number, alphabet: readonly string[]): string {
  if (number < 1) return String(number)
  let text = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / alphabet.length))
    text = `${alphabet[(rest - 1) % alphabet.length]}${text}`
  return text
}

interface Counter {
  readonly name: string
  readonly depth: number
  value: number
}

/** The counters of a document as it is read from its beginning (CSS Lists 3, section 4): one begun in an element is seen by its siblings and by what they hold. */
export class Counters {
  private readonly open: Counter[] = []
  private depth = 0
  private quoted = 0

  /** Begin an element, or a pseudo-element: what its style says of counters. */
  enter(style: Style): void {
    this.depth++
    for (const { name, value } of style['counter-reset']) this.reset(name, value)
    for (const { name, value } of style['counter-increment']) this.of(name).value += value
    for (const { name, value } of style['counter-set']) this.of(name).value = value
  }

  leave(): void {
    // What was begun in the children of an element ends with it.
    while ((this.open.at(-1)?.depth ?? 0) > this.depth) this.open.pop()
    this.depth--
  }

  /** What is made of the counters by something that leaves them as they are. */
  tried<T>(make: () => T): T {
    const { depth, quoted } = this
    const open = this.open.map((counter) => ({ ...counter }))
    const made = make()
    this.open.splice(0, this.open.length, ...open)
    this.depth = depth
    this.quoted = quoted
    return made
  }

  value(name: string): number {
    return this.of(name).value
  }

  /** The values of all counters of a name that are open here, outermost first. */
  values(name: string): number[] {
    const all = this.open.filter((counter) => counter.name === name).map(({ value }) => value)
    return all.length ? all : [0]
  }

  /** The mark for a quotation that begins or ends here, by its depth. */
  quote(side: 'open' | 'close', quotes: Style['quotes']): string {
    const pairs = quotes === 'auto' ? ENGLISH : quotes
    const depth = side === 'open' ? this.quoted++ : --this.quoted
    this.quoted = Math.max(0, this.quoted)
    const pair = pairs[Math.min(depth, pairs.length - 1)]
    return pair && depth >= 0 ? pair[side === 'open' ? 0 : 1] : ''
  }

  private reset(name: string, value: number): void {
    const sibling = this.open.findLastIndex((counter) => counter.name === name && counter.depth === this.depth)
    if (sibling >= 0) this.open.splice(sibling, 1)
    this.open.push({ name, depth: this.depth, value })
  }

  private of(name: string): Counter {
    const known = this.open.findLast((counter) => counter.name === name)
    if (known) return known
    const counter = { name, depth: 0, value: 0 }
    // One that nobody began is the whole document's.
    this.open.unshift(counter)
    return counter
  }
}

const ENGLISH = [
  ['“', '”'],
  ['‘', '’'],
] as const

/** What an element says of counters that says nothing. */
export const countsNothing = (style: Style): boolean =>
  !style['counter-reset'].length && !style['counter-increment'].length && !style['counter-set'].length

export type { Counting }
