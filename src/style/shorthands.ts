import type { CssNode } from 'css-tree'
import { ALTERNATES, CAPS, LIGATURES, NUMERIC, POSITION } from './variants.js'

const SIDES = ['top', 'right', 'bottom', 'left'] as const

/** What `font-variant` stands for, and the words of each. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  'font-variant-caps': CAPS,
  'font-variant-numeric': NUMERIC,
  'font-variant-ligatures': LIGATURES,
  'font-variant-position': POSITION,
  'font-variant-alternates': ALTERNATES,
}

/** Turn a shorthand into its longhands; a longhand is returned as it is. */
export function expand(name: string, nodes: readonly CssNode[]): readonly (readonly [string, readonly CssNode[]])[] {
  switch (name) {
    case 'margin':
    case 'padding':
      return sides(nodes).map(([side, node]) => [`${name}-${side}`, [node]])
    case 'inset':
      return sides(nodes).map(([side, node]) => [side, [node]])
    case 'border':
      return SIDES.map((side) => [`border-${side}`, nodes])
    case 'background':
      return [['background-color', nodes]]
    case 'list-style':
      return [['list-style-type', nodes]]
    case 'font-variant':
      return fontVariant(nodes)
    case 'page-break-before':
    case 'page-break-after':
    case 'page-break-inside':
      return []
    default:
      return [[name, nodes]]
  }
}

/** One to four values stand for top, right, bottom, left; a missing one is its opposite's. */
function sides(nodes: readonly CssNode[]): [string, CssNode][] {
  const [top, right = top, bottom = top, left = right] = nodes
  return [top, right, bottom, left].flatMap((node, i): [string, CssNode][] => (node ? [[SIDES[i] ?? 'top', node]] : []))
}

/** Each word to its longhand; the longhands that have none keep what they inherit. */
function fontVariant(nodes: readonly CssNode[]): [string, readonly CssNode[]][] {
  const nameOf = (node: CssNode): string => (node.type === 'Identifier' ? node.name.toLowerCase() : '')
  const [only] = nodes
  const word = nodes.length === 1 && only ? nameOf(only) : ''
  if (word === 'none') return [['font-variant-ligatures', nodes]]
  if (word === 'normal' || word === 'inherit' || word === 'initial')
    return Object.keys(VARIANTS).map((name) => [name, nodes])
  const parts = Object.entries(VARIANTS).map(([name, words]): [string, readonly CssNode[]] => [
    name,
    nodes.filter((node) => words.includes(nameOf(node))),
  ])
  const placed = parts.reduce((sum, [, part]) => sum + part.length, 0)
  // What no longhand knows is told by the first.
  return placed === nodes.length ? parts.filter(([, part]) => part.length) : [['font-variant-caps', nodes]]
}
