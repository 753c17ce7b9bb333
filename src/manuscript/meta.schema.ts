import { LAYOUTS, MARKS } from '../types/imposition.js'
import type { ZINE_KEYS } from '../types/manuscript.js'
import { DASHES, ELLIPSES, QUOTES } from './meta.house.js'
import { RULES } from './reading.js'

/**
 * What `book.yaml` may say, as JSON Schema. All scalars arrive as text, just as they were typed. Each description completes the
 * sentence "expected ..."; the named formats are checked in `meta.values.ts`.
 */
export interface Schema {
  readonly type?: 'string' | 'object' | 'array'
  readonly description: string
  readonly format?: 'day' | 'language' | 'path' | 'name'
  readonly enum?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
}

const text = (description: string): Schema => ({ type: 'string', description })
const word = (description: string, ...words: string[]): Schema => ({ type: 'string', description, enum: words })
const map = (description: string, properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  description,
  properties,
})
const either = (...anyOf: readonly Schema[]): Schema => ({ description: anyOf[0]?.description ?? '', anyOf })
const many = (one: Schema): Schema => either(one, { type: 'array', items: one, description: one.description })
const texts = (description: string, format?: 'path'): Schema =>
  many({ type: 'string', description, ...(format && { format }) })

const inside = 'a path inside the manuscript folder such as'
const fileAs = text('a name as it is sorted, such as "Writer, A."')

const person = (() => {
  const description = 'a name, a list of names such as [A. Writer, B. Artist], or {name: A. Writer, role: edt}'
  const role = text('a role such as author, editor, translator, or a MARC code such as ill')
  const names = map(description, { given: text(description), family: text(description), literal: text(description) })
  return either(
    text(description),
    map(description, { name: either(text(description), names), text: text(description), role, 'file-as': fileAs }),
  )
})()

const title = (() => {
  const description = 'a title on one line, or a list of {type: main, text: The Ferry}'
  const type = word(
    'main, subtitle, short, collection, edition or extended',
    ...'main subtitle short collection edition extended'.split(' '),
  )
  const one = map(description, { type, text: text(description), 'file-as': fileAs })
  return either(text(description), one, { type: 'array', items: one, description })
})()

const identifier = (() => {
  const description = 'one identifier such as urn:isbn:9780000000002, or {scheme: ISBN-13, text: 9780000000002}'
  const scheme = text('the name of a scheme such as ISBN-13')
  const edition = text('an edition such as paperback')
  return many(either(text(description), map(description, { scheme, text: text(description), for: edition })))
})()

const subject = (() => {
  const description = 'a subject such as Fantasy, a list of them, or {text: Fantasy, authority: BISAC, term: FIC009000}'
  return many(
    either(
      text(description),
      map(description, {
        text: text(description),
        authority: text('the name of a list such as BISAC'),
        term: text('a code such as FIC009000'),
      }),
    ),
  )
})()

const series = (() => {
  const description = 'the name of a series, or {name: The Salt Cycle, position: 2}'
  return either(
    text(description),
    map(description, {
      name: text(description),
      position: text('a number such as 2'),
      total: text('a number such as 3'),
      id: text('an identifier such as urn:uuid:...'),
    }),
  )
})()

const chapters = (() => {
  const description = `${inside} 01-the-ferry.md, or a list of them`
  const path: Schema = { type: 'string', format: 'path', description }
  const file = map(description, {
    file: path,
    href: path,
    role: text('a role such as prologue'),
    title: text('a title on one line'),
    text: text('a title on one line'),
  })
  /** Files, and parts that hold more of them, `depth` parts deep; what is deeper is told when the book is planned. */
  const entries = (depth: number): Schema => {
    if (depth === 0) return { description }
    const part = { part: text('the title of a part, or its file'), chapters: entries(depth - 1) }
    return many(either(path, map(description, { ...file.properties, ...part })))
  }
  return entries(3)
})()

const pages = (example: string) =>
  texts(`the name of a page or of a file, such as ${example}, or a list of them`, 'path')
const flag = word('true or false', 'true', 'false')
const onOff = word('on or off', 'on', 'off', 'true', 'false', 'yes', 'no')
const numbering = word('words, roman, arabic or none', 'words', 'roman', 'arabic', 'none')

const ibooks = (() => {
  const description = 'keys such as {version: 1.0.0}'
  const lock = word('portrait-only or landscape-only', 'portrait-only', 'landscape-only')
  const one = map(description, {
    version: text('a version such as 1.0.0'),
    'specified-fonts': flag,
    'ipad-orientation-lock': lock,
    'iphone-orientation-lock': lock,
    binding: flag,
    'scroll-axis': word('vertical, horizontal or default', 'vertical', 'horizontal', 'default'),
  })
  return either(one, { type: 'array', items: one, description })
})()

