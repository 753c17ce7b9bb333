import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { readManuscript } from '../../src/disk/manuscript.js'
import { ZINE_FORMATS } from '../../src/imposition/format.js'
import { make, type Options, prepare } from '../../src/main.js'
import { booklet } from '../../src/output/booklet.js'
import { openPress } from '../../src/output/press.js'
import { report } from '../../src/report/terminal.js'
import { bench, lay } from '../bad/bench.js'
import { pdfFaults } from '../gates/pdfcheck.mjs'

const TEXT = `# The Ferry\n\n${'"Where is the boat?" she said, and waited for it to come round.\n\n'.repeat(12)}[A place](https://example.org/ferry).\n`
const story = (name: string, yaml = '') =>
  lay(name, { 'book.yaml': `title: The Salt Road\nlang: en-GB\n${yaml}`, '01.md': TEXT, '02.md': TEXT })

const zine = async (folder: string, said: Options['zine'] = {}) =>
  make(folder, {
    out: join(bench, 'out', folder.split('/').at(-1) ?? ''),
    only: ['booklet'],
    report: false,
    findings: false,
    zine: said,
  })

const sizesOf = async (path: string) =>
  (await PDFDocument.load(readFileSync(path)))
    .getPages()
    .map((page) => [page.getWidth(), page.getHeight()].map(Math.round))

/** The elements of a file's structure, in their order. */
async function structureOf(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes)
  const types: string[] = []
  const walk = (node: unknown): void => {
    const found = node instanceof PDFRef ? document.context.lookup(node) : node
    if (found instanceof PDFArray) found.asArray().forEach(walk)
    else if (found instanceof PDFDict && found.has(PDFName.of('S'))) {
      types.push(String(found.get(PDFName.of('S'))))
      walk(found.get(PDFName.of('K')))
    }
  }
  walk(document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).get(PDFName.of('K')))
  return types
}

