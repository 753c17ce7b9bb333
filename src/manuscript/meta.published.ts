import { aliases, metaSchema, type Schema } from './meta.schema.js'

/** What the named formats look like to an editor, which does not know them by name. */
const PATTERNS: Readonly<Record<NonNullable<Schema['format']>, string>> = {
  day: '^\\d{4}(-\\d{2}(-\\d{2})?)?$',
  language: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$',
  path: '^(?!/)(?!.*(^|/)\\.\\.(/|$))',
  name: '^[^.<>:"/\\\\|?*][^<>:"/\\\\|?*]*$',
}

/** Turn our schema into the one that editors complete and check `book.yaml` with: there, numbers and truth are not text. */
export function publishedSchema(): object {
  const properties = Object.fromEntries(
    Object.entries(metaSchema.properties).map(([key, schema]) => [key, published(schema)]),
  )
  const same = (key: string) => ({ $ref: `#/properties/${key}` })
  const others = Object.fromEntries(Object.entries(aliases).map(([alias, key]) => [alias, same(key)]))
  const all = { ...Object.fromEntries(Object.keys(properties).map((key) => [key, same(key)])), ...others }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'book.yaml',
    description: 'What Fleuron is told of a book. Every key is optional.',
    type: 'object',
    properties: {
      ...properties,
      ...others,
      book: { type: 'object', description: "Quarto's place for the same keys.", properties: all },
    },
  }
}

function published(schema: Schema): object {
  const { type, format, items, anyOf, properties, ...rest } = schema
  const described = { ...rest, description: `Expected ${schema.description}.` }
  if (schema.enum?.includes('true')) {
    const words = schema.enum.filter((its) => its !== 'true' && its !== 'false')
    const either = words.length > 0 ? { enum: [...words, true, false] } : { type: 'boolean' }
    return { ...either, description: described.description }
  }
  const scalar = type === 'string' && schema.enum === undefined && format === undefined
  return {
    ...described,
    ...(type !== undefined && { type: scalar || format === 'day' ? ['string', 'number'] : type }),
    ...(format !== undefined && { pattern: PATTERNS[format] }),
    ...(items && { items: published(items) }),
    ...(anyOf && { anyOf: anyOf.map(published) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, published(inner)])),
      additionalProperties: false,
    }),
  }
}