/** What archives know of a work: their words, and those of other tools for the same. */
const fanwork = (() => {
  const pairing = texts('a relationship such as A/B or A & B, or a list of them')
  const tags = texts('a tag such as Slow Burn, or a list of them')
  const other = map('a work such as {title: The Ferry, author: A. Writer, url: https://...}', {
    title: text('a title'),
    author: text('a name'),
    url: text('an address'),
  })
  return map('keys such as {fandom: Some Show, rating: Teen And Up Audiences}', {
    fandom: texts('the name of a fandom, or a list of them'),
    rating: text('a rating such as Teen And Up Audiences'),
    warnings: texts('a warning such as No Archive Warnings Apply, or a list of them'),
    category: texts('a category such as F/F, or a list of them'),
    relationships: pairing,
    pairing,
    ship: pairing,
    characters: texts('a name, or a list of names'),
    tags,
    additional_tags: tags,
    'additional-tags': tags,
    status: text('a word such as complete, or 12/12'),
    source: text('where the work stands, such as an address'),
    'inspired-by': many(either(text(other.description), other)),
    disclaimer: text('default, false, or a sentence'),
    permission: text('a sentence such as "Bound with the author\'s consent, not for sale"'),
    page: flag,
  })
})()

const notes = (() => {
  const shown = word('inline, end or none', 'inline', 'end', 'none')
  return either(shown, map(shown.description, { show: shown, 'chapter-start': shown, 'chapter-end': shown }))
})()

const layout = word('booklet, signatures, quarto, octavo, cut-stack, mini-8, mini-16, accordion or pages', ...LAYOUTS)

/** How the pages of a zine are put on sheets. */
const zine: Readonly<Record<(typeof ZINE_KEYS)[number], Schema>> = {
  layout,
  sheet: text('a paper such as a4, letter or 210x330mm'),
  signature: texts('a number of sheets such as 4, or a list such as [4, 4, 3]'),
  paper: text('a weight such as 80gsm or 20lb, or a thickness such as 0.1mm'),
  swell: text('a number such as 1.2'),
  flip: word('short or long', 'short', 'long'),
  duplex: word('auto or manual', 'auto', 'manual'),
  binding: word('left or right', 'left', 'right'),
  size: word('exact or fit', 'exact', 'fit'),
  marks: many(
    word('fold, cut, crop, sewing, signature, spine, all or none, or a list of them', ...MARKS, 'all', 'none'),
  ),
  flyleaves: text('a number of leaves such as 1'),
  bleed: text('a length such as 3mm'),
  margin: text('a length such as 5mm'),
  up: word('2 or 4', '2', '4'),
  panels: word('4, 6 or 8', '4', '6', '8'),
  format: text('the name of a format such as a6-zine'),
  cover: word('none or apart', 'none', 'apart'),
  guide: word('none or apart', 'none', 'apart'),
  test: word('none or apart', 'none', 'apart'),
}

const output = (() => {
  const file: Schema = { type: 'string', format: 'name', description: 'a file name without folders, such as salt-road' }
  const booklet = map('keys such as {file: salt-road-zine, layout: signatures}', { file, ...zine })
  const kepub = map('keys such as {file: salt-road}', { file })
  const pdf = map('keys such as {file: salt-road, trim: a5}', {
    file,
    trim: text('the name of a format such as a5'),
    archival: word('pdf/a-2a or pdf/a-1b', 'pdf/a-2a', 'pdf/a-1b'),
  })
  const epub = map('keys such as {page-list: never}', {
    file,
    'page-list': word('auto, always or never', 'auto', 'always', 'never'),
    fonts: word('embed or none', 'embed', 'none'),
    pictures: word('grey or colour', 'grey', 'gray', 'colour', 'color'),
  })
  return map('keys such as {pdf: {trim: a5}}', { epub, kepub, pdf, booklet, zine: booklet, azw3: either(flag, kepub) })
})()

/** What the typographer does and does not. */
const house = (() => {
  const rules = map('the names of rules, such as {dashes: off}', Object.fromEntries(RULES.map((name) => [name, onOff])))
  return {
    quotes: word('auto, british, american, french, german, swiss or keep', ...QUOTES),
    dashes: word('closed, spaced or keep', ...DASHES),
    ellipsis: word('single, spaced or keep', ...ELLIPSES),
    elisions: texts("a word that has lost a letter, such as 'cause, or a list of them"),
    keep: texts('words that stay as they are typed, or a list of them'),
    rules,
  }
})()

