import { expect, it } from 'vitest'
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
