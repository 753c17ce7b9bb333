import { toString as textOf } from 'hast-util-to-string'
import type { Section } from '../types/book.js'
import type { Numerals } from './numerals.js'
import type { Draft } from './sections.js'

export interface Counting {
  /** Whether each part begins again at 1. */
  readonly perPart: boolean
  readonly numerals: Numerals
}

/**
 * Turn drafts into sections with their numbers, after the author's own where there are any. Chapters and parts are counted apart; one
 * that stands alone is not numbered, nor is a part whose title says its place itself.
 */
export function numbered(
  drafts: readonly Draft[],
  { perPart, numerals }: Counting,
): (Section & Pick<Draft, 'floats' | 'rank'>)[] {
  const count = (role: string) => drafts.filter((draft) => draft.numbers && draft.role === role).length
  const alone = { chapter: count('chapter') < 2, part: count('part') < 2 }
  let part = 0
  let chapter = 0
  return drafts.map(({ numeral, numbers, ...section }) => {
    if (!numbers) return section
    if (section.role === 'part') {
      part = numeral ?? part + 1
      if (perPart) chapter = 0
      return alone.part && numeral === undefined ? section : { ...section, number: part }
    }
    const said = numeral ?? spelledOut(section, chapter + 1, numerals)
    chapter = said ?? chapter + 1
    if (alone.chapter && numeral === undefined) return section
    if (numeral !== undefined || said === undefined) return { ...section, number: chapter }
    // The title is the number, and is not printed twice.
    const { title: _, ...untitled } = section
    return { ...untitled, number: chapter }
  })
}

/** A heading that is the very number that comes next, in words, is no title. */
function spelledOut(section: Omit<Section, 'number'>, next: number, numerals: Numerals): number | undefined {
  const title = section.title && textOf(section.title).trim()
  return title && numerals(title) === next ? next : undefined
}
