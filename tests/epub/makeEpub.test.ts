import { EpubCheck } from '@likecoin/epubcheck-ts'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import JSZip from 'jszip'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { makeEpub } from '../../src/epub/makeEpub.js'
import type { Asset, Edition } from '../../src/types/edition.js'
import { edition, opened, parts, plainJpeg, section, withSections } from './fixture.js'

const map: Asset = { path: 'art/Map of the Fén.JPG', bytes: plainJpeg(4, 4), type: 'image/jpeg', width: 4, height: 4 }

async function open(bytes: Uint8Array) {
  const zip = await JSZip.loadAsync(bytes)
  const read = async (path: string) => (await zip.file(path)?.async('string')) ?? `no ${path}`
  return { names: Object.keys(zip.files), read, text: (id: string) => read(`OEBPS/text/${id}.xhtml`) }
}

async function make(given: Edition, more = {}) {
  const { bytes, problems } = await makeEpub(given, parts(more))
  return { bytes, problems, reasons: problems.map((problem) => problem.reason), ...(await open(bytes)) }
}

async function complaints(bytes: Uint8Array) {
  return (await EpubCheck.validate(bytes)).messages.map((message) => `${message.id} ${message.message}`)
}

/** The paths that a package document lists, as they stand in the archive. */
function manifest(opf: string): string[] {
  const paths: string[] = []
  visit(fromHtml(opf, { fragment: true }), 'element', (node) => {
    if (node.tagName === 'item') paths.push(`OEBPS/${node.properties.href}`)
  })
  return paths
}

