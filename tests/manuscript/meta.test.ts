import { describe, expect, it } from 'vitest'
import { readMeta } from '../../src/manuscript/meta.js'
import { NoBook } from '../../src/types/problem.js'

function read(yaml: string | Uint8Array) {
  return readMeta({ path: 'book.yaml', bytes: typeof yaml === 'string' ? new TextEncoder().encode(yaml) : yaml })
}

/** The one line that is printed when no book can be made. */
function refusal(yaml: string): string {
  try {
    read(yaml)
  } catch (error) {
    if (error instanceof NoBook) return error.message
    throw error
  }
  return 'no refusal'
}

function warnings(yaml: string): string[] {
  return read(yaml).problems.map(
    ({ place, reason, note }) => `${place?.start.line}:${place?.start.column} ${reason} | ${note}`,
  )
}

describe('what is understood', () => {
  it('is every key, as it was written', () => {
    const { meta, problems } = read(`
title: The Salt Road
subtitle: A Novella
author: [A. Writer, B. Artist]
lang: en-gb
date: 2026-03-01
rights: "© 2026: all of it"
identifier: urn:isbn:9780000000002
publisher: Small Press
description: |
  First.

  Second.
chapters: [one.md, two/three.md]
format: a5
theme: briar
css: extra.css
`)
    expect(problems).toEqual([])
    expect(meta).toEqual({
      title: 'The Salt Road',
      subtitle: 'A Novella',
      author: [
        { name: 'A. Writer', role: 'aut' },
        { name: 'B. Artist', role: 'aut' },
      ],
      lang: 'en-GB',
      date: '2026-03-01',
      rights: '© 2026: all of it',
      identifier: [{ text: 'urn:isbn:9780000000002' }],
      publisher: 'Small Press',
      description: 'First.\n\nSecond.',
      chapters: [{ path: 'one.md' }, { path: 'two/three.md' }],
      format: 'a5',
      theme: 'briar',
      css: ['extra.css'],
    })
  })

  it.each([
    ['title: 1984\ndate: 2026', { title: '1984', date: '2026' }],
    ['title: 007\ndate: 2026-02', { title: '007', date: '2026-02' }],
    ['title: yes\nauthor: true', { title: 'yes', author: [{ name: 'true', role: 'aut' }] }],
    ['creator: A\nlanguage: fr\nsummary: S', { author: [{ name: 'A', role: 'aut' }], lang: 'fr', description: 'S' }],
    ['Title: T\nAUTHOR: A', { title: 'T', author: [{ name: 'A', role: 'aut' }] }],
    ['title: "The  Long\\n Road"', { title: 'The Long Road' }],
    ['title: "A\\u0007B"', { title: 'AB' }],
    ['title:\nsubtitle: ~\nauthor: []\nrights: null\npublisher: ""', {}],
    ['title: "null"', { title: 'null' }],
    ['css: art\\extra.css', { css: ['art/extra.css'] }],
    ['---\ntitle: T\n---\n', { title: 'T' }],
    ['a: &t T\ntitle: *t', { title: 'T' }],
    ['', {}],
    ['# nothing yet\n', {}],
  ])('%j says %j', (yaml, meta) => expect(read(yaml).meta).toEqual(meta))

  it('is written in any of the usual encodings', () => {
    expect(read(new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('title: é')])).meta.title).toBe('é')
    expect(read(new Uint8Array([0xff, 0xfe, ...Buffer.from('title: é', 'utf16le')])).meta.title).toBe('é')
    expect(read(new Uint8Array(Buffer.from('title: é', 'latin1'))).meta.title).toBe('é')
  })
})

describe('what is warned of', () => {
  it.each([
    ['titel: T', '1:1 Unexpected name "titel", expected one that Fleuron knows | Did you mean "title"?'],
    ['title: T\nautor: A', '2:1 Unexpected name "autor", expected one that Fleuron knows | Did you mean "author"?'],
    ['lnag: en', '1:1 Unexpected name "lnag", expected one that Fleuron knows | Did you mean "lang"?'],
    ['author: A\ncreator: B', '2:1 "creator" says again what "author" says; it is left aside | Keep only "author".'],
    [
      'title: !great T',
      '1:8 Unexpected tag "!great", expected text | Put the whole value in quotes if the exclamation mark belongs to it.',
    ],
    [
      'title: T\n---\nauthor: A',
      '2:1 Unexpected lines after "---", expected the end of the file | Take out the line "---" if what follows belongs to the book.',
    ],
  ])('%j', (yaml, wanted) => expect(warnings(yaml)).toEqual([wanted]))

  it('looks inside maps, too', () => {
    expect(warnings('author: {name: A, roel: edt}')).toEqual([
      '1:19 Unexpected name "roel", expected one that Fleuron knows here | Did you mean "role"?',
    ])
  })

  it('is not what other tools read', () => {
    const { problems } = read('title: T\ntoc: true\nbibliography: a.bib')
    expect(problems.map(({ severity, reason }) => `${severity} ${reason}`)).toEqual([
      'info "toc", "bibliography" are for other tools; they are left aside',
    ])
  })

  it('names all keys where none is near', () => {
    expect(warnings('printer: kdp')[0]).toContain('Fleuron knows title, subtitle, author,')
    expect(warnings('__proto__: 1\nconstructor: 2\n? [x, y]\n: z')).toHaveLength(3)
  })
})

