import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { faultIn } from '../../src/manuscript/meta.faults.js'
import { isDay, isFileName, isInside, isLanguage } from '../../src/manuscript/meta.formats.js'
import { readMeta } from '../../src/manuscript/meta.js'
import { publishedSchema } from '../../src/manuscript/meta.published.js'
import { metaSchema, type Schema } from '../../src/manuscript/meta.schema.js'

const file = new URL('../../docs/book.schema.json', import.meta.url)
const page = readFileSync(new URL('../../docs/book-yaml.md', import.meta.url), 'utf8')
const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map((match) => match[1] ?? '')

describe('the published schema', () => {
  it('is the one that book.yaml is read with (UPDATE=1 writes it anew)', () => {
    const text = `${JSON.stringify(publishedSchema(), null, 2)}\n`
    if (process.env.UPDATE) writeFileSync(file, text)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it.each(examples)('takes the example %#, as the reader does', (yaml) => {
    const check = new Ajv({ allowUnionTypes: true }).compile(publishedSchema())
    check(parse(yaml))
    expect(check.errors ?? []).toEqual([])
    expect(readMeta({ path: 'book.yaml', bytes: new TextEncoder().encode(yaml) }).problems).toEqual([])
  })

  it('is explained key by key', () => {
    expect(Object.keys(metaSchema.properties).filter((key) => !page.includes(`\`${key}\``))).toEqual([])
  })
})

describe('the schema that the reader reads with', () => {
  const check = new Ajv({ verbose: true, allowUnionTypes: true })
    .addFormat('day', isDay)
    .addFormat('language', isLanguage)
    .addFormat('path', isInside)
    .addFormat('name', isFileName)
    .compile(metaSchema)

  /** Values as a schema has them, and now and then something else in their place. */
  const valuesOf = (schema: Schema): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 6, arbitrary: soundOf(schema) }, { weight: 1, arbitrary: anything })
  const anything = fc.oneof(
    fc.constantFrom('', 'en-GB', '2026-03-01', '../out', 'a/b.md', 'toString', null, 3, true),
    fc.array(fc.string(), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('name', 'text', 'file', 'a/b~c'), fc.string(), { maxKeys: 2 }),
  )
  const soundOf = ({ type, anyOf, items, properties, enum: words, format }: Schema): fc.Arbitrary<unknown> => {
    if (anyOf) return fc.oneof(...anyOf.map(valuesOf))
    if (type === 'array') return items ? fc.array(valuesOf(items), { maxLength: 3 }) : fc.constant([])
    if (type === 'object') {
      const keys = Object.entries(properties ?? {}).map(([key, one]) => [key, valuesOf(one)] as const)
      return fc.record(Object.fromEntries(keys), { requiredKeys: [] })
    }
    if (words) return fc.constantFrom(...words)
    return fc.constantFrom({ day: '2026-03-01', language: 'en', path: 'a/b.md', name: 'book' }[format ?? 'name'], 'x')
  }

  it('finds the fault that a validator of all of JSON Schema finds, and no other', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...Object.entries<Schema>(metaSchema.properties))
          .chain(([key, schema]) => valuesOf(schema).map((value) => ({ [key]: value }))),
        (said) => {
          check(said)
          const [error] = [...(check.errors ?? [])].sort(
            (one, other) => other.instancePath.split('/').length - one.instancePath.split('/').length,
          )
          const steps = error?.instancePath
            .split('/')
            .slice(1)
            .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
          expect(faultIn(metaSchema, said)).toEqual(error && { steps, expected: error.parentSchema?.description })
        },
      ),
      { numRuns: 2000 },
    )
  })
})
