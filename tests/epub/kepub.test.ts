import { EpubCheck } from '@likecoin/epubcheck-ts'
import fc from 'fast-check'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { forKobo } from '../../src/epub/kobo.js'
import { composeEpub } from '../../src/epub/makeEpub.js'
import { toPolyglot } from '../../src/epub/toXhtml.js'
import { kepub } from '../../src/output/kepub.js'
import { named } from '../../src/output/names.js'
import { edition, html, parts, plainJpeg, section, withSections } from './fixture.js'

/** What stands in the two divisions, with spans written as `[kobo.1.1|words]`. */
function spans(text: string): string {
  const xhtml = toPolyglot(forKobo({ type: 'root', children: html(text) }))
  const within = /^<div id="book-columns"><div id="book-inner">(.*)<\/div><\/div>$/s.exec(xhtml)?.[1] ?? xhtml
  return within.replace(/<span class="koboSpan" id="kobo\.([\d.]+)">((?:[^<]|<(?!\/?span)[^>]*>)*)<\/span>/g, '[$1|$2]')
}

async function texts(bytes: Uint8Array) {
  const zip = await JSZip.loadAsync(bytes)
  const names = Object.keys(zip.files)
  const read = async (name: string) => (await zip.file(name)?.async('string')) ?? ''
  return { names, read }
}

describe('what a Kobo reads', () => {
  it('1. is a file whose name says so', () => {
    const file = { name: 'salt-road.kepub.epub', bytes: new Uint8Array(), problems: [] }
    const names = ['road', 'road.epub', 'Road.kepub.EPUB'].map((wish) => {
      return named(file, kepub.name, { kepub: { file: wish } }).name
    })
    expect(names).toEqual(['road.kepub.epub', 'road.kepub.epub', 'Road.kepub.epub'])
  })

  it('2. stands in two divisions; 3. whose margins are none', async () => {
    const { read } = await texts(await composeEpub(edition, parts()).kepub())
    const chapter = await read('OEBPS/text/chapter-1.xhtml')
    expect(chapter).toMatch(
      /<body [^>]*>\s*<div id="book-columns"><div id="book-inner"><section .*<\/div><\/div>\s*<\/body>/s,
    )
    expect(chapter).toContain(
      '<style type="text/css" id="kobostylehacks">div#book-inner { margin-top: 0; margin-bottom: 0;}</style>\n</head>',
    )
    const plain = await texts(await composeEpub(edition, parts()).epub())
    expect(await plain.read('OEBPS/text/chapter-1.xhtml')).not.toMatch(/kobo/i)
    expect(await read('OEBPS/toc.xhtml')).toBe(await plain.read('OEBPS/toc.xhtml'))
  })

  it.each([
    [
      'numbers by what is read',
      'a<p>b</p><p> </p><div>c</div>',
      '[0.1|a]<p>[1.1|b]</p><p>[2.1| ]</p><div>[2.2|c]</div>',
    ],
    ['no number for an empty paragraph', '<p></p><p>b</p><h2>c</h2>', '<p></p><p>[1.1|b]</p><h2>[2.1|c]</h2>'],
    ['through emphasis', '<p>a <em>b</em> c</p>', '<p>[1.1|a ]<em>[1.2|b]</em>[1.3| c]</p>'],
    [
      'a list with its first paragraph',
      '<ul><li><p>a</p></li><li>b</li></ul>',
      '<ul><li><p>[1.1|a]</p></li><li>[1.2|b]</li></ul>',
    ],
    ['each picture by itself', '<p>a<img alt="x">b</p>', '<p>[1.1|a][2.1|<img alt="x"/>][2.2|b]</p>'],
    [
      'no code, no drawing',
      '<pre>A. B.</pre><svg><text>A.</text></svg>',
      '<pre>A. B.</pre><svg xmlns="http://www.w3.org/2000/svg"><text>A.</text></svg>',
    ],
    [
      'white space in paragraphs alone',
      '<div> <p><b>a</b> <b>b</b></p>\n</div>',
      '<div> <p><b>[1.1|a]</b>[1.2| ]<b>[1.3|b]</b></p>\n</div>',
    ],
  ])('4. has spans: %s', (_, given, wanted) => {
    expect(spans(given)).toBe(wanted)
  })

  it.each([
    ['A b. C d! E f? G', ['A b. ', 'C d! ', 'E f? ', 'G']],
    ['“Go.” “Why?”  He went', ['“Go.” ', '“Why?”  ', 'He went']],
    ['Mr. X… left.”’ Now.', ['Mr. ', 'X… left.”', '’ Now.']],
    ['3.14\u00A0m', ['3.', '14&#160;m']],
  ])('5. has a span for each sentence: %s', (given, wanted) => {
    const found = [...spans(`<p>${given}</p>`).matchAll(/\[[\d.]+\|([^\]]*)\]/g)].map((match) => match[1])
    expect(found).toEqual(wanted)
  })

  it('6. begins with the cover, which the package names', async () => {
    const { read } = await texts(await composeEpub(edition, parts()).kepub())
    const opf = await read('OEBPS/content.opf')
    expect(opf).toContain('properties="cover-image"')
    expect(opf).toMatch(/<spine[^>]*>\s*<itemref idref="text-cover"\/>/)
    expect(await read('OEBPS/text/cover.xhtml')).toMatch(/<span class="koboSpan" id="kobo.1.1"><img [^>]*\/><\/span>/)
  })

  it('7. reads the same as HTML, and has no file but those it needs', async () => {
    const body = '<p>5\u00A0p.m.<br><b></b><a id="x"></a> &amp; on.</p>'
    const book = composeEpub(withSections(section('one', 'chapter', body)), parts())
    const { names, read } = await texts(await book.kepub())
    expect(names).toEqual((await texts(await book.epub())).names)
    const xhtml = await read('OEBPS/text/one.xhtml')
    expect(xhtml).toContain('5&#160;p.')
    expect(xhtml).not.toMatch(/<(?!(?:br|hr|img|link|meta)\b)[a-z]+[^>]*\/>/)
    expect(textOf(fromHtml(xhtml))).toContain('5\u00A0p.m. & on.')
  })

  it('keeps the pages of print, amid a sentence in its span, between two in none', () => {
    const mark = '<span role="doc-pagebreak" id="page-2"></span>'
    expect(toPolyglot(forKobo({ type: 'root', children: html(`<p>He wa${mark}ited. ${mark}Then.</p>`) }))).toContain(
      `<p><span class="koboSpan" id="kobo.1.1">He wa${mark}ited. </span>${mark}<span class="koboSpan" id="kobo.1.2">Then.</span></p>`,
    )
  })
})

