import { describe, expect, it } from 'vitest'
import type { Problem } from '../../src/types/problem.js'
import { seen } from './seen.js'

const lines = (letter: string, count: number) =>
  `<p>${Array.from({ length: count }, (_, i) => `${letter}${i + 1}`).join('<br>')}</p>`
/** The pages with what stands on them; sizes are left out. */
const pages = (html: string, css: string, told: Problem[] = []): string[] =>
  seen(html, css, told)
    .map((row) => row.replace(/ 200x77$/, ''))
    .join('|')
    .split(/\|?-- /)
    .slice(1)

describe('breaks inside of a section', () => {
  const two = '<section><p>a</p><p class="b">b</p></section>'

  it.each([
    ['.b { break-before: page }', ['recto 1|a 0,7', 'verso 2|b 0,7']],
    ['.b { break-before: verso }', ['recto 1|a 0,7', 'verso 2|b 0,7']],
    ['.b { page-break-before: right }', ['recto 1|a 0,7', 'verso 2 blank', 'recto 3|b 0,7']],
    ['p { break-after: recto }', ['recto 1|a 0,7', 'verso 2 blank', 'recto 3|b 0,7']],
    // Where two ask, a side outweighs any page; the white after the break stays.
    [
      'p { break-after: recto } .b { break-before: page; margin-top: 20pt }',
      ['recto 1|a 0,7', 'verso 2 blank', 'recto 3|b 0,27'],
    ],
  ])('%s', (css, wanted) => {
    const told: Problem[] = []
    expect(pages(two, css, told)).toEqual(wanted)
    expect(told).toEqual([])
  })

  it('of first and last children are their parents’', () => {
    const html =
      '<section><p>0</p></section><section><div><p class="a">a</p><p class="z">z</p></div></section><section><p>b</p></section>'
    const css = '.a { break-before: recto } div { padding-top: 10pt } .z { break-after: recto }'
    expect(pages(html, css)).toEqual([
      'recto 1|0 0,7',
      'verso 2 blank',
      'recto 3|a 0,17|z 0,27',
      'verso 4 blank',
      'recto 5|b 0,7',
    ])
  })

  it('leave no empty page, however many of them there are', () => {
    const html = '<section><p>a</p><div class="b"></div><div class="b"></div><p>c</p><div class="b"></div></section>'
    expect(pages(html, '.b { break-before: page; break-after: page; margin: 10pt 0 }')).toEqual([
      'recto 1|a 0,7',
      'verso 2|c 0,17',
    ])
  })

  it('heads change, places are known, notes stand on their page', () => {
    const html = `<section><p>a <a href="#n">1</a></p><aside id="n"><p>note</p></aside><h2 id="h">h</h2>${lines('b', 2)}
      <p class="x"><a href="#h">see</a></p></section>`
    const css = `@page { margin-top: 20pt; size: 200pt 97pt; @top-left { content: string(head) } } aside { float: footnote }
      h2 { string-set: head content(); break-before: page; margin: 0; font: inherit; break-after: auto }
      .x a::after { content: target-counter(attr(href), page) }`
    expect(pages(html, css).map((page) => page.replaceAll(' 200x97', ''))).toEqual([
      'recto 1|a 0,27|1 10,27|note 0,97',
      'verso 2|h 0,27|b1 0,37|b2 0,47|see 0,57|2 15,57|h 0,7',
    ])
  })

  it('a figure that waits stands before the break', () => {
    const html = `<section>${lines('a', 7)}<figure><img src="map" alt=""></figure><p>b</p><p class="c">c</p></section>`
    const css = 'figure { float: snap-block; margin: 0 } .c { break-before: page }'
    expect(pages(html, css).at(-1)).toBe('recto 3|c 0,7')
    expect(pages(html, css)[1]).toContain('[map]')
  })

  it('have no effect in what is set as one piece, and are told', () => {
    const told: Problem[] = []
    seen(
      '<section><table><tr><td><p>a</p><p class="b">b</p></td></tr></table></section>',
      '.b { break-before: page }',
      told,
    )
    expect(told.map(({ reason }) => reason)).toEqual([
      '"break-before: page" has no effect inside of what is set as one piece',
    ])
  })
})

