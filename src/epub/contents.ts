import type { Element, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import type { Edition } from '../types/edition.js'
import type { PageTarget } from './pageMarks.js'
import { cleanLine } from './text.js'

/** A place that the contents lead to. */
export interface Entry {
  readonly href: string
  readonly name: string
  /** What stands under it: the chapters of a part, the heads of a chapter. */
  readonly children: readonly Entry[]
  /** Its place among all entries and pages, from 1: what stands earlier in the book has the lower number. */
  readonly order: number
}

/** A page of the printed edition. */
export interface PageEntry extends PageTarget {
  readonly order: number
}

export interface Contents {
  readonly toc: readonly Entry[]
  readonly pageList: readonly PageEntry[]
  /** How deep the contents go. */
  readonly depth: number
}

/** A finished file of the text. */
interface File {
  readonly id: string
  readonly href: string
  readonly root: Root
}

interface Draft {
  readonly href: string
  readonly name: string
  readonly children: Draft[]
}

/**
 * Turn the finished files of a book into its contents: the listed sections, each part with its own and its parts, each section with the heads in it;
 * where none is listed, all of them, since contents are never empty (EPUB 3.3, section 7.4.1).
 */
export function contentsOf(edition: Edition, files: readonly File[], pages: readonly PageTarget[]): Contents {
  const drafts = entriesOf(edition, files)
  const orders = ordersOf([...hrefsOf(drafts), ...pages.map(({ href }) => href)], files)
  const orderOf = (href: string) => orders.get(href) ?? 0
  const numbered = ({ href, name, children }: Draft): Entry => ({
    href,
    name,
    children: children.map(numbered),
    order: orderOf(href),
  })
  const toc = drafts.map(numbered)
  return { toc, pageList: pages.map((page) => ({ ...page, order: orderOf(page.href) })), depth: depthOf(toc) }
}

function entriesOf(edition: Edition, files: readonly File[]): Draft[] {
  const known = new Map(files.map((file) => [file.id, file]))
  const entries = edition.sections.flatMap((section) => {
    const file = known.get(section.id)
    const name = cleanLine(section.name)
    return file === undefined || name === '' ? [] : [{ section, file, name }]
  })
  if (entries.length === 0) {
    const name = cleanLine(edition.labels.cover)
    return files.slice(0, 1).map(({ href }) => ({ href, name, children: [] }))
  }
  const listed = entries.filter(({ section }) => section.listed)
  const tree: Draft[] = []
  const parts = new Map<string, Draft[]>()
  for (const { section, file, name } of listed.length > 0 ? listed : entries) {
    const entry = { href: file.href, name, children: headsOf(file) }
    const home = section.part === undefined ? undefined : parts.get(section.part)
    const list = home ?? tree
    list.push(entry)
    parts.set(section.id, entry.children)
  }
  return tree
}

/** What stands for itself: a head in it is none of the book's. */
const APART = new Set(['aside', 'blockquote', 'figure', 'header', 'li', 'table'])

/** The heads within a section, nested by their levels; each is given an id where it has none. Its opener is the section's own name. */
function headsOf({ id, href, root }: File): Draft[] {
  const heads: Element[] = []
  let isOpened = false
  visit(root, 'element', (node) => {
    if (node.tagName === 'header') isOpened = true
    if (APART.has(node.tagName)) return SKIP
    if (/^h[1-6]$/.test(node.tagName)) heads.push(node)
    return undefined
  })
  const taken = new Set<unknown>()
  visit(root, 'element', (node) => {
    taken.add(node.properties.id)
  })
  const top: Draft[] = []
  const open: { level: number; children: Draft[] }[] = []
  // Where no opener stands, the first head is the section's name.
  for (const [at, head] of heads.slice(isOpened ? 0 : 1).entries()) {
    const name = cleanLine(textOf(head))
    if (name === '') continue
    const level = Number(head.tagName[1])
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    head.properties.id ??= freeId(`${id}-${at + 1}`, taken)
    const entry: Draft = { href: `${href}#${head.properties.id}`, name, children: [] }
    const home = open.at(-1)?.children ?? top
    home.push(entry)
    open.push({ level, children: entry.children })
  }
  return top
}

function freeId(wish: string, taken: Set<unknown>): string {
  let id = wish
  for (let count = 2; taken.has(id); count++) id = `${wish}-${count}`
  taken.add(id)
  return id
}

const hrefsOf = (drafts: readonly Draft[]): string[] =>
  drafts.flatMap(({ href, children }) => [href, ...hrefsOf(children)])

/** Number places as they follow each other in the book. */
function ordersOf(hrefs: readonly string[], files: readonly File[]): Map<string, number> {
  const wanted = new Set(hrefs)
  const orders = new Map<string, number>()
  const pass = (href: string) => {
    if (wanted.has(href) && !orders.has(href)) orders.set(href, orders.size + 1)
  }
  for (const { href, root } of files) {
    pass(href)
    visit(root, 'element', ({ properties: { id } }) => {
      if (typeof id === 'string') pass(`${href}#${id}`)
    })
  }
  return orders
}

const depthOf = (entries: readonly Entry[]): number =>
  entries.reduce((depth, { children }) => Math.max(depth, 1 + depthOf(children)), 0)
