import type { ElementContent, Root, RootContent } from 'hast'
import { read } from '../../src/manuscript/read.js'
import type { Work } from '../../src/types/manuscript.js'

/** Turn a text into the work read from it. */
export function readAs(name: string, text: string): Work {
  return read({ path: name, bytes: new TextEncoder().encode(text) })
}

/** Turn a tree into one line a block, nested ones indented: `p.first: words *emphasis*`. */
export function outline(tree: Root): string {
  return tree.children.map((child) => block(child, '')).join('\n')
}

/** Turn a work into its chapters: a line `= title`, then the outline. */
export function outlineWork(work: Work): string {
  return work.chapters
    .map(({ title, body }) => `= ${title ? title.children.map(phrase).join('') : '(none)'}\n${outline(body)}`)
    .join('\n')
}

const inlines = new Set([
  'em',
  'strong',
  'a',
  'br',
  'span',
  'code',
  'sup',
  'sub',
  'img',
  'i',
  'b',
  'u',
  'small',
  's',
  'time',
])

function block(node: RootContent | ElementContent, indent: string): string {
  if (node.type !== 'element') return `${indent}${phrase(node)}`
  const { className } = node.properties
  const name = `${indent}${node.tagName}${Array.isArray(className) ? className.map((its) => `.${its}`).join('') : ''}`
  if (node.children.length === 0) return name
  const deep = node.children.some((child) => child.type === 'element' && !inlines.has(child.tagName))
  if (deep) return [name, ...node.children.map((child) => block(child, `${indent}  `))].join('\n')
  return `${name}: ${node.children.map(phrase).join('')}`
}

function phrase(node: RootContent | ElementContent): string {
  if (node.type === 'text') return node.value.replace(/\n/g, '␤')
  if (node.type !== 'element') return `<${node.type}>`
  const inside = node.children.map(phrase).join('')
  if (node.tagName === 'br') return ' / '
  if (node.tagName === 'em') return `*${inside}*`
  if (node.tagName === 'strong') return `**${inside}**`
  const { className, href, src } = node.properties
  if (node.tagName === 'a') return `[${inside}](${String(href ?? '')})`
  if (node.tagName === 'img') return `![](${String(src ?? '')})`
  return `<${Array.isArray(className) ? className.join('.') : node.tagName}|${inside}>`
}
