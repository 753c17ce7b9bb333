import type { SourceFile, Work } from '../types/manuscript.js'
import type { AuthorSays } from './customs.js'
import { normalise } from './normalise.js'
import { splice } from './splice.js'
import { survey } from './survey.js'

/** Turns a file into a work; it is told the language, and which rules the author wants nowhere. */
type Read = (file: SourceFile, reading: { readonly lang: string; readonly off: readonly string[] }) => Work

/**
 * Turn a Markdown text into the same text with its typography set and its breaks as lines of `* * *`; every other character
 * is untouched. `read` turns the file into a work.
 */
export function normaliseText(text: string, read: Read, lang = 'en-US', said: AuthorSays = {}): string {
  const file = { path: 'text.md', bytes: new TextEncoder().encode(text) }
  const work = read(file, { lang, off: said.style?.off ?? [] })
  const { edits } = normalise(work, survey(work, lang, said))
  return splice(work.sources[0]?.text ?? text, edits)
}
