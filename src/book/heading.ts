import type { Role } from '../types/book.js'
import { type Numerals, romanIn } from './numerals.js'
import { LANGUAGES, NUMBERED, plain, roleNamed } from './words.js'

/** What an author's heading says: the section's role, the number if it names one, and the title that is left. */
export interface Heading {
  /** Absent where nothing in the heading tells. */
  readonly role?: Role
  readonly number?: number
  /** What stands where a number would, in the author's words: `Book One`, `Prologue`. */
  readonly label?: string
  readonly title: string
  /** Whether the author has asked for no number. */
  readonly unnumbered?: boolean
}

/** Divisions that authors count by other names than part; what they call them stays. */
const DIVISIONS = new Set([
  'book',
  'volume',
  'act',
  'livre',
  'buch',
  'libro',
  'livro',
  'boek',
  'bok',
  'ksiega',
  'kniha',
])

const CHAPTERS = new Set(LANGUAGES.flatMap((language) => NUMBERED[language].chapter))
const PARTS = new Set(LANGUAGES.flatMap((language) => NUMBERED[language].part))

/** Turn a heading into role, number and title: `Chapter 3: The Ferry` is chapter 3, titled The Ferry. */
export function headingOf(heading: string, numerals: Numerals, lang: string): Heading {
  const { text, ...said } = withoutAttributes(heading, lang)
  const role = said.role ?? roleNamed(text, lang)
  if (role !== undefined) return { ...said, role, title: text }
  const { head, rest } = splitAt(text)
  const labelled = rest === '' ? undefined : roleNamed(head, lang)
  if (labelled !== undefined && !FIXED.has(labelled)) return { ...said, role: labelled, label: head, title: rest }
  return { ...(countedIn(head, rest, numerals) ?? { title: text }), ...said }
}

/** Pages that have no name and title: `Copyright: an essay` is an essay. */
const FIXED: ReadonlySet<Role> = new Set([
  'half-title',
  'titlepage',
  'copyright-page',
  'colophon',
  'dedication',
  'epigraph',
])

/** Turn a heading's head into the number it says: `Chapter One`, `Erstes Kapitel`, `Part 2`, `IX`, `7.` */
function countedIn(head: string, rest: string, numerals: Numerals): Heading | undefined {
  const bare = /^(?:[IVX]+|\d{1,3})\.?$/u.test(head) || (rest === '' && /^[IVXLC]{2,}\.?$/u.test(head))
  const alone = bare ? (romanIn(head.replace(/\.$/, '')) ?? numerals(head)) : undefined
  if (alone !== undefined) return { role: 'chapter', number: alone, title: rest }
  const words = head.split(/\s+/)
  const [first = '', last = ''] = [words[0], words.at(-1)].map((word) => plain(word ?? ''))
  for (const [name, number] of [
    // `Chapter the First` is a number, `The First Chapter` the author's own title.
    [first, words.slice(1).filter((word) => !/^the$/i.test(word))],
    [last, words.slice(0, -1)],
  ] as const) {
    const value = number.length > 0 ? numerals(number.join(' ')) : undefined
    if (value === undefined) continue
    if (CHAPTERS.has(name)) return { role: 'chapter', number: value, title: rest }
    if (PARTS.has(name)) return { role: 'part', number: value, title: rest }
    if (DIVISIONS.has(name) && name === first) return { role: 'part', number: value, label: head, title: rest }
  }
  return undefined
}

/** The words before a colon, a stop or a dash, and those after it; the stop of `1. Kapitel` parts nothing. */
function splitAt(text: string): { head: string; rest: string } {
  const kept = /^\d{1,3}\.\s+(?=\p{L}+\s*(?:[:.–—]|$))/u.exec(text)?.[0]
  const counted =
    kept !== undefined && [...CHAPTERS, ...PARTS].includes(plain(/^\p{L}+/u.exec(text.slice(kept.length))?.[0] ?? ''))
  const from = counted ? kept.length : 0
  const match = /\s*(?:[:–—]|\.(?=\s|$)|\s-(?=\s)|\)(?=\s))\s*/u.exec(text.slice(from))
  if (match === null) return { head: text, rest: '' }
  const at = from + match.index
  return { head: text.slice(0, at), rest: text.slice(at + match[0].length).trim() }
}

/** Pandoc's words after a heading: `# Prologue {epub:type=prologue .unnumbered}`. */
function withoutAttributes(heading: string, lang: string): { text: string; role?: Role; unnumbered?: boolean } {
  const match = /\s*\{((?:\s*(?:[#.][\p{L}\p{N}_:-]+|-|[\w:-]+=[^\s{}]+))+)\s*\}$/u.exec(heading)
  if (match === null) return { text: heading }
  const words = (match[1] ?? '').trim().split(/\s+/)
  const type = words.map((word) => /^epub:type=["“”]?([\w-]+)/.exec(word)?.[1]).find((found) => found !== undefined)
  const role = type === undefined ? undefined : roleNamed(type, lang)
  const unnumbered = words.some((word) => word === '-' || word === '.unnumbered')
  return { text: heading.slice(0, match.index).trim(), ...(role && { role }), ...(unnumbered && { unnumbered }) }
}
