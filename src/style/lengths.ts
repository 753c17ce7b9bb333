import type { CssNode } from 'css-tree'
import type { Measure } from '../types/style.js'

/** The units that lengths may have, for the published list. */
export const UNITS: readonly string[] = [
  'pt',
  'mm',
  'cm',
  'in',
  'px',
  'pc',
  'q',
  'em',
  'rem',
  'ex',
  'ch',
  'lh',
  'rlh',
  '%',
]

/** What relative units stand on: sizes in points. */
export interface LengthContext {
  /** Font size of the element, or of its parent for `font-size` itself. */
  readonly em: number
  readonly rem: number
  readonly lh: number
  readonly rlh: number
}

const POINTS: Readonly<Record<string, number>> = {
  pt: 1,
  px: 0.75,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
  q: 72 / 101.6,
  pc: 12,
}

/** A number while it is being computed: points, percentages and plain numbers are kept apart. */
interface Quantity {
  readonly pt: number
  readonly percent: number
  readonly plain: number
  readonly unit: 'length' | 'number'
}

/** No paper is longer than this, and arithmetic with longer lengths goes wrong: 10 m, in points; as far as percentages and numbers go, too. */
const LONGEST = 28_346

const isSane = ({ pt, percent, plain: number }: Quantity): boolean =>
  [pt, percent, number].every((n) => Math.abs(n) <= LONGEST)

const plain = (n: number): Quantity => ({ pt: 0, percent: 0, plain: n, unit: 'number' })
const length = (pt: number, percent = 0): Quantity => ({ pt, percent, plain: 0, unit: 'length' })

/** Turn one value node into a length or percentage, `calc()` included; undefined when it is neither. */
export function readMeasure(node: CssNode | undefined, context: LengthContext): Measure | undefined {
  const quantity = node && evaluate(node, context)
  if (!quantity || !isSane(quantity)) return undefined
  if (quantity.unit === 'number') return quantity.plain === 0 ? { pt: 0, percent: 0 } : undefined
  return { pt: quantity.pt, percent: quantity.percent }
}

/** Turn one value node into points; undefined when it is no absolute length. */
export function readLength(node: CssNode | undefined, context: LengthContext): number | undefined {
  const measure = readMeasure(node, context)
  return measure && measure.percent === 0 ? measure.pt : undefined
}

/** Turn one value node into a plain number. */
export function readNumber(node: CssNode | undefined, context: LengthContext): number | undefined {
  const quantity = node && evaluate(node, context)
  return quantity?.unit === 'number' && isSane(quantity) ? quantity.plain : undefined
}

function evaluate(node: CssNode, context: LengthContext): Quantity | undefined {
  switch (node.type) {
    case 'Number':
      return plain(Number(node.value))
    case 'Percentage':
      return length(0, Number(node.value))
    case 'Dimension': {
      const unit = node.unit.toLowerCase()
      const each = POINTS[unit] ?? relative(unit, context)
      return each === undefined ? undefined : length(Number(node.value) * each)
    }
    case 'Parentheses':
      return sum(node.children.toArray(), context)
    case 'Function':
      return mathFunction(node.name.toLowerCase(), node.children.toArray(), context)
    default:
      return undefined
  }
}

function relative(unit: string, context: LengthContext): number | undefined {
  if (unit === 'em') return context.em
  if (unit === 'rem') return context.rem
  if (unit === 'lh') return context.lh
  if (unit === 'rlh') return context.rlh
  if (unit === 'ex') return context.em * 0.45
  if (unit === 'ch') return context.em * 0.5
  return undefined
}

function mathFunction(name: string, nodes: CssNode[], context: LengthContext): Quantity | undefined {
  if (name === 'calc') return sum(nodes, context)
  const parts = split(nodes, ',').map((part) => sum(part, context))
  const known = parts.filter((part) => part !== undefined)
  if (known.length !== parts.length) return undefined
  if (name === 'min' || name === 'max') return extreme(known, name)
  if (name !== 'clamp' || known.length !== 3) return undefined
  const [least, wanted, most] = known
  const capped = wanted && most && extreme([wanted, most], 'min')
  return least && capped && extreme([least, capped], 'max')
}

/** The least or greatest of quantities of one kind; what percentages come to is not known yet. */
function extreme(all: readonly Quantity[], which: 'min' | 'max'): Quantity | undefined {
  const [first] = all
  const alike = (q: Quantity) => q.unit === first?.unit && (all.every((a) => !a.percent) || all.every((a) => !a.pt))
  if (!first || !all.every(alike)) return undefined
  const size = (q: Quantity) => q.plain + q.pt + q.percent
  return all.reduce((a, b) => ((which === 'min') === size(a) <= size(b) ? a : b))
}

/** CSS Values 4, section 10: products bind tighter than sums. */
function sum(nodes: CssNode[], context: LengthContext): Quantity | undefined {
  let total: Quantity | undefined
  let product: Quantity | undefined
  let sign = 1
  let operator = '*'
  for (const node of [...nodes, END]) {
    if (node.type === 'WhiteSpace') continue
    const symbol = node.type === 'Operator' ? node.value.trim() : ''
    if (symbol === '+' || symbol === '-' || node === END) {
      if (!product) return undefined
      total = total ? plus(total, scale(product, sign)) : scale(product, sign)
      if (!total) return undefined
      product = undefined
      operator = '*'
      sign = symbol === '-' ? -1 : 1
    } else if (symbol) operator = symbol
    else {
      const value = evaluate(node, context)
      product = value && product ? times(product, value, operator) : value
      if (!product) return undefined
    }
  }
  return total
}

const END: CssNode = { type: 'Operator', value: '' }

const scale = (q: Quantity, by: number): Quantity => ({
  ...q,
  pt: q.pt * by,
  percent: q.percent * by,
  plain: q.plain * by,
})

function plus(a: Quantity, b: Quantity): Quantity | undefined {
  if (a.unit !== b.unit) return undefined
  return { pt: a.pt + b.pt, percent: a.percent + b.percent, plain: a.plain + b.plain, unit: a.unit }
}

function times(a: Quantity, b: Quantity, operator: string): Quantity | undefined {
  if (operator === '/') return b.unit === 'number' && b.plain !== 0 ? scale(a, 1 / b.plain) : undefined
  if (b.unit === 'number') return scale(a, b.plain)
  return a.unit === 'number' ? scale(b, a.plain) : undefined
}

/** Split a list of nodes at an operator, dropping white space at the ends of each part. */
export function split(nodes: readonly CssNode[], separator: string): CssNode[][] {
  const parts: CssNode[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'Operator' && node.value.trim() === separator) parts.push([])
    else if (node.type !== 'WhiteSpace') parts.at(-1)?.push(node)
  }
  return parts
}
