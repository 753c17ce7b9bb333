import { describe, expect, it } from 'vitest'
import { hyphenatorFor } from '../../src/layout/hyphenate.js'
import { readHyphens } from '../../src/manuscript/hyphens.js'

const read = (text: string) => readHyphens({ path: 'hyphens.txt', bytes: new TextEncoder().encode(text) })

const divided = (word: string, lang: string, list: string): string => {
  const points = hyphenatorFor(lang, read(list).exceptions)(word)
  return [...word].map((letter, i) => (points.includes(i) ? `-${letter}` : letter)).join('')
}

describe('hyphens.txt', () => {
  const list = `# names of the ferry
Gal-a-dri-el
lanternfish   # never divided
Marilla's
be-ob-ach-ten
[de]
Wach-stube
fan\u00adtas-tic\r\n`

  it('stands before the patterns, whatever the case', () => {
    expect(divided('galadriel', 'en', list)).toBe('gal-a-dri-el')
    expect(divided('GALADRIEL', 'en', list)).toBe('GAL-A-DRI-EL')
    expect(divided('Galadriels', 'en', '')).not.toBe('Gal-a-dri-els')
  })

  it('divides a word without a hyphen never', () => {
    expect(divided('lanternfish', 'en-GB', '')).toContain('-')
    expect(divided('lanternfish', 'en-GB', list)).toBe('lanternfish')
    expect(divided('Marilla', 'en-GB', list)).toBe('Marilla')
  })

  it('has words of one language, and of a language without patterns', () => {
    expect(divided('Wachstube', 'de', list)).toBe('Wach-stube')
    expect(divided('Wachstube', 'de-AT', list)).toBe('Wach-stube')
    expect(divided('Wachstube', 'de', '')).not.toBe('Wach-stube')
    expect(divided('galadriel', 'xx', list)).toBe('gal-a-dri-el')
    expect(divided('wachstube', 'xx', list)).toBe('wachstube')
  })

  it('leaves out lines that are no words, and tells their places', () => {
    const { exceptions, problems } = read(
      `\ufeffgood-ly\ntwo words\n--\n\n[no language]\n4-ty\n${'x'.repeat(500)}\nlast-ly`,
    )
    expect([...(exceptions.get('')?.keys() ?? [])]).toEqual(['goodly', 'lastly'])
    expect(problems.map(({ place }) => place?.start.line)).toEqual([2, 3, 5, 6, 7])
    expect(problems[0]?.reason).toContain('two words')
  })

  it('tells a file that is something else with a few lines', () => {
    expect(read('It was a dark night.\n'.repeat(5000)).problems.length).toBeLessThan(20)
  })
})
