import type { Meta, SourceFile } from '../types/manuscript.js'
import { NoBook, type Problem } from '../types/problem.js'
import { decode } from './decode.js'
import { frontMatterEnd, splitLines } from './line.js'
import { readKeys } from './meta.js'
import { snippet } from './meta.parse.js'

/** What a text says of itself in the lines between `---` at its very top. */
export interface FrontMatter {
  readonly meta: Meta
  /** What it is: `prologue`, `dedication` ... */
  readonly role?: string
  readonly problems: readonly Problem[]
  /** Names that mean nothing to a book: other programs keep tags and drafts there. */
  readonly aside?: readonly string[]
}

const nothing: FrontMatter = { meta: {}, problems: [] }

/** More than anybody says of one chapter; it bounds what is decoded twice. */
const longest = 64 * 1024

/**
 * Turn a text file into its front matter; the text itself is the reader's. Never throws: what is wrong in it is told, and left
 * aside, for a chapter is a text, and a text always makes a book.
 */
export function readFront(file: SourceFile): FrontMatter {
  const { text } = decode(file.path, cut(file.bytes))
  if (!/^\uFEFF?---/.test(text)) return nothing
  const lines = splitLines(text)
  const end = frontMatterEnd(lines)
  if (end === 0) return nothing
  // The closing line is left out: it would begin another document. Places stay as they are.
  const block = text.slice(0, lines[end - 1]?.start ?? 0)
  const role = /^role:[ \t]*(.*)$/m
    .exec(block)?.[1]
    ?.replace(/^["']|["']$|\s+#.*$/g, '')
    .trim()
  // As long as the line was, so that the places of the others stay.
  const rest = block.replace(/^role:.*$/m, (line) => `#${line.slice(1)}`)
  const own = role ? { role } : {}
  try {
    const { meta, problems, aside } = readKeys(file.path, rest, 'text')
    return { meta, problems, ...own, ...(aside.length > 0 && { aside }) }
  } catch (error) {
    if (!(error instanceof NoBook)) throw error
    return { meta: {}, problems: [unread(file.path, error.message)], ...own }
  }
}

/** The head of a file, cut at the end of a line, so that no letter of several bytes is cut. */
function cut(bytes: Uint8Array): Uint8Array {
  const wide = bytes[0] === 0xfe || bytes[0] === 0xff
  if (bytes.length <= longest || wide) return bytes.subarray(0, longest)
  return bytes.subarray(0, bytes.lastIndexOf(0x0a, longest) + 1)
}

function unread(path: string, message: string): Problem {
  const [, line = '1', column = '1', reason = message] = /^.*?:(\d+):(\d+): (.*)$/s.exec(message) ?? []
  const point = { line: Number(line), column: Number(column) }
  return {
    file: path,
    place: { start: point, end: point },
    rule: 'metadata',
    severity: 'warning',
    reason: snippet(reason, 0, 200),
    note: 'Correct it between the lines "---" at the top of the text; nothing said there is used until then.',
  }
}

/** What only a whole book can say; in a chapter it would be about the chapter. */
const ofChapters: readonly (keyof Meta)[] = [
  'title',
  'titleFileAs',
  'subtitle',
  'chapters',
  'front',
  'back',
  'layout',
  'lang',
]
/** Who says one of these in a text speaks of the book. */
const ofBooks: readonly (keyof Meta)[] = ['author', 'contributor', 'identifier', 'publisher', 'rights', 'series']

/**
 * Turn the book's metadata and the front matter of its texts, in order, into one: the book's own file wins, then the first text.
 * A text's title and its language are the book's only where the text speaks of the book otherwise, or is all of it; or where all texts
 * say the same language.
 */
export function mergeMeta(own: Meta, fronts: readonly FrontMatter[]): Meta {
  const said = new Map(Object.entries(own))
  const [first] = fronts
  const lang = first?.meta.lang
  if (own.lang === undefined && lang !== undefined && fronts.every((front) => front.meta.lang === lang))
    said.set('lang', lang)
  for (const front of fronts) {
    const speaksOfBook = own.title === undefined && (fronts.length === 1 || ofBooks.some((key) => front.meta[key]))
    for (const [key, value] of Object.entries(front.meta)) {
      // Object.entries forgets the names of the keys.
      const isOfChapter = ofChapters.includes(key as keyof Meta)
      if (!said.has(key) && (speaksOfBook || !isOfChapter)) said.set(key, value)
    }
  }
  return Object.fromEntries(said)
}
