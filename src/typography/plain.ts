import type { SourceFile, Work } from '../types/manuscript.js'
import type { AuthorSays } from './customs.js'
import { normalise } from './normalise.js'
import { splice } from './splice.js'
import { survey } from './survey.js'

/** Turns a file into a work; it is told the language, and which rules the author wants nowhere. */
type Read = (file: SourceFile, reading: { readonly lang: string; readonly off: readonly string[] }) => Work

/**
 * Turn a Markdown text into the same text with its typography set and its breaks as lines of `* * *`, gaps among them, for
 * where the text goes empty lines may be lost; every other character is untouched. `read` turns the file into a work.
 */
export function normaliseText(text: string, read: Read, lang = 'en-US', said: AuthorSays = {}): string {
  const file = { path: 'text.md', bytes: new TextEncoder().encode(text) }
  const work = read(file, { lang, off: said.style?.off ?? [] })
  const { edits } = normalise(work, survey(work, lang, said))
  const [source] = work.sources
  if (source === undefined) return text
  const newline = source.text.includes('\r\n') ? '\r\n' : '\n'
  const gaps = (source.gaps ?? []).map((start) => ({ start, end: start, is: `* * *${newline}${newline}` }))
  return splice(
    source.text,
    [...gaps, ...edits].sort((a, b) => a.start - b.start || a.end - b.end),
  )
}

/** Turn a line of metadata into the same line with its typography set: it is text, in which no `<` begins a tag. */
export const normaliseLine = (line: string, read: Read, lang: string, said: AuthorSays): string =>
  normaliseText(line.replaceAll('<', '\\<'), read, lang, said).replaceAll('\\<', '<')
