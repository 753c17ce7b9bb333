import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readManuscript } from '../../src/disk/manuscript.js'
import { make, prepare } from '../../src/main.js'
import { openPress } from '../../src/output/press.js'
import type { ImageMark, Page } from '../../src/types/layout.js'
import { bytesOf, jpg, noise, png, svg } from './made.js'

let work = ''
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'fleuron-pictures-'))
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

const BOOK = 'title: The Fen\nauthor: A. Writer\nlang: en-GB\ndate: 2026-03-01\n'
const WORDS = 'The ferry came in late and nobody was there to meet it, as on every other day of that year. '

/** Lay down a manuscript folder of one chapter and its pictures. */
function folder(name: string, text: string, files: Readonly<Record<string, Uint8Array>>): string {
  const root = join(work, name)
  const all = { 'book.yaml': BOOK, '01-fen.md': `# The Fen\n\n${text}\n`, ...files }
  for (const [file, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), content)
  }
  return root
}

async function pagesOf(path: string): Promise<readonly Page[]> {
  const { edition, design } = await prepare(await readManuscript(path), {})
  return (await openPress(edition, { format: 'a5', epubTemplates: design.epub }).volume('a5')).pages
}

const wordsOf = (page: Page): string =>
  page.marks
    .flatMap((mark) => (mark.kind === 'text' ? mark.parts.map(({ shaped }) => shaped.text) : []))
    .join(' ')
    .replace(/\s+/g, ' ')
const imagesOf = (page: Page): ImageMark[] => page.marks.filter((mark) => mark.kind === 'image')
const withImage = (pages: readonly Page[]) => pages.filter((page) => imagesOf(page).length > 0)
const baselines = (page: Page): number[] => [
  ...new Set(page.marks.flatMap((mark) => (mark.kind === 'text' && mark.size > 10 ? [mark.y] : []))),
]

describe('pictures on paper', () => {
  it('stand on whole lines of the grid, at their size, in the middle', async () => {
    const text = `${WORDS}\n\n![A map](map.png)\n\n${WORDS}`
    const [page] = withImage(await pagesOf(folder('grid', text, { 'map.png': png(200, 90) })))
    if (!page) throw new Error('No page has the picture')
    const [image] = imagesOf(page)
    // CSS's pixel is 3/4 of a point.
    expect(image).toMatchObject({ width: 150, height: 67.5 })
    const [top = 0, ...below] = baselines(page).filter((y) => y > 200)
    const pitch = Math.min(...below.map((y, i) => y - (below[i - 1] ?? top)))
    for (const y of below) expect(((y - top) / pitch) % 1).toBeCloseTo(0, 1)
  })

  it('are at most the measure wide and the page high', async () => {
    const files = { 'wide.png': png(3000, 100), 'high.png': png(100, 3000) }
    const pages = withImage(await pagesOf(folder('large', '![W](wide.png)\n\n![H](high.png)', files)))
    const [wide, high] = pages.flatMap(imagesOf)
    expect(wide?.width).toBeGreaterThan(250)
    expect(wide?.width).toBeLessThan(330)
    expect(high?.height).toBeGreaterThan(430)
    for (const page of pages) {
      for (const { x, y, width, height } of imagesOf(page)) {
        expect(x).toBeGreaterThan(20)
        expect(y).toBeGreaterThan(20)
        expect(x + width).toBeLessThan(page.width - 20)
        expect(y + height).toBeLessThan(page.height - 20)
      }
    }
  })

  it.each([20, 26, 30])('keep their caption with them after %i lines', async (lines) => {
    const figure = '<figure><img src="high.png" alt="H"><figcaption>The caption of it.</figcaption></figure>'
    const text = `${'A short line.\n\n'.repeat(lines)}${figure}\n\n${WORDS}`
    const pages = await pagesOf(folder(`caption-${lines}`, text, { 'high.png': png(600, 3000) }))
    const [page] = withImage(pages)
    expect(page && wordsOf(page)).toContain('The caption of it.')
    expect(pages.map(wordsOf).join(' ')).toContain('nobody was there')
  })

  it('as plates have a page of their own, without head and folio', async () => {
    const plate = '<figure class="plate"><img src="map.png" alt="A map"></figure>'
    const text = `${WORDS.repeat(30)}\n\n${plate}\n\n${WORDS.repeat(30)}`
    const pages = await pagesOf(folder('plate', text, { 'map.png': png(30, 40) }))
    const [page] = withImage(pages)
    expect(page?.marks.map((mark) => mark.kind)).toEqual(['image'])
    expect(page && imagesOf(page)[0]?.width).toBeGreaterThan(250)
  })

  it('as plates come after the page that calls for them, and the text goes on without a hole', async () => {
    const plate = '<figure class="plate"><img src="map.png" alt="A map"></figure>'
    const lines = (plate: string) => `${'A line.\n\n'.repeat(20)}${plate}${'Another line.\n\n'.repeat(40)}`
    const [without, pages] = [
      await pagesOf(folder('no-plate', lines(''), {})),
      await pagesOf(folder('with-plate', lines(`${plate}\n\n`), { 'map.png': png(30, 40) })),
    ]
    const at = pages.findIndex((page) => imagesOf(page).length > 0)
    const text = (pages: readonly Page[]) =>
      pages.map((page) =>
        wordsOf(page)
          .replace(/\d+|The Fen|A\. Writer/g, '')
          .trim(),
      )
    expect(text(pages.toSpliced(at, 1))).toEqual(text(without))
    expect(text(pages.slice(at - 1, at))[0]).toContain('Another line.')
  })

  it('leave the words beside them where they were', async () => {
    const text = 'Before it ![A map](map.png) and after ![B](map.png) the end.'
    const pages = await pagesOf(folder('inline', text, { 'map.png': png(30, 40) }))
    expect(pages.flatMap(imagesOf)).toHaveLength(2)
    expect(pages.map(wordsOf).join(' ')).toMatch(/before it.*and after.*the end\./i)
  })

  it('are told where they print too coarsely, and are as they were on the disk', async () => {
    const files = { 'map.png': png(200, 90), 'fine.jpg': jpg(1500, 20) }
    const root = folder('coarse', '![A map](map.png)\n\n![Fine](fine.jpg)', files)
    const { problems } = await make(root, { out: join(work, 'coarse-out') })
    const told = problems.filter(({ rule }) => rule.startsWith('picture'))
    expect(told).toMatchObject([
      { file: 'map.png', rule: 'picture-resolution', reason: 'Picture prints at 96 ppi, expected 200 or more' },
    ])
    expect(new Uint8Array(readFileSync(join(root, 'map.png')))).toEqual(files['map.png'])
  })
})

