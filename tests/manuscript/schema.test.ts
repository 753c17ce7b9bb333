import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readMeta } from '../../src/manuscript/meta.js'
import { publishedSchema } from '../../src/manuscript/meta.published.js'
import { metaSchema } from '../../src/manuscript/meta.schema.js'

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
