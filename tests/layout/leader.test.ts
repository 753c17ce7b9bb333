import { expect, it } from 'vitest'
import { setPages } from './pagesAsText.js'

const CSS = 'p.entry { text-align: left } p.entry::after { content: leader(". ") attr(title) }'
const entry = (title: string, folio: string): string => `<p class="entry" title="${folio}">${title}</p>`

/** The places of the dots of each line, and where its last letter ends. */
function dots(html: string) {
  const marks = setPages(`<section>${html}</section>`, CSS).pages[0]?.marks ?? []
  const lines = new Map<number, number[]>()
  for (const mark of marks) {
    if (mark.kind !== 'text' || mark.parts[0]?.shaped.text !== '.') continue
    let x = mark.x
    for (const { shaped, gap } of mark.parts) {
      lines.set(mark.y, [...(lines.get(mark.y) ?? []), x])
      x += ((shaped.width + gap) * mark.size) / 1000
    }
  }
  return [...lines.values()]
}

it('the dots of a leader stand under those of the line above, clear of title and folio', () => {
  // Letters are 5 pt wide, a dot and a space 10 pt; the measure is 200 pt.
  const [first, second] = dots(entry('aaaa', '7') + entry('aaaaaaa', '123'))
  expect(first).toEqual(Array.from({ length: 16 }, (_, i) => 30 + 10 * i))
  expect(second).toEqual(Array.from({ length: 13 }, (_, i) => 50 + 10 * i))
})

it('a leader without room for three dots is white', () => {
  expect(dots(entry('a'.repeat(34), '7'))).toEqual([])
})
