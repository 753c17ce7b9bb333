import type { Element, ElementContent, Root, RootContent } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { EXIT, visit } from 'unist-util-visit'
import type { Section } from '../types/book.js'
import type { NotePlaces } from '../types/manuscript.js'

/** A section, and whether its place may be chosen for it. */
type Placed = Section & { readonly floats: boolean }

/** Put the notes to the reader at the heads and feet of sections where they are wished: there, after the text, or nowhere. */
export function placeNotes<S extends Placed>(sections: readonly S[], wish: NotePlaces | undefined): (S | Placed)[] {
  if (wish === undefined || (wish.start === 'inline' && wish.end === 'inline')) return [...sections]
  const gathered: ElementContent[] = []
  const rest = sections.map((section) => {
    if (section.matter !== 'body') return section
    const { before, body, after } = partsOf(section.body)
    const late = [...(wish.start === 'end' ? before : []), ...(wish.end === 'end' ? after : [])]
    if (late.length > 0) gathered.push(chapterHeading(section), ...late)
    const kept = [...(wish.start === 'inline' ? before : []), ...body, ...(wish.end === 'inline' ? after : [])]
    return { ...section, body: { ...section.body, children: opened(kept) } }
  })
  return gathered.length > 0 ? [...rest, notesSection(gathered)] : rest
}

/** A body's notes before its text, its text, and its notes after it. */
function partsOf({ children }: Root): { before: Element[]; body: RootContent[]; after: Element[] } {
  const first = children.findIndex((node) => !isNote(node))
  const start = first < 0 ? children.length : first
  let end = children.length
  // Footnotes stand at the end of all.
  while (end > start && isAside(children[end - 1])) end--
  const asides = children.slice(end)
  let last = end
  while (last > start && isNote(children[last - 1])) last--
  return {
    before: children.slice(0, start).filter(isNote),
    body: [...children.slice(start, last), ...asides],
    after: children.slice(last, end).filter(isNote),
  }
}

const isAside = (node: RootContent | undefined): boolean => node?.type === 'element' && node.tagName === 'aside'

/** A note to the reader; one that has footnotes of its own stays where they are. */
function isNote(node: RootContent | undefined): node is Element {
  if (node?.type !== 'element' || node.tagName !== 'div') return false
  const { className } = node.properties
  return Array.isArray(className) && className.includes('note') && !refers(node)
}

function refers(node: Element): boolean {
  let found = false
  visit(node, 'element', (inner) => {
    found = inner.properties.role === 'doc-noteref'
    return found ? EXIT : undefined
  })
  return found
}

/** A text begins without an indent. A rule that parted it from its notes parts nothing now. */
function opened(children: readonly RootContent[]): RootContent[] {
  const isRule = (node: RootContent | undefined) => node?.type === 'element' && node.tagName === 'hr'
  const nodes = [...children]
  while (isRule(nodes[0])) nodes.shift()
  while (isRule(nodes.at(-1))) nodes.pop()
  const [first] = nodes
  if (first?.type !== 'element' || first.tagName !== 'p') return nodes
  const { className } = first.properties
  const classes = Array.isArray(className) ? className.filter((name) => name !== 'first') : []
  const element: Element = { ...first, properties: { ...first.properties, className: ['first', ...classes] } }
  return [element, ...nodes.slice(1)]
}

/** The heading of what belongs to a chapter and stands elsewhere. */
export function chapterHeading(section: Section): Element {
  const title = section.title ? textOf(section.title) : (section.label ?? '')
  const number = section.number === undefined ? '' : String(section.number)
  const value = [number, title].filter(Boolean).join('. ') || section.name
  return { type: 'element', tagName: 'h2', properties: {}, children: [{ type: 'text', value }] }
}

const notesSection = (children: ElementContent[]): Placed => ({
  id: 'reader-notes',
  role: 'reader-notes',
  matter: 'back',
  name: 'reader-notes',
  body: { type: 'root', children },
  floats: true,
})
