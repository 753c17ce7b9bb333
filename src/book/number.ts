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
 * Turn drafts into sections with their numbers, after the author's own where there are any. Chapters and parts are counted apart, parts
 * of a part anew in each; one that stands alone is not numbered, nor is a part whose title says its place itself.
 */
export function numbered(
  drafts: readonly Draft[],
  { perPart, numerals }: Counting,
): (Section & Pick<Draft, 'floats' | 'rank'>)[] {
  const counted = drafts.filter(({ numbers }) => numbers)
  const chapters = counted.filter(({ role }) => role === 'chapter')
  const parts = counted.filter(({ role }) => role === 'part')
  const areBooks = parts.some(({ part }) => part !== undefined) && !parts.some(isCalledPart)
  const siblings = new Map<string | undefined, number>()
  for (const { part } of parts) siblings.set(part, (siblings.get(part) ?? 0) + 1)
  const reached = new Map<string | undefined, number>()
  let chapter = 0
  return drafts.map(({ numeral, numbers, ...section }) => {
    if (!numbers) return section
    if (section.role === 'part') {
      const number = numeral ?? (reached.get(section.part) ?? 0) + 1
      reached.set(section.part, number)
      if (perPart) chapter = 0
      if (siblings.get(section.part) === 1 && numeral === undefined) return section
      return { ...section, number, ...(areBooks && section.part === undefined && { isBook: true }) }
    }
    const said = numeral ?? spelledOut(section, chapter + 1, numerals)
    chapter = said ?? chapter + 1
    if (chapters.length < 2 && numeral === undefined) return section
    if (numeral !== undefined || said === undefined) return { ...section, number: chapter }
    // The title is the number, and is not printed twice.
    const { title: _, ...untitled } = section
    return { ...untitled, number: chapter }
  })
}

/** An outer part that its author has numbered as a part. */
const isCalledPart = ({ part, numeral, label }: Draft): boolean =>
  part === undefined && numeral !== undefined && label === undefined

/** A heading that is the very number that comes next, in words, is no title. */
function spelledOut(section: Omit<Section, 'number'>, next: number, numerals: Numerals): number | undefined {
  const title = section.title && textOf(section.title).trim()
  return title && numerals(title) === next ? next : undefined
}
