import type { Block } from '../types/style.js'
import type { Item } from './items.js'
import type { Note } from './line.js'

/** The notes of a section that stand at the feet of its pages (CSS GCPM 3, `float: footnote`), each given out once: to the first line that calls it. */
export class Notes {
  private readonly left: Map<string, Block>

  constructor(
    blocks: readonly Block[],
    private readonly set: (block: Block) => Note,
  ) {
    this.left = new Map(blocks.flatMap((block) => (block.id ? [[block.id, block]] : [])))
  }

  /** The notes that a paragraph is the first to call, by their ids. */
  calledIn(items: readonly Item[]): ReadonlyMap<string, Note> {
    if (!this.left.size) return NONE
    const called = new Map<string, Note>()
    for (const item of items) {
      const id = calledBy(item)
      const block = id === undefined ? undefined : this.left.get(id)
      if (id === undefined || !block) continue
      this.left.delete(id)
      called.set(id, this.set(block))
    }
    return called
  }

  /** The notes that nothing calls. */
  uncalled(): readonly Block[] {
    return [...this.left.values()]
  }
}

/** The id that an item leads to, be it a note's or another's. */
export const calledBy = (item: Item): string | undefined =>
  item.kind === 'box' && item.run.href?.startsWith('#') ? item.run.href.slice(1) : undefined

const NONE: ReadonlyMap<string, Note> = new Map()

/** A block without the notes in it, and those notes, in their order. */
export function withoutNotes(block: Block): { readonly block: Block; readonly notes: readonly Block[] } {
  const notes: Block[] = []
  const strip = (inner: Block): Block => {
    if (!inner.blocks.some(holdsNotes)) return inner
    const blocks = inner.blocks.flatMap((child) => {
      if (child.style.float !== 'footnote' || !child.id) return [strip(child)]
      notes.push(child)
      return []
    })
    return { ...inner, blocks }
  }
  return { block: strip(block), notes }
}

const holdsNotes = (block: Block): boolean => block.style.float === 'footnote' || block.blocks.some(holdsNotes)
