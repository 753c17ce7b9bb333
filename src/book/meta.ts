import slugify from '@sindresorhus/slugify'
import { v5 as uuidv5 } from 'uuid'
import type { BookMeta } from '../types/book.js'
import type { Binding } from './bind.js'

/** The namespace of books without an identifier of their own: any fixed UUID serves. */
const NAMESPACE = '6d0f1c9e-3a1b-5c52-9a53-0f1e7a6c2b84'

/** A day for books that have none, so that the same manuscript gives the same bytes on any day. */
const NO_DATE = '2000-01-01'

/** Fill in the metadata that the author left out: title from the heading, else the file's name; an identifier that stays. */
export function completeMeta(binding: Binding, heading: string | undefined, lang: string): BookMeta {
  const { meta, name, typeset } = binding
  const date = meta.date ?? binding.date
  const title = typeset(meta.title ?? heading ?? fromName(name))
  const authors = (meta.author ?? []).map(typeset)
  return {
    title,
    authors,
    lang: meta.lang ?? lang,
    date: fullDate(date ?? NO_DATE),
    identifier: meta.identifier ?? `urn:uuid:${uuidv5(`${authors.join('; ')}\n${title}`, NAMESPACE)}`,
    slug: slugify(title, { decamelize: false }).slice(0, 80).replace(/-+$/, '') || 'book',
    ...(date && { year: date.slice(0, 4) }),
    ...(meta.subtitle && { subtitle: typeset(meta.subtitle) }),
    ...(meta.publisher && { publisher: typeset(meta.publisher) }),
    ...(meta.rights && { rights: typeset(meta.rights) }),
    ...(meta.description && { description: typeset(meta.description.trim()) }),
  }
}

/** `the-salt_road` was meant as The salt road. */
function fromName(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim()
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'Untitled'
}

/** A year or a month begins on its first day. */
function fullDate(date: string): string {
  const [year = '2000', month = '01', day = '01'] = date.split('-')
  return `${year.padStart(4, '0')}-${month}-${day}`
}
