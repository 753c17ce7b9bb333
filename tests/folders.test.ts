import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readManuscript, startFolder } from '../src/disk.js'
import { startFiles } from '../src/init.js'
import { make, NoBook, prepare } from '../src/main.js'

let work = ''
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'fleuron-folders-'))
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

function folder(name: string, files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) {
    const path = join(work, name, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return join(work, name)
}

async function epub(path: string) {
  const made = await make(path, { out: join(path, '..', 'out'), only: ['epub'] })
  const bytes = readFileSync(made.files[0]?.path ?? '')
  const zip = await JSZip.loadAsync(bytes)
  const read = async (file: string) => (await zip.file(`OEBPS/${file}`)?.async('string')) ?? `no ${file}`
  const complaints = (await EpubCheck.validate(bytes)).messages.map((message) => message.message)
  return { made, read, complaints }
}

describe('the folders of other tools', () => {
  it('are pandoc’s, with its metadata in the text', async () => {
    const block = [
      '---',
      'title:',
      '- type: main',
      '  text: My Book',
      '- type: subtitle',
      '  text: An investigation of metadata',
      'creator:',
      '- role: author',
      '  text: John Smith',
      '- role: editor',
      '  text: Sarah Jones',
      'identifier:',
      '- scheme: DOI',
      '  text: doi:10.234234.234/33',
      'publisher:  My Press',
      'rights: © 2007 John Smith, CC BY-NC',
      'ibooks:',
      '  version: 1.3.4',
      '...',
    ]
    const text = `${block.join('\n')}\n\n# Before {epub:type=prologue .unnumbered}\n\nText.\n\n# One Day\n\nText.\n`
    const { made, read, complaints } = await epub(folder('pandoc', { 'book.md': text }))
    expect(complaints).toEqual([])
    expect(made.problems).toEqual([])
    const opf = await read('content.opf')
    for (const line of [
      '<dc:title id="title">My Book</dc:title>',
      '<dc:title id="subtitle">An investigation of metadata</dc:title>',
      '<dc:creator id="creator-2">Sarah Jones</dc:creator>',
      'refines="#creator-2" scheme="marc:relators">edt</meta>',
      '<dc:identifier id="book-id">doi:10.234234.234/33</dc:identifier>',
      '<meta property="ibooks:version">1.3.4</meta>',
    ])
      expect(opf).toContain(line)
    expect(await read('text/prologue.xhtml')).toContain('role="doc-prologue"')
    expect(await read('text/titlepage.xhtml')).toContain('<em>Edited by</em> Sarah Jones')
  })

  it('are Quarto’s, with its parts', async () => {
    const config =
      'project:\n  type: book\n\nbook:\n  title: "Mybook"\n  author: "Norah Jones"\n  date: "8/18/2023"\n  chapters:\n    - index.qmd\n    - part: "Dice"\n      chapters:\n        - basics.qmd\n        - packages.qmd\n    - part: cards.qmd\n      chapters: [objects.qmd]\n  appendices:\n    - tools.qmd\n\nbibliography: references.bib\n\nformat:\n  html:\n    theme: cosmo\n'
    const path = folder('quarto', {
      '_quarto.yml': config,
      'index.qmd': '# Preface {.unnumbered}\n\nText.\n',
      'basics.qmd': '# Basics\n\nText.\n',
      'packages.qmd': '---\ntitle: Packages\n---\n\nText.\n',
      'cards.qmd': '# Cards\n\nAbout cards.\n',
      'objects.qmd': '# Objects\n\nText.\n',
      'tools.qmd': '# Tools\n\nText.\n',
    })
    const { made, read, complaints } = await epub(path)
    expect(complaints).toEqual([])
    expect(made.problems).toEqual([])
    expect(made.title).toBe('Mybook')
    expect(await read('content.opf')).toContain('<dc:date>2023-08-18')
    const nav = (await read('toc.xhtml')).split('<nav epub:type="landmarks"')[0] ?? ''
    const entries = [...nav.matchAll(/<a href="[^"]*">([^<]*)<\/a>|<ol>|<\/ol>/g)].map((m) => m[1] ?? m[0])
    expect(entries).toEqual([
      '<ol>',
      'Preface',
      'Part One: Dice',
      ...['<ol>', 'One: Basics', 'Two: Packages', '</ol>'],
      'Part Two: Cards',
      ...['<ol>', 'Three: Objects', '</ol>'],
      'Tools',
      '</ol>',
    ])
    expect(await read('toc.ncx')).toContain('name="dtb:depth" content="2"')
    expect(await read('text/part-2.xhtml')).toContain('role="doc-part"')
    expect(await read('text/part-2.xhtml')).toContain('About cards.')
  })
})

describe('a new folder', () => {
  const answers = { title: 'The "Ferry": A Tale', author: 'A. Writer', lang: 'en_gb' }

  it('makes a book at once', async () => {
    const path = join(work, 'new')
    await startFolder(path, startFiles(answers))
    const { made, complaints } = await epub(path)
    expect(made).toMatchObject({ title: 'The “Ferry”: A Tale', chapters: 2, problems: [], questions: [] })
    expect(complaints).toEqual([])
    const manuscript = await readManuscript(path)
    expect(manuscript.meta.lang).toBe('en-GB')
  })

  it('never overwrites a file', async () => {
    const path = folder('begun', { 'book.yaml': 'title: Mine\n' })
    const { kept, written } = await startFolder(path, startFiles(answers))
    expect([kept.length, written.length]).toEqual([1, 2])
    expect(readFileSync(join(path, 'book.yaml'), 'utf8')).toBe('title: Mine\n')
    expect(readdirSync(path)).toHaveLength(3)
  })

  it('has a language that there is', () => {
    expect(() => startFiles({ ...answers, lang: 'english' })).toThrow(NoBook)
  })
})

describe('pages in the language of the book', () => {
  it('say what they are', async () => {
    const path = folder('deutsch', {
      'book.yaml': 'title: Die Fähre\nauthor: A. Autorin\nlang: de\n',
      '01-prolog.md': 'Text.\n',
      '02.md': '# 1. Kapitel: Am Ufer\n\nText.\n',
      '03.md': '# 2. Kapitel\n\nText.\n',
      '04.md': '# Dort\n\nText.\n',
    })
    const { edition } = await prepare(await readManuscript(path), {})
    expect(edition.sections.map((section) => section.name)).toEqual([
      ...[
        'Umschlag',
        'Titelseite',
        'Impressum',
        'Inhalt',
        'Prolog',
        'Eins: Am Ufer',
        'Kapitel Zwei',
        'Drei: Dort',
        'Kolophon',
      ],
    ])
  })
})
