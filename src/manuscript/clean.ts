import type { Element, ElementContent, Root, RootContent } from 'hast'
import { raw } from 'hast-util-raw'
import { sanitize } from 'hast-util-sanitize'
import { SKIP, visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { modernise } from './html.js'
import { h, isElement } from './nodes.js'
import { schemaWith } from './schema.js'

// Elements that swallow everything up to their end: an end that never comes must not cost the chapter.
const swallowing =
  /^<(script|style|textarea|title|iframe|xmp|noembed|noframes|plaintext|template|select|svg|math|noscript|object|frameset|head|table)\b/i

/** Turn a tree with raw HTML in it into a tree of the markup that manuscripts may use, classes of the author's own among it; places are kept. */
export function cleanTree(tree: Root, text: string, own: ReadonlySet<string> = new Set()): Root {
  let found = false
  visit(tree, 'raw', () => {
    found = true
  })
  const parsed = found ? raw(closeOpenEnds(tree), { file: new VFile(text) }) : tree
  const root: Root = parsed.type === 'root' ? parsed : { type: 'root', children: [parsed as RootContent] }
  modernise(root)
  if (found) divideAtBreaks(root)
  const safe = sanitize(root, schemaWith(own))
  const out: Root = safe.type === 'root' ? safe : { type: 'root', children: [safe as RootContent] }
  if (found) wrapStrays(out)
  visit(out, 'element', keepInside)
  return out
}

/** Raw tags that swallow what follows are text unless their end follows as well. */
function closeOpenEnds(tree: Root): Root {
  const raws: { value: string; type: string }[] = []
  visit(tree, 'raw', (node) => {
    raws.push(node)
  })
  raws.forEach((node, at) => {
    const name = swallowing.exec(node.value)?.[1]
    if (name === undefined) {
      // A comment nobody closes, or a piece of a tag.
      if (node.value.startsWith('<!--') && !node.value.includes('-->')) node.type = 'text'
      return
    }
    const end = `</${name.toLowerCase()}`
    if (!raws.slice(at, at + 1000).some((other) => other.value.toLowerCase().includes(end))) node.type = 'text'
  })
  return tree
}

/** Line breaks that stand for paragraphs become paragraphs. */
function divideAtBreaks(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'p' || parent === undefined || index === undefined) return undefined
    const parts = splitAtDoubleBreaks(node)
    if (parts.length > 1) parent.children.splice(index, 1, ...parts)
    return [SKIP, index + parts.length]
  })
}

function splitAtDoubleBreaks(paragraph: Element): Element[] {
  const parts: ElementContent[][] = [[]]
  let pending: ElementContent[] = []
  const settle = (): void => {
    const breaks = pending.filter((node) => isElement(node, 'br')).length
    if (breaks > 1) parts.push([])
    else parts.at(-1)?.push(...pending)
    pending = []
  }
  for (const child of paragraph.children) {
    if (isElement(child, 'br') || (child.type === 'text' && child.value.trim() === '')) pending.push(child)
    else {
      settle()
      parts.at(-1)?.push(child)
    }
  }
  settle()
  const full = parts.filter((part) => part.length > 0)
  return full.length < 2
    ? [paragraph]
    : full.map((part) => ({ ...h('p', [], part), properties: { ...paragraph.properties } }))
}

const blockNames = new Set([
  'p',
  'div',
  'blockquote',
  'ul',
  'ol',
  'li',
  'dl',
  'hr',
  'pre',
  'figure',
  'aside',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'footer',
])

/** Words that stand in no paragraph get one. */
function wrapStrays(tree: Root): void {
  const wrap = (children: readonly (RootContent | ElementContent)[]): ElementContent[] => {
    const out: ElementContent[] = []
    let run: ElementContent[] = []
    const flush = (): void => {
      if (run.some((node) => node.type !== 'text' || node.value.trim() !== ''))
        out.push(...splitAtDoubleBreaks(h('p', [], run)))
      run = []
    }
    for (const child of children) {
      if (child.type === 'doctype') continue
      if (isElement(child) && blockNames.has(child.tagName)) {
        flush()
        out.push(child)
      } else run.push(child)
    }
    flush()
    return out
  }
  tree.children = wrap(tree.children)
  visit(tree, 'element', (node) => {
    if (
      (node.tagName === 'div' || node.tagName === 'blockquote') &&
      node.children.some((child) => isElement(child) || child.value.trim() !== '')
    )
      node.children = wrap(node.children)
  })
}

/** Links lead out or to a note. Where pictures lie is judged where they are looked for. */
function keepInside(node: Element): void {
  const { href } = node.properties
  if (typeof href === 'string' && !/^(https?:|mailto:|#)/i.test(href)) delete node.properties.href
}
