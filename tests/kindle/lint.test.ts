import { readFileSync } from 'node:fs'
import JSZip from 'jszip'
import { describe, expect, it, test } from 'vitest'
import { composeEpub } from '../../src/epub/makeEpub.js'
import { lintEpub } from '../../src/kindle/lint.js'
import { KINDLE_RULES, type KindleRule } from '../../src/kindle/rule.js'
import { rules } from '../../src/kindle/rules/index.js'
import { edition, parts, plainJpeg, section, withSections } from '../epub/fixture.js'

const OPF = 'OEBPS/content.opf'
const NCX = 'OEBPS/toc.ncx'
const CSS = 'OEBPS/style.css'
const ONE = 'OEBPS/text/one.xhtml'

const picture = { path: 'map.jpg', bytes: plainJpeg(4, 4), type: 'image/jpeg', width: 4, height: 4 } as const
const body = '<h1>Café</h1><p>See <a href="#two">there</a>. <img src="map.jpg" alt="A map."></p>'
const book = { ...withSections(section('one', 'chapter', body), section('two', 'chapter', '<p id="p">x</p>')) }
const good = await composeEpub({ ...book, assets: [picture] }, parts()).epub()

type Change = (zip: JSZip) => unknown

/** A change of one file's text, by what stands there. */
const put =
  (path: string, was: string | RegExp, is: string): Change =>
  async (zip) => {
    const text = (await zip.file(path)?.async('string')) ?? ''
    expect(text).toMatch(was)
    zip.file(path, text.replace(was, is))
  }

async function changed(change: Change): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(good)
  await change(zip)
  return zip.generateAsync({ type: 'uint8array' })
}

/** The good book's file again behind itself, under the same name: JSZip writes none such. */
function doubled(bytes: Uint8Array, path: string, as: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  expect(as).toHaveLength(path.length)
  return Buffer.from(text.replaceAll(path, as), 'latin1')
}

