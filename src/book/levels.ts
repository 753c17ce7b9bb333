import type { Element, Root } from 'hast'
import { visit } from 'unist-util-visit'

const LEVEL = /^h([1-6])$/

/**
 * Turn the headings of a text into ones whose levels follow one another: what stands under the name of a text has the second level at most, and
 * none is left out on the way down (WCAG 2.2, technique G141). Writers type `###` for its size.
 */
export function levelled(body: Root): Root {
  let hasHeadings = false
  visit(body, 'element', (node) => {
    hasHeadings ||= LEVEL.test(node.tagName)
  })
  if (!hasHeadings) return body
  let above = 1
  const lowered = (node: Element): Element => {
    const level = Number(LEVEL.exec(node.tagName)?.[1])
    if (level) above = Math.min(level, above + 1)
    const tagName = level ? `h${above}` : node.tagName
    return {
      ...node,
      tagName,
      children: node.children.map((child) => (child.type === 'element' ? lowered(child) : child)),
    }
  }
  return { ...body, children: body.children.map((child) => (child.type === 'element' ? lowered(child) : child)) }
}
