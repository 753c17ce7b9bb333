import { describe, expect, it } from 'vitest'
import { seen } from '../style/seen.js'
import { setPages, words } from './pagesAsText.js'

const CSS = ':root { --lead-in: line } p { text-align: left } .lead-in { text-transform: uppercase }'

it('the style of the opening words goes on to the end of the first line, and no further', () => {
  const html = `<section><p><span class="lead-in">aaa bbb</span> ${words('c', 20)} <em>end</em></p></section>`
  const marks = setPages(html, CSS).pages[0]?.marks ?? []
  const lines = new Map<number, string>()
  for (const mark of marks) {
    if (mark.kind !== 'text') continue
    lines.set(mark.y, (lines.get(mark.y) ?? '') + mark.parts.map(({ shaped }) => shaped.text).join(' '))
  }
  const [first, second] = [...lines.values()]
  expect(first).toMatch(/^AAA BBB( ?CCC){8}$/)
  expect(second).toMatch(/^ccc/)
})

describe('::first-line', () => {
  const firstTwo = (html: string, css: string) =>
    seen(`<section>${html}</section>`, css).filter((row) => / \d+(?:\.\d+)?,(?:7|17)\b/.test(row))

  it('dresses the line that is set, with its own widths, a divided word up to its hyphen', () => {
    const html = '<p>aaa bbb transformation <i>ccc</i> ddd</p>'
    const css =
      'p { width: 100pt; hyphens: auto } i { font-style: normal } p::first-line { letter-spacing: 1pt; color: red }'
    expect(firstTwo(html, css)).toEqual(['aaa bbb trans- 0,7 #f00 -liga -clig -dlig -hlig', 'formation ccc ddd 0,17'])
  })
  it('is that of the first block within, and leaves what its words say of themselves', () => {
    const html = '<blockquote><p>aaa <i>bbb</i><br>ccc</p></blockquote>'
    const css = 'i { font-style: normal; color: lime } blockquote::first-line { color: red }'
    expect(firstTwo(html, css)).toEqual(['aaa 0,7 #f00', 'bbb 20,7 #0f0', 'ccc 0,17'])
  })
})
