import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFiles } from '../src/commands/newBook.js'
import { readManuscript } from '../src/disk/manuscript.js'
import { startFolder } from '../src/disk/write.js'
import { make, NoBook, prepare } from '../src/main.js'
import { openPress } from '../src/output/press.js'

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
    const { edition } = await prepare(await readManuscript(path), {})
    const { outline } = await openPress(edition, { format: 'a5', epubTemplates: {} }).volume('a5')
    expect(outline.map(({ name, children }) => [name, ...children.map((child) => child.name)])).toEqual([
      ['Preface'],
      ['Part One: Dice', 'One: Basics', 'Two: Packages'],
      ['Part Two: Cards', 'Three: Objects'],
      ['Tools'],
    ])
  })

  it('are Quarto’s, with all that means nothing to a book', async () => {
    const config = [
      'project: {type: book, output-dir: _site}',
      'metadata-files: [_more.yml]',
      'book:',
      '  title: "{{< var book.title >}}"',
      '  author:',
      '    - name: {given: Ada, family: Quill}',
      '      orcid: 0000-0000-0000-0000',
      '      affiliations: [{ref: home, department: {name: Lamps}}]',
      '    - name: Bea Writer',
      '      affiliation-url: https://example.org',
      '  date: last-modified',
      '  date-format: long',
      '  reader-mode: true',
      '  sidebar: {style: floating, tools: [{icon: envelope}]}',
      '  chapters:',
      '    - index.qmd',
      '    - part: Lamps',
      '      chapters: [{text: The Lamp, href: lamp.qmd}]',
      '    - references.qmd',
      'format: {html: {theme: [cosmo, a.scss]}, epub: {cover-image: cover.svg, toc: true}, pdf: default}',
      'knitr: {opts_chunk: {fig.width: 5, R.options: {a: TRUE}}}',
      'editor: {mode: source}',
    ]
    const chunk = ['```{r}', '#| echo: false', 'secret()', '```', '', '```{python}', '#| label: seen', 'seen()', '```']
    const path = folder('quarto-whole', {
      '_quarto.yml': config.join('\n'),
      'index.qmd': `---\ntitle: Welcome\ndate: today\nlisting: {contents: posts}\n---\n\n${chunk.join('\n')}\n\nText.\n`,
      'lamp.qmd': [
        '# Lamp {#sec-lamp}',
        '::: {.callout-tip}\nTrim it.\n:::',
        '::: {#fig-lamp}\nA group.\n:::',
        '{{< pagebreak >}}',
        'It {{< fa star >}}burned. See @sec-lamp and `r 1 + 1`.',
        '{{< include _rest.qmd >}}',
        '::: {.panel-tabset}\n## One\nFirst.\n:::\n',
      ].join('\n\n'),
      'references.qmd': '# References {.unnumbered}\n\n::: {#refs}\n:::\n',
      'cover.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 90"><rect width="60" height="90"/></svg>',
    })
    const { made, read, complaints } = await epub(path)
    expect(complaints).toEqual([])
    expect(made.title).toBe('Quarto whole')
    expect(made.problems.map(({ severity, reason }) => `${severity} ${reason}`)).toEqual([
      'info "title: {{< var book.title >}}", "date: last-modified" are for other tools; they are left aside',
      'info "date: today", "listing" are for other tools; they are left aside',
      'info Code is not run',
      'warning Included text "_rest.qmd" is left out',
      'info Quarto would fill this page with references',
    ])
    const opf = await read('content.opf')
    for (const name of ['Ada Quill', 'Bea Writer']) expect(opf).toContain(`>${name}</dc:creator>`)
    expect(opf).not.toContain('<dc:date>')
    const welcome = await read('text/chapter-1.xhtml')
    expect(welcome).toContain('seen()')
    expect(welcome).not.toMatch(/secret|#\|/)
    const lamp = await read('text/chapter-2.xhtml')
    expect(lamp).not.toMatch(/\{\{|:::/)
    for (const words of ['It burned.', 'A group.', '<div class="note"><p>Trim it.', 'First.'])
      expect(lamp).toContain(words)
  })

  it('are pandoc’s, with keys of other tools, values of other kinds and days as people write them', async () => {
    const config = [
      '---',
      'title: "The Far Shore"',
      'author: "A. Writer, B. Writer, and C. Writer"',
      'date: March 1st, 2024',
      'isbn: "978-0-00-000000-2 paperback"',
      'tags: [ferries, salt]',
      'stylesheet: styles/gone.css',
      'ibooks: [{version: 4.0}, {specified-fonts: true}]',
      'lang: english',
      'publsher: A Press',
      'documentclass: book',
      'reservation: None of it may be copied.',
      'firstprint: [10, 1, 1970]',
      '---',
    ]
    const { made, read, complaints } = await epub(
      folder('pandoc-odd', { 'metadata.yaml': config.join('\n'), 'one.md': '# One\n\nText.\n' }),
    )
    expect(complaints).toEqual([])
    expect(made.problems.map(({ severity, reason, note }) => `${severity} ${reason} | ${note}`)).toEqual([
      'warning Unexpected name "publsher", expected one that Fleuron knows | Did you mean "publisher"?',
      'warning Unexpected lang "english", expected a language tag such as en, en-GB or fr | It is left aside; the rest is used.',
      'info "documentclass", "reservation", "firstprint" are for other tools; they are left aside | Nothing has to be done.',
      'warning There is no stylesheet "styles/gone.css" in the folder, expected one of its .css files | The book is made without it; put it there, or correct its name.',
    ])
    const opf = await read('content.opf')
    for (const line of [
      '<dc:creator id="creator-3">C. Writer</dc:creator>',
      '<dc:date>2024-03-01',
      '<dc:subject id="subject-2">salt</dc:subject>',
      '<meta property="ibooks:version">4.0</meta>',
    ])
      expect(opf).toContain(line)
    expect(await read('text/copyright-page.xhtml')).toContain('ISBN 978-0-00-000000-2 (paperback)')
  })

  it('say where they name a chapter that is not there', async () => {
    const files = { 'book.yaml': 'title: T\nchapters:\n  - 01.md\n  - ./o2.md\n', '01.md': 'A.', '02.md': 'B.' }
    await expect(readManuscript(folder('gone', files))).rejects.toThrow(
      'book.yaml:4:5: There is no chapter "o2.md" in the folder, expected one of its .md or .txt files. Did you mean "02.md"?',
    )
  })
})

describe('what a writer of fan works says', () => {
  const yaml = [
    'title: The Lamp',
    'author: ink_and_salt',
    'subject: Fantasy',
    'fanwork:',
    '  fandom: Some Show (TV)',
    '  ship: A/B',
    '  additional_tags: [Slow Burn]',
    '  source: https://archive.example/works/1',
    '  disclaimer: default',
    '  page: true',
    'notes: {show: end, chapter-start: none}',
    'style: {chapter: {number: roman}}',
    'output: {epub: {file: lamp-1}, zine: {file: lamp-zine}}',
  ].join('\n')
  const note = (words: string) => `::: note\n${words}\n:::\n`
  const text = `# Oil\n\n${note('Before.')}\nText.\n\n${note('Between.')}\nMore.\n\n${note('After.')}`

  it('is on its page, on its shelf and in its place', async () => {
    const path = folder('fan', { 'book.yaml': yaml, '1.md': text, '2.md': '# Wick\n\nText.\n' })
    const { made, read, complaints } = await epub(path)
    expect(complaints).toEqual([])
    expect(made.problems).toEqual([])
    expect(made.files[0]?.name).toBe('lamp-1.epub')
    const opf = await read('content.opf')
    const subjects = [...opf.matchAll(/<dc:subject[^>]*>([^<]*)/g)].map((match) => match[1])
    expect(subjects).toEqual(['Fantasy', 'Fanworks', 'Some Show (TV)', 'A/B', 'Slow Burn'])
    expect(opf).toContain('<dc:source>https://archive.example/works/1</dc:source>')
    const about = await read('text/about-work.xhtml')
    expect(about).toContain('<span class="name">Relationships:</span> A/B')
    expect(about).toContain('This is a work of fan fiction')
    const { read: kept } = await epub(folder('fan-inline', { '1.md': text }))
    expect(await kept('text/chapter-1.xhtml')).toMatch(/Before\.<\/p><\/div>\s*<p class="first">Text/)
    const chapter = await read('text/chapter-1.xhtml')
    expect(chapter).toContain('<p class="number">I</p>')
    expect(chapter).toContain('Between.')
    expect(chapter).not.toMatch(/Before|After/)
    expect(await read('text/reader-notes.xhtml')).toMatch(
      /<h2 id="reader-notes-1">1\. Oil<\/h2>\s*<div class="note"><p>After\.<\/p><\/div>/,
    )
  })

  it('is told where it would be shown nowhere', async () => {
    const path = folder('fan-told', { 'book.yaml': yaml.replace('  page: true\n', ''), '1.md': 'Text.\n' })
    const { edition } = await prepare(await readManuscript(path), {})
    expect(edition.problems.map((problem) => problem.reason)).toEqual([
      '"disclaimer" of "fanwork:" would stand on the page about the work, which is not asked for',
    ])
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
  it('say it in the language of the chapter, where that is another', async () => {
    const path = folder('guest', {
      '01-prologue.md': '---\nlang: de\n---\n\nText.\n',
      '02.md': '# Here\n\nText.\n',
      '03.md': '---\nlang: fr\n---\n\n# Là\n\nText.\n',
    })
    const { edition } = await prepare(await readManuscript(path), {})
    const names = edition.sections.filter((section) => section.matter === 'body').map((section) => section.name)
    expect(names).toEqual(['Prolog', 'One: Here', 'Deux\u00a0: Là'])
    expect(edition.sections.at(-2)?.tree.properties.lang).toBe('fr')
  })
})
