import { headingOf } from './heading.js'
import { numeralsFor } from './numerals.js'
import { languageOf } from './words.js'

/** Turn the headings of a work into what tells the chapter's number in one of them: `Chapter Three`, `IV`, `12. The Ferry`. */
export async function chapterNumbersIn(
  headings: readonly string[],
  lang: string,
): Promise<(heading: string, lang: string) => number | undefined> {
  const numerals = await numeralsFor(headings, languageOf(lang))
  return (heading, own) => {
    const { role, number, title } = headingOf(heading, numerals, own)
    // A heading that is a number alone, in words.
    return role === 'chapter' ? number : role === undefined ? numerals(title) : undefined
  }
}
