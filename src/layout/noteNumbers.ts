import type { Anchor } from '../types/layout.js'
import type { Block, Inline } from '../types/style.js'

/** How notes at the foot are told apart: by numbers that begin anew on each page, or by signs. */
export type NoteNumbering = 'page' | 'signs'

/** What a stylesheet says of it: `--note-numbers: page`; else notes keep the numbers of their chapter. */
export function noteNumbering({ style }: Block): NoteNumbering | undefined {
  const said = style.custom.get('--note-numbers')?.trim()
  return said === 'page' || said === 'signs' ? said : undefined
}

/** Turn the places of notes into their numbers: each page counts its own, in the order in which they stand at its foot. */
export function numbersOnPages(
  anchors: ReadonlyMap<string, Anchor>,
  isNote: (id: string) => boolean,
  numbering: NoteNumbering,
): ReadonlyMap<string, string> {
  const counts = new Map<number, number>()
  const numbers = new Map<string, string>()
  for (const [id, { page }] of anchors) {
    if (!isNote(id)) continue
    const count = counts.get(page) ?? 0
    counts.set(page, count + 1)
    numbers.set(id, numbering === 'page' ? String(count + 1) : signOf(count))
  }
  return numbers
}

const SIGNS = ['*', '†', '‡']

/** After the last sign they come doubled, then trebled. */
const signOf = (count: number): string =>
  (SIGNS[count % SIGNS.length] ?? '').repeat(1 + Math.floor(count / SIGNS.length))

/** The ids of the notes in a block that stand at the feet of pages. */
export function notesIn(block: Block): string[] {
  const own = block.style.float === 'footnote' && block.id ? [block.id] : []
  return [...own, ...block.blocks.flatMap(notesIn)]
}

/** A block with other numbers on its notes and where it refers to them; those that are not known yet stay as they are. */
export function renumbered(block: Block, numbers: ReadonlyMap<string, string>, own?: string): Block {
  const inside = (block.style.float === 'footnote' && block.id ? numbers.get(block.id) : undefined) ?? own
  return {
    ...block,
    inlines: block.inlines.map((inline) => withNumber(inline, numbers, inside)),
    blocks: block.blocks.map((child) => renumbered(child, numbers, inside)),
  }
}

const NUMBER = /^\d+(?=\s*$)/

function withNumber(inline: Inline, numbers: ReadonlyMap<string, string>, own: string | undefined): Inline {
  if (inline.kind === 'box') {
    return { ...inline, inlines: inline.inlines.map((inner) => withNumber(inner, numbers, own)) }
  }
  if (inline.kind !== 'text' || !inline.href?.startsWith('#')) return inline
  const number = numbers.get(inline.href.slice(1)) ?? own
  return number === undefined ? inline : { ...inline, text: inline.text.replace(NUMBER, number) }
}
