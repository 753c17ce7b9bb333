import type { Element, ElementContent, Root, RootContent } from 'hast'
import { visit } from 'unist-util-visit'
import { h, isElement, textOf } from './nodes.js'

/** The trees of one chapter, whose notes are put in their places. */
export interface Pages {
  readonly title?: Root
  readonly body: Root
}

/** A note where its author wrote it. */
interface Note {
  readonly label: string
  readonly home: Pages
  readonly aside: Element
  taken: boolean
}

/**
 * Put the notes of a file's chapters at the ends of the chapters that refer to them, numbered in each from 1, linked both ways.
 * A label means the note of its own chapter, else that of another one. Return the notes that nothing refers to: they stay, at the
 * end of the chapter where they were written.
 */
export function placeNotes(chapters: readonly Pages[]): Element[] {
  const notes = chapters.flatMap((home) => takeNotes(home.body).map((aside) => noteOf(home, aside)))
  for (const chapter of chapters) lowerTitleNotes(chapter)
  const byLabel = groupBy(notes, (note) => note.label)
  const byHome = new Map([...groupBy(notes, (note) => note.home)].map(([home, its]) => [home, firstOf(its)]))
  const wanted = new Map(chapters.map((home) => [home, new Set(referencesIn(home.body).map(labelOf))]))
  for (const home of chapters) {
    const find = (label: string): Element | undefined => {
      const same = byLabel.get(label) ?? []
      const own = byHome.get(home)?.get(label)
      const free = own ?? same.find((note) => !note.taken && wanted.get(note.home)?.has(label) !== true)
      const note = free ?? same[0]
      if (note === undefined) return undefined
      const copied = note.taken
      note.taken = true
      return copied ? copyOf(note.aside) : note.aside
    }
    home.body.children.push(...numberNotes(home.body, find))
  }
  const lost = notes.filter((note) => !note.taken)
  for (const { home, aside } of lost) {
    delete aside.properties.id
    home.body.children.push(aside)
  }
  return lost.map((note) => note.aside)
}

function groupBy<K>(notes: readonly Note[], keyOf: (note: Note) => K): Map<K, Note[]> {
  const groups = new Map<K, Note[]>()
  for (const note of notes) {
    const key = keyOf(note)
    const group = groups.get(key)
    if (group) group.push(note)
    else groups.set(key, [note])
  }
  return groups
}

/** The first note of each label. */
const firstOf = (notes: readonly Note[]): ReadonlyMap<string, Note> =>
  new Map([...notes].reverse().map((note) => [note.label, note]))

const isNote = (node: RootContent | ElementContent): node is Element =>
  isElement(node, 'aside') && node.properties.role === 'doc-footnote'

const noteOf = (home: Pages, aside: Element): Note => ({
  label: String(aside.properties.id),
  home,
  aside,
  taken: false,
})

/** Take the notes out of a tree, wherever they stand in it. */
function takeNotes(parent: Root | Element): Element[] {
  const found: Element[] = []
  const kept: RootContent[] = []
  for (const child of parent.children as RootContent[]) {
    if (isNote(child)) found.push(child)
    else {
      if (isElement(child)) found.push(...takeNotes(child))
      kept.push(child)
    }
  }
  if (found.length > 0) parent.children = kept as typeof parent.children
  return found
}

function referencesIn(tree: Root | Element): Element[] {
  const found: Element[] = []
  visit(tree, 'element', (node) => {
    if (node.tagName === 'a' && node.properties.role === 'doc-noteref' && labelOf(node) !== '') found.push(node)
  })
  return found
}

const labelOf = (reference: Element): string => String(reference.properties.href ?? '').slice(1)

/** A number in a title would stand in the contents and in every running head: it goes to the end of the first paragraph. */
function lowerTitleNotes({ title, body }: Pages): void {
  if (title === undefined) return
  const references = referencesIn(title)
  const first = body.children.find((node): node is Element => isElement(node, 'p'))
  if (references.length === 0 || first === undefined) return
  const strip = (parent: Root | Element): void => {
    parent.children = (parent.children as RootContent[]).filter(
      (child) => !(isElement(child) && references.includes(child)),
    ) as typeof parent.children
    for (const child of parent.children) if (isElement(child)) strip(child)
  }
  strip(title)
  first.children.push(...references)
}

/** Number the references of a body in order, those in its notes after them. Return the notes. */
function numberNotes(body: Root, find: (label: string) => Element | undefined): Element[] {
  const found = new Map<string, { readonly aside: Element; readonly number: number; count: number }>()
  const number = (tree: Root | Element): void => {
    for (const reference of referencesIn(tree)) {
      const label = labelOf(reference)
      const known = found.get(label)
      const aside = known?.aside ?? find(label)
      if (aside === undefined) continue
      const its = known ?? { aside, number: found.size + 1, count: 0 }
      its.count++
      found.set(label, its)
      refer(reference, its.number, its.count)
    }
  }
  number(body)
  // A map is walked in the order of entry, those entered on the way too.
  for (const { aside } of found.values()) number(aside)
  for (const { aside, number, count } of found.values()) headNote(aside, number, count)
  return [...found.values()].map(({ aside }) => aside)
}

const anchorOf = (number: number, count: number): string => `noteref-${number}${count > 1 ? `-${count}` : ''}`

function refer(reference: Element, number: number, count: number): void {
  reference.properties = { ...reference.properties, href: `#note-${number}`, id: anchorOf(number, count) }
  reference.children = [{ type: 'text', value: String(number) }]
}

/** Give a note its number, which leads back, and a way back to every further place that refers to it. */
function headNote(aside: Element, number: number, count: number): void {
  aside.properties.id = `note-${number}`
  const back = [backlink(anchorOf(number, 1), `${number}`, []), space()]
  const again = Array.from({ length: count - 1 }, (_, i) => [
    space(),
    backlink(anchorOf(number, i + 2), `↩${i + 2}`, ['again']),
  ]).flat()
  const first = aside.children[0]
  if (isElement(first, 'p')) first.children.unshift(...back)
  else aside.children.unshift(h('p', [], back))
  const last = aside.children.at(-1)
  if (isElement(last, 'p')) last.children.push(...again)
  else if (again.length > 0) aside.children.push(h('p', [], again))
}

/** A link back to the text. No rule sees it: a figure before a quotation mark would make it a closing one. */
function backlink(target: string, words: string, classes: readonly string[]): Element {
  const link = h('a', classes, [{ type: 'text', value: words }])
  const properties = { ...link.properties, role: 'doc-backlink', href: `#${target}` }
  return { ...link, properties, data: { verbatim: true } as Element['data'] & object }
}

/** What stands between a link back and the note; outside of the link, whose rule would go on under it. */
const space = (): ElementContent => ({ type: 'text', value: ' ', data: { verbatim: true } })

/** A note that two chapters share is set twice; only the first is the author's text, to be edited in its file. */
function copyOf<N extends ElementContent>(node: N): N {
  if (node.type === 'text') return { type: 'text', value: node.value } as N // the same kind of node, without its places
  if (node.type !== 'element') return node
  const children = node.children.filter((child) => !isOurs(child))
  return { ...node, properties: { ...node.properties }, children: children.map(copyOf) }
}

/** A link back, or the space beside it. */
const isOurs = (node: ElementContent): boolean =>
  node.type === 'text' ? node.data?.verbatim === true : isElement(node, 'a') && node.properties.role === 'doc-backlink'

/** The words by which a message names a note. */
export const beginningOf = (aside: Element): string => textOf(aside).trim().split(/\s+/).slice(0, 4).join(' ')
