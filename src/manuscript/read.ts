import type { SourceFile, Work } from '../types/manuscript.js'
import { decode } from './decode.js'
import { readMarkdown } from './markdown.js'
import { readText } from './text.js'

/** A reader of one file format: which names it knows, and what it makes of the decoded text. */
interface Reader {
  readonly endings: readonly string[]
  readonly read: (path: string, text: string) => Work
}

// In order; the first that knows a file's ending reads it, and a file nobody knows is plain text.
const readers: readonly Reader[] = [
  { endings: ['.md', '.markdown', '.qmd'], read: readMarkdown },
  { endings: ['.txt', ''], read: readText },
]

/** Turn a file into a work: its chapters as sanitised trees with places, and its decoded text. Never throws. */
export function read(file: SourceFile): Work {
  const { text, problems } = decode(file.path, file.bytes)
  const reader = readers.find(({ endings }) => endings.some((ending) => file.path.toLowerCase().endsWith(ending)))
  const work = (reader?.read ?? readText)(file.path, text)
  return { ...work, problems: [...problems, ...work.problems] }
}

/** Turn works, in order, into one. */
export function join(works: readonly Work[]): Work {
  return {
    chapters: works.flatMap((work) => work.chapters),
    sources: works.flatMap((work) => work.sources),
    problems: works.flatMap((work) => work.problems),
  }
}
