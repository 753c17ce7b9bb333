import type { Element } from 'hast'
import { isElement, linesOf, textOf } from './nodes.js'

/** No line of verse, or of a list that is broken by hand, is as long as one of prose. */
const LONGEST = 72
const SPOKEN = /^["“‘«„—–]/

/** Whether the author broke a paragraph into lines, as verse is: three or more, all short, and not each of them somebody's speech. */
export function isBroken(paragraph: Element): boolean {
  const lines = linesOf(paragraph.children, false).map((line) => line.map(textOf).join('').trim())
  const spoken = lines.filter((line) => SPOKEN.test(line))
  return lines.length > 2 && lines.every((line) => line.length <= LONGEST) && spoken.length <= lines.length / 2
}

const DAY =
  'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December'
const WHEN = new RegExp(
  `\\d|\\b(?:${DAY}|[Mm]orning|[Aa]fternoon|[Ee]vening|[Nn]ight|[Mm]idnight|[Nn]oon|[Dd]awn|[Ll]ater)\\b`,
)
const BEGINS_WITH_DAY = new RegExp(`^(?:\\d|${DAY})`)
const ENDS = /[.!?…,:;"”’—-]$/u
/** A head is of a few words, a name of fewer: longer is a sentence. */
const MOST = { head: 8, name: 4 }

/**
 * Whether a paragraph is a line over what follows: all of it is emphasised, and it says when that was (`*Monday, 5th*`, `**3 May.**`)
 * or, where a text `opens`, who tells it. What else is emphasised as a whole is a thought, or a cry.
 */
export function isSlug(paragraph: Element, opens: boolean): boolean {
  const all = paragraph.children.filter((child) => textOf(child).trim() !== '')
  const [only] = all
  if (all.length !== 1 || !isElement(only, 'em', 'strong', 'i', 'b')) return false
  const words = textOf(only).trim()
  const count = words.split(/\s+/).length
  if (words.includes('\n') || count > MOST.head) return false
  if (words.endsWith('.')) return BEGINS_WITH_DAY.test(words)
  return !ENDS.test(words) && /^[\p{Lu}\d]/u.test(words) && (WHEN.test(words) || (opens && count <= MOST.name))
}