describe('a zine', () => {
  it('is a booklet on the paper of the country when nothing is said', async () => {
    const { files, problems } = await zine(story('plain'))
    expect(problems.filter(({ rule }) => rule === 'sheets')).toEqual([])
    expect(files[0]?.name).toBe('the-salt-road-booklet.pdf')
    expect(files[0]?.plan).toMatchObject({ layout: 'booklet', flip: 'short', sides: 2, sheet: { name: 'a4' } })
    expect((await sizesOf(files[0]?.path ?? '')).every(([width, height]) => width === 842 && height === 595)).toBe(true)
    const letter = await zine(lay('letter', { 'book.yaml': 'title: T\nlang: en-US\n', 'a.md': TEXT }))
    expect(letter.files[0]?.plan?.sheet.name).toBe('letter')
  })

  it('and all that goes with it have the name of its layout, unless the author gives them one', async () => {
    const { files } = await zine(story('names'), { layout: 'quarto', duplex: 'manual', test: 'apart' })
    const parts = ['-fronts', '-backs', '-guide', '-test']
    expect(files.map(({ name }) => name)).toEqual([
      ...parts.map((part) => `the-salt-road-quarto${part}.pdf`),
      'the-salt-road.json',
    ])
  })

  it('is what book.yaml says, and what the command says before it; its lines tell what to do', async () => {
    const folder = story(
      'said',
      'layout: mini-8\noutput: {zine: {file: ferry, signature: [1, 2], marks: [fold, cut], duplex: manual}}\n',
    )
    const mini = await zine(folder)
    expect(mini.files.map(({ name }) => name)).toEqual(['ferry.pdf', 'ferry-guide.pdf', 'the-salt-road.json'])
    expect(mini.files[0]?.plan).toMatchObject({
      layout: 'mini-8',
      sides: 1,
      page: { width: expect.closeTo(209.76, 1) },
    })
    const sewn = await zine(folder, { layout: 'signatures', sheet: 'a5', cover: 'apart', guide: 'none', test: 'apart' })
    expect(sewn.files.map(({ name }) => name)).toEqual([
      'ferry-fronts.pdf',
      'ferry-backs.pdf',
      'ferry-cover.pdf',
      'ferry-test.pdf',
      'the-salt-road.json',
    ])
    const { plan } = sewn.files[0] ?? {}
    expect(plan?.signatures.slice(0, 2)).toEqual([1, 2])
    const told = report(sewn, { quiet: false, seconds: 0, timings: [], notes: true })
    expect(told).toContain(`signatures: ${plan?.signatures.join('+')} sheets, ${plan?.pages} pages`)
    expect(told).toContain('turn the pile on the short edge')
    expect((await sizesOf(sewn.files[0]?.path ?? '')).length).toBe(plan?.sheets)
  })

  it('has its links where their words lie on the sheet', async () => {
    const { files } = await zine(story('links'), { layout: 'quarto', flip: 'short' })
    const document = await PDFDocument.load(readFileSync(files[0]?.path ?? ''))
    const links = document.getPages().flatMap((page) => {
      const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)
      return (annotations?.asArray() ?? []).map((one) => {
        const link = document.context.lookup(one, PDFDict)
        const { x, y, width, height } = link.lookup(PDFName.of('Rect'), PDFArray).asRectangle()
        const away = String(link.lookupMaybe(PDFName.of('A'), PDFDict)).includes('example.org')
        return { away, isOn: x >= 0 && y >= 0 && x + width <= 596 && y + height <= 842 }
      })
    })
    expect(links.filter(({ away }) => away)).toHaveLength(2)
    expect(links.some(({ away }) => !away)).toBe(true)
    expect(links.every(({ isOn }) => isOn)).toBe(true)
  })

  it('has the structure of the book, whatever the order of its pages on the sheets', async () => {
    const folder = story('read', '')
    const out = join(bench, 'out', 'read')
    const { files } = await make(folder, {
      out,
      only: ['pdf', 'booklet'],
      report: false,
      findings: false,
      zine: { layout: 'octavo', format: 'a5', size: 'fit' },
    })
    const [book = [], sheets = []] = await Promise.all(
      files.slice(0, 2).map(async ({ path }) => structureOf(readFileSync(path))),
    )
    expect(book.length).toBeGreaterThan(20)
    expect(sheets).toEqual(book)
    const faults = await pdfFaults(readFileSync(files[1]?.path ?? ''))
    expect(faults.filter((fault) => !/metadata|labels|output intent/.test(fault))).toEqual([])
  })

  it('is never made of words that mean nothing', async () => {
    await expect(zine(story('wrong'), { paper: 'rice' })).rejects.toThrow('Unexpected paper "rice"')
  })

  it('is one sheet and eight full pages where a short text is a mini, on either paper', async () => {
    for (const sheet of ['a4', 'letter']) {
      const { files, problems } = await zine('examples/sorry-about-the-piano', { sheet })
      expect(files[0]?.plan).toMatchObject({ layout: 'mini-8', sheets: 1, pages: 8, blanks: 0 })
      expect(problems).toEqual([])
    }
  })

  it('says what to cut, and where, and is a sheet less when it is cut', async () => {
    const lines = Array.from({ length: 130 }, (_, i) => `The tide ${i} was late.\n`)
    const of = async (name: string, taken: number) => {
      const { files } = await zine(
        lay(name, {
          'book.yaml': 'title: Tides\nlang: en-GB\n',
          '01.md': `# Late\n\n${lines.slice(taken).join('\n')}`,
        }),
        { layout: 'mini-8' },
      )
      return { sheets: files[0]?.plan?.sheets, notes: files[0]?.notes?.join(' ') ?? '' }
    }
    const long = await of('long', 0)
    const over = Number(/about \d+ lines? over a sheet: cut (\d+) from “Late”/.exec(long.notes)?.[1])
    const cut = await of('cut', over)
    expect([long.sheets, cut.sheets]).toEqual([2, 1])
    expect(over).toBeLessThan(40)
  })

  it('has no blank leaf amid a text that begins on the back of its title', async () => {
    const folder = lay('back', {
      'book.yaml': 'title: Tides\nlang: en-GB\n',
      '01.md': `# Late\n\n${'The tide was late.\n\n'.repeat(130)}`,
    })
    const { edition, design } = await prepare(await readManuscript(folder), {})
    const wishes = { booklet: { zine: { layout: 'mini-8' } } }
    const made = await booklet.make(openPress(edition, { format: 'a5', epubTemplates: design.epub, wishes }))
    const [sheet] = made.formes ?? []
    expect(made.plan?.sheets).toBe(2)
    expect(sheet?.placements.map(({ page }) => made.volume?.pages.indexOf(page)).sort()).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7,
    ])
  })

  it('has formats that are what they are taken for, and no line too long on a small page', async () => {
    const { edition, design } = await prepare(await readManuscript(story('formats')), {})
    for (const [format, [width, height]] of Object.entries(ZINE_FORMATS)) {
      const volume = await openPress(edition, { format, epubTemplates: design.epub }).volume(format)
      const [page] = volume.pages
      expect([format, Math.round(page?.width ?? 0), Math.round(page?.height ?? 0)]).toEqual([
        format,
        Math.round(width),
        Math.round(height),
      ])
      expect(volume.problems.filter(({ rule }) => rule === 'overfull')).toEqual([])
    }
  })
})
