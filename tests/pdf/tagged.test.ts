import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFString } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { make } from '../../src/main.js'
import { pdfFaults } from '../gates/pdfcheck.mjs'
import { type Breaker, breakerOf } from './broken.js'

const TEXT = `# The Ferry

Nobody came.[^1] It was *late*, and [la mer]{lang=fr} was [far away](https://example.org/far). The sign says [שלום לכם](https://example.org/near), upside down.

[^1]: Nobody at all.

## The Bank

- one
- two

| Stores | Left |
|---|---|
| Oil | 40 |

![A lamp in a window.](lamp.svg)

* * *

The end of it.
`
const LAMP =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#777"/></svg>'

let work = ''
let good = new Uint8Array()

/** The story as a PDF, with lines of its own in `book.yaml`. */
async function pdfOf(folder: string, wishes = ''): Promise<Uint8Array<ArrayBuffer>> {
  const story = join(work, folder)
  mkdirSync(story)
  const meta = `title: Oil & Salt\nauthor: Zoë\nlang: en-GB\n${wishes}`
  const files = { 'book.yaml': meta, '01.md': TEXT, 'lamp.svg': LAMP }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(story, name), text)
  const made = await make(story, { out: join(work, `${folder}-out`), only: ['pdf'], report: false })
  return new Uint8Array(readFileSync(made.files.find(({ name }) => name.endsWith('.pdf'))?.path ?? ''))
}

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'fleuron-'))
  good = await pdfOf('story')
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

const name = PDFName.of