describe('pictures in both outputs', () => {
  it('never stop a book: what a missing one shows is said in its place', async () => {
    const root = folder('missing', 'See ![a map of the fen](map.png) here.', {})
    const made = await make(root, { out: join(work, 'missing-out') })
    const [found] = made.problems.filter(({ rule }) => rule.startsWith('picture'))
    expect(found).toMatchObject({ file: '01-fen.md', rule: 'picture-missing', place: { start: { line: 3 } } })
    const zip = await JSZip.loadAsync(readFileSync(made.files[0]?.path ?? ''))
    const texts = await Promise.all(Object.values(zip.files).map((file) => file.async('string')))
    expect(texts.filter((text) => text.includes('[a map of the fen]</i>'))).toHaveLength(1)
    const set = (await pagesOf(root)).flatMap((page) => page.marks)
    const bracket = set.find(
      (mark) => mark.kind === 'text' && mark.parts.some(({ shaped }) => shaped.text.includes('[')),
    )
    expect(bracket?.kind === 'text' && bracket.face.style).toBe('italic')
  })

  it('of every kind make a valid EPUB and a PDF, the same on every run', async () => {
    const files = {
      'a.png': png(40, 30, { type: 6 }),
      'art/b.jpg': jpg(40, 30),
      'c.webp': await bytesOf(noise(50, 40).webp()),
      'd.svg': svg('<rect width="30" height="10" fill="#900"/><text y="9">Fen</text><script/>'),
    }
    const text = Object.keys(files).map((name) => `![Of ${name}](${name})`)
    const root = folder('kinds', text.join('\n\n'), files)
    const [one, two] = [join(work, 'kinds-1'), join(work, 'kinds-2')]
    const made = await make(root, { out: one })
    await make(root, { out: two })
    for (const { name } of made.files)
      expect(readFileSync(join(one, name)).equals(readFileSync(join(two, name)))).toBe(true)
    expect(made.problems.map(({ rule }) => rule).filter((rule) => !rule.endsWith('resolution'))).toEqual([
      'picture-drawing',
    ])
    const bytes = readFileSync(made.files[0]?.path ?? '')
    const zip = await JSZip.loadAsync(bytes)
    expect(
      Object.keys(zip.files)
        .filter((name) => name.includes('images/'))
        .sort(),
    ).toEqual([
      'OEBPS/images/a.png',
      'OEBPS/images/b.jpg',
      'OEBPS/images/c.jpg',
      'OEBPS/images/cover.jpg',
      'OEBPS/images/d.svg',
    ])
    const { messages } = await EpubCheck.validate(new Uint8Array(bytes))
    expect(messages.filter(({ severity }) => severity === 'error' || severity === 'warning')).toEqual([])
    const pdf = readFileSync(made.files.find(({ name }) => name.endsWith('.pdf'))?.path ?? '').toString('latin1')
    expect(pdf.match(/\/Subtype \/Image/g)).toHaveLength(4)
    expect(pdf).not.toContain('/SMask')
  })
})
