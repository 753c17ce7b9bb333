import type { CssNode } from 'css-tree'

const SIDES = ['top', 'right', 'bottom', 'left'] as const

const CAPS = new Set(['small-caps', 'all-small-caps'])
const NUMERIC = new Set(['oldstyle-nums', 'lining-nums', 'proportional-nums', 'tabular-nums'])

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

function fontVariant(nodes: readonly CssNode[]): [string, readonly CssNode[]][] {
  const named = (set: ReadonlySet<string>) => nodes.filter((node) => node.type === 'Identifier' && set.has(node.name))
  const caps = named(CAPS)
  const numeric = named(NUMERIC)
  if (!caps.length && !numeric.length) {
    return [
      ['font-variant-caps', nodes],
      ['font-variant-numeric', nodes],
    ]
  }
  const parts: [string, readonly CssNode[]][] = []
  if (caps.length) parts.push(['font-variant-caps', caps])
  if (numeric.length) parts.push(['font-variant-numeric', numeric])
  return parts
}
