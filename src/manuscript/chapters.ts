import type { Element, Root, RootContent } from 'hast'
import { visit } from 'unist-util-visit'
import type { Chapter } from '../types/manuscript.js'
import { isElement, textOf } from './nodes.js'

/** Turn the tree of a file into its chapters: each begins at a heading of level `level`; what stands before the first has no title. */
export function splitChapters(file: string, tree: Root, level: number): Chapter[] {
  const name: string = `h${level}`
  const notes = new Map<string, Element>()
  const chapters: { title?: Root; children: RootContent[] }[] = [{ children: [] }]
  for (const child of tree.children) {
    if (isElement(child) && child.tagName === name)
      chapters.push({
        title: { type: 'root', children: child.children, ...(child.position ? { position: child.position } : {}) },
        children: [],
      })
    else if (isElement(child, 'aside') && child.properties.role === 'doc-footnote')
      notes.set(String(child.properties.id), child)
    else chapters.at(-1)?.children.push(child)
  }
  return chapters
    .filter(({ title, children }) => title !== undefined || children.some((child) => !isBlank(child)))
    .map(({ title, children }) => {
      const body: Root = { type: 'root', children }
      addNotes(body, notes)
      return { file, ...(title === undefined || textOf(title).trim() === '' ? {} : { title }), body }
    })
}

/** Put the notes a chapter refers to at its end. */
function addNotes(body: Root, notes: Map<string, Element>): void {
  const found: Element[] = []
  visit(body, 'element', (node) => {
    const href = node.properties.href
    if (node.properties.role !== 'doc-noteref' || typeof href !== 'string') return
    const note = notes.get(href.slice(1))
    if (note === undefined) return
    notes.delete(href.slice(1))
    found.push(note)
  })
  body.children.push(...found)
}

function isBlank(node: RootContent): boolean {
  return (node.type === 'text' && node.value.trim() === '') || isElement(node, 'hr') || node.type === 'comment'
}
