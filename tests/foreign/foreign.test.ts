import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { cutOf } from '../../src/foreign/boxes.js'
import { contentOf } from '../../src/foreign/content.js'
import { readOriginal } from '../../src/foreign/read.js'
import { foreign } from '../../src/output/foreign.js'
import type { ZineWishes } from '../../src/types/manuscript.js'
import { A6, byHand, pdfOf, type Size, turned } from './made.js'

const sheetsOf = async (bytes: Uint8Array, wishes: ZineWishes = {}, box?: string) =>
  (await foreign({ name: 'theirs', bytes, wishes, ...(box && { box }) })).files

/** What the sheets of a file draw, line by line. */
async function drawn(bytes: Uint8Array): Promise<string[]> {
  const doc = await PDFDocument.load(bytes)
  return doc.getPages().map((page) => {
    const stream = page.node.Contents()
    return stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : ''
  })
}

/** The pages on each sheet, and where their lower left corners stand. */
const placed = async (bytes: Uint8Array) =>
  (await drawn(bytes)).map((text) =>
    Array.from(text.matchAll(/([-\d. ]+) cm\n\/P(\d+) Do/g), ([, matrix = '', page]) => {
      return {
        page: Number(page),
        matrix: matrix
          .trim()
          .split(' ')
          .map((one) => Math.round(Number(one)) + 0),
      }
    }),
  )

const said = async (bytes: Uint8Array, wishes: ZineWishes = {}) =>
  (await sheetsOf(bytes, wishes)).flatMap(({ problems }) => problems.map(({ reason }) => reason)).join('\n')

const manyPages = (count: number, size: Size = A6) => pdfOf(Array.from({ length: count }, () => size))

