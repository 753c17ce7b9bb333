/**
 * What `book.yaml` may say, as JSON Schema. All scalars arrive as text, just as they were typed. Each description completes the
 * sentence "expected ..."; the named formats are checked in `meta.ts`.
 */
const text = (description: string) => ({ type: 'string', description })

const texts = (description: string, format?: string) => {
  const one = format === undefined ? { type: 'string', description } : { type: 'string', format, description }
  return { description, anyOf: [one, { type: 'array', items: one }] }
}

const path = 'a path inside the manuscript folder such as'

export const metaSchema = {
  type: 'object',
  description: 'lines such as "title: The Ferry"',
  properties: {
    title: text('a title on one line'),
    subtitle: text('a subtitle on one line'),
    author: texts('a name, or a list of names such as [A. Writer, B. Artist]'),
    lang: { type: 'string', format: 'language', description: 'a language tag such as en, en-GB or fr' },
    date: { type: 'string', format: 'day', description: 'year-month-day such as 2026-03-01' },
    rights: text('a line such as "© 2026 A. Writer"'),
    identifier: text('one identifier such as urn:isbn:9780000000002'),
    publisher: text('the name of a publisher'),
    description: text('a text about the book'),
    chapters: texts(`${path} 01-the-ferry.md, or a list of them`, 'path'),
    format: text('the name of a format such as a5'),
    theme: text('the name of a theme such as aldine'),
    css: texts(`${path} extra.css, or a list of them`, 'path'),
  },
} as const

/** Other tools' words for the same keys. */
export const aliases: Readonly<Record<string, keyof (typeof metaSchema)['properties']>> = {
  authors: 'author',
  creator: 'author',
  language: 'lang',
  summary: 'description',
}