describe('what margin boxes say of a page', () => {
  const box = (content: string) =>
    `@page { margin-top: 20pt; size: 200pt 47pt; @top-left { content: ${content} } } p { margin: 0 } `
  /** The heads of the pages, an empty one where there is none. */
  const heads = (html: string, css: string): string[] =>
    pages(html, css).map((page) =>
      page
        .split('|')
        .filter((row) => / 7(?: |$)|,7(?: |$)/.test(row))
        .map((row) => row.replace(/ [\d.]+,7/, ''))
        .join(' '),
    )
  const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((word) => `<p class="${word}">${word}</p>`).join('')

  // Three lines a page: a b c, d e f, g; `b` and `c` begin something, and `g`.
  it.each([
    ['string(s)', ['b', 'c', 'g']],
    ['string(s, first)', ['b', 'c', 'g']],
    ['string(s, start)', ['', 'c', 'g']],
    ['string(s, last)', ['c', 'c', 'g']],
    ['string(s, first-except)', ['', 'c', '']],
    ['string(s) "–" string(s, last)', ['b–c', 'c–c', 'g–g']],
  ])('%s', (content, wanted) => {
    expect(heads(`<section>${words}</section>`, `${box(content)} .b, .c, .g { string-set: s content() }`)).toEqual(
      wanted,
    )
  })

  it('strings are made of texts, attributes, counters and what is before', () => {
    const css = `${box('string(s)')} section { counter-reset: n 4 } p { counter-increment: n } p::before { content: "+" }
      p { string-set: s content(before) "/" content() "/" attr(title, "-") "/" counter(n, upper-roman) "/" content(after) }`
    expect(heads('<section><p title="t">a</p></section>', css)).toEqual(['+/a/t/V/'])
  })

  it('an element may be taken out of the text, with its italics', () => {
    const html = `<section><div class="r"><p>The <em>Argo</em></p></div>${words}</section>`
    const css = `${box('"– " element(head)')} .r { position: running(head) } em { font-style: italic }`
    expect(heads(html, css)).toEqual(['– The Argo italic', '– The Argo italic', '– The Argo italic'])
    expect(pages(html, css)[0]).toMatch(/^recto 1[^|]*\|a 0,27\|/)
  })

  it('what is set in one piece sets strings', () => {
    const html = `<section><div><h2>h</h2></div>${words}</section>`
    const css = `${box('string(s)')} div { background-color: silver } h2 { string-set: s "zed"; margin: 0 }`
    expect(heads(html, css)[0]).toContain('zed')
  })

  it('also one in the midst of a line', () => {
    const html = '<section><p>a <span class="r">in <i>short</i></span>b</p></section>'
    expect(
      heads(html, `${box('element(head, last)')} .r { position: running(head) } i { font-style: italic }`),
    ).toEqual(['in short italic'])
    expect(pages(html, '.r { position: running(head) }')).toEqual(['recto 1|a b 0,7'])
  })
})

describe('the margins', () => {
  const css = (box: string, content: string) =>
    `@page { size: 200pt 117pt; margin: 20pt; @${box} { content: ${content}; padding: 0 } }`
  /** What stands in one box of a page of eight lines; the text is at 20,27. */
  const boxed = (box: string, content: string): string[] =>
    seen('<section><p>t</p></section>', css(box, content)).filter((row) => !/^--|^t /.test(row))

  it.each([
    ['top-left-corner', ['7 10,17']],
    ['top-left', ['7 20,17']],
    ['top-right', ['7 175,17']],
    ['top-right-corner', ['7 185,17']],
    ['right-top', ['7 187.5,27']],
    ['right-middle', ['7 187.5,62']],
    ['right-bottom', ['7 187.5,97']],
    ['bottom-right-corner', ['7 185,107']],
    ['bottom-center', ['7 97.5,107']],
    ['bottom-left-corner', ['7 10,107']],
    ['left-bottom', ['7 7.5,97']],
    ['left-middle', ['7 7.5,62']],
    ['left-top', ['7 7.5,27']],
  ])('@%s', (box, wanted) => expect(boxed(box, '"7"')).toEqual(wanted))

  it('at the sides hold lines, and words that fit', () => {
    expect(boxed('left-middle', '"a b"')).toEqual(['a 7.5,57', 'b 7.5,67'])
    expect(boxed('left-top', '"abcd"')).toEqual(['abcd 5,27 5pt'])
    expect(boxed('top-left-corner', '"abcd"')).toEqual([])
  })
})

describe('@footnote', () => {
  const html = `<section>${lines('a', 2)}<p>b <a href="#n">1</a></p><aside id="n"><p>note</p></aside></section>`
  const page = (rules: string) => pages(html, `aside { float: footnote } @page { @footnote { ${rules} } }`)

  it('sets a rule over the notes, and the white about it', () => {
    expect(page('border-top: 1pt solid; padding-top: 3pt; margin-top: 6pt; width: 25%')).toEqual([
      'recto 1|a1 0,7|a2 0,17|b 0,27|1 10,27|ground 0,65 50x1 #000|note 0,77',
    ])
  })

  it('decides how much of the text has room, and never so much that none has', () => {
    const long = `<section>${lines('a', 5)}<p>b <a href="#n">1</a></p><aside id="n"><p>note</p></aside></section>`
    const css = (top: string) => `aside { float: footnote } @page { @footnote { margin-top: ${top} } }`
    expect(pages(long, css('10pt'))).toHaveLength(1)
    expect(pages(long, css('0'))).toHaveLength(1)
    expect(pages(long, css('20pt'))).toHaveLength(2)
    expect(pages(long, css('2000pt'))).toHaveLength(2)
  })
})

describe('pictures that are generated', () => {
  // The picture is 75 pt wide and 15 pt high: two lines.
  const html = (mark: string) => `<section>${lines('a', 2)}<hr class="${mark}">${lines('b', 6)}</section>`

  it('are a break’s mark, on whole lines', () => {
    const css = 'hr { margin: 0; border: 0; text-align: center } hr::before { content: url(map); width: 50pt }'
    const [first] = pages(html('break'), css)
    expect(first).toMatch(/^recto 1\|a1 0,7\|a2 0,17\|\[map\] 75,23.5 50x10\|b1 0,47/)
  })

  it('are a gap’s mark at the head of a page', () => {
    const css = 'hr { margin: 0; border: 0; height: 10pt; --at-page-edge: url("map") } p { break-inside: avoid }'
    const gap = `<section>${lines('a', 7)}<hr>${lines('b', 3)}</section>`
    expect(pages(gap, css)[1]).toMatch(/^verso 2\|\[map\] 62.5,1 75x15\|b1 0,37/)
  })

  it('stand before and after words', () => {
    const css = 'p::before { content: url(map) / "A map" } p { text-align: center }'
    expect(pages('<section><p>ab</p></section>', css)).toEqual(['recto 1|[map] 62.5,1 75x15|ab 95,27'])
  })
})