describe('the pages of a PDF that others made', () => {
  it('stand on the sheets as ours do, each once, with one font', async () => {
    const bytes = await (await manyPages(8, [419.53, 595.28])).save()
    const [file] = await sheetsOf(bytes)
    expect(file?.name).toBe('theirs-booklet.pdf')
    expect(file?.notes?.[0]).toBe('2 sheets, 8 pages, flip on the short edge')
    const sheets = await placed(file?.bytes ?? bytes)
    expect(sheets.map((sheet) => sheet.map(({ page }) => page + 1))).toEqual([
      [8, 1],
      [2, 7],
      [6, 3],
      [4, 5],
    ])
    expect(sheets[0]?.map(({ matrix }) => matrix)).toEqual([
      [1, 0, 0, 1, 1, 0],
      [1, 0, 0, 1, 421, 0],
    ])
    const fonts = (await PDFDocument.load(file?.bytes ?? bytes)).context
      .enumerateIndirectObjects()
      .filter(([, one]) => one instanceof PDFDict && one.get(PDFName.of('Type')) === PDFName.of('Font'))
    expect(fonts).toHaveLength(1)
  })

  it('come out the same, byte for byte, with their title and no clock', async () => {
    const bytes = await (await manyPages(5)).save()
    const [[one], [other]] = [await sheetsOf(bytes), await sheetsOf(bytes)]
    expect(Buffer.compare(one?.bytes ?? bytes, other?.bytes ?? bytes)).toBe(0)
    const doc = await PDFDocument.load(one?.bytes ?? bytes, { updateMetadata: false })
    expect(doc.getTitle()).toBe('Others’ pages')
    expect(doc.getCreationDate()).toBeUndefined()
  })

  it.each([
    [0, [0, 0], [100, 200]],
    [90, [0, 100], [200, 0]],
    [180, [100, 200], [0, 0]],
    [270, [200, 0], [0, 100]],
    [-90, [200, 0], [0, 100]],
  ])('that are turned by %i° are seen upright', async (by, corner, opposite) => {
    const doc = await pdfOf([[150, 250]], (page) => {
      turned(page, by)
      page.setCropBox(30, 40, 100, 200)
    })
    const { pages } = await readOriginal(await doc.save())
    const [a, b, c, d, e, f] = pages[0]?.cut.upright ?? [0, 0, 0, 0, 0, 0]
    const seen = (x: number, y: number) => [a * x + c * y + e, b * x + d * y + f]
    expect(seen(30, 40)).toEqual(corner)
    expect(seen(130, 240)).toEqual(opposite)
    expect([pages[0]?.cut.width, pages[0]?.cut.height]).toEqual(
      [corner, opposite].reduce(([x = 0, y = 0], [u = 0, v = 0]) => [Math.max(x, u), Math.max(y, v)]),
    )
  })

  it('are cut where their boxes say, or the one that is asked for', async () => {
    const boxed = await pdfOf([[300, 400]], (page) => {
      page.setCropBox(10, 10, 280, 380)
      page.setTrimBox(20, 20, 260, 360)
      page.setBleedBox(15, 15, 270, 370)
    })
    const bytes = await boxed.save()
    const sizeOf = async (box?: 'trim' | 'crop' | 'bleed' | 'media') => {
      const { pages } = await readOriginal(bytes, box)
      return pages.map(({ cut }) => `${cut.name} ${cut.width} x ${cut.height}`)[0]
    }
    expect(await sizeOf()).toBe('trim 260 x 360')
    expect(await sizeOf('crop')).toBe('crop 280 x 380')
    expect(await sizeOf('bleed')).toBe('bleed 270 x 370')
    expect(await sizeOf('media')).toBe('media 300 x 400')
  })

  it('have what stands above them in the tree, and units of their own', async () => {
    const { pages } = await readOriginal(
      byHand([
        '<</Type /Catalog /Pages 2 0 R>>',
        '<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 100 200] /Rotate 90>>',
        '<</Type /Pages /Kids [4 0 R 5 0 R] /Parent 2 0 R /CropBox [0 0 90 200]>>',
        '<</Type /Page /Parent 3 0 R /UserUnit 2>>',
        '<</Type /Page /Parent 3 0 R /Rotate 0 /TrimBox [0 0 0 0]>>',
      ]),
    )
    expect(pages.map(({ leaf }) => cutOf(leaf)).map(({ width, height }) => [width, height])).toEqual([
      [400, 180],
      [90, 200],
    ])
  })

  it('keep their size where there is room, and are made smaller where there is none', async () => {
    const note = async (size: Size, wishes: ZineWishes = {}) =>
      (await sheetsOf(await (await manyPages(4, size)).save(), wishes))[0]?.notes?.[1]
    expect(await note(A6)).toMatch(/^Pages of 105 × 148 mm\. /)
    expect(await note(A6, { size: 'fit' })).toMatch(/^Pages of 149 × 209 mm, 141 % /)
    expect(await note([595.28, 841.89])).toMatch(/^Pages of 148 × 210 mm, 71 % /)
    expect(await note([612, 792])).toMatch(/^Pages of 140 × 181 mm, 65 % /)
  })

  it('of several sizes are told, and stand in the middle of the largest', async () => {
    const bytes = await (
      await pdfOf([
        [200, 300],
        [200, 300],
        [300, 400],
        [200, 300],
      ])
    ).save()
    expect(await said(bytes)).toContain('2 sizes: 71 × 106 mm (3 pages), 106 × 141 mm (1 page)')
    const one = await placed((await sheetsOf(bytes, { layout: 'pages' }))[0]?.bytes ?? bytes)
    expect(one.map(([page]) => page?.matrix)).toEqual([
      [1, 0, 0, 1, 50, 50],
      [1, 0, 0, 1, 50, 50],
      [1, 0, 0, 1, 0, 0],
      [1, 0, 0, 1, 50, 50],
    ])
  })

  it('come without links, scripts and files, which is told; filled fields look as they did', async () => {
    const doc = await pdfOf([A6], async (page, _, its) => {
      const field = its.getForm().createTextField('name')
      field.setText('Ada')
      field.addToPage(page, { x: 50, y: 200, width: 100, height: 20 })
      const action = { Type: 'Action', S: 'URI', URI: PDFString.of('https://example.org') }
      const link = its.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: action })
      page.node.addAnnot(its.context.register(link))
    })
    doc.addJavaScript('main', 'app.alert(1)')
    await doc.attach(Buffer.from('hidden'), 'hidden.txt')
    const bytes = await doc.save()
    expect(await said(bytes)).toContain('1 link of the PDF')
    const [file] = await sheetsOf(bytes)
    const made = (await PDFDocument.load(file?.bytes ?? bytes)).context.enumerateIndirectObjects().map(([, one]) => one)
    const all = made.map((one) => (one instanceof PDFRawStream ? one.dict : one).toString()).join('\n')
    expect(all).not.toMatch(/JavaScript|\/JS|EmbeddedFile|Filespec|\/URI|\/Annot/)
    expect((await drawn(file?.bytes ?? bytes)).join()).toContain('q 1 0 0 1 49.5 199.5 cm /P0A0 Do Q')
  })

  it('keep their layers, so that what was hidden stays hidden', async () => {
    const doc = await pdfOf([A6])
    const layer = doc.context.register(doc.context.obj({ Type: 'OCG', Name: PDFString.of('notes') }))
    doc.catalog.set(PDFName.of('OCProperties'), doc.context.obj({ OCGs: [layer], D: { OFF: [layer] } }))
    const [file] = await sheetsOf(await doc.save())
    const kept = (await PDFDocument.load(file?.bytes ?? new Uint8Array())).catalog.lookup(
      PDFName.of('OCProperties'),
      PDFDict,
    )
    expect(kept.lookup(PDFName.of('OCGs'), PDFArray).size()).toBe(1)
  })

  it('keep their last byte, though their length stands elsewhere', async () => {
    const bytes = byHand([
      '<</Type /Catalog /Pages 2 0 R>>',
      '<</Type /Pages /Kids [3 0 R]>>',
      '<</Type /Page /Contents 4 0 R>>',
      '<</Length 5 0 R>> stream\n(a) Tj\n\nendstream',
      '8',
    ])
    const [page] = (await readOriginal(bytes)).pages
    const content = page && contentOf(page.leaf)
    expect(content instanceof PDFRawStream && Buffer.from(content.contents).toString()).toBe('(a) Tj\n\n')
  })

  it('are found again where the table of the file is broken', async () => {
    const bytes = Buffer.from(await (await manyPages(3)).save({ useObjectStreams: false }))
    const at = bytes.lastIndexOf('startxref')
    bytes.fill('9', bytes.lastIndexOf('\nxref', at) + 8, at - 80)
    bytes.fill('7', at + 10, at + 12)
    expect((await readOriginal(bytes)).pages).toHaveLength(3)
  })
})

