import { isLeftwards } from '../style/direction.js'
import type { BookMeta } from '../types/book.js'
import type { Edition } from '../types/edition.js'

/** Turn an edition's metadata into a PDF's. */
export function infoOf(edition: Edition) {
  const { meta } = edition
  return {
    title: meta.title,
    author: meta.authors.join(', '),
    lang: meta.lang,
    date: new Date(`${meta.date}T00:00:00Z`),
    ...(meta.description && { subject: meta.description }),
  }
}

/** Whether a language's region folds Letter paper rather than A4. */
export const usesLetter = (lang: string): boolean => /-(US|CA|MX|PH|CO|CL|VE)\b/i.test(lang)

/** Whether a book is bound at the right: as it says, else as its script runs. */
export const isRightBound = ({ direction, lang }: Pick<BookMeta, 'direction' | 'lang'>): boolean =>
  direction === undefined ? isLeftwards(lang) : direction === 'rtl'
