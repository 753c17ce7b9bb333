import { describe, expect, it } from 'vitest'
import { seen } from '../style/seen.js'

/** What stands on the first page. */
const page = (html: string, css: string) => seen(`<section>${html}</section>`, `p { text-align: left } ${css}`).slice(1)

describe('boxes in a line', () => {
  it('take room at their edges, and reach over the white within, not over that beside them', () => {
    const css = 'code { background-color: silver; padding: 0 5pt; border-left: 2pt solid red; margin-right: 1pt }'
    expect(page('<p>a <code>bb cc</code> d</p>', css)).toEqual([
      'ground 10,-1 37x10.4 #bbb',
      'ground 10,-1 2x10.4 #f00',
      'a 0,7',
      'bb cc 17,7',
      'd 53,7',
    ])
  })
  it('have no side where they go on on another line', () => {
    const css = 'p { width: 60pt } b { font-weight: 400; border: 1pt solid }'
    const grounds = page('<p>aaa <b>bbb ccc ddd eee fff</b></p>', css).filter((row) => /x12\.4/.test(row))
    // Beginning and end: one rule each.
    expect(grounds.filter((row) => row.includes(' 1x12.4'))).toHaveLength(2)
  })
  it('lie in one another, the outer beneath', () => {
    const css = 'i { font-style: normal; background-color: red } b { font-weight: 400; background-color: lime }'
    expect(page('<p><i>a <b>b</b> c</i></p>', css).slice(0, 2)).toEqual([
      'ground 0,-1 25x10.4 #f00',
      'ground 10,-1 5x10.4 #0f0',
    ])
  })
})

describe('frames', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, i) => `a${i + 1}`).join('<br>')
  const frames = (html: string, css: string) => page(html, css).filter((row) => row.startsWith('ground'))

  it('take room above and below, and go over pages without a rule there', () => {
    const css = 'p { border: 1pt solid; padding: 2pt }'
    // Above: head of the frame and its sides; overleaf, the sides and the foot.
    expect(frames(`<p>${lines(9)}</p>`, css)).toEqual([
      'ground 0,7 200x1 #000',
      'ground 0,7 1x70 #000',
      'ground 199,7 1x70 #000',
      'ground 0,19 200x1 #000',
      'ground 0,0 1x20 #000',
      'ground 199,0 1x20 #000',
    ])
  })
  it('hold those within them', () => {
    const css =
      'blockquote { margin: 0; border-left: 2pt solid red; padding-left: 3pt } p { border: 1pt solid blue; padding: 1pt }'
    const [outer, ...inner] = frames('<blockquote><p>a</p></blockquote>', css)
    expect(outer).toMatch(/^ground 0,\S+ 2x11 #f00$/)
    expect(inner).toHaveLength(4)
    expect(inner[0]).toMatch(/^ground 5,\S+ 195x1 #00f$/)
  })
})

describe('white space', () => {
  it('nowrap ends no line, also at a hyphen; pre-line keeps line ends alone', () => {
    const css =
      'p { width: 40pt; hyphens: auto } b { font-weight: 400; white-space: nowrap } i { font-style: normal; white-space: pre-line }'
    expect(page('<p>aaaa <b>bb cc-dd</b></p>', css)).toEqual(['aaaa 0,7', 'bb cc-dd 0,17'])
    expect(page('<p><i>a   b\n  c</i></p>', css)).toEqual(['a b 0,7', 'c 0,17'])
  })
  it('pre-wrap goes on on another line, pre does not', () => {
    const html = '<p>aaa bbb ccc</p>'
    expect(page(html, 'p { width: 45pt; white-space: pre-wrap }')).toEqual(['aaa bbb 0,7', 'ccc 0,17'])
    expect(page(html, 'p { width: 45pt; white-space: pre }')).toEqual(['aaa bbb ccc 0,7'])
  })
})

describe('indents', () => {
  it('of all lines but the first, and of each after a line break', () => {
    const html = '<p>aaa bbb<br>ccc ddd</p>'
    expect(page(html, 'p { width: 25pt; text-indent: 10pt hanging }')).toEqual([
      'aaa 0,7',
      'bbb 10,17',
      'ccc 10,27',
      'ddd 10,37',
    ])
    expect(page(html, 'p { width: 40pt; text-indent: 5pt each-line }')).toEqual(['aaa bbb 5,7', 'ccc ddd 5,17'])
  })
})
