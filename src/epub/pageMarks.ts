import type { Element, Root, Text } from 'hast'
import { visit } from 'unist-util-visit'
import type { DressedSection } from '../types/edition.js'
import type { PlacedText, Volume } from '../types/layout.js'
import { cleanLine } from './text.js'

/** Where pages of the printed edition begin in the trees of sections, by the elements that say so. */
export interface PageMarks {
  /** The page with which a section begins, by the section's id. */
  readonly starts: ReadonlyMap<string, Element>
  /** Pages that begin within a text, in their order. */
  readonly within: ReadonlyMap<Text, readonly TextMark[]>
}

/** A page that begins before this code unit of a text. */
export interface TextMark {
  readonly offset: number
  readonly element: Element
}

export const NO_MARKS: PageMarks = { starts: new Map(), within: new Map() }

/**
 * Find the words with which the pages of a printed edition begin. A page that begins with a section is marked at the section's start;
 * one that begins within a paragraph before its first whole word there. Blank pages, and pages of which the sections hold nothing, have none.
 */
export function markPages(sections: readonly DressedSection[], volume: Volume): PageMarks {
  const starts = new Map<string, Element>()
  const within = new Map<Text, TextMark[]>()
  const trees = new Map(sections.map(({ id, tree }) => [id, new Places(tree)]))
  const opened = new Map(sections.flatMap(({ id }) => [[volume.anchors.get(id)?.page, id] as const]))
  const placed = textsByPage(volume.texts)
  for (const [index, { blank, label }] of volume.pages.entries()) {
    const section = opened.get(index)
    if (section !== undefined) starts.set(section, markOf(label))
    else if (!blank) {
      const place = firstPlace(placed.get(index) ?? [], trees)
      if (place) within.set(place.text, [...(within.get(place.text) ?? []), { ...place, element: markOf(label) }])
    }
  }
  return { starts, within }
}

/** DPUB-ARIA 1.1, doc-pagebreak: the page's number is its name. */
function markOf(label: string): Element {
  const name = cleanLine(label)
  const id = `page-${name.toLowerCase()}`
  const properties = { id, 'epub:type': 'pagebreak', role: 'doc-pagebreak', ariaLabel: name }
  return { type: 'element', tagName: 'span', properties, children: [] }
}

/** What of a text stands on a page. */
interface TextOnPage extends PlacedText {
  /** How many of its letters stand on earlier pages. */
  readonly before: number
  /** Which it is of those that have its place in the source, from 0. */
  readonly twin: number
}

/** The texts of each page that stand in their places. */
function textsByPage(texts: readonly PlacedText[]): Map<number, TextOnPage[]> {
  const pages = new Map<number, TextOnPage[]>()
  const counted = new Map<string, { before: number; twin: number }>()
  for (const text of texts) {
    if (text.apart) continue
    const key = `${text.section} ${text.start} ${text.end}`
    const known = counted.get(key)
    const goesOn = text.resumes !== undefined
    const before = goesOn ? (known?.before ?? 0) : 0
    const twin = known ? known.twin + (goesOn ? 0 : 1) : 0
    counted.set(key, { before: before + (text.letters ?? 0), twin })
    pages.set(text.page, [...(pages.get(text.page) ?? []), { ...text, before, twin }])
  }
  return pages
}

/** Where the first of a page's texts begins that has words: breaks and pictures have none. */
function firstPlace(texts: readonly TextOnPage[], trees: ReadonlyMap<string, Places>): Place | undefined {
  for (const text of texts) {
    const words = trees.get(text.section)?.wordsAt(text)
    const place = words && placeOf(text, words)
    if (place) return place
  }
  return undefined
}

/** The elements of a tree by their places in the source, which several may share: the lines of a conversation that was one paragraph. */
class Places {
  private readonly found = new Map<string, Element[]>()
  private readonly words = new Map<Element, Words>()

  constructor(tree: Element) {
    this.add(tree, undefined)
  }

  /** The words of a text's element; a paragraph of many pages is gone through once. */
  wordsAt(text: TextOnPage): Words | undefined {
    const twins = this.found.get(`${text.start} ${text.end}`)
    const element = twins?.[text.twin] ?? twins?.at(-1)
    if (element === undefined) return undefined
    const words = this.words.get(element) ?? wordsOf(element)
    this.words.set(element, words)
    return words
  }

