import type { Options as CssOptions } from 'css-select'
import { compile } from 'css-select'
import type { Element, Nodes, Parents } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { find, html } from 'property-information'

export type Matches = (element: Element) => boolean

/** Turn selectors into predicates over one hast tree. */
export class Selectors {
  // Plain maps, which go when the selectors go: weak ones would cost the collector a walk over all of them, again and again.
  private readonly parents = new Map<Nodes, Parents>()
  private readonly previous = new Map<Element, Element>()
  private readonly ordinals = new Map<Element, number>()
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
        // Without it, `p + p` would walk from the first paragraph of a chapter to each of the others.
        prevElementSibling: (node) => (node.type === 'element' ? this.previous.get(node) : undefined) ?? null,
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
    // css-select reads it, and finds nothing.
    if (/:nth-(?:last-)?child\([^()]*\bof\b/i.test(selector)) return undefined
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

  /** The place of an element among its siblings of the same name, from 1, or on from the last that says its number. */
  ordinalOf(element: Element): number {
    return this.ordinals.get(element) ?? 1
  }

  private note(parent: Parents): void {
    let before: Element | undefined
    const counts = new Map<string, number>()
    for (const child of parent.children) {
      this.parents.set(child, parent)
      if (child.type === 'element') {
        if (before) this.previous.set(child, before)
        before = child
        const said = attribute(child, 'value')
        const count =
          said !== undefined && /^-?\d{1,9}$/.test(said) ? Number(said) : (counts.get(child.tagName) ?? 0) + 1
        counts.set(child.tagName, count)
        this.ordinals.set(child, count)
      }
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
