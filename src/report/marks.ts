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
    return {
      ...{ file, line, column },
      ...(name !== undefined && { chapter: name }),
      ...(page !== undefined && { page }),
      before: whole(text.slice(Math.max(0, start - CONTEXT), start)),
      ...{ was, is },
      after: whole(text.slice(end, end + CONTEXT)),
      ...{ rule, sure },
    }
  })
}

/** Half a character that the cut has left is taken off. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')

/** Turn pages into what is printed on them: `12`, or `12–13` where it is one of several. */
export function labelOf({ first, last }: Pages, volume: Volume | undefined): string {
  const [from, to] = [volume?.pages[first]?.label ?? '', volume?.pages[last]?.label ?? '']
  return from === to ? from : `${from}–${to}`
}
