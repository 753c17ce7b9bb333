import type { Element, ElementContent, Root, RootContent } from 'hast'

/** Make the ids inside a section its own: files number their notes from 1 each, and a book has every id once. */
export function ownIds(body: Root, section: string): Root {
  const ids = new Set<string>()
  collect(body.children, ids)
  return ids.size ? { ...body, children: body.children.map((node) => renamed(node, ids, section)) } : body
}

function collect(nodes: readonly RootContent[], ids: Set<string>): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    if (typeof node.properties.id === 'string') ids.add(node.properties.id)
    collect(node.children, ids)
  }
}

function renamed<N extends RootContent | ElementContent>(node: N, ids: ReadonlySet<string>, section: string): N {
  if (node.type !== 'element') return node
  const { id, href } = node.properties
  const properties: Element['properties'] = { ...node.properties }
  if (typeof id === 'string') properties.id = `${section}-${id}`
  if (typeof href === 'string' && ids.has(href.slice(1))) properties.href = `#${section}-${href.slice(1)}`
  return { ...node, properties, children: node.children.map((child) => renamed(child, ids, section)) }
}
