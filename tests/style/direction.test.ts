import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { turned } from '../../src/style/direction.js'
import { epubSheet } from '../../src/style/epub.js'
import type { Edition } from '../../src/types/edition.js'
import { setPages } from '../layout/pagesAsText.js'

const SHEET = '.verse { margin: 1em 5% 2em 12%; text-align: left } .closing { margin-left: 50% }'

/** The EPUB's sheet of a book in some language, as one line. */
function sheetOf(lang: string, html: string, own = ''): string {
  const [tree] = fromHtml(html, { fragment: true }).children
  const edition = {
    meta: { lang },
    sections: [{ role: 'chapter', matter: 'body', tree }],
    styles: [{ text: SHEET, origin: 'house' }],
    ownStyles: [{ text: own, origin: 'author' }],
  }
  // Only what the sheet is made of.
  return epubSheet(edition as unknown as Edition)
    .replace('@charset "utf-8";', '')
    .replace(/\s+/g, ' ')
    .trim()
}

describe('a sheet that says left and right', () => {
  const verse = '<section><div class="verse"><p class="closing">a</p></div></section>'

  it('is turned about for the EPUB of a book that is read from the right, but not the author’s own', () => {
    expect(sheetOf('en', verse)).toBe(
      '.verse { margin: 1em 5% 2em 12%; text-align: left; } .closing { margin-left: 50%; }',
    )
    expect(sheetOf('ar', verse, '.verse { text-align: left }')).toBe(
      '.verse { margin: 1em 12% 2em 5%; text-align: right; } .closing { margin-right: 50%; } .verse { text-align: left; }',
    )
  })

  it('says the beginning of lines besides where text of the book runs the other way', () => {
    const other = verse.replace('<p', '<p dir="rtl"')
    expect(sheetOf('en', other)).toContain('text-align: left; text-align: start;')
    expect(sheetOf('he', verse.replace('<p', '<p lang="en"'))).toContain('text-align: right; text-align: start;')
  })

  it('is turned in names, words and lists of four', () => {
    expect(turned('border-top-left-radius', '1em')).toEqual(['border-top-right-radius', '1em'])
    expect(turned('padding', '0 0 0 calc(1em + 2px)')).toEqual(['padding', '0 calc(1em + 2px) 0 0'])
    expect(turned('margin', '1em 2em')).toEqual(['margin', '1em 2em'])
    expect(turned('float', 'left')).toEqual(['float', 'right'])
    expect(turned('content', '"left"')).toEqual(['content', '"left"'])
  })

  it('is turned on paper where the language is read from the right', () => {
    const lefts = (html: string) =>
      setPages(html, 'div { margin-left: 100pt } p { text-align: left }').pages.flatMap(({ marks }) =>
        marks.map((mark) => ('x' in mark ? Math.round(mark.x) : '')),
      )
    expect(lefts('<section><div><p>aa</p></div></section>')).toEqual([100])
    // Two letters of 5 pt, from the right of a measure of 100 pt.
    expect(lefts('<section lang="he"><div><p>אב</p></div></section>')).toEqual([90])
    expect(lefts('<section lang="he"><div lang="en"><p>aa</p></div></section>')).toEqual([100])
  })
})
