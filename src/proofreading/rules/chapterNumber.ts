import type { Rule } from '../rule.js'
import { quoted, remark } from '../rule.js'

/** A chapter's number that does not follow the one before: skipped, repeated, or out of order. A new part may begin again at one. */
export const chapterNumber: Rule = {
  name: 'chapter-number',
  find({ paragraphs, numberOf }) {
    const titles = paragraphs.filter((its, i) => its.heading && its.chapter !== paragraphs[i - 1]?.chapter)
    const lasts: Record<Form, number | undefined> = { named: undefined, bare: undefined }
    let before: number | undefined
    // Titles without a number may count, too: `II`, two that are only named, `V`.
    let named = 0
    return titles.flatMap((title) => {
      const number = numberOf(title.text.trim(), title.lang)
      if (number === undefined) {
        named++
        return []
      }
      const form = formOf(title.text)
      const last = lasts[form]
      const isNext = (its: number): boolean => number > its && number <= its + 1 + named
      const follows = last === undefined || isNext(last) || isNext(before ?? 0)
      named = 0
      lasts[form] = before = number
      if (form === 'named') lasts.bare = undefined
      if (follows || (number === 1 && last > 1)) return []
      const end = title.text.trimEnd().length
      return remark(title, {
        start: 0,
        end,
        reason: `Chapter number ${number} ${number === last ? 'stands twice' : `comes after ${last}`}: ${quoted(title.text, 0, end)}`,
        note: `Make it ${last + 1}, or look for the chapter that is missing. Headings without numbers are counted by Fleuron.`,
        weight: 0.8,
      })
    })
  },
}

/** `Chapter II` and a bare `2` are counted apart: the one may be divided by the other. */
type Form = 'named' | 'bare'

const formOf = (heading: string): Form => (/^\s*(?:[ivxlcdm]+|\d+)\b/i.test(heading) ? 'bare' : 'named')
