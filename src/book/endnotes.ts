import type { Element, ElementContent } from 'hast'
import type { Section } from '../types/book.js'
import { chapterHeading } from './notes.js'

/** A section, and whether its place may be chosen for it. */
type Placed = Section & { readonly floats: boolean }

/** Take the numbered notes of all sections to a section of their own, under the headings of their chapters. */
export function gatherEndnotes<S extends Placed>(sections: readonly S[]): (S | Placed)[] {
  const gathered: ElementContent[] = []
  const rest = sections.map((section) => {
    const notes = section.body.children.filter(isNumbered)
    if (notes.length === 0) return section
    gathered.push(chapterHeading(section), ...notes)
    const children = section.body.children.filter((node) => !isNumbered(node))
    return { ...section, body: { ...section.body, children } }
  })
  if (gathered.length === 0) return rest
  const body = { type: 'root' as const, children: gathered }
  return [...rest, { id: 'endnotes', role: 'endnotes', matter: 'back', name: 'endnotes', body, floats: true }]
}

const isNumbered = (node: { readonly type: string }): node is Element =>
  node.type === 'element' && (node as Element).properties.role === 'doc-footnote' // the type has been asked for
