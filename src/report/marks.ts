import type { Volume } from '../types/layout.js'
import type { SetMark } from '../types/report.js'
import type { Account } from './account.js'
import { chaptersOf, type Pages, placesOf } from './places.js'

/** How much of the author's text is told on either side of a mark, in code units. */
const CONTEXT = 40

/** Turn an account into its marks, each with its place and what stands about it. */
export function setMarks(account: Account): SetMark[] {
  const chapters = chaptersOf(account)
  const places = placesOf(account)
  return account.set.edits.flatMap(({ file, start, end, was, is, rule, sure }) => {
    const its = places.get(file)
    if (!its) return []
    const { line, column, chapter, pages } = its.at(start)
    const { text } = its.source
    const name = chapter === undefined ? undefined : chapters[chapter]?.name
    const page = pages && labelOf(pages, account.volume)
    const before = whole(text, start - CONTEXT, start)
    const after = whole(text, end, end + CONTEXT)
    // One by one: spreads would cost more than all the rest of this.
    const mark: Writable<SetMark> = { file, line, column, before, was, is, after, rule, sure }
    if (name !== undefined) mark.chapter = name
    if (page !== undefined) mark.page = page
    return mark
  })
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** A stretch of a text; a character that only half of is in it is left out. */
function whole(text: string, from: number, to: number): string {
  const start = Math.max(0, from)
  const end = Math.min(text.length, to)
  return text.slice(isSecondHalf(text, start) ? start + 1 : start, isSecondHalf(text, end) ? end - 1 : end)
}

const isSecondHalf = (text: string, at: number): boolean =>
  at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00

/** Turn pages into what is printed on them: `12`, or `12–13` where it is one of several. */
export function labelOf({ first, last }: Pages, volume: Volume | undefined): string {
  const [from, to] = [volume?.pages[first]?.label ?? '', volume?.pages[last]?.label ?? '']
  return from === to ? from : `${from}–${to}`
}