/** What is done to a good file, and what is said of it then. */
const BROKEN: Readonly<Record<string, readonly [(file: Breaker) => void, RegExp]>> = {
  'is not said to be tagged': [({ dict }) => dict('MarkInfo').delete(name('Marked')), /MarkInfo/],
  'has no language': [({ doc }) => doc.catalog.delete(name('Lang')), /Lang/],
  'has no title': [({ doc }) => doc.setTitle(''), /no Title/],
  'shows its name for its title': [
    ({ dict }) => dict('ViewerPreferences').set(name('DisplayDocTitle'), PDFBool.False),
    /DisplayDocTitle/,
  ],
  'has no page labels': [({ doc }) => doc.catalog.delete(name('PageLabels')), /no labels/],
  'does not say which colours it means': [({ doc }) => doc.catalog.delete(name('OutputIntents')), /output intent/],
  'does not claim what it is': [
    ({ doc, stream }) =>
      stream(doc.catalog.get(name('Metadata')), (xmp) => xmp.replace('pdfuaid:part>1', 'pdfuaid:part>2')),
    /does not claim pdfuaid:part 1/,
  ],
  'has a page whose links follow no order': [
    ({ doc }) => doc.getPages()[0]?.node.delete(name('Tabs')),
    /page 1 has no Tabs/,
  ],
  'has a font without its texts': [(file) => fontOf(file).delete(name('ToUnicode')), /no ToUnicode/],
  'has a letter without its text': [
    (file) =>
      file.stream(fontOf(file).get(name('ToUnicode')), (cmap) =>
        cmap.replace(/<0000> <00..> \[(<[^>]*> ){9}/, '<0009> <00ff> ['),
      ),
    /has no text/,
  ],
  'has a font that is not in it': [(file) => descriptorOf(file).delete(name('FontFile2')), /not embedded/],
  'has a link without a description': [({ link }) => link().delete(name('Contents')), /not described/],
  'has a link that does not know its element': [({ link }) => link().delete(name('StructParent')), /no StructParent/],
  'has a link that its element does not hold': [
    ({ element }) => {
      const { dict } = element('Link')
      const kids = dict.lookup(name('K'), PDFArray)
      kids.remove(kids.size() - 1)
    },
    /not in the structure|no area/,
  ],
  'has a link that is not printed': [({ link }) => link().set(name('F'), PDFNumber.of(2)), /not printed/],
  'has a picture without words': [({ element }) => element('Figure').dict.delete(name('Alt')), /no Alt/],
  'has a picture without a place': [({ element }) => element('Figure').dict.delete(name('A')), /no BBox/],
  'leaves out a level of heads': [({ element }) => element('H2').dict.set(name('S'), name('H3')), /H3 follows H1/],
  'has text that is not marked': [
    ({ content }) => content((text) => text.replace(/\/P <<\/MCID \d+>> BDC\n([\s\S]*?)EMC\n/, '$1')),
    /neither content nor artifact/,
  ],
  'has a folio that is not marked': [
    ({ content }) => content((text) => text.replace(/\/Artifact <<\/Type \/Pagination>> BDC\n([\s\S]*?)EMC\n/, '$1')),
    /neither content nor artifact/,
  ],
  'has marked content without an end': [
    ({ content }) => content((text) => text.replace('EMC', '')),
    /does not end|in marked content/,
  ],
  'marks two stretches with one number': [
    ({ content }) => content((text) => text.replace('/MCID 1>>', '/MCID 0>>')),
    /marked twice/,
  ],
  'calls content otherwise than its element': [
    ({ content }) => content((text) => text.replace(/\/H1 <</, '/P <<')),
    /is called P, and is H1/,
  ],
  'has an element less than the page': [
    ({ element }) => element('Sect').dict.set(name('K'), element('H1').ref),
    /not in the structure/,
  ],
  'lists an element twice': [
    ({ element }) => element('TR').dict.lookup(name('K'), PDFArray).push(element('TH').ref),
    /twice/,
  ],
  'has an element that does not know its parent': [
    ({ element }) => element('LI').dict.set(name('P'), element('H1').ref),
    /does not know its parent/,
  ],
  'has a parent tree with a hole': [
    ({ doc, get }) => {
      const nums = get('StructTreeRoot/ParentTree/Nums')
      if (nums instanceof PDFArray) nums.lookup(1, PDFArray).set(0, doc.context.obj(null))
    },
    /parent tree does not know content/,
  ],
  'has an element of no known type': [
    ({ element }) => element('Lbl').dict.set(name('S'), name('Bullet')),
    /no standard type/,
  ],
  'has an item outside a list': [({ element }) => element('L').dict.set(name('S'), name('Div')), /LI .* stands in Div/],
  'has a head of a column that does not say so': [({ element }) => element('TH').dict.delete(name('A')), /no Scope/],
  'has a note that is not found': [({ element }) => element('Note').dict.set(name('ID'), PDFString.of('n9')), /no ID/],
}

function fontOf({ doc }: Breaker): PDFDict {
  const fonts = doc
    .getPages()
    .flatMap(({ node }) => node.Resources()?.lookupMaybe(name('Font'), PDFDict)?.values() ?? [])
  return doc.context.lookup(fonts[0], PDFDict)
}

const descriptorOf = (file: Breaker): PDFDict =>
  fontOf(file).lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict).lookup(name('FontDescriptor'), PDFDict)

describe('a tagged PDF', () => {
  it('is what it says', async () => {
    expect(await pdfFaults(good)).toEqual([])
  })

  it('tells its title as XML', async () => {
    const doc = await PDFDocument.load(good, { updateMetadata: false })
    const metadata = doc.catalog.lookup(name('Metadata'))
    const bytes = metadata instanceof PDFRawStream ? metadata.contents : undefined
    expect(new TextDecoder().decode(bytes)).toContain('Oil &amp; Salt')
  })

  it('may be one for archives, which is older and has all its objects in the open', async () => {
    const bytes = await pdfOf('archival', 'output:\n  pdf: {archival: pdf/a-1b}\n')
    const text = new TextDecoder('latin1').decode(bytes)
    expect(text).toMatch(/^%PDF-1\.4/)
    expect(text).not.toContain('/ObjStm')
    expect(text).toMatch(/<pdfaid:part>1<[\s\S]*<pdfaid:conformance>B</)
  })

  it.each(Object.entries(BROKEN))('that %s is found out', async (_, [harm, told]) => {
    const doc = await PDFDocument.load(good, { updateMetadata: false })
    harm(breakerOf(doc))
    const faults = await pdfFaults(await doc.save({ addDefaultPage: false, useObjectStreams: false }))
    expect(faults.join('\n')).toMatch(told)
  })
})
