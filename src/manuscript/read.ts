import type { Manuscript, SourceFile, Work } from '../types/manuscript.js'
import type { Habits } from '../types/text.js'
import { decode } from './decode.js'
import { readMarkdown } from './markdown.js'
import { plainly, type Reading } from './reading.js'
import { readText } from './text.js'

/** A reader of one file format: which names it knows, and what it makes of the decoded text. */
interface Reader {
  readonly endings: readonly string[]
  readonly read: (path: string, text: string, reading: Reading) => Work
}

// In order; the first that knows a file's ending reads it, and a file nobody knows is plain text.
const readers: readonly Reader[] = [
  { endings: ['.md', '.markdown', '.qmd'], read: readMarkdown },
  { endings: ['.txt', ''], read: readText },
]

/** Turn a file into a work: its chapters as sanitised trees with places, and its decoded text. Never throws. */
export function read(file: SourceFile, reading: Reading = plainly): Work {
  const { text, problems } = decode(file.path, file.bytes)
  const reader = readers.find(({ endings }) => endings.some((ending) => file.path.toLowerCase().endsWith(ending)))
  const work = (reader?.read ?? readText)(file.path, text, reading)
  return { ...work, problems: [...problems, ...work.problems] }
}

/** Turn a manuscript into a work, each file of it read in its own language. */
export function readAll({ files, meta, plan, assets }: Pick<Manuscript, 'files' | 'meta' | 'plan' | 'assets'>): Work {
  const off = meta.house?.off ?? []
  const classes = classesIn(assets.filter(({ path }) => meta.css?.includes(path)))
  const langOf = (path: string): string => plan?.files.get(path)?.lang ?? meta.lang ?? plainly.lang
  return join(files.map((file) => read(file, { lang: langOf(file.path), off, classes })))
}

/** The classes that stylesheets name, wherever they stand in them. */
function classesIn(sheets: readonly SourceFile[]): ReadonlySet<string> {
  const texts = sheets.map(({ bytes }) => new TextDecoder().decode(bytes))
  return new Set(texts.flatMap((text) => [...text.matchAll(/\.([a-z_][\w-]*)/gi)].map(([, name = '']) => name)))
}

/** Turn a manuscript into what its author has settled for all of it: a style, and the languages of files that have their own. */
export function settledIn({ meta, plan }: Pick<Manuscript, 'meta' | 'plan'>): Pick<Habits, 'style' | 'langs'> {
  const langs = [...(plan?.files ?? [])].flatMap(([path, { lang }]) =>
    lang === undefined ? [] : [[path, lang] as const],
  )
  return { ...(meta.house && { style: meta.house }), ...(langs.length > 0 && { langs: new Map(langs) }) }
}

/** Turn works, in order, into one. */
export function join(works: readonly Work[]): Work {
  return {
    chapters: works.flatMap((work) => work.chapters),
    sources: works.flatMap((work) => work.sources),
    problems: works.flatMap((work) => work.problems),
  }
}
