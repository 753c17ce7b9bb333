import type { CssNode } from 'css-tree'
import type { BorderSide, Colour, Indent, Measure, Values } from '../types/style.js'
import { readColour } from './colours.js'
import { counterStyle } from './counters.js'
import { readLength, readMeasure, readNumber } from './lengths.js'
import type { Context } from './row.js'

/** How the values of properties are read: each turns nodes into a computed value, or undefined. */

export const ident = (nodes: readonly CssNode[]): string | undefined => {
  const node = nodes[0]
  return nodes.length === 1 && node?.type === 'Identifier' ? node.name.toLowerCase() : undefined
}

export const keyword =
  <T extends string>(...words: readonly T[]) =>
  (nodes: readonly CssNode[]): T | undefined =>
    words.find((word) => word === ident(nodes))

export const measure = (nodes: readonly CssNode[], context: Context): Measure | undefined =>
  nodes.length === 1 ? readMeasure(nodes[0], context) : undefined

export const measureOr =
  <W extends string>(word: W) =>
  (nodes: readonly CssNode[], context: Context): Measure | W | undefined =>
    ident(nodes) === word ? word : measure(nodes, context)

/** `1em hanging each-line`: a length, and of which lines it is the indent. */
export const indent = (nodes: readonly CssNode[], context: Context): Indent | undefined => {
  const words = nodes.flatMap((node) => (node.type === 'Identifier' ? [node.name.toLowerCase()] : []))
  const size = measure(
    nodes.filter((node) => node.type !== 'Identifier'),
    context,
  )
  const [hanging, eachLine] = [words.includes('hanging'), words.includes('each-line')]
  if (!size || words.length !== (hanging ? 1 : 0) + (eachLine ? 1 : 0)) return undefined
  return { ...size, ...(hanging && { hanging }), ...(eachLine && { eachLine }) }
}

export const whole = (nodes: readonly CssNode[], context: Context): number | undefined => {
  const n = nodes.length === 1 ? readNumber(nodes[0], context) : undefined
  return n !== undefined && Number.isInteger(n) && n > 0 ? n : undefined
}

export const colour = (nodes: readonly CssNode[], context: Context): Colour | undefined =>
  nodes.length === 1 ? readColour(nodes[0], context.color) : undefined

export const NO_BORDER: BorderSide = { width: 0, style: 'none', colour: 'currentcolor' }

const WIDTHS: Readonly<Record<string, number>> = { thin: 0.75, medium: 2.25, thick: 3.75 }

/** `static`, `absolute`, `running(name)`. */
export const position = (nodes: readonly CssNode[]): Values['position'] | undefined => {
  const [node] = nodes
  if (nodes.length !== 1 || node?.type !== 'Function' || node.name.toLowerCase() !== 'running')
    return keyword('static', 'absolute')(nodes)
  const [name, ...more] = node.children.toArray()
  return name?.type === 'Identifier' && !more.length ? { running: name.name } : undefined
}

/** The width of a border, in points: a length, `thin`, `medium`, `thick`. */
export const borderWidth = (node: CssNode, context: Context): number | undefined => {
  const width = node.type === 'Identifier' ? WIDTHS[node.name.toLowerCase()] : readLength(node, context)
  return width !== undefined && width >= 0 ? width : undefined
}

export const borderStyle = (node: CssNode): BorderSide['style'] | undefined => {
  const word = ident([node])
  return word === 'hidden' ? 'none' : keyword('none', 'solid', 'double', 'dotted', 'dashed')([node])
}

export const border = (nodes: readonly CssNode[], context: Context): BorderSide | undefined => {
  let side: BorderSide = { ...NO_BORDER, width: WIDTHS.medium ?? 0 }
  for (const node of nodes) {
    const width = borderWidth(node, context)
    const style = borderStyle(node)
    const paint = readColour(node, context.color)
    if (style) side = { ...side, style }
    else if (width !== undefined) side = { ...side, width }
    else if (paint) side = { ...side, colour: paint }
    else return undefined
  }
  return nodes.length ? side : undefined
}

export const families = (nodes: readonly CssNode[]): readonly string[] | undefined => {
  const names: string[] = []
  let words: string[] = []
  const flush = () => {
    if (words.length) names.push(words.join(' '))
    words = []
  }
  for (const node of nodes) {
    if (node.type === 'String') words.push(node.value)
    else if (node.type === 'Identifier') words.push(node.name)
    else if (node.type === 'Operator') flush()
    else return undefined
  }
  flush()
  return names.length ? names : undefined
}

/** Type smaller than a point is dust, and larger than a poster's is a slip of the pen. */
const SMALLEST = 1
const LARGEST = 2000

/** The named sizes (CSS Fonts 4, section 2.5), in parts of the text's own. */
const STEPS: Readonly<Record<string, number>> = {
  'xx-small': 3 / 5,
  'x-small': 3 / 4,
  small: 8 / 9,
  medium: 1,
  large: 6 / 5,
  'x-large': 3 / 2,
  'xx-large': 2,
  'xxx-large': 3,
}

export const fontSize = (nodes: readonly CssNode[], context: Context): number | undefined => {
  const word = ident(nodes)
  const step = STEPS[word ?? '']
  if (step) return step * context.rem
  if (word === 'smaller') return Math.max(SMALLEST, context.em / 1.2)
  if (word === 'larger') return Math.min(LARGEST, context.em * 1.2)
  const length = measure(nodes, context)
  const size = length && length.pt + (length.percent * context.em) / 100
  return size !== undefined && size >= SMALLEST && size <= LARGEST ? size : undefined
}