describe('the two EPUBs', () => {
  it('have the same text, whatever it is, and each span its own id', () => {
    const word = fc.constantFrom(
      'a',
      ' ',
      '. ',
      '?”',
      '…',
      '\n',
      '<em>b.</em>',
      '<br>',
      '<p>',
      '</p>',
      '<img alt="">',
      '<span role="doc-pagebreak"></span>',
      '<li>',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const children = html(words.join(''))
        const given = { type: 'root' as const, children }
        const before = structuredClone(given)
        const made = forKobo(given)
        expect(textOf(made)).toBe(textOf(given))
        expect(given).toEqual(before)
        const ids = [...toPolyglot(made).matchAll(/id="(kobo[\d.]+)"/g)].map((match) => match[1])
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  it('are both valid', async () => {
    const picture = '<figure><img src="map.jpg" alt="A map."><figcaption><p>The map.</p></figcaption></figure>'
    const map = { path: 'map.jpg', bytes: plainJpeg(4, 4), type: 'image/jpeg', width: 4, height: 4 } as const
    const sections = [...edition.sections, section('three', 'chapter', `<h1>3</h1>${picture}<ol><li>a</li></ol>`)]
    const { kepub: pack } = composeEpub({ ...edition, sections, assets: [map] }, parts())
    expect((await EpubCheck.validate(await pack())).messages).toEqual([])
  })

  it('of a paragraph without an end are made as fast as they are long', () => {
    const long = 'word '.repeat(100_000)
    const stops = '. '.repeat(50_000)
    const made = forKobo({ type: 'root', children: html(`<p>${long}</p><p>${stops}</p>`) })
    expect(textOf(made)).toHaveLength(long.length + stops.length)
  })
})
