import type {
  AccessibilityClaims,
  Identifier,
  Meta,
  OtherTitle,
  OutlineEntry,
  OutlineFile,
  Person,
  Series,
  Subject,
} from '../types/manuscript.js'
import { roleCode } from './meta.people.js'
import type { Key } from './meta.schema.js'

/** Values by the schema's keys, each of the shape that the schema asks for. */
export type Said = Readonly<Partial<Record<Key, unknown>>>

const lines = [
  'subtitle',
  'date',
  'rights',
  'publisher',
  'edition',
  'type',
  'source',
  'relation',
  'coverage',
  'format',
  'theme',
  'layout',
] as const

/** Turn checked values into metadata, without what they do not say. */
export function metaOf(said: Said): Meta {
  const [lang] = typeof said.lang === 'string' ? Intl.getCanonicalLocales(said.lang.trim()) : []
  const description = typeof said.description === 'string' ? said.description.replace(control, '').trim() : ''
  const direction = line(said['page-progression-direction'])
  const numbering = line(said.numbering)
  return {
    ...titlesOf(said.title),
    ...Object.fromEntries(lines.flatMap((key) => (line(said[key]) === '' ? [] : [[key, line(said[key])]]))),
    ...some(
      'author',
      items(said.author).flatMap((item) => personOf(item, 'aut')),
    ),
    ...some(
      'contributor',
      items(said.contributor).flatMap((item) => personOf(item, 'ctb')),
    ),
    ...(lang !== undefined && { lang }),
    ...some('identifier', items(said.identifier).flatMap(identifierOf)),
    ...(description !== '' && { description }),
    ...some('subject', items(said.subject).flatMap(subjectOf)),
    ...seriesOf(said),
    ...((direction === 'ltr' || direction === 'rtl') && { direction }),
    ...accessibilityOf(said),
    ...path('coverImage', said['cover-image']),
    ...optional('coverAlt', line(said['cover-image-alt'])),
    ...ibooksOf(said.ibooks),
    ...some('chapters', items(said.chapters).flatMap(entryOf)),
    ...some('front', paths(said.front)),
    ...some('back', paths(said.back)),
    ...(isNumbering(numbering) && { numbering }),
    ...(said['numbering-per-part'] !== undefined && { numberingPerPart: line(said['numbering-per-part']) === 'true' }),
    ...some('css', paths(said.css)),
  }
}

/** Whether a word is a way of numbering. */
export const isNumbering = (word: string): word is NonNullable<Meta['numbering']> =>
  ['words', 'roman', 'arabic', 'none'].includes(word)

// Controls but tab and line feed: no output can hold them.
const control = /[^\P{Cc}\t\n]/gu

/** Turn a value into one line of text; what is no text is an empty one. */
export function line(value: unknown): string {
  return typeof value === 'string' ? value.replace(control, '').replace(/\s+/g, ' ').trim() : ''
}

export type Fields = Readonly<Record<string, unknown>>

export const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const items = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

const paths = (value: unknown): string[] => items(value).map(line).filter(Boolean).map(slashed)

/** As paths are written on every system but one. */
const slashed = (name: string): string => name.replaceAll('\\', '/').replace(/^(\.\/)+/, '')

export const some = <K extends string, T>(key: K, values: readonly T[]): { [key in K]?: readonly T[] } =>
  // The key is the literal type K, which a computed name widens to string.
  (values.length > 0 ? { [key]: values } : {}) as { [key in K]?: readonly T[] }

export const optional = <K extends string>(key: K, text: string): { [key in K]?: string } =>
  // As above.
  (text !== '' ? { [key]: text } : {}) as { [key in K]?: string }

const path = <K extends string>(key: K, value: unknown) => optional(key, slashed(line(value)))

const OTHERS: readonly string[] = ['short', 'collection', 'edition', 'extended']
const isOther = (type: string): type is OtherTitle['type'] => OTHERS.includes(type)

