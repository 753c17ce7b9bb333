import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PROPERTIES } from '../../src/style/properties.js'
import type { Problem } from '../../src/types/problem.js'
import { CASES } from './cases.js'
import { difference, seen } from './seen.js'

describe('docs/css.md', () => {
  it('has every property as it is (or else: npm run docs)', () => {
    const published = readFileSync(new URL('../../docs/css.md', import.meta.url), 'utf8')
    const missing = Object.entries(PROPERTIES).filter(
      ([name, { values, paper }]) =>
        !published.includes(`| \`${name}\` | ${values} |`) || !published.includes(`| ${paper} |`),
    )
    expect(missing.map(([name]) => name)).toEqual([])
  })
})

describe('every property changes the pages as the table says', () => {
  it.each(Object.keys(PROPERTIES))('%s', (name) => {
    const its = CASES[name]
    if (!its) throw new Error(`"${name}" has no case in tests/style/cases.ts`)
    const told: Problem[] = []
    const [first, second] = its.values.map((value) => seen(its.html, its.css.replace('$', value), told))
    expect(difference(first ?? [], second ?? [])).toEqual(its.only)
    expect(told.map(({ reason }) => reason)).toEqual([])
    // A case that shows nothing proves nothing.
    expect(its.only.flat().length > 0).toBe(true)
  })
})