  private add(element: Element, above: string | undefined): void {
    const key = keyOf(element)
    if (key !== undefined && key !== above) {
      const twins = this.found.get(key)
      if (twins) twins.push(...twinsIn(element))
      else this.found.set(key, twinsIn(element))
    }
    for (const child of element.children) if (child.type === 'element') this.add(child, key)
  }
}

/** The several elements in one that have its place, or else it alone. */
function twinsIn(element: Element): Element[] {
  const key = keyOf(element)
  const inner = element.children.flatMap((child) =>
    child.type === 'element' && keyOf(child) === key ? twinsIn(child) : [],
  )
  return inner.length > 1 ? inner : [element]
}

/** The place of what the author wrote. */
const keyOf = ({ position }: Element): string | undefined =>
  position && `${position.start.offset} ${position.end.offset}`

/** All text of an element in one string, where in it each of its nodes begins, and its letters, each as one code unit, with their places. */
interface Words {
  readonly text: string
  readonly nodes: readonly { readonly node: Text; readonly start: number; readonly depth: number }[]
  readonly letters: string
  readonly places: readonly number[]
}

function wordsOf(block: Element): Words {
  const nodes: Words['nodes'][number][] = []
  const texts: string[] = []
  let start = 0
  const walk = (element: Element, depth: number) => {
    for (const child of element.children) {
      if (child.type === 'element') walk(child, depth + 1)
      if (child.type !== 'text' || child.value === '') continue
      nodes.push({ node: child, start, depth })
      texts.push(child.value)
      start += child.value.length
    }
  }
  walk(block, 0)
  const text = texts.join('')
  const letters = [...text.matchAll(/[\p{L}\p{N}]/gu)]
  const places = letters.map(({ index }) => index)
  return { text, nodes, letters: letters.map(([letter]) => folded(letter)).join(''), places }
}

/** One code unit for each letter, whatever its case. */
const folded = (letter: string): string => letter.toLowerCase()[0] ?? letter

interface Place {
  readonly text: Text
  readonly offset: number
}

function placeOf(stretch: TextOnPage, words: Words): Place | undefined {
  const { nodes, text } = words
  const at = stretch.resumes === undefined ? 0 : beginOfWord(text, letterOf(stretch, words))
  // Between two nodes, the one that is less deep: the mark stands before the emphasis, not in it.
  const ends = nodes.filter(({ node, start }) => start <= at && at <= start + node.value.length)
  const [best] = ends.sort((one, other) => one.depth - other.depth)
  return best && { text: best.node, offset: at - best.start }
}

/** Where in a text the letters stand with which it goes on; by their count alone where the page has other letters than the text. */
function letterOf({ before, resumes = '' }: TextOnPage, { text, letters, places }: Words): number {
  const sought = [...resumes].map(folded).join('')
  const found = [letters.indexOf(sought, before), letters.lastIndexOf(sought, before)].filter((at) => at >= 0)
  const [nearest = before] = found.sort((one, other) => Math.abs(one - before) - Math.abs(other - before))
  return places[nearest] ?? text.length
}

/** Go back from a letter over the marks before it to where its word begins; on from the middle of a word to the next. */
function beginOfWord(text: string, letter: number): number {
  let at = letter
  while (at > 0 && !/[\s\p{L}\p{N}]/u.test(text[at - 1] ?? '')) at--
  if (at === 0 || /\s/.test(text[at - 1] ?? '')) return at
  // What stands between two words without a space, such as a dash, stays with the one before.
  if (at < letter) return afterDash(text, at, letter)
  const next = text.slice(letter).search(/\s\S/)
  return next < 0 ? letter : letter + next + 1
}

function afterDash(text: string, from: number, to: number): number {
  for (let at = to; at > from; at--) if (/[\p{Pd}/…]/u.test(text[at - 1] ?? '')) return at
  return to
}

/** A mark in a finished file, as seen from the package document. */
export interface PageTarget {
  readonly href: string
  readonly label: string
}

/** Turn the finished trees of a book's files into its list of pages, in the order of reading. */
export function pageTargets(
  pages: readonly { readonly id: string; readonly root: Root }[],
  marks: PageMarks,
): PageTarget[] {
  const elements = new Set(marks.starts.values())
  for (const list of marks.within.values()) for (const { element } of list) elements.add(element)
  const targets: PageTarget[] = []
  if (elements.size === 0) return targets
  for (const page of pages) {
    visit(page.root, 'element', (node) => {
      const { id, ariaLabel } = node.properties
      if (elements.has(node)) targets.push({ href: `text/${page.id}.xhtml#${id}`, label: String(ariaLabel) })
    })
  }
  return targets
}
