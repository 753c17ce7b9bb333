import slugify from '@sindresorhus/slugify'
import { v5 as uuidv5 } from 'uuid'
import type { BookMeta } from '../types/book.js'
import type { Identifier, Meta, Person } from '../types/manuscript.js'
import type { Binding } from './bind.js'
import { fanworkSet, subjectsOf } from './fanwork.js'

/** The namespace of books without an identifier of their own: any fixed UUID serves. */
const NAMESPACE = '6d0f1c9e-3a1b-5c52-9a53-0f1e7a6c2b84'

/** A day for books that have none, so that the same manuscript gives the same bytes on any day. */
const NO_DATE = '2000-01-01'

/** Fill in the metadata that the author left out: title from the heading, else the file's name; an identifier that stays. */
export function completeMeta(binding: Binding, heading: string | undefined, lang: string): BookMeta {
  const { meta, name, typeset } = binding
  const date = meta.date ?? binding.date
  const title = typeset(meta.title ?? heading ?? fromName(name))
  const set = (people: readonly Person[] | undefined) =>
    (people ?? []).map((person) => ({ ...person, name: typeset(person.name) }))
  const creators = set(meta.author)
  const authors = creators.filter((person) => person.role === 'aut').map((person) => person.name)
  const identifiers = (meta.identifier ?? []).map(asUri)
  const subject = subjectsOf(meta)
  const source = meta.source ?? meta.fanwork?.source
  return {
    title,
    authors,
    ...(creators.length && { creators }),
    ...(meta.contributor && { contributors: set(meta.contributor) }),
    lang: meta.lang ?? lang,
    date: fullDate(date ?? NO_DATE),
    identifier: identifiers[0]?.text ?? `urn:uuid:${uuidv5(`${authors.join('; ')}\n${title}`, NAMESPACE)}`,
    ...(identifiers.length && { identifiers }),
    ...isbnsOf(meta.identifier ?? []),
    slug: slugOf(title),
    ...(date && { year: date.slice(0, 4) }),
    ...(meta.subtitle && { subtitle: typeset(meta.subtitle) }),
    ...(meta.publisher && { publisher: typeset(meta.publisher) }),
    ...(meta.rights && { rights: typeset(meta.rights) }),
    ...(meta.description && { description: typeset(meta.description.trim()) }),
    ...(meta.edition && { edition: typeset(meta.edition) }),
    ...(meta.series && { series: { ...meta.series, name: typeset(meta.series.name) } }),
    ...asSaid(meta),
    ...(meta.fanwork && { fanwork: fanworkSet(meta.fanwork, typeset) }),
    ...(subject.length > 0 && { subject }),
    ...(source !== undefined && { source }),
  }
}

const KEPT = [
  'titleFileAs',
  'titles',
  'type',
  'relation',
  'coverage',
  'direction',
  'accessibility',
  'coverImage',
  'coverAlt',
  'ibooks',
] as const

const asSaid = (meta: Meta): Pick<Meta, (typeof KEPT)[number]> =>
  Object.fromEntries(KEPT.flatMap((key) => (meta[key] === undefined ? [] : [[key, meta[key]]])))

/** A bare ISBN, with or without hyphens, becomes a URN; other identifiers stand as they are. */
function asUri(identifier: Identifier): Identifier {
  const digits = identifier.text.replace(/^(?:urn:isbn:|isbn(?:-1[03])?:?)\s*/i, '').replace(/[-\s]/g, '')
  const isIsbn = /^(?:97[89]\d{10}|\d{9}[\dX])$/i.test(digits)
  const named = /isbn/i.test(`${identifier.scheme ?? ''} ${identifier.text}`) || /^97[89]\d{10}$/.test(digits)
  return isIsbn && named ? { ...identifier, text: `urn:isbn:${digits.toUpperCase()}` } : identifier
}

/** The ISBNs, with the hyphens that the author gave them. */
function isbnsOf(identifiers: readonly Identifier[]): Pick<BookMeta, 'isbns'> {
  const isbns = identifiers
    .filter((identifier) => asUri(identifier).text.startsWith('urn:isbn:'))
    .map(({ text, for: edition }) => ({
      text: text.replace(/^(?:urn:isbn:|isbn(?:-1[03])?:?)\s*/i, ''),
      ...(edition !== undefined && { for: edition }),
    }))
  return isbns.length > 0 ? { isbns } : {}
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

/** Names that Windows keeps for devices, whatever ending they bear. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/

/** Turn a title into the name of the output files: short, plain, and no device's. */
function slugOf(title: string): string {
  const slug = slugify(title, { decamelize: false }).slice(0, 80).replace(/-+$/, '') || 'book'
  return DEVICE.test(slug) ? `${slug}-book` : slug
}
