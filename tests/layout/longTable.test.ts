import { describe, expect, it } from 'vitest'
import { liners, typed } from './pagesAsText.js'

const TABLE = 'table { margin: 0 } p + table { margin-top: 10pt } thead { display: block } caption { margin: 0 }'
const rows = (count: number): string => Array.from({ length: count }, (_, i) => `<tr><td>r${i + 1}</td></tr>`).join('')
const table = (count: number, style = ''): string =>
  `<table style="${style}"><thead><tr><th>HEAD</th></tr></thead><tbody>${rows(count)}</tbody></table>`
const shown = (html: string, css = '') => typed(`<section>${html}</section>`, TABLE + css).map((page) => page.join(' '))

describe('a table longer than a page', () => {
  it('has its heads again above the rows of each page, and no row divided', () => {
    expect(shown(table(18))).toEqual([
      'HEAD r1 r2 r3 r4 r5 r6 r7',
      'HEAD r8 r9 r10 r11 r12 r13 r14',
      'HEAD r15 r16 r17 r18',
    ])
  })
  it('leaves no single row on either side', () => {
    expect(shown(liners('a', 5) + table(4))).toEqual(['a a a a a', 'HEAD r1 r2 r3 r4'])
    expect(shown(liners('a', 3) + table(4))).toEqual(['a a a  HEAD r1 r2', 'HEAD r3 r4'])
  })
  it('stays whole where its style says so', () => {
    expect(shown(liners('a', 3) + table(4), 'table { break-inside: avoid }')).toEqual(['a a a', 'HEAD r1 r2 r3 r4'])
  })
  it('keeps its caption', () => {
    const captioned = table(3).replace('<thead>', '<caption>Stores</caption><thead>')
    expect(shown(liners('a', 4) + captioned)).toEqual(['a a a a', 'Stores HEAD r1 r2 r3'])
  })
  it('takes the notes of its cells to the foot', () => {
    const noted = table(2).replace('r1', 'r1<a href="#n" role="doc-noteref">1</a>')
    const note = '<aside id="n"><p>note</p></aside>'
    expect(shown(noted + note, 'aside { float: footnote }')).toEqual(['HEAD r11 r2     note'])
  })
})