describe('a file that cannot be imposed', () => {
  const refusal = (bytes: Uint8Array) => foreign({ name: 'theirs', bytes, wishes: {} }).then(String, String)

  it('is refused with the cure', async () => {
    const locked = await manyPages(1)
    locked.encrypt({ userPassword: 'secret', ownerPassword: 'secret' })
    expect(await refusal(await locked.save())).toMatch(/NoBook: The PDF is locked .* save it without/)
    expect(await refusal(Buffer.from('<html></html>'))).toMatch(/NoBook: This is no PDF .* Save it once more/)
    expect(await refusal(Buffer.from('%PDF-1.4\n'))).toMatch(/NoBook: The PDF is damaged/)
    expect(await refusal(byHand(['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Kids []>>']))).toMatch(
      /NoBook: The PDF has no pages/,
    )
    expect(await refusal(new Uint8Array())).toMatch(/NoBook: This is no PDF/)
  })

  it('leads nobody round in circles', async () => {
    const loop = byHand([
      '<</Type /Catalog /Pages 2 0 R>>',
      '<</Type /Pages /Kids [2 0 R 3 0 R]>>',
      '<</Type /Pages /Kids [2 0 R 3 0 R]>>',
    ])
    expect(await refusal(loop)).toMatch(/NoBook: The PDF has no pages/)
    expect(await refusal(byHand(['2 0 R', '1 0 R']))).toMatch(/NoBook: The PDF is damaged/)
    const kids = (to: number) => `<</Type /Pages /Kids [${`${to} 0 R `.repeat(6000)}]>>`
    expect(await refusal(byHand(['<</Type /Catalog /Pages 2 0 R>>', kids(3), '<</Type /Page>>']))).toMatch(
      /more than 5000 pages/,
    )
  })

  it('nests no deeper than it can be followed', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const page = `<</Type /Page /Contents 4 0 R /Resources <</Font <</F ${deep}>>>>>>`
    const bytes = byHand([
      '<</Type /Catalog /Pages 2 0 R>>',
      '<</Type /Pages /Kids [3 0 R 5 0 R]>>',
      page,
      '<<>> stream\nq Q\nendstream',
      '<</Type /Page>>',
    ])
    expect(await said(bytes)).toContain('1 page that the PDF lists')
    const levels = Array.from({ length: 20_000 }, (_, i) => `<</Type /Pages /Kids [${i + 3} 0 R]>>`)
    const { pages } = await readOriginal(byHand(['<</Type /Catalog /Pages 2 0 R>>', ...levels, '<</Type /Page>>']))
    expect(pages).toHaveLength(1)
  })

  it('fills no memory: a page that unpacks without end stays white, and is told', async () => {
    const { deflateSync } = await import('node:zlib')
    const bomb = deflateSync(Buffer.alloc(65 * 2 ** 20), { level: 1 }).toString('latin1')
    const stream = `<</Filter /FlateDecode /Length ${bomb.length}>> stream\n${bomb}\nendstream`
    const bytes = byHand([
      '<</Type /Catalog /Pages 2 0 R>>',
      '<</Type /Pages /Kids [3 0 R] /Count 7>>',
      '<</Type /Page /Contents [4 0 R 4 0 R]>>',
      stream,
    ])
    const told = await said(bytes)
    expect(told).toContain('Of 1 page 1 cannot be unpacked and stay white: p. 1')
    expect(told).toContain('6 pages that the PDF lists cannot be read and are left out')
  })
})
