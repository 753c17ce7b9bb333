import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { prepare } from '../../src/main.js'
import { OUTPUTS } from '../../src/output/index.js'
import { openPress } from '../../src/output/press.js'
import type { Page } from '../../src/types/layout.js'
import type { Manuscript } from '../../src/types/manuscript.js'
import { parts } from './fixture.js'

const { templates } = parts()

/** Sentences that are never alike, so that a page is known by its first words. */
function sentences(count: number, salt = ''): string {
  const places = ['ferry', 'quay', 'lamp-room', 'cellar', 'well—the old one—', 'long shed', '“Anchor”', 'tide-mill']
  return Array.from({ length: count }, (_, n) => {
    const number = (n * 7919) % 9973
    return `“Count *the ${places[n % 8]}* twice,” she said${salt}, “for number ${number} was never ${places[(n * 3) % 8]}.”`
  }).join(' ')
}

const TEXT = `# The Ferry

${sentences(40)}[^a]

${sentences(9, ' again')}

* * *

*${sentences(12, ' in a whisper').replaceAll('*', '')}*

::: verse
${Array.from({ length: 44 }, (_, n) => `the ${n}th wave is one of ${n * 13}`).join('\n')}
:::

::: messages
${Array.from({ length: 30 }, (_, n) => `${n % 2 ? 'Ada' : 'Tom'}: is it number ${n * 17} now`).join('\n')}
:::

| Stores | Left |
|---|---|
${Array.from({ length: 60 }, (_, n) => `| Oil of lamp ${n * 19} | cask ${n} of them |`).join('\n')}

${sentences(30, ' at last')}

[^a]: ${sentences(30, ' in a note')}

# The Bank

${sentences(40, ' there')}
`

async function made(wish: boolean) {
  const files = [{ path: 'a.md', bytes: new TextEncoder().encode(TEXT) }]
  const meta = { title: 'T', lang: 'en-GB' }
  const manuscript: Manuscript = { name: 'folder', meta, files, assets: [], problems: [] }
  const { edition } = await prepare(manuscript, {})
  const press = openPress(edition, { format: 'a5', epubTemplates: templates, listsPages: wish })
  const output = OUTPUTS.find(({ name }) => name === 'epub')
  const file = await output?.make(press)
  const zip = await JSZip.loadAsync(file?.bytes ?? new Uint8Array())
  const read = async (path: string) => (await zip.file(`OEBPS/${path}`)?.async('string')) ?? ''
  return { volume: await press.volume('a5'), read }
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The first five words of a page's own text, without its head and folio; words divided at line ends are whole again. */
function firstWords({ marks }: Page): string {
  const own = marks.filter((mark) => mark.kind === 'text' && mark.tag !== 'furniture' && mark.tag !== undefined)
  const text = own.flatMap((mark, at) => {
    if (mark.kind !== 'text') return []
    // A drop cap is a letter of the word after it.
    const last = own[at - 1]
    const isCap = last?.kind === 'text' && last.invisible
    const gaps = mark.parts.map(({ shaped, gap }) => shaped.text + (gap > 0 ? ' ' : ''))
    return [`${mark.goesOn || isCap ? '' : ' '}${gaps.join('')}`]
  })
  return wordsOf(text.join('').replace(/(\p{L})- (?=\p{Ll})/gu, '$1'))
    .slice(0, 5)
    .join(' ')
}

/** What an e-reader has after each mark, by the page's number. */
function wordsAfter(xhtml: string): Map<string, string> {
  const marked = xhtml
    .replace(/<aside.*?<\/aside>/gs, '')
    .replace(/<span id="[^"]*" epub:type="pagebreak" role="doc-pagebreak" aria-label="([^"]*)"\/>/g, '\u0001$1\u0002')
    .replace(/<\/?(p|h1|header|div|td|th|tr|section)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
  const pieces = marked.split('\u0001').slice(1)
  return new Map(
    pieces.map((piece, at) => {
      const [label = '', ...rest] = piece.split('\u0002')
      const text = [rest.join(''), ...pieces.slice(at + 1).map((next) => next.split('\u0002')[1])].join('')
      return [label, wordsOf(text).slice(0, 5).join(' ')]
    }),
  )
}

describe('the pages of the printed edition', () => {
  it('are marked before the words with which they begin', async () => {
    const { volume, read } = await made(true)
    const found = new Map<string, string>()
    for (const id of ['chapter-1', 'chapter-2'])
      for (const [label, words] of wordsAfter(await read(`text/${id}.xhtml`))) found.set(label, words)
    // The colophon names faces, which are for paper alone.
    const chapters = volume.pages.slice(volume.anchors.get('chapter-1')?.page, volume.anchors.get('colophon')?.page)
    const text = chapters.filter(({ blank }) => !blank)
    const expected = new Map(text.map((page) => [page.label, firstWords(page)]))
    expect(expected.size).toBeGreaterThan(10)
    expect([...found]).toEqual([...expected])
  })

  it('are listed in the order of reading, in both tables of contents and in the metadata', async () => {
    const { volume, read } = await made(true)
    const labels = volume.pages.filter(({ blank }) => !blank).map(({ label }) => label)
    const [, list = ''] = /<nav epub:type="page-list".*?<ol>(.*?)<\/ol>/s.exec(await read('toc.xhtml')) ?? []
    const listed = [...list.matchAll(/href="([^"#]*)#([^"]*)">([^<]*)</g)]
    // The pages of the contents are the nav document.
    expect(labels).toEqual(expect.arrayContaining(listed.map(([, , , label]) => label)))
    expect(listed.length).toBeGreaterThan(10)
    for (const [, href = '', id] of listed) expect(await read(href)).toContain(`<span id="${id}" epub:type="pagebreak"`)
    const ncx = await read('toc.ncx')
    const orders = [...ncx.matchAll(/playOrder="(\d+)"/g)].map(([, order]) => Number(order))
    expect(orders.toSorted((a, b) => a - b)).toEqual(orders.map((_, at) => at + 1))
    expect([...ncx.matchAll(/<pageTarget /g)]).toHaveLength(listed.length)
    const opf = await read('content.opf')
    expect(opf).toContain('<meta property="pageBreakSource">T, PDF</meta>')
    expect(opf).toContain('>pageBreakMarkers<')
  })

  it('are all that differs in a book without them', async () => {
    const [{ read: one }, { read: other }] = [await made(true), await made(false)]
    for (const path of ['text/chapter-1.xhtml', 'text/chapter-2.xhtml', 'style.css']) {
      const plain = (await one(path)).replace(/<span [^>]*role="doc-pagebreak"[^>]*\/>/g, '')
      expect(plain).toBe(await other(path))
    }
    expect(await other('toc.xhtml')).not.toContain('page-list')
    expect(await other('content.opf')).not.toMatch(/page(Break|Navigation)/)
  })
})
