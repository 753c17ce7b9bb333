import { describe, expect, it } from 'vitest'
import { lay, told, wordsOf } from './bench.js'

const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return big ? bytes.swap16() : bytes
}

describe('encodings', () => {
  it.each([
    [
      'windows',
      Buffer.from('# Café\n\nNaïve – “so”.\n'.replace('–', '\x96').replace('“', '\x93').replace('”', '\x94'), 'latin1'),
      ['a.md | encoding | File is not UTF-8; read as Windows-1252'],
    ],
    ['utf-16le', utf16('# Café\n\nNaïve – “so”.\n', false), []],
    ['utf-16be', utf16('# Café\n\nNaïve – “so”.\n', true), []],
    [
      'utf-16le without a mark',
      utf16('# Café\n\nNaïve – “so”.\n', false).subarray(2),
      ['a.md | encoding | File is UTF-16 without a byte order mark'],
    ],
    [
      'utf-16be without a mark',
      utf16('# Café\n\nNaïve – “so”.\n', true).subarray(2),
      ['a.md | encoding | File is UTF-16 without a byte order mark'],
    ],
    ['utf-8 with a mark', Buffer.from('\ufeff# Café\n\nNaïve – “so”.\n'), []],
  ])('%s', async (name, bytes, messages) => {
    const folder = lay(name, { 'a.md': bytes })
    expect(await told(folder)).toEqual(messages)
    const words = await wordsOf(folder)
    for (const word of ['Café', 'Naïve', '“so”']) expect(words).toContain(word)
  })

  it('tells of UTF-16 that ends in half a letter', async () => {
    const folder = lay('half', { 'a.md': utf16('# One\n\nIt was late.\n', false).subarray(0, -1) })
    expect(await told(folder)).toEqual(['a.md | encoding | File is UTF-16 with letters missing'])
  })
})

describe('line ends and control characters', () => {
  it.each(['\r\n', '\r', '\n'])('%j parts paragraphs', async (end) => {
    const words = await wordsOf(
      lay(`end-${JSON.stringify(end).length}`, { 'a.md': ['# One', '', 'First.', '', 'Second.'].join(end) }),
    )
    expect(words.match(/"tagName":"p"/g)).toHaveLength(2)
  })

  it('leaves control characters out, and tells where the first is', async () => {
    const folder = lay('control', { 'a.md': '# One\n\nA wo\0rd and a b\x07ell.\n' })
    expect(await told(folder)).toEqual(['a.md | 3:5 | control | Unexpected control character U+0000'])
    expect(await wordsOf(folder)).toContain('A word and a bell.')
  })
})

describe('marks gone astray', () => {
  it.each(['ferry` lamp’ went', 'ferry“ lamp went', 'ferry ”lamp went', 'ferry‘ lamp went'])(
    '%s keeps its words apart',
    async (text) => {
      const words = await wordsOf(lay(`astray-${text.charCodeAt(5)}`, { 'a.md': `${text}\n` }))
      expect(words).toMatch(/ferry.? .?lamp.? went/)
    },
  )
})

describe('letters that no font has', () => {
  it('are named once each, with their file and line', async () => {
    const folder = lay('scripts', {
      'a.md': '# One\n\nHe wrote.\n\n書 and 書 again,\nthen שלום.\n',
      'b.md': '# ก Two\n\n書 once more.\n',
    })
    const said = (await told(folder, true)).filter((its) => its.includes('| glyph |'))
    expect(said).toContain('a.md | 5:1 | glyph | No font has “書” (U+66F8)')
    expect(said).toContain('a.md | 6:6 | glyph | No font has “ש” (U+05E9)')
    expect(said).toContain('b.md | 1:3 | glyph | No font has “ก” (U+0E01)')
    expect(new Set(said).size).toBe(said.length)
  })
})

describe('nesting without end', () => {
  const N = 5000
  it.each([
    ['quotations', '>'.repeat(N)],
    ['quotations apart', '> '.repeat(N)],
    ['quotations line by line', Array.from({ length: 1000 }, (_, i) => `${'>'.repeat(i + 1)} word`).join('\n')],
    ['lists', '- '.repeat(N)],
    ['indented lists', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i * 2)}- item`).join('\n')],
    ['emphasis', `${'*a '.repeat(N)}${' a*'.repeat(N)}`],
    ['asterisks', `${'*'.repeat(N)} a ${'*'.repeat(N)}`],
    ['brackets', `${'['.repeat(N)}a${']'.repeat(N)}`],
    ['open brackets', '['.repeat(N)],
    ['pictures', `${'!['.repeat(N)}a${'](a)'.repeat(N)}`],
    ['elements', `${'<div>'.repeat(N)}a${'</div>'.repeat(N)}`],
    ['elements with empty lines', `${'<div>\n\n'.repeat(1000)}a\n\n${'</div>\n\n'.repeat(1000)}`],
    ['elements in a line', `a ${'<i>'.repeat(N)}a${'</i>'.repeat(N)}`],
    ['containers', `${'::: letter\n'.repeat(N)}a\n${':::\n'.repeat(N)}`],
    ['containers by their colons', Array.from({ length: 1000 }, (_, i) => `${':'.repeat(1003 - i)} letter`).join('\n')],
  ])('of %s takes no time, and loses no word', { timeout: 15_000 }, async (name, knot) => {
    const folder = lay(`deep ${name}`, { 'a.md': `# One\n\nBefore it.\n\n${knot} deepest\n\nAfter it.\n` })
    const words = await wordsOf(folder)
    for (const word of ['Before it.', 'deepest', 'After it.']) expect(words).toContain(word)
  })
})

describe('containers nested too deep', () => {
  it('are left out from the ninth on, in pairs, and told once', async () => {
    const folder = lay('ninth', {
      'a.md': `${'::: letter\n'.repeat(10)}Deepest.\n${':::\n'.repeat(10)}\nAfter it.\n`,
    })
    expect((await told(folder)).filter((its) => its.includes('| size |'))).toEqual([
      'a.md | 9:1 | size | Containers nested deeper than 8',
    ])
    const words = await wordsOf(folder)
    expect(words.match(/"letter"/g)).toHaveLength(8)
    expect(words).toMatch(/Deepest\..*After it\./)
    expect(words).not.toContain(':::')
  })
})

describe('notes', () => {
  it('are notes however many stand together', async () => {
    const numbers = Array.from({ length: 3000 }, (_, i) => i)
    const text = numbers.map((i) => `Word${i}.[^${i}]`).join('\n\n')
    const notes = numbers.map((i) => `[^${i}]: Note ${i} of many.`).join('\n')
    const words = await wordsOf(lay('notes', { 'a.md': `# One\n\n${text}\n\n${notes}\n` }))
    expect(words.match(/"doc-footnote"/g)).toHaveLength(3000)
    expect(words).not.toContain('[^')
  })

  it('that are not there leave their labels in the text', async () => {
    expect(await wordsOf(lay('no note', { 'a.md': 'It was late.[^x] And `[^x]: no note`.\n' }))).toContain(
      'late.[^x] And',
    )
  })
})
