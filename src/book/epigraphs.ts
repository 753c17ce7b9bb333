import type { Element, ElementContent, Root, RootContent } from 'hast'
import { toString as textOf } from 'hast-util-to-string'

const SOURCE = /^\s*[—–―]/

/** Turn the paragraphs of a page of epigraphs into a quotation each: one that begins with a dash says whose the words before it are. */
export function asEpigraphs(body: Root): Root {
  if (!body.children.every((node) => node.type === 'element' && node.tagName === 'p')) return body
  const children: Element[] = []
  let words: ElementContent[] = []
  const close = (): void => {
    if (words.length)
      children.push({
        type: 'element',
        tagName: 'blockquote',
        properties: { className: ['epigraph'] },
        children: words,
      })
    words = []
  }
  for (const node of body.children) {
    if (!isParagraph(node)) continue
    const isSource = words.length > 0 && SOURCE.test(textOf(node))
    words.push(isSource ? { ...node, tagName: 'footer', properties: {} } : node)
    if (isSource) close()
  }
  close()
  return { ...body, children }
}

const isParagraph = (node: RootContent): node is Element => node.type === 'element'