/** A title, or pandoc's list of titles: the first without another type is the main one. */
function titlesOf(value: unknown): Pick<Meta, 'title' | 'titleFileAs' | 'subtitle' | 'titles'> {
  const all = items(value)
    .map((item) => (isMap(item) ? item : { text: item }))
    .map((item) => ({
      type: line(item.type) || 'main',
      text: line(item.text),
      ...optional('fileAs', line(item['file-as'])),
    }))
    .filter((item) => item.text !== '')
  const main = all.find((item) => item.type === 'main')
  const subtitle = all.find((item) => item.type === 'subtitle')
  return {
    ...(main && { title: main.text }),
    ...(main?.fileAs !== undefined && { titleFileAs: main.fileAs }),
    ...(subtitle && { subtitle: subtitle.text }),
    ...some(
      'titles',
      all.flatMap(({ type, ...rest }): OtherTitle[] => (isOther(type) ? [{ type, ...rest }] : [])),
    ),
  }
}

function personOf(item: unknown, role: string): Person[] {
  const fields = isMap(item) ? item : { name: item }
  const name = isMap(fields.name) ? nameIn(fields.name) : line(fields.name) || line(fields.text)
  if (name === '') return []
  const several = isMap(item) ? [] : listed(name)
  if (several.length > 0) return several.map((one) => ({ name: one, role }))
  return [{ name, role: roleCode(line(fields.role)) ?? role, ...optional('fileAs', line(fields['file-as'])) }]
}

/** Quarto's names in pieces. */
const nameIn = (name: Fields): string =>
  line(name.literal) || [line(name.given), line(name.family)].filter(Boolean).join(' ')

/** `A. Writer, B. Artist, and C. Scholar` are three; names of a single word may be a family name put first. */
function listed(text: string): string[] {
  const [, head = '', last] = /^(.+,.+?),? (?:and|&) (.+)$/.exec(text) ?? []
  if (last === undefined) return []
  const names = [...head.split(/, */), last]
  return names.every((name) => name.includes(' ')) ? names : []
}

function identifierOf(item: unknown): Identifier[] {
  const fields = isMap(item) ? item : { text: item }
  const whole = line(fields.text)
  // `978-0-00-000000-2 paperback`
  const [, number, edition] = /^([\d-]{12,20}[\dX])\s+\(?(\p{L}[\p{L} ]*)\)?$/u.exec(whole) ?? []
  if (number !== undefined && edition !== undefined && !isMap(item)) return [{ text: number, for: edition }]
  const text = whole
  return text === '' ? [] : [{ text, ...optional('scheme', line(fields.scheme)), ...optional('for', line(fields.for)) }]
}

function subjectOf(item: unknown): Subject[] {
  const fields = isMap(item) ? item : { text: item }
  const text = line(fields.text)
  if (text === '') return []
  return [{ text, ...optional('authority', line(fields.authority)), ...optional('term', line(fields.term)) }]
}

function seriesOf(said: Said): { series?: Series } {
  const value = said['belongs-to-collection']
  const fields = isMap(value) ? value : { name: value }
  const name = line(fields.name)
  const position = line(said['group-position']) || line(fields.position)
  if (name === '') return {}
  const more = { ...optional('position', position), ...optional('total', line(fields.total)) }
  return { series: { name, ...more, ...optional('identifier', line(fields.id)) } }
}

function accessibilityOf(said: Said): { accessibility?: AccessibilityClaims } {
  const words = (value: unknown) => items(value).map(line).filter(Boolean)
  const claims = {
    ...some('modes', words(said.accessModes)),
    ...some('sufficient', words(said.accessModeSufficient)),
    ...some('features', words(said.accessibilityFeatures)),
    ...some('hazards', words(said.accessibilityHazards)),
    ...optional('summary', line(said.accessibilitySummary)),
  }
  return Object.keys(claims).length > 0 ? { accessibility: claims } : {}
}

function ibooksOf(value: unknown): Pick<Meta, 'ibooks'> {
  const said = items(value).filter(isMap)
  if (said.length === 0) return {}
  return { ibooks: Object.fromEntries(said.flatMap(Object.entries).map(([key, its]) => [key, line(its)])) }
}

function entryOf(item: unknown): OutlineEntry[] {
  if (!isMap(item) || item.part === undefined) return fileOf(item)
  return [{ part: line(item.part), chapters: items(item.chapters).flatMap(entryOf) }]
}

function fileOf(item: unknown): OutlineFile[] {
  const fields = isMap(item) ? item : { file: item }
  const [name] = paths(fields.file ?? fields.href)
  if (name === undefined) return []
  return [
    {
      path: name,
      ...optional('role', line(fields.role)),
      ...optional('title', line(fields.title) || line(fields.text)),
    },
  ]
}
