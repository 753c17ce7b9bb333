import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import type { Problem } from '../types/problem.js'
import { cleanLine } from './text.js'

/** One file of the book's text: its name and what stands in it. The room's own copy: it may be changed. */
export interface Page {
  readonly id: string
  /** As contents and messages call it. */
  readonly name: string
  readonly root: Root
}

/** Attributes that name ids of the same file. */
const references = [
  'headers',
  'ariaLabelledBy',
  'ariaDescribedBy',
  'ariaDetails',
  'ariaControls',
  'ariaOwns',
  'ariaFlowTo',
]

/** Turn trees into the set of ids that their links and references point at. */
export function targetsOf(trees: readonly Element[]): Set<string> {
  const targets = new Set<string>()
  for (const tree of trees) {
    visit(tree, 'element', (node) => {
      const fragment = fragmentOf(node)
      if (fragment !== undefined) targets.add(fragment)
      for (const name of references) for (const id of idsIn(node.properties[name])) targets.add(id)
    })
  }
  return targets
}

/**
 * Turn links between sections into links between files: ids become unique in the book, `#note` becomes `two.xhtml#note` where
 * another file has it, and links that lead nowhere become plain text, each with a message.
 */
export function linkPages(pages: readonly Page[]): Problem[] {
  const taken = new Set<string>()
  const ids = new Map(pages.map((page) => [page.id, uniqueIds(page, taken)]))
  const homes = new Map<string, string>()
  for (const page of pages) {
    for (const old of ids.get(page.id)?.keys() ?? []) if (!homes.has(old)) homes.set(old, page.id)
  }
  // A section's own name wins over the same id inside another section.
  for (const page of pages) homes.set(page.id, page.id)
  const find = (page: Page, id: string) => {
    const own = ids.get(page.id)?.get(id)
    if (own !== undefined) return `#${own}`
    const home = homes.get(id)
    const there = home === undefined ? undefined : ids.get(home)?.get(id)
    return there === undefined ? undefined : `${home}.xhtml#${there}`
  }
  return pages.flatMap((page) => relink(page, (id) => find(page, id)))
}

/** Give each element of a page an id no other page has; the section itself keeps its name. */
function uniqueIds(page: Page, taken: Set<string>): Map<string, string> {
  const renamed = new Map<string, string>()
  visit(page.root, 'element', (node, _index, parent) => {
    // A drawing's ids are its own affair: its gradients and shapes point at them in many ways.
    if (node.tagName === 'svg') return SKIP
    const old = node.properties.id
    if (parent?.type === 'root') {
      node.properties.id = page.id
      renamed.set(page.id, page.id)
      if (typeof old === 'string') renamed.set(old, page.id)
      taken.add(page.id)
    } else if (typeof old === 'string') {
      let id = old
      for (let count = 2; taken.has(id); count++) id = `${old}-${count}`
      taken.add(id)
      node.properties.id = id
      if (!renamed.has(old)) renamed.set(old, id)
    }
    return undefined
  })
  return renamed
}

function relink(page: Page, find: (id: string) => string | undefined): Problem[] {
  const problems: Problem[] = []
  visit(page.root, 'element', (node) => {
    for (const name of references) relabel(node, name, find)
    if (node.properties.href === undefined || node.tagName !== 'a') return
    const fragment = fragmentOf(node)
    const target = fragment === undefined ? outside(String(node.properties.href)) : find(fragment)
    if (target !== undefined) {
      node.properties.href = target
      return
    }
    const href = cleanLine(String(node.properties.href)).slice(0, 80)
    node.tagName = 'span'
    for (const name of ['href', 'role', 'epub:type']) delete node.properties[name]
    problems.push({
      rule: 'links',
      severity: 'warning',
      reason: `Link to "${href}" in "${page.name}" leads nowhere; the EPUB keeps its words only`,
      note: 'Point it at a heading or a note of the book (#name), or at an address beginning with https://.',
    })
  })
  return problems
}

/** References stay inside a file: one that leads elsewhere is left out. */
function relabel(node: Element, name: string, find: (id: string) => string | undefined): void {
  if (node.properties[name] === undefined) return
  const own = idsIn(node.properties[name]).flatMap((id) => {
    const target = find(id)
    return target?.startsWith('#') ? [target.slice(1)] : []
  })
  if (own.length > 0) node.properties[name] = own.join(' ')
  else delete node.properties[name]
}

function idsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : []
}

function fragmentOf(node: Element): string | undefined {
  const { href } = node.properties
  if (typeof href !== 'string' || !href.startsWith('#') || href === '#') return undefined
  try {
    return decodeURIComponent(href.slice(1))
  } catch {
    return href.slice(1)
  }
}

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Turn an address of the world outside into its normal form; undefined when it is none that a reader may follow. */
function outside(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined
  const url = new URL(href)
  // EPUBCheck reads addresses by RFC 3986, which has no room for these marks.
  return schemes.has(url.protocol) ? url.href.replace(/[|\\^`{}[\]]/g, encodeURIComponent) : undefined
}
