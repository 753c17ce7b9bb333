import type { SourceFile, Work } from '../types/manuscript.js'
import type { AuthorSays } from './customs.js'
import { normalise } from './normalise.js'
import { splice } from './splice.js'
import { survey } from './survey.js'

/**
 * Turn a Markdown text into the same text with its typography set and its breaks as lines of `* * *`; every other character
 * is untouched. `read` turns the file into a work.
 */
export function normaliseText(
  text: string,
  read: (file: SourceFile) => Work,
  lang?: string,
  said?: AuthorSays,
): string {
  const work = read({ path: 'text.md', bytes: new TextEncoder().encode(text) })
  const { edits } = normalise(work, survey(work, lang, said))
  return splice(work.sources[0]?.text ?? text, edits)
}
