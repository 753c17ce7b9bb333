import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { letters, liners, setPages, typed, words } from './pagesAsText.js'

/**
 * Pages of 40 letters and 8 lines, and what a good compositor makes of them, reasoned out by hand. Ten words of three letters
 * fill a line but for one letter; eleven go in when the spaces are shrunk, nine are loose.
 */
const RAGGED = 'p { text-align: left }'

describe('the head and the foot of a page', () => {
  it('no widow: a paragraph is set a line longer, so that two lines of the next go overleaf', () => {
    // 64 words of two letters make 5 lines of 13 or 6 of 12; then four lines that cannot change. With 5, one line would be left over.
    const html = `<section><p>${words('a', 64, 2)}</p><p>b<br>b<br>b<br>b</p>${liners('c', 9)}</section>`
    expect(letters(typed(`<section><p>z</p></section>${html}`)).slice(1)).toEqual(['aaaaaabb', 'bbcccccc', 'ccc'])
  })

  it('no widow, where nothing can be set longer: the page ends a line early', () => {
    const html = `<section>${liners('a', 5)}<p>b<br>b<br>b<br>b</p>${liners('c', 4)}</section>`
    expect(letters(typed(html))).toEqual(['aaaaabb', 'bbcccc'])
  })

  it('no orphan: a paragraph does not begin on the last line', () => {
    const html = `<section>${liners('a', 7)}<p>b<br>b<br>b<br>b</p></section>`
    expect(letters(typed(html))).toEqual(['aaaaaaa', 'bbbb'])
  })

  it('a heading has two lines of its text below it, or goes overleaf', () => {
    const html = (lines: number) => `<section>${liners('a', lines)}<h2>h</h2><p>${words('b', 45)}</p></section>`
    expect(letters(typed(html(4), RAGGED))).toEqual(['aaaa.hbb', 'bbb'])
    expect(letters(typed(html(5), RAGGED))).toEqual(['aaaaa', 'hbbbbb'])
  })

  it('two headings stay together', () => {
    const html = `<section>${liners('a', 4)}<h2>h</h2><h2>i</h2><p>${words('b', 45)}</p></section>`
    expect(letters(typed(html, RAGGED))).toEqual(['aaaa', 'h.ibbbbb'])
  })

  it('no word goes on overleaf: the page ends where no word is divided', () => {
    // The eighth line would end with `transfor-`: 76 words, then one that has to be divided.
    const html = `<section><p>b</p><p>${words('a', 67)} transformation ${words('a', 30)}</p></section>`
    const [first = []] = typed(html, 'p { hyphens: auto }')
    expect(first.length).toBeGreaterThanOrEqual(7)
    expect(first.at(-1)).not.toMatch(/-$/)
  })

  it('the last page of a chapter is not one line alone: a paragraph is set a line shorter', () => {
    // 53 words make 6 lines, or 5 with eleven words on some; 11 lines follow: 17 would leave one for the third page.
    const html = `<section><p>${words('a', 53)}</p>${liners('b', 11)}</section>`
    expect(letters(typed(html))).toEqual(['aaaaabbb', 'bbbbbbbb'])
  })

  it('facing pages end level', () => {
    // Page 2 has room for one of two lines that stay together: it ends early, and so must page 3.
    const html = `<section>${liners('a', 8)}${liners('b', 7)}<p>c<br>c</p>${liners('d', 16)}</section>`
    const [, verso = [], recto = []] = typed(html)
    expect(verso.length).toBe(recto.length)
    expect(verso.length).toBeGreaterThanOrEqual(7)
  })
})

/** Paragraphs of so many lines that nobody can set otherwise: `3.1`, `3.2` ... are the lines of the third. */
const stiff = (counts: readonly number[]): string =>
  counts.map((count, n) => `<p>${Array.from({ length: count }, (_, i) => `${n}.${i + 1}`).join('<br>')}</p>`).join('')

