import type { Nodes } from 'hast'

/** Turn a tree into HTML, as far as pictures need it. */
export function toHtml(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'root') return node.children.map(toHtml).join('')
  if (node.type !== 'element') return ''
  const attributes = Object.entries(node.properties).map(([name, value]) =>
    name === 'className' ? ` class="${String(value)}"` : ` ${name}="${String(value)}"`,
  )
  const head = `<${node.tagName}${attributes.join('')}>`
  return node.tagName === 'img' ? head : `${head}${node.children.map(toHtml).join('')}</${node.tagName}>`
}