describe('what is refused', () => {
  it.each([
    ['title: T\ndate: next spring', '2:7: Unexpected date "next spring", expected year-month-day such as 2026-03-01'],
    ['date: 2026-02-30', '1:7: Unexpected date "2026-02-30", expected year-month-day such as 2026-03-01'],
    ['date: 2026-3-1', '1:7: Unexpected date "2026-3-1", expected year-month-day such as 2026-03-01'],
    ['lang: english', '1:7: Unexpected lang "english", expected a language tag such as en, en-GB or fr'],
    ['language: en_GB', '1:11: Unexpected language "en_GB", expected a language tag such as en, en-GB or fr'],
    [
      'title: [Draft, Two]',
      '1:9: Unexpected title "Draft", expected a title on one line, or a list of {type: main, text: The Ferry}',
    ],
    [
      'author: {name: [A]}',
      '1:16: Unexpected author name list or map "[A]", expected a name, a list of names such as [A. Writer, B. Artist], or {name: A. Writer, role: edt}',
    ],
    [
      'author:\n  - A\n  - [B]',
      '3:5: Unexpected author list or map "[B]", expected a name, a list of names such as [A. Writer, B. Artist], or {name: A. Writer, role: edt}',
    ],
    [
      'css: ../evil.css',
      '1:6: Unexpected css "../evil.css", expected a path inside the manuscript folder such as extra.css, or a list of them',
    ],
    [
      'chapters: [one.md, /etc/passwd]',
      '1:20: Unexpected chapters "/etc/passwd", expected a path inside the manuscript folder such as 01-the-ferry.md, or a list of them',
    ],
    [
      'css: file:///etc/passwd',
      '1:6: Unexpected css "file:///etc/passwd", expected a path inside the manuscript folder such as extra.css, or a list of them',
    ],
    [
      'css: a\\..\\..\\b.css',
      '1:6: Unexpected css "a\\..\\..\\b.css", expected a path inside the manuscript folder such as extra.css, or a list of them',
    ],
    [
      'css: C:\\b.css',
      '1:6: Unexpected css "C:\\b.css", expected a path inside the manuscript folder such as extra.css, or a list of them',
    ],
    [
      'title: The Ferry: A Tale',
      '1:8: Unexpected second colon in "The Ferry: A Tale", expected the value in quotes: "The Ferry: A Tale"',
    ],
    ['numbering: letters', '1:12: Unexpected numbering "letters", expected words, roman, arabic or none'],
    ['numbering-per-part: perhaps', '1:21: Unexpected numbering-per-part "perhaps", expected true or false'],
    [
      'cover-image: ../../cover.jpg',
      '1:14: Unexpected cover-image "../../cover.jpg", expected a path inside the manuscript folder such as cover.jpg',
    ],
    [
      'chapters:\n  - part: One\n    chapters: [/a.md]',
      '3:16: Unexpected chapters "/a.md", expected a path inside the manuscript folder such as 01-the-ferry.md, or a list of them',
    ],
    [
      'layout: zine',
      '1:9: Unexpected layout "zine", expected booklet, signatures, quarto, octavo, cut-stack, mini-8, mini-16, accordion or pages',
    ],
    ["title: 'tis", "1:8: Unexpected 'tis, expected a closing quote of the same kind"],
    ['title: @home', '1:8: Unexpected "@home", expected the value in quotes'],
    ['title: [Draft] The Ferry', '1:16: Unexpected "The Ferry", expected the value in quotes'],
    ['title: *star*', '1:8: Unexpected alias "*star*", expected the value in quotes'],
    ['title: T\n\tauthor: A', '2:1: Unexpected tab at the start of a line, expected spaces'],
    ['title: T\ntitle: U', '2:1: Unexpected second "title: U", expected each name once'],
    ['The Ferry', '1:1: Unexpected "The Ferry", expected lines such as "title: The Ferry"'],
    ['- a\n- b', '1:1: Unexpected "- a", expected lines such as "title: The Ferry"'],
  ])('%j', (yaml, wanted) => expect(refusal(yaml)).toBe(`book.yaml:${wanted}`))
})

describe('what does no harm', () => {
  it.each([
    ['a cycle', 'author: &a [*a]'],
    ['many levels', `title: ${'['.repeat(30_000)}`],
    ['many dashes', '- '.repeat(30_000)],
    ['many letters', `title: ${'x'.repeat(70_000)}`],
    [
      'a bomb',
      [
        'a: &a [x,x,x,x,x,x,x,x,x]',
        ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[at]}`)}]`),
        'title: *h',
      ].join('\n'),
    ],
  ])('%s', (_name, yaml) => {
    const line = refusal(yaml)
    expect(line).toMatch(/^book\.yaml:[^\n]*Unexpected[^\n]*expected/)
    expect(line.length).toBeLessThan(200)
  })

  it('a cycle under a name that is not known', () => {
    expect(read('x: &x [*x]\ntitle: T').meta).toEqual({ title: 'T' })
  })
})
