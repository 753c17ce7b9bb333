import { describe, expect, it } from 'vitest'
import type { Tag } from '../../src/types/structure.js'
import { setPages } from './pagesAsText.js'

/** A structure as nested names: `Sect(H1 P Note(P))`. */
const told = ({ type, children, lang }: Tag): string =>
  `${type}${lang ? `[${lang}]` : ''}${children.length ? `(${children.map(told).join(' ')})` : ''}`

const structureOf = (html: string, css = ''): string => setPages(html, css).structure.children.map(told).join(' ')

describe('the structure of a book', () => {
  it('leaves out no level of heads, whatever the author did', () => {
    expect(structureOf('<section><h2>a</h2><h4>b</h4><h3>c</h3><h1>d</h1></section>')).toBe('Sect(H1 H2 H2 H1)')
  })

  it('has parts in parts, whose heads are those of what is around them, and an outline like it', () => {
    const part = '<section><h1>A</h1></section><section data-part="s1"><h1>B</h1></section>'
    const html = `${part}<section data-part="s2"><h1>c</h1><p>d</p></section><section data-part="s1"><h1>e</h1></section>`
    expect(structureOf(html)).toBe('Part(H1 Part(H2 Sect(H3 P)) Sect(H2))')
    const [book] = setPages(html).outline
    const [inner, last] = book?.children ?? []
    expect([book?.name, inner?.name, inner?.children[0]?.name, last?.name]).toEqual(['s1', 's2', 's3', 's4'])
  })

  it('has lists, tables and quotations as what they are, and no boxes', () => {
    const list = '<ul style="display: block"><li>a<ol><li>b</li></ol></li></ul>'
    expect(structureOf(`<section><div><div>${list}</div></div></section>`, 'li { display: list-item }')).toBe(
      'Sect(L(LI(Lbl LBody(P L(LI(Lbl LBody))))))',
    )
    const table = '<table><thead><tr><th>a</th></tr></thead><tbody><tr><th>b</th><td>c</td></tr></tbody></table>'
    expect(structureOf(`<section>${table}</section>`)).toBe('Sect(Table(THead(TR(TH)) TBody(TR(TH TD))))')
    expect(structureOf('<section><blockquote><p>a</p></blockquote><blockquote>b</blockquote></section>')).toBe(
      'Sect(BlockQuote(P) BlockQuote(P))',
    )
  })

  it('puts a note after the paragraph that first calls it, and the others at the end', () => {
    const notes = '<aside id="n1"><p>x</p></aside><aside id="n2"><p>y</p><p>z</p></aside>'
    const text = `<section><p>a</p><p>b<a href="#n2">2</a></p><p>c<a href="#n2">2</a></p>${notes}</section>`
    expect(structureOf(text, 'aside { float: footnote }')).toBe('Sect(P P Note(P P) P Note(P))')
  })

  it('has pictures that say something, their captions, and no ornaments', () => {
    const figure = '<figure><img src="a.png" alt="A lamp."><figcaption>c</figcaption></figure>'
    const html = `<section>${figure}<p><img src="a.png" alt=""></p><hr><p aria-hidden="true">*</p></section>`
    expect(setPages(html, '', { 'a.png': [20, 20] }).structure.children.map(told)).toEqual([
      'Sect(Div(Figure Caption) P)',
    ])
  })

  it('tells the language where it is another', () => {
    expect(
      structureOf('<section><p>a</p><p lang="fr">b</p><blockquote lang="de"><p>c</p></blockquote></section>'),
    ).toBe('Sect(P P[fr] BlockQuote[de](P))')
  })

  it('is what the marks of the pages are read as', () => {
    const { pages, structure } = setPages('<section><p>aaa <a href="#s1">bbb ccc</a></p></section>')
    const [line, words, area] = pages[0]?.marks ?? []
    const [paragraph] = structure.children[0]?.children ?? []
    expect([line?.kind, words?.kind, area?.kind]).toEqual(['text', 'text', 'link'])
    for (const mark of [line, words, area]) expect(mark && 'tag' in mark ? mark.tag : undefined).toBe(paragraph)
    expect(area).toMatchObject({ text: 'bbb ccc', href: '#s1' })
  })
})
