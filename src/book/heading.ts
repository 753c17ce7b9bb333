import { deromanize } from 'romans'
import type { Role } from '../types/book.js'

/** What an author's heading says: the section's role, the chapter's number if it names one, and the title that is left. */
export interface Heading {
  readonly role: Role
  readonly number?: number
  readonly title: string
}

/** Headings by which authors name the parts of a book, in lower case. */
const ROLES: Readonly<Record<string, Role>> = {
  dedication: 'dedication',
  epigraph: 'epigraph',
  foreword: 'foreword',
  preface: 'foreword',
  introduction: 'foreword',
  prologue: 'prologue',
  epilogue: 'epilogue',
  afterword: 'afterword',
  'author’s note': 'afterword',
  "author's note": 'afterword',
  acknowledgements: 'acknowledgements',
  acknowledgments: 'acknowledgements',
  'about the author': 'about-author',
  colophon: 'afterword',
}

const WORDS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
]

/** Turn a heading into role, number and title: `Chapter 3: The Ferry` is chapter 3, titled The Ferry. */
export function headingOf(text: string): Heading {
  const role = ROLES[text.toLowerCase()]
  if (role) return { role, title: text }
  const named = /^chapter\s+([\w-]+)\s*(?:[:.–—-]+\s*|$)(.*)$/iu.exec(text)
  const number = named?.[1] === undefined ? undefined : numberOf(named[1])
  if (named && number !== undefined) return { role: 'chapter', number, title: named[2] ?? '' }
  const alone = /^([IVXLC]+|\d{1,3})\.?$/u.exec(text)?.[1]
  const bare = alone === undefined ? undefined : numberOf(alone)
  return bare === undefined ? { role: 'chapter', title: text } : { role: 'chapter', number: bare, title: '' }
}

/** Read a number written in figures, in Roman numerals or as an English word up to twenty. */
export function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  const word = WORDS.indexOf(text.toLowerCase())
  if (word >= 0) return word + 1
  try {
    return deromanize(text.toUpperCase())
  } catch {
    return undefined
  }
}