export const metaSchema = {
  type: 'object',
  description: 'lines such as "title: The Ferry"',
  properties: {
    title,
    subtitle: text('a subtitle on one line'),
    author: many(person),
    contributor: many(person),
    lang: { type: 'string', format: 'language', description: 'a language tag such as en, en-GB or fr' } as Schema,
    date: { type: 'string', format: 'day', description: 'year-month-day such as 2026-03-01' } as Schema,
    rights: text('a line such as "© 2026 A. Writer"'),
    identifier,
    publisher: text('the name of a publisher'),
    description: text('a text about the book'),
    edition: text('a line such as "Second printing, with corrections"'),
    subject,
    'belongs-to-collection': series,
    'group-position': text('a number such as 2'),
    type: text('a kind of publication such as anthology'),
    source: text('where the text comes from, such as an address'),
    relation: text('a related work'),
    coverage: text('a time or a place that the book is about'),
    'page-progression-direction': word('ltr or rtl', 'ltr', 'rtl', 'default'),
    accessModes: texts('textual, visual or a list of such words'),
    accessModeSufficient: texts('textual, visual or a list of such words'),
    accessibilityFeatures: texts('a feature such as alternativeText, or a list of them'),
    accessibilityHazards: texts('a hazard such as none, or a list of them'),
    accessibilitySummary: text('a text such as "All pictures are described."'),
    'cover-image': { type: 'string', format: 'path', description: `${inside} cover.jpg` } as Schema,
    'cover-image-alt': text('what the cover shows, in words'),
    css: texts(`${inside} extra.css, or a list of them`, 'path'),
    ibooks,
    chapters,
    front: pages('half-title or foreword.md'),
    back: pages('afterword.md or about-author'),
    numbering,
    'numbering-per-part': flag,
    format: text('the name of a format such as a5'),
    theme: text('the name of a theme such as aldine'),
    layout,
    fanwork,
    notes,
    style: map('keys such as {chapter: {number: roman}}', {
      ...house,
      chapter: map('keys such as {number: roman, drop-cap: false}', {
        number: numbering,
        start: word('recto or any', 'recto', 'any'),
        opener: text('the name of an opener such as italic'),
        'drop-cap': flag,
        'small-caps': flag,
        'lead-in': word('words or line', 'words', 'line'),
      }),
      breaks: map('keys such as {ornament: "***"}', {
        ornament: text('the mark between two scenes, such as "***"'),
        soft: word('space or ornament', 'space', 'ornament'),
      }),
      contents: word('classical, modern or leaders', 'classical', 'modern', 'leaders'),
      notes: either(
        word('foot, chapter or book', 'foot', 'chapter', 'book'),
        map('foot, chapter or book, or {place: foot, number: page}', {
          place: word('foot, chapter or book', 'foot', 'chapter', 'book'),
          number: word('chapter, page or signs', 'chapter', 'page', 'signs'),
        }),
      ),
    }),
    output,
    elisions: house.elisions,
    keep: house.keep,
    rules: house.rules,
  },
} as const

export type Key = keyof (typeof metaSchema)['properties']

/** Other tools' words for the same keys. */
export const aliases: Readonly<Record<string, Key>> = {
  authors: 'author',
  creator: 'author',
  contributors: 'contributor',
  language: 'lang',
  summary: 'description',
  abstract: 'description',
  identifiers: 'identifier',
  subjects: 'subject',
  keywords: 'subject',
  genre: 'subject',
  tags: 'subject',
  isbn: 'identifier',
  series: 'belongs-to-collection',
  stylesheet: 'css',
  'epub-cover-image': 'cover-image',
  license: 'rights',
  licence: 'rights',
  copyright: 'rights',
  appendices: 'back',
  'author-meta': 'author',
  'description-meta': 'description',
  'date-meta': 'date',
}

/** Names that mean the whole book in its own file, and at the top of a text something else: a writer's own labels, a blog's. */
export const onlyOfBooks: ReadonlySet<string> = new Set(['tags'])

/** Keys that tell other tools how to do their work; a file that serves them too is not scolded for each. */
export const foreign: ReadonlySet<string> = new Set(
  `project website bibliography csl nocite link-citations citeproc execute editor crossref filters engine jupyter params toc
  toc-depth toc-title number-sections numbersections number-depth documentclass classoption geometry papersize fontsize mainfont
  sansfont monofont linestretch header-includes include-before include-after linkcolor urlcolor links-as-notes output output-file
  output-dir variables epub-chapter-level epub-fonts epub-metadata top-level-division site-url repo-url repo-actions repo-branch sidebar navbar
  page-navigation page-footer downloads sharing favicon search doi comments google-analytics freeze pdf html epub
  categories thanks institute keep-md self-contained standalone from to reader writer template lof lot colorlinks
  metadata-files date-format accessed issue-url reader-mode back-to-top-navigation repo-subdir latex-auto-install knitr
  author-title affiliation-title affiliations affiliation original-date references sharing margin-header margin-footer
  body-header body-footer image image-alt logo brand-mode open-graph twitter-card chapters-title appendix-style email orcid url
  reference-section-title suppress-bibliography fontfamily pagestyle indent lang-variants listings website-url draft aliases
  listing code-fold code-tools code-link toc-location css-engine pdf-engine keep-tex profile brand resources pre-render
  post-render fig-width fig-height df-print link-external-icon link-external-newwindow smart strict tables section-divs`
    .trim()
    .split(/\s+/),
)
