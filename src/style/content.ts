import type { CssNode } from 'css-tree'
import type { ContentPart, StringSet, Values } from '../types/style.js'
import { split } from './lengths.js'

/** Turn the value of `content` into its parts (CSS Generated Content 3). */
export function readContent(nodes: readonly CssNode[]): Values['content'] | undefined {
  const first = nodes[0]
  if (nodes.length === 1 && first?.type === 'Identifier' && (first.name === 'none' || first.name === 'normal')) {
    return first.name
  }
  return readParts(nodes)
}

/** Turn the value of `string-set` into names and their parts: `title content(text), ...`. */
export function readStringSet(nodes: readonly CssNode[]): readonly StringSet[] | undefined {
  const first = nodes[0]
  if (nodes.length === 1 && first?.type === 'Identifier' && first.name === 'none') return []
  const sets: StringSet[] = []
  for (const group of split(nodes, ',')) {
    const [name, ...rest] = group
    const parts = readParts(rest)
    if (name?.type !== 'Identifier' || !parts) return undefined
    sets.push({ name: name.name, parts })
  }
  return sets
}

function readParts(nodes: readonly CssNode[]): ContentPart[] | undefined {
  const parts = nodes.map(readPart)
  const known = parts.filter((part) => part !== undefined)
  return known.length === parts.length ? known : undefined
}

function readPart(node: CssNode): ContentPart | undefined {
  if (node.type === 'String') return { kind: 'text', text: node.value }
  if (node.type !== 'Function') return undefined
  const [first, second, third] = split(node.children.toArray(), ',').map((part) => part[0])
  const style = (n: CssNode | undefined) => (n?.type === 'Identifier' ? n.name : 'decimal')
  switch (node.name.toLowerCase()) {
    case 'string':
      return first?.type === 'Identifier' ? { kind: 'string', name: first.name } : undefined
    case 'counter':
      return first?.type === 'Identifier' ? { kind: 'counter', name: first.name, style: style(second) } : undefined
    case 'attr':
      return first?.type === 'Identifier' ? { kind: 'attr', name: first.name } : undefined
    case 'content':
      return { kind: 'content' }
    case 'leader':
      return { kind: 'leader', text: first?.type === 'String' ? first.value : '.' }
    case 'target-counter':
      return targetCounter(first, style(third))
    default:
      return undefined
  }
}

function targetCounter(first: CssNode | undefined, style: string): ContentPart | undefined {
  if (first?.type !== 'Function' || first.name.toLowerCase() !== 'attr') return undefined
  const name = first.children.toArray().find((node) => node.type === 'Identifier')
  return name?.type === 'Identifier' ? { kind: 'target-counter', attribute: name.name, style } : undefined
}