export const fontWeight = (nodes: readonly CssNode[], context: Context): number | undefined => {
  const word = ident(nodes)
  if (word === 'normal') return 400
  if (word === 'bold') return 700
  if (word === 'bolder') return context.weight < 600 ? 700 : 900
  if (word === 'lighter') return context.weight < 600 ? 100 : context.weight < 800 ? 400 : 700
  const weight = nodes.length === 1 ? readNumber(nodes[0], context) : undefined
  return weight !== undefined && weight >= 1 && weight <= 1000 ? weight : undefined
}

export const fontStyle = (nodes: readonly CssNode[]): Values['font-style'] | undefined => {
  const word = ident(nodes.slice(0, 1))
  return word === 'oblique' ? 'italic' : nodes.length === 1 ? keyword('normal', 'italic')(nodes) : undefined
}

export const lineHeight = (nodes: readonly CssNode[], context: Context): Values['line-height'] | undefined => {
  if (nodes.length !== 1) return undefined
  if (ident(nodes) === 'normal') return { factor: 1.25 }
  const factor = readNumber(nodes[0], context)
  if (factor !== undefined) return factor >= 0 ? { factor } : undefined
  const length = measure(nodes, context)
  const pt = length && length.pt + (length.percent * context.em) / 100
  return pt !== undefined && pt >= 0 ? { pt } : undefined
}

export const verticalAlign = (nodes: readonly CssNode[], context: Context): number | 'baseline' | undefined => {
  const word = ident(nodes)
  if (word === 'baseline') return 'baseline'
  if (word === 'super') return context.em * 0.33
  if (word === 'sub') return context.em * -0.17
  return nodes.length === 1 ? readLength(nodes[0], context) : undefined
}

export const words =
  (...known: readonly string[]) =>
  (nodes: readonly CssNode[]): readonly string[] | undefined => {
    const found = nodes.map((node) => (node.type === 'Identifier' ? node.name.toLowerCase() : ''))
    if (found.length === 1 && found[0] === 'normal') return []
    return found.length && found.every((word) => known.includes(word)) ? found : undefined
  }

/** What the author of a sheet may say after a tag, as the shaper is told it. */
const switched = (tag: string, node: CssNode | undefined): string | undefined => {
  if (node?.type === 'Number' && /^\d{1,3}$/.test(node.value))
    return node.value === '0' ? `-${tag}` : node.value === '1' ? tag : `${tag}=${node.value}`
  if (node?.type !== 'Identifier') return undefined
  return node.name === 'off' ? `-${tag}` : node.name === 'on' ? tag : undefined
}

export const features = (nodes: readonly CssNode[]): readonly string[] | undefined => {
  if (ident(nodes) === 'normal') return []
  const list: string[] = []
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]
    if (node?.type !== 'String' || !/^\w{4}$/.test(node.value)) return undefined
    const value = nodes[i + 1]
    const plain = !value || value.type === 'Operator'
    const feature = plain ? node.value : switched(node.value, value)
    if (!feature) return undefined
    list.push(feature)
    i += plain ? 1 : 2
  }
  return list
}

export const textAlign = (nodes: readonly CssNode[]): Values['text-align'] | undefined => {
  const word = ident(nodes)
  if (word === 'start') return 'left'
  if (word === 'end') return 'right'
  return keyword('left', 'right', 'center', 'justify')(nodes)
}

export const breakValue = (nodes: readonly CssNode[]): Values['break-before'] | undefined => {
  const word = ident(nodes)
  if (word === 'right') return 'recto'
  if (word === 'left') return 'verso'
  if (word === 'always') return 'page'
  if (word === 'avoid-page') return 'avoid'
  return keyword('auto', 'avoid', 'page', 'recto', 'verso')(nodes)
}

/** From half an inch to what a PDF can hold (ISO 32000-1, annex C). */
const SMALLEST_PAGE = 36
const LARGEST_PAGE = 14_400

/** Names of paper (CSS Paged Media 3, section 7.1), in points. */
export const PAPERS: ReadonlyMap<string, readonly [number, number]> = new Map(
  (
    [
      ['a3', 297, 420],
      ['a4', 210, 297],
      ['a5', 148, 210],
      ['a6', 105, 148],
      ['b4', 250, 353],
      ['b5', 176, 250],
      ['jis-b4', 257, 364],
      ['jis-b5', 182, 257],
      ['letter', 215.9, 279.4],
      ['legal', 215.9, 355.6],
      ['ledger', 279.4, 431.8],
    ] as const
  ).map(([name, width, height]) => [name, [(width * 72) / 25.4, (height * 72) / 25.4] as const]),
)

export const pageSize = (nodes: readonly CssNode[], context: Context): readonly [number, number] | undefined => {
  const words = nodes.flatMap((node) => (node.type === 'Identifier' ? [node.name.toLowerCase()] : []))
  const turn = words.find((word) => word === 'portrait' || word === 'landscape')
  const named = words.map((word) => PAPERS.get(word)).find((size) => size)
  if (named) {
    if (words.length !== nodes.length || words.length > (turn ? 2 : 1)) return undefined
    return turn === 'landscape' ? [named[1], named[0]] : named
  }
  const width = readLength(nodes[0], context)
  const height = nodes.length === 1 ? width : readLength(nodes[1], context)
  if (!width || !height || nodes.length > 2) return undefined
  return [width, height].every((n) => n >= SMALLEST_PAGE && n <= LARGEST_PAGE) ? [width, height] : undefined
}

/** What stands before a list item: a mark, a counter style, or a text of one's own. */
export const listStyle = (nodes: readonly CssNode[]): Values['list-style-type'] | undefined => {
  const [node] = nodes
  if (nodes.length === 1 && node?.type === 'String') return { text: node.value }
  return keyword('none', 'disc', 'circle', 'square')(nodes) ?? counterStyle(ident(nodes) ?? '')
}

/** A drop cap deeper than this would be a picture. */
export const DEEPEST_CAP = 12