describe('the archive', () => {
  it('is valid, with pictures and fonts', async () => {
    const picture = '<figure><img src="art/Map%20of%20the%20F%C3%A9n.JPG" alt="A map of the fen."></figure>'
    const sections = [...edition.sections, section('chapter-3', 'chapter', opened('Three', 'Map', picture))]
    // Fonts are listed and enclosed, not parsed; the bytes may be any.
    const fonts = [{ name: 'body.ttf', bytes: new Uint8Array([0, 1, 0, 0, 0, 0, 0, 0]) }]
    const css = '@font-face { font-family: Body; src: url(fonts/body.ttf) }'
    const { bytes, problems, text } = await make({ ...edition, sections, assets: [map] }, { css, fonts })
    expect(await complaints(bytes)).toEqual([])
    expect(problems).toEqual([])
    expect(await text('chapter-3')).toContain('<img alt="A map of the fen." src="../images/map-of-the-fen.jpg"/>')
  })

  it('begins with its type, stored (OCF 3.3, section 4.3)', async () => {
    const { bytes } = await make(edition)
    const buffer = Buffer.from(bytes)
    expect(buffer.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip')
    expect(buffer.readUInt16LE(8)).toBe(0)
    expect(buffer.readUInt16LE(28)).toBe(0)
  })

  it('holds what the manifest lists and nothing else, without folders, in order', async () => {
    const { names, read } = await make({ ...edition, assets: [map] })
    const listed = [
      ...manifest(await read('OEBPS/content.opf')),
      'OEBPS/content.opf',
      'META-INF/container.xml',
      'mimetype',
    ]
    expect([...names].sort()).toEqual(listed.sort())
    expect(names.slice(0, 3)).toEqual(['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf'])
    expect(names.slice(3)).toEqual(names.slice(3).sort())
  })

  it('is the same bytes each time', async () => {
    const [one, other] = [await make(edition), await make(structuredClone(edition))]
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
  })

  it('leaves the edition as it was', async () => {
    const before = structuredClone(edition)
    await make(edition)
    expect(edition).toEqual(before)
  })

  it('says which template is missing', async () => {
    await expect(makeEpub(edition, parts({ templates: {} }))).rejects.toThrow('Template epub/chapter.xhtml is missing')
  })

  it('numbers no sign that needs none, and says what it was given', async () => {
    const link =
      '<p><a href="https://example.org/?a=1&amp;b=%222%22" title="&quot;&lt;&amp;amp;">on</a> &amp;#x26; it’s</p>'
    const title = 'Oil & "Salt" <it\'s>'
    const meta = { ...edition.meta, title, description: `${title} &#38;` }
    const one = section('one', 'chapter', link, { name: title })
    const { bytes, names, read } = await make({ ...withSections(one), meta })
    const texts = await Promise.all(names.filter((name) => /\.(xhtml|opf|ncx|xml)$/.test(name)).map(read))
    expect(texts.flatMap((text) => text.match(/&#\w*;/g) ?? [])).toEqual([])
    const [chapter, opf] = [await read('OEBPS/text/one.xhtml'), await read('OEBPS/content.opf')]
    expect(chapter).toContain('href="https://example.org/?a=1&amp;b=%222%22" title="&quot;&lt;&amp;amp;"')
    expect(chapter).toContain('&amp;#x26; it’s')
    expect(opf).toContain("Oil &amp; &quot;Salt&quot; &lt;it's&gt; &amp;#38;")
    expect(await complaints(bytes)).toEqual([])
  })

  it('holds 300 sections', async () => {
    const body = opened('N', 'Name', '<p>Words and words.</p>'.repeat(50))
    const many = Array.from({ length: 300 }, (_, at) => section(`chapter-${at + 1}`, 'chapter', body))
    const { bytes, names } = await make(withSections(...many))
    expect(names.filter((name) => name.startsWith('OEBPS/text/'))).toHaveLength(301)
    expect(await complaints(bytes)).toEqual([])
  })
})

describe('the sections', () => {
  it('have file, title, matter, meaning and name', async () => {
    const { text } = await make(edition)
    const chapter = await text('chapter-1')
    expect(chapter).toContain('<title>One: The Ferry</title>')
    expect(chapter).toContain(
      '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en-GB" xml:lang="en-GB">',
    )
    expect(chapter).toContain('<body class="body" epub:type="bodymatter">')
    expect(chapter).toContain(
      '<section id="chapter-1" class="chapter" epub:type="chapter" role="doc-chapter" aria-label="One: The Ferry">',
    )
    expect(await text('colophon')).toContain('epub:type="backmatter"')
  })

  it('leave contents and cover to the nav document and the cover page', async () => {
    const { names, text } = await make({
      ...edition,
      sections: [section('cover', 'cover', '<p>x</p>'), ...edition.sections],
    })
    expect(names).not.toContain('OEBPS/text/contents.xhtml')
    expect(await text('cover')).toContain('alt="Cover of The Salt Road by Ursula K. Le Guin, B. Artist"')
    expect(await text('cover')).toContain('role="doc-cover"')
  })

  it('may be called cover too', async () => {
    const { bytes, text } = await make(withSections(section('cover', 'chapter', '<h1>Cover</h1><p>Take it.</p>')))
    expect(await text('cover')).toContain('Take it.')
    expect(await text('cover-page')).toContain('role="doc-cover"')
    expect(await complaints(bytes)).toEqual([])
  })

  it('link to each other across files; ids are unique in the book', async () => {
    const note =
      '<p>Said<a role="doc-noteref" href="#fn-1" id="ref-1">1</a>.</p><aside role="doc-footnote" id="fn-1"><p>So <a role="doc-backlink" href="#ref-1">↩</a></p></aside>'
    const { text, reasons } = await make(
      withSections(
        section('one', 'chapter', `${note}<p><a href="#two">on</a> <a href="#end">to the end</a></p>`),
        section(
          'two',
          'chapter',
          `${note}<p id="end">The end.</p><p><a href="#lost">lost</a> <a href="three.md">file</a></p>`,
        ),
      ),
    )
    expect(await text('one')).toContain('<a href="two.xhtml#two">on</a> <a href="two.xhtml#end">to the end</a>')
    expect(await text('one')).toContain('href="#fn-1"')
    expect(await text('two')).toContain('<a role="doc-noteref" href="#fn-1-2" id="ref-1-2" epub:type="noteref">')
    expect(await text('two')).toContain('<p>lost file</p>')
    expect(reasons).toEqual([
      'Link to "#lost" in "two" leads nowhere; the EPUB keeps its words only',
      'Link to "three.md" in "two" leads nowhere; the EPUB keeps its words only',
    ])
  })

  it('keep their words where a picture is missing', async () => {
    const { text, reasons } = await make(
      withSections(section('one', 'chapter', '<p>See <img src="../no.png" alt="No"> here.</p>')),
    )
    expect(await text('one')).toContain('<p>See  here.</p>')
    expect(reasons).toEqual(['Image "../no.png" is not in the manuscript; the EPUB leaves it out'])
  })
})

describe('the package', () => {
  it('sorts names and dates the book', async () => {
    const opf = await (await make(edition)).read('OEBPS/content.opf')
    expect(opf).toContain('<meta property="file-as" refines="#creator-1">Le Guin, Ursula K.</meta>')
    expect(opf).toContain('<meta property="role" refines="#creator-1" scheme="marc:relators">aut</meta>')
    expect(opf).toContain('<dc:date>2026-01-31T00:00:00Z</dc:date>')
    expect(opf).toContain('<meta property="dcterms:modified">2026-01-31T00:00:00Z</meta>')
    expect(opf).toContain('properties="cover-image"')
    expect(opf).toContain('<meta name="cover" content="cover-image"/>')
  })

  it('has no empty elements, and is valid with the least that a book may have', async () => {
    const { title, lang, date, identifier, slug } = edition.meta
    const given = { ...edition, meta: { title, lang, date, identifier, slug, authors: [], description: ' ' } }
    const { bytes, read } = await make({ ...given, sections: [section('one', 'chapter', '<p>x</p>')] })
    expect(await read('OEBPS/content.opf')).not.toContain('dc:description')
    expect(await complaints(bytes)).toEqual([])
  })

  it('claims to be accessible only where nothing unknown stands in the way', async () => {
    const claim = 'dcterms:conformsTo'
    const bare = { ...withSections(section('one', 'chapter', `<p><img src="${map.path}"> x</p>`)), assets: [map] }
    const opf = await (await make(bare)).read('OEBPS/content.opf')
    expect(await (await make(edition)).read('OEBPS/content.opf')).toContain(claim)
    expect(opf).not.toContain(claim)
    const sheet = { path: 'own.css', text: 'p { color: #eee }', origin: 'author' as const }
    expect(await (await make({ ...edition, ownStyles: [sheet] })).read('OEBPS/content.opf')).not.toContain(claim)
    expect(opf).not.toContain('alternativeText')
    expect(opf).toContain('<meta property="schema:accessMode">visual</meta>')
    expect(opf).toContain('Some pictures have no description.')
  })

  it.each(['<&">]]>', 'שלום עולם', '🧂 The Salt & "Road"', "O'Hara\u0000\u0007\uFFFF", '<%= 1 %>'])(
    'holds the title %j',
    async (title) => {
      const meta = { ...edition.meta, title, authors: [title], rights: title, description: title }
      const chapter = section('one', 'chapter', '<h1>x</h1><p>x</p>', { name: title })
      const { bytes, read, text } = await make({ ...edition, meta, sections: [chapter] })
      expect(await complaints(bytes)).toEqual([])
      const shown = title.replace('\u0000\u0007\uFFFF', '')
      expect(textOf(fromHtml(await read('OEBPS/toc.xhtml')))).toContain(shown)
      expect(await text('one')).toContain('<section')
    },
  )

  it('says who made the book, what it is about and where it belongs', async () => {
    const given: Edition = {
      ...edition,
      meta: {
        ...edition.meta,
        creators: [{ name: 'A. Writer', role: 'aut', fileAs: 'Writer, Ada' }],
        contributors: [{ name: 'T. Lator', role: 'trl' }],
        identifiers: [{ text: 'urn:isbn:9780000000002' }, { text: '10.1234/5', scheme: 'DOI' }],
        titles: [{ type: 'extended', text: 'The Whole Salt Road' }],
        subject: [{ text: 'Sea', authority: 'BISAC', term: 'FIC047000' }],
        series: { name: 'The Salt Cycle', position: '2' },
        source: 'https://example.org/1',
        ibooks: { version: '1.0.0' },
        accessibility: { hazards: ['unknown'], summary: 'Plain text.' },
        direction: 'rtl',
      },
    }
    const { bytes, read } = await make(given)
    const opf = await read('OEBPS/content.opf')
    for (const line of [
      '<meta property="file-as" refines="#creator-1">Writer, Ada</meta>',
      '<dc:contributor id="contributor-1">T. Lator</dc:contributor>',
      '<meta property="identifier-type" refines="#identifier-2" scheme="onix:codelist5">06</meta>',
      '<meta property="title-type" refines="#title-2">expanded</meta>',
      '<meta property="term" refines="#subject-1">FIC047000</meta>',
      '<meta property="group-position" refines="#series">2</meta>',
      '<meta name="calibre:series_index" content="2"/>',
      '<dc:source>https://example.org/1</dc:source>',
      '<meta property="ibooks:version">1.0.0</meta>',
      '<meta property="schema:accessibilityHazard">unknown</meta>',
      '<meta property="schema:accessibilitySummary" xml:lang="en-GB">Plain text.</meta>',
      'page-progression-direction="rtl"',
    ])
      expect(opf).toContain(line)
    expect(opf).not.toContain('>none</meta>')
    expect(await complaints(bytes)).toEqual([])
  })

  it('lists chapters under their part', async () => {
    const part = section('part-1', 'part', '<h1>The Near Bank</h1>', {
      name: 'The Near Bank',
      listed: true,
      matter: 'body',
    })
    const one = section('one', 'chapter', '<h1>One</h1>', { name: 'One', part: 'part-1' })
    const { bytes, read } = await make(withSections(part, one, section('two', 'chapter', '<p>x</p>', { name: 'Two' })))
    const nav = (await read('OEBPS/toc.xhtml')).replace(/\n/g, '')
    expect(nav).toContain('The Near Bank</a><ol><li><a href="text/one.xhtml">One</a></li></ol></li><li>')
    expect(await complaints(bytes)).toEqual([])
  })

  it('lists parts under the part that they belong to', async () => {
    const listed = { listed: true, matter: 'body' } as const
    const outer = section('part-1', 'part', '<h1>Book One</h1>', { name: 'Book One', ...listed })
    const inner = section('part-2', 'part', '<h1>Near</h1>', { name: 'Near', part: 'part-1', ...listed })
    const one = section('one', 'chapter', '<h1>One</h1>', { name: 'One', part: 'part-2' })
    const coda = section('coda', 'chapter', '<h1>Coda</h1>', { name: 'Coda', part: 'part-1' })
    const { bytes, read } = await make(withSections(outer, inner, one, coda))
    const nav = (await read('OEBPS/toc.xhtml')).replace(/\n/g, '')
    const chapter = '<ol><li><a href="text/one.xhtml">One</a></li></ol>'
    const part = `<li><a href="text/part-2.xhtml">Near</a>${chapter}</li>`
    expect(nav).toContain(`Book One</a><ol>${part}<li><a href="text/coda.xhtml">Coda</a></li></ol></li></ol>`)
    expect(await read('OEBPS/toc.ncx')).toContain('name="dtb:depth" content="3"')
    expect(await complaints(bytes)).toEqual([])
  })

  it('turns pages the other way where the script does', async () => {
    const { bytes, read, text } = await make({ ...edition, meta: { ...edition.meta, lang: 'he' } })
    expect(await read('OEBPS/content.opf')).toContain('page-progression-direction="rtl"')
    expect(await text('chapter-1')).toContain('dir="rtl"')
    expect(await complaints(bytes)).toEqual([])
  })
})
