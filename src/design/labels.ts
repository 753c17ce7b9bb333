import { toCardinal } from 'n2words/en-GB'
import { romanize } from 'romans'
import type { Numbering } from '../types/book.js'
import type { Labels } from '../types/edition.js'

const ENGLISH: Labels = {
  contents: 'Contents',
  cover: 'Cover',
  titlepage: 'Title Page',
  copyright: 'Copyright',
  landmarks: 'Landmarks',
  start: 'Start of the Text',
  chapter: 'Chapter',
  colophon: 'Colophon',
  fiction: 'This is a work of fiction.',
  publishedBy: 'Published by',
}

/** The words that the book needs and the author did not write, in the book's language; English where there is none. */
export const labelsFor = (_lang: string): Labels => ENGLISH

/** Write a chapter's number: `Twenty-one`, `XXI` or `21`. */
export function numberLabel(number: number, numbering: Numbering): string {
  if (numbering === 'arabic') return String(number)
  if (numbering === 'roman') return romanize(number)
  const words = toCardinal(number)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
