import type { Options as CssOptions } from 'css-select'
import { compile } from 'css-select'
import type { Element, Nodes, Parents } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { find, html } from 'property-information'

export type Matches = (element: Element) => boolean

/** Turn selectors into predicates over one hast tree. */
export class Selectors {
  private readonly parents = new WeakMap<Nodes, Parents>()
  private readonly options: CssOptions<Nodes, Element>

  constructor(root: Parents) {
    this.note(root)
    const parentOf = (node: Nodes) => this.parents.get(node) ?? null
    this.options = {
      xmlMode: true,
      cacheResults: false,
      adapter: {
        isTag: (node): node is Element => node.type === 'element',
        getName: (element) => element.tagName,
        getChildren: (node) => ('children' in node ? (node.children as Nodes[]) : []), // doctypes never stand below a root here
        getParent: parentOf,
        getSiblings: (node) => (parentOf(node)?.children as Nodes[] | undefined) ?? [node],
        getText: (node) => textOf(node),
        hasAttrib: (element, name) => attribute(element, name) !== undefined,
        getAttributeValue: attribute,
        removeSubsets: (nodes) => nodes,
        equals: (a, b) => a === b,
      },
    }
  }

  /** Turn a selector into a predicate; undefined when it is not one of the dialect. */
  compile(selector: string): Matches | undefined {
    try {
      return compile<Nodes, Element>(selector, this.options)
    } catch {
      return undefined
    }
  }

  parentOf(element: Element): Element | undefined {
    const parent = this.parents.get(element)
    return parent?.type === 'element' ? parent : undefined
  }

  private note(parent: Parents): void {
    for (const child of parent.children) {
      this.parents.set(child, parent)
      if ('children' in child) this.note(child)
    }
  }
}

/** Read an attribute of a hast element by its name in markup. */
export function attribute(element: Element, name: string): string | undefined {
  const value = name === 'class' ? element.properties.className : element.properties[find(html, name).property]
  if (value === undefined || value === null || value === false) return undefined
  return Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value)
}
