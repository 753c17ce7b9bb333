import type { Root, RootContent } from 'hast'
import type { Chapter } from '../types/manuscript.js'
import { isElement, textOf } from './nodes.js'

/** Turn the tree of a file into its chapters: each begins at a heading of level `level`; what stands before the first has no title. */
export function splitChapters(file: string, tree: Root, level: number): Chapter[] {
  const name: string = `h${level}`
  const chapters: { title?: Root; children: RootContent[] }[] = [{ children: [] }]
  for (const child of tree.children) {
    if (isElement(child) && child.tagName === name)
      chapters.push({
        title: { type: 'root', children: child.children, ...(child.position ? { position: child.position } : {}) },
        children: [],
      })
    else chapters.at(-1)?.children.push(child)
  }
  return chapters
    .filter(({ title, children }) => title !== undefined || children.some((child) => !isBlank(child)))
    .map(({ title, children }) => ({
      file,
      ...(title === undefined || textOf(title).trim() === '' ? {} : { title }),
      body: { type: 'root', children },
    }))
}

function isBlank(node: RootContent): boolean {
  return (node.type === 'text' && node.value.trim() === '') || isElement(node, 'hr') || node.type === 'comment'
}