describe('pages of paragraphs that can be divided', () => {
  // Three lines cannot be divided without a widow or an orphan; of all others a page is never more than a line short.
  const counts = fc.array(fc.constantFrom(1, 1, 2, 4, 5, 6, 7, 12, 23), { minLength: 1, maxLength: 40 })

  it('are full or a line short, without widows and orphans, and lose nothing', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const pages = typed(`<section>${stiff(given)}</section>`)
        const wanted = given.flatMap((count, n) => Array.from({ length: count }, (_, i) => `${n}.${i + 1}`))
        expect(pages.flat()).toEqual(wanted)
        for (const rows of pages.slice(0, -1)) expect([7, 8]).toContain(rows.length)
        const heads = pages.slice(1).map((rows) => rows[0] ?? '')
        for (const head of heads) {
          const [paragraph = 0, line = 0] = head.split('.').map(Number)
          // Lines that stay behind, and lines that go over.
          if (line > 1) expect(Math.min(line - 1, (given[paragraph] ?? 0) - line + 1)).toBeGreaterThanOrEqual(2)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('what stands between paragraphs', () => {
  const BREAK = `${RAGGED} hr { margin: 1rlh 0; text-align: center; break-after: avoid } hr.break::before { content: "* * *" }
    hr.gap { margin: 0; height: 1rlh; --at-page-edge: "*" }`

  it('the mark of a scene break never ends a page', () => {
    const html = (lines: number) => `<section>${liners('a', lines)}<hr class="break"><p>b<br>b<br>b</p></section>`
    expect(letters(typed(html(2), BREAK))).toEqual(['aa.*.bbb'])
    expect(letters(typed(html(5), BREAK))).toEqual(['aaaaa', '*.bbb'])
  })

  it('a gap that would vanish at the head of a page shows a mark; in a page it is an empty line', () => {
    const html = (above: string) => `<section>${above}<hr class="gap"><p>b<br>b<br>b</p></section>`
    expect(letters(typed(html(liners('a', 4)), BREAK))).toEqual(['aaaa.bbb'])
    expect(letters(typed(html(`<p>a${'<br>a'.repeat(7)}</p>`), BREAK))).toEqual(['aaaaaaaa', '*.bbb'])
  })

  it('a stanza goes overleaf whole', () => {
    const css = `${RAGGED} .verse { margin: 1rlh 0 } .verse p { break-inside: avoid; margin: 0 0 1rlh 20pt }`
    const stanza = (letter: string) => `<p>${letter}<br>${letter}<br>${letter}</p>`
    const html = `<section>${liners('a', 2)}<div class="verse">${stanza('v')}${stanza('w')}</div>${liners('b', 3)}</section>`
    expect(letters(typed(html, css))).toEqual(['aa.vvv', 'www.bbb'])
    expect(typed(html, css)[1]?.[0]).toBe('    w')
  })

  it('a picture that does not go in goes over with its caption', () => {
    const css = `${RAGGED} figure { margin: 1rlh 0 } img { width: 100pt }`
    const html = `<section>${liners('a', 5)}<figure><img src="map" alt=""><figcaption>m</figcaption></figure>${liners('b', 6)}</section>`
    const pages = typed(html, css, { map: [100, 30] })
    const picture = pages.findIndex((rows) => rows.some((row) => row.includes('[map]')))
    expect(picture).toBe(1)
    expect(pages[1]).toContain('m')
    expect(letters(pages)[0]).toMatch(/^a{5}/)
  })

  it('text that follows a picture fills the page that the picture leaves, where the sheet allows it', () => {
    const css = `${RAGGED} figure { margin: 1rlh 0; float: snap-block } img { width: 100pt }`
    const figure = '<figure><img src="map" alt=""><figcaption>m</figcaption></figure>'
    const pages = typed(`<section>${liners('a', 5)}${figure}${liners('b', 6)}</section>`, css, { map: [100, 30] })
    expect(letters(pages)[0]).toBe('aaaaabbb')
    expect(pages[1]?.slice(0, 3).join()).toContain('[map]')
    expect(pages[1]).toContain('m')
  })
})

describe('lines', () => {
  it('a drop cap of two lines: its word goes on beside it, the third line is full', () => {
    // The initial is 24 pt high and 12 wide; two lines begin a letter or so clear of it and hold 9 words of 3 letters.
    const html = `<section><p>B${words('a', 28)}</p></section>`
    expect(typed(html, `${RAGGED} p::first-letter { initial-letter: 2 }`)).toEqual([
      [`   ${words('a', 9)}`, `#  ${words('a', 9)}`, words('a', 10)],
    ])
  })

  it('a line that the author ends is not stretched, and a paragraph does not end with an empty one', () => {
    expect(typed('<section><p>one two<br>three four five<br></p><p>six</p></section>')).toEqual([
      ['one two', 'three four five', 'six'],
    ])
  })

  it('contents: names at the left, folios flush at the right', () => {
    const html = `<section><ol><li><a href="#x">One</a></li><li><a href="#y">The Second</a></li></ol></section>
      <section id="x">${liners('a', 9)}</section><section id="y"><p>b</p></section>`
    const css = 'ol { list-style-type: none } a::after { content: leader(" ") target-counter(attr(href), page) }'
    expect(typed(html, css)[0]).toEqual([`One${' '.repeat(36)}2`, `The Second${' '.repeat(29)}4`])
  })

  it('ragged lines end at like lengths: no line is filled at the cost of the next', () => {
    const html = '<section><p>aaa bb cc ddddd eeeeeeeee</p></section>'
    expect(typed(html, `${RAGGED} p { margin-right: 150pt }`)).toEqual([['aaa bb', 'cc ddddd', 'eeeeeeeee']])
  })

  it('a line that has to be loose is no looser than it has to be', () => {
    const html = `<section><p>aaaa bbbb cccc to ${'x'.repeat(36)} dd</p></section>`
    const rows = typed(html)[0]?.map((row) => row.replace(/ +/g, ' '))
    expect(rows).toEqual(['aaaa bbbb cccc to', `${'x'.repeat(36)} dd`])
  })

  it('a heading of two lines has two of like length', () => {
    const html = `<section><h2>${words('h', 12)}</h2></section>`
    expect(typed(html, 'h2 { text-wrap: balance; text-align: left; margin: 0 }')).toEqual([
      [words('h', 6), words('h', 6)],
    ])
  })

  it('does not end a line of a heading with a word that clings to the next', () => {
    const html = '<section><h2>The Man in the Lamp and the Keeper of the Gate</h2></section>'
    const [page = []] = typed(html, 'h2 { text-wrap: balance; text-align: left; margin: 0 }')
    expect(page.filter((line) => / (and|of|the)$/.test(line.trimEnd()))).toEqual([])
  })

  it('a word that is longer than the measure stands alone, is told, and the text goes on', () => {
    const html = '<section><p>aa Llanfairpwllgwyngyll bb</p></section>'
    const css = `${RAGGED} p { margin-right: 150pt }`
    expect(typed(html, css)).toEqual([['aa', 'Llanfairpwllgwyngyll', 'bb']])
    expect(setPages(html, css).problems.map(({ rule }) => rule)).toEqual(['overfull'])
  })
})

describe('a note', () => {
  const NOTES = `${RAGGED} aside { float: footnote }`
  const called = (lines: number) =>
    `<section>${liners('a', lines)}<p>b <a href="#n">1</a></p>${liners('c', 9)}<aside id="n"><p>n</p></aside></section>`

  it('stands on the last line of the page that calls it, a blank line above it', () => {
    expect(letters(typed(called(3), NOTES))).toEqual(['aaabcc.n', 'ccccccc'])
    expect(letters(typed(called(5), NOTES))[0]).toBe('aaaaab.n')
  })

  it('takes its call overleaf where there is no room for both', () => {
    const [first, second] = letters(typed(called(7), NOTES))
    expect(first).toBe('aaaaaaa')
    expect(second).toMatch(/^bc+\.+n$/)
    expect(second).toHaveLength(8)
  })

  it('stands there once, however often its paragraph calls it', () => {
    const html = '<section><p>a <a href="#n">1</a><br>b <a href="#n">1</a></p><aside id="n"><p>n</p></aside></section>'
    expect(letters(typed(html, NOTES))).toEqual(['ab.....n'])
  })
})
