import { describe, expect, it, test } from 'vitest'
import { readKeys } from '../../src/manuscript/meta.js'
import { findMojibake } from '../../src/manuscript/mojibake.js'
import { textOf } from '../../src/manuscript/nodes.js'
import { read } from '../../src/manuscript/read.js'

const reading = (text: string, name = 'a.md') => read({ path: name, bytes: new TextEncoder().encode(text) })

describe('comments that turn rules off', () => {
  const text = '"So."\n\n<!-- fleuron-off quotes -->\n\n"So."\n\n<!-- fleuron-on -->\n\n`<!-- fleuron-off -->`\n'
  it.each(['a.md', 'a.txt'])('are no words of the book (%s)', (name) => {
    const words = reading('One.\n\n<!-- fleuron-off -->\nTwo.\n<!-- fleuron-on -->\n', name).chapters.map(({ body }) =>
      textOf(body),
    )
    expect(words.join('')).not.toMatch(/fleuron|<!--/)
  })
  test('say from where to where', () => {
    const [source] = reading(text).sources
    const [off] = source?.off ?? []
    expect(text.slice(off?.start, off?.end)).toBe('\n\n"So."\n\n')
    expect(off?.rules).toEqual(['quotes'])
  })
  it.each([
    ['<!-- fleuron-off qoutes -->', 'Unexpected "qoutes", expected the name of a rule', 'Did you mean "quotes"?', 18],
    ['<!-- fleuron-of -->', 'Unexpected "fleuron-of", expected fleuron-off or fleuron-on', 'Did you mean', 6],
  ])('are told when they are not understood: %s', (comment, reason, note, column) => {
    const [problem] = reading(`One.\n\n${comment}\n`).problems
    expect(problem).toMatchObject({ reason, place: { start: { line: 3, column } } })
    expect(problem?.note).toContain(note)
  })
})

describe('what book.yaml settles', () => {
  const house = (yaml: string) => readKeys('book.yaml', yaml, 'own')
  test('stands under style or by itself', () => {
    const { meta, problems } = house(
      'style: {quotes: british, dashes: spaced, ellipsis: keep, keep: so}\nelisions: ["\'cause", dunno]\nrules: {breaks: off, dashes: on}\n',
    )
    expect(problems).toEqual([])
    expect(meta.house).toEqual({
      quotes: 'british',
      dashes: 'spaced',
      ellipsis: 'keep',
      elisions: ["'cause", 'dunno'],
      keep: ['so'],
      off: ['breaks'],
      on: ['dashes'],
    })
  })
  test('names rules that are known, or the nearest is told', () => {
    const [problem] = house('rules: {dahses: off}\n').problems
    expect(problem).toMatchObject({ note: 'Did you mean "dashes"?', place: { start: { line: 1, column: 9 } } })
  })
})

describe('mojibake', () => {
  it.each([
    ['IRMÃ” e NÃ“S', []],
    ['«A IRMÃ» — Å“', []],
    ['Groß\u00a0… naïve façade, Å, Ø', []],
    ['cafÃ«', ['ë']],
    ['Ã©tÃ©, et Ã\u00a0 lui', ['é', 'é', 'à']],
    ['pÅ™Ã\u00adtel', ['ří']],
  ])('%s', (text, letters) => {
    expect(findMojibake(text).map(({ is }) => is)).toEqual(letters)
  })
})

describe('a hyphen at the beginning of lines', () => {
  const spoken = '- Oui, dit-il.\n- Non.\n'
  const items = '- du pain\n- du vin\n- des pommes.\n'
  it.each([
    ['fr', spoken, 0],
    ['fr', items, 3],
    ['en', spoken, 2],
  ])('in %s, %j, has items: %i', (lang, text, count) => {
    const { chapters } = read({ path: 'a.md', bytes: new TextEncoder().encode(text) }, { lang, off: [] })
    expect(JSON.stringify(chapters).split('"li"').length - 1).toBe(count)
  })
})
