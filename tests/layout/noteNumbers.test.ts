import { describe, expect, it } from 'vitest'
import { setPages, typed } from './pagesAsText.js'

const CSS = 'aside { float: footnote } p { margin: 0 }'
const call = (n: number): string => `<p>w<a href="#n${n}" role="doc-noteref">${n}</a></p>`
const note = (n: number, text = 'note'): string =>
  `<aside id="n${n}" role="doc-footnote"><p><a role="doc-backlink" href="#r${n}">${n} </a>${text}</p></aside>`
const book = (style: string): string[] => {
  const calls = [1, 2, 3, 4, 5].map((n) => `${call(n)}<p>x</p>`).join('')
  const notes = [1, 2, 3, 4, 5].map((n) => note(n)).join('')
  return typed(`<section>${calls}${notes}</section>`, `${CSS} :root { --note-numbers: ${style} }`).map((page) =>
    page.filter(Boolean).join(' '),
  )
}

describe('the numbers of notes', () => {
  it('go on through the chapter', () => {
    expect(book('chapter')).toEqual(['w1 x w2 x 1 note 2 note', 'w3 x w4 x 3 note 4 note', 'w5 x 5 note'])
  })
  it('begin anew on each page', () => {
    expect(book('page')).toEqual(['w1 x w2 x 1 note 2 note', 'w1 x w2 x 1 note 2 note', 'w1 x 1 note'])
  })
  it('are signs', () => {
    expect(book('signs')).toEqual(['w* x w† x * note † note', 'w* x w† x * note † note', 'w* x * note'])
  })
})

it('a note that goes on overleaf has a rule above it there, and no number', () => {
  const long = Array.from({ length: 8 }, (_, i) => `l${i}`).join('<br>')
  const html = `<section>${'<p>a</p>'.repeat(2)}${call(1)}<p>b</p>${note(1, long)}</section>`
  const { pages } = setPages(html, CSS)
  const rules = pages.map(({ marks }) => marks.filter(({ kind }) => kind === 'rect').length)
  expect(rules).toEqual([0, 1])
  expect(typed(html, CSS)[1]?.filter(Boolean).join(' ')).toMatch(/^l\d/)
})