const cases: readonly [KindleRule, string, Change][] = [
  ['epub-archive', 'no type', (zip) => zip.remove('mimetype')],
  ['epub-archive', 'another type', (zip) => zip.file('mimetype', 'application/zip')],
  ['epub-archive', 'names that differ in case', (zip) => zip.file('OEBPS/STYLE.css', '')],
  ['epub-archive', 'a name with a colon', (zip) => zip.file('OEBPS/a:b.txt', '')],
  ['epub-archive', 'no container', (zip) => zip.remove('META-INF/container.xml')],
  ['epub-archive', 'no package', (zip) => zip.remove(OPF)],
  [
    'epub-missing-file',
    'a listed font',
    put(OPF, '</manifest>', '<item id="f" href="f.ttf" media-type="font/ttf"/></manifest>'),
  ],
  ['epub-markup', 'hyphens in a comment', put(ONE, '<p>', '<!-- a -- b --><p>')],
  ['epub-markup', 'an open element', put(ONE, '</p>', '')],
  ['epub-markup', 'an entity that XML does not know', put(ONE, 'See', 'See&nbsp;')],
  [
    'epub-locked',
    'a font made unreadable',
    (zip) => zip.file('META-INF/encryption.xml', '<encryption><CipherReference URI="f.ttf"/></encryption>'),
  ],
  ['epub-link', 'no such file', put(ONE, 'two.xhtml', 'three.xhtml')],
  ['epub-link', 'no such place', put(ONE, 'two.xhtml', 'two.xhtml#q')],
  ['epub-link', 'no such place in the contents', put(NCX, /text\/two\.xhtml/, 'text/two.xhtml#q')],
  ['epub-remote', 'a picture of the web', put(ONE, '../images/map.jpg', 'https://example.org/map.jpg')],
  ['epub-remote', 'a font of the web', put(CSS, 'p {', '@font-face { src: url(//example.org/a) } p {')],
  ['kindle-encoding', 'none said', put(ONE, / encoding="utf-8"/, '')],
  ['kindle-encoding', 'another said', put(ONE, 'utf-8', 'iso-8859-1')],
  ['kindle-language', 'none', put(OPF, /<dc:language>.*\n/, '')],
  ...['us', 'C', 'english', 'en_US', ''].map((said): [KindleRule, string, Change] => {
    return ['kindle-language', `"${said}"`, put(OPF, '>en-GB</dc:language>', `>${said}</dc:language>`)]
  }),
  ['kindle-title', 'an empty one', put(OPF, '>The Salt Road</dc:title>', '> </dc:title>')],
  ['kindle-identifier', 'another in the contents', put(NCX, /urn:uuid:[^"]*/, 'urn:uuid:1')],
  ['kindle-identifier', 'no such id', put(OPF, 'unique-identifier="book-id"', 'unique-identifier="uid"')],
  ['kindle-contents', 'no NCX', put(OPF, /<item id="ncx".*\n/, '')],
  ['kindle-contents', 'an empty id', put(NCX, 'id="point-1"', 'id=""')],
  ['kindle-contents', 'one id twice', put(NCX, 'id="point-2"', 'id="point-1"')],
  ['kindle-contents', 'backwards', put(NCX, 'playOrder="1"', 'playOrder="3"')],
  ['kindle-contents', 'a gap', put(NCX, 'playOrder="2"', 'playOrder="3"')],
  ['kindle-cover', 'no such id', put(OPF, 'content="cover-image"', 'content="cover.jpg"')],
  ['kindle-cover', 'a text', put(OPF, 'content="cover-image"', 'content="text-cover"')],
  ['kindle-script', 'an element', put(ONE, '<p>', '<script>1</script><p>')],
  ['kindle-script', 'an attribute', put(ONE, '<p>', '<p onclick="go()">')],
  ['kindle-script', 'a link', put(ONE, /href="two[^"]*"/, 'href="javascript:go()"')],
  ['kindle-picture', 'no source', put(ONE, ' src="../images/map.jpg"', '')],
  ['kindle-picture', 'no such picture', put(ONE, 'map.jpg', 'mop.jpg')],
  ['kindle-picture', 'WebP by its name', put(OPF, /(map\.jpg" media-type="image\/)jpeg/, '$1webp')],
  ['kindle-picture', 'AVIF by its bytes', (zip) => zip.file('OEBPS/images/map.jpg', '\0\0\0\x1cftypavif\0\0\0\0')],
  ['kindle-picture', 'one that is too large', (zip) => zip.file('OEBPS/images/map.jpg', new Uint8Array(6e6))],
  ['kindle-empty-alt', 'a decoration', put(ONE, 'alt="A map."', 'alt=""')],
  [
    'kindle-hidden',
    'by a style',
    put(ONE, '<p>', `<div style="display: none"><p>${'word '.repeat(3000)}</p></div><p>`),
  ],
  ['kindle-hidden', 'by an attribute', put(ONE, '<p>', `<div hidden=""><p>${'word '.repeat(3000)}</p></div><p>`)],
  ['kindle-variables', 'set and used', put(CSS, 'p {', ':root { --ink: red } p { color: var(--ink);')],
  ['kindle-leftover', 'an attribute', put(ONE, '<p>', '<p data-AmznRemoved="x">')],
]

const rulesIn = (bytes: Uint8Array) => [...new Set(lintEpub(bytes).map(({ rule }) => rule))]

describe('what keeps a book from a Kindle', () => {
  test('is nothing in a good book', async () => {
    expect(lintEpub(good)).toEqual([])
    expect(lintEpub(await composeEpub(edition, parts()).kepub())).toEqual([])
  })

  it.each(cases)('%s: %s', async (rule, _says, change) => {
    expect(rulesIn(await changed(change))).toEqual([rule])
  })

  test('kindle-hidden: by a stylesheet', async () => {
    const hide = async (zip: JSZip) => {
      await put(CSS, 'p {', '/* p */ em, div.aside { color: red; display:none } p {')(zip)
      await put(ONE, '<p>', `<div class="aside">${'word '.repeat(3000)}</div><p>`)(zip)
    }
    expect(rulesIn(await changed(hide))).toEqual(['kindle-hidden'])
  })

  test('epub-archive: one name twice', async () => {
    const bytes = await changed((zip) => zip.file('OEBPS/other.css', ''))
    expect(rulesIn(doubled(bytes, 'OEBPS/other.css', 'OEBPS/style.css'))).toEqual(['epub-archive'])
  })

  test('kindle-size: by mail, and by the web', () => {
    const large = Buffer.concat([Buffer.alloc(51 * 1024 * 1024), good])
    const shift = large.length - good.length
    // The directory's place and the files' own count from the file's beginning.
    const end = large.length - 22
    const start = large.readUInt32LE(end + 16) + shift
    large.writeUInt32LE(start, end + 16)
    for (let at = start; large.readUInt32LE(at) === 0x02014b50; ) {
      large.writeUInt32LE(large.readUInt32LE(at + 42) + shift, at + 42)
      at += 46 + large.readUInt16LE(at + 28) + large.readUInt16LE(at + 30) + large.readUInt16LE(at + 32)
    }
    expect(rulesIn(large)).toEqual(['kindle-size'])
  })

  test('is told with its place, in few lines', async () => {
    const scripts = put(ONE, '<p>', `${'<script>1</script>'.repeat(9)}\n<p>`)
    const found = lintEpub(await changed(scripts))
    expect(found).toHaveLength(4)
    expect(found[0]).toMatchObject({ file: ONE, rule: 'kindle-script', severity: 'warning' })
    expect(found[0]?.place?.start.line).toBeGreaterThan(5)
    expect(found[3]?.reason).toBe('A script stands in the text; and 5 more')
  })

  test('knows the names of letters in old XHTML', async () => {
    const old = async (zip: JSZip) => {
      await put(
        ONE,
        '<!DOCTYPE html>',
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">',
      )(zip)
      await put(ONE, 'See', 'See&nbsp;')(zip)
    }
    expect(rulesIn(await changed(old))).toEqual([])
  })
})

describe('what is no book', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['a text', new TextEncoder().encode('Once upon a time, and so on, and so on, and so on.')],
    ['half a book', good.subarray(0, good.length / 2)],
  ])('%s is told', (_says, bytes) => {
    expect(rulesIn(bytes)).toEqual(['epub-archive'])
  })

  test('a book with a byte changed anywhere is looked at to its end', () => {
    for (let at = 0; at < good.length; at += 97) {
      const broken = Uint8Array.from(good)
      broken[at] = (broken[at] ?? 0) ^ 0xff
      expect(() => lintEpub(broken)).not.toThrow()
    }
  })

  test('what unpacks without an end is let be', async () => {
    const bomb = await changed((zip) => zip.file(ONE, Buffer.alloc(40 * 1024 * 1024), { compression: 'DEFLATE' }))
    expect(bomb.length).toBeLessThan(1e6)
    expect(() => lintEpub(bomb)).not.toThrow()
  })

  test('a text nested without an end is read', async () => {
    const deep = put(ONE, '<p>', `${'<div>'.repeat(1e5)}${'</div>'.repeat(1e5)}<p>`)
    expect(rulesIn(await changed(deep))).toEqual([])
  })
})

test('each rule has a name, a case, and a page that says how sure it is', () => {
  expect(rules.map(({ name }) => name)).toEqual([...KINDLE_RULES])
  const shown = new Set([...cases.map(([rule]) => rule), 'kindle-size'])
  expect(KINDLE_RULES.filter((name) => !shown.has(name))).toEqual([])
  for (const { name, known } of rules) {
    const page = readFileSync(new URL(`../../docs/rules/${name}.md`, import.meta.url), 'utf8')
    expect(page).toMatch(new RegExp(`^# ${name}\n\n[A-Z]`))
    expect(page).toContain(`\nHow sure: ${known}`)
  }
})
