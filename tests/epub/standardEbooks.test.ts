import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import JSZip from 'jszip'
import { visit } from 'unist-util-visit'
import { beforeAll, describe, expect, it } from 'vitest'
import { readManuscript } from '../../src/disk/manuscript.js'
import { prepare } from '../../src/main.js'
import { epub } from '../../src/output/epub.js'
import { openPress } from '../../src/output/press.js'

// What Standard Ebooks asks of a book, held over the specimen; docs/epub.md has the table of these tests.

const book = fileURLToPath(new URL('../books/specimen/manuscript', import.meta.url))

let files: ReadonlyMap<string, string> = new Map()
let sizes: ReadonlyMap<string, number> = new Map()
beforeAll(async () => {
  const { edition, design } = await prepare(await readManuscript(book), {})
  const { bytes } = await epub.make(openPress(edition, { format: 'a5', epubTemplates: design.epub }))
  const zip = await JSZip.loadAsync(bytes)
  const read = Object.values(zip.files).map(async (file) => [file.name, await file.async('nodebuffer')] as const)
  const all = await Promise.all(read)
  files = new Map(all.map(([name, content]) => [name, content.toString('utf8')]))
  sizes = new Map(all.map(([name, content]) => [name, content.length]))
}, 60_000)

const file = (name: string) => files.get(`OEBPS/${name}`) ?? `no ${name}`
const names = (pattern: RegExp) => [...files.keys()].filter((name) => pattern.test(name))

interface Page {
  readonly name: string
  readonly xml: string
  readonly tree: Root
}

/** The files of the text; nothing in them is read otherwise by an HTML parser, but an element that XML closes at once. */
function pages(): Page[] {
  return names(/^OEBPS\/text\//).map((name) => {
    const xml = files.get(name) ?? ''
    const html = xml.replace(/<(?!br|hr|img|link|wbr|meta)(\w+)([^<>]*)\/>/g, '<$1$2></$1>')
    return { name: name.replace(/^.*\/|\.xhtml$/g, ''), xml, tree: fromHtml(html) }
  })
}

function all(tree: Root | Element, test: (node: Element) => boolean): Element[] {
  const found: Element[] = []
  visit(tree, 'element', (node) => {
    if (test(node)) found.push(node)
  })
  return found
}

const tagged = (tree: Root | Element, ...tags: string[]) => all(tree, (node) => tags.includes(node.tagName))
const childrenOf = (node: Element) => node.children.filter((child) => child.type === 'element')
const isBlank = (node: Element) => textOf(node).trim() === '' && tagged(node, 'img', 'svg').length === 0
const isHeading = (node: Element) => /^h[1-6]$/.test(node.tagName)
/** The words of a heading: its number, and its title. */
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? ''

/** The declarations of the sheet, each with its selector. */
function declarations(): { readonly selector: string; readonly name: string; readonly value: string }[] {
  const rules = [...file('style.css').matchAll(/^([^{}@]+) \{\n([^}]*)\}/gm)]
  return rules.flatMap(([, selector = '', body = '']) =>
    [...body.matchAll(/^ {2}([\w-]+): (.*);$/gm)].map(([, name = '', value = '']) => ({ selector, name, value })),
  )
}

describe('Standard Ebooks', () => {
  it('1: scene breaks are rules, never asterisks in the text', () => {
    const breaks = pages().flatMap(({ tree }) => tagged(tree, 'hr'))
    expect(breaks.length).toBeGreaterThan(0)
    for (const { tree } of pages())
      for (const line of tagged(tree, 'p').filter(
        ({ properties }) => !String(properties.className).includes('ornament'),
      ))
        expect(textOf(line)).not.toMatch(/^[\s*⁂#~•-]+$/)
  })

  it('2: no text begins or ends with a break', () => {
    for (const { tree } of pages())
      for (const section of tagged(tree, 'section', 'div', 'blockquote')) {
        expect(childrenOf(section).at(0)?.tagName).not.toBe('hr')
        expect(childrenOf(section).at(-1)?.tagName).not.toBe('hr')
      }
  })

  it('3: a body holds one section and nothing else', () => {
    for (const { tree } of pages())
      for (const body of tagged(tree, 'body'))
        expect(childrenOf(body).map(({ tagName }) => tagName)).toEqual(['section'])
  })

  it('4: a section is called what its file is called', () => {
    for (const { name, tree } of pages())
      expect(
        tagged(tree, 'body')
          .flatMap(childrenOf)
          .map(({ properties }) => properties.id),
      ).toEqual([name])
  })

  it('5: file names are small letters, digits and hyphens, without leading zeros', () => {
    for (const name of files.keys()) {
      if (/^(mimetype|META-INF|OEBPS\/content\.opf)/.test(name)) continue
      expect(name).toMatch(/^OEBPS\/(?:[a-z]+\/)?[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+$/)
      expect(name).not.toMatch(/-0\d/)
    }
  })

  it('6: the title of a file says what its heading says', () => {
    const headed = pages().filter(({ tree }) => tagged(tree, 'h1').length > 0 && tagged(tree, 'header').length > 0)
    expect(headed.length).toBeGreaterThan(4)
    for (const { tree } of headed) {
      const [title] = tagged(tree, 'title').map(textOf)
      const [header] = tagged(tree, 'header')
      const said = all(header as Element, (node) => node.tagName === 'p' || isHeading(node))
        .map(textOf)
        .join(' ')
      // A number alone is told with what it counts, since it stands alone in the contents, too.
      expect(
        wordsOf(title ?? '')
          .toLowerCase()
          .replace(/^chapter /, ''),
      ).toBe(wordsOf(said).toLowerCase())
    }
    for (const { tree } of pages()) expect(tagged(tree, 'title').map(textOf).join('')).not.toBe('')
  })

  it('7: one first heading a file, the others one level under one another', () => {
    for (const { tree } of pages()) {
      const levels = all(tree, isHeading).map(({ tagName }) => Number(tagName[1]))
      expect(levels.filter((level) => level === 1).length).toBeLessThan(2)
      for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1)
    }
  })

  it('8: the language of each file is that of the book', () => {
    expect(file('content.opf')).toContain('<dc:language>en-GB</dc:language>')
    for (const { xml } of pages()) expect(xml).toMatch(/<html [^>]*lang="en-GB" xml:lang="en-GB"/)
  })

  it('9: each body says which matter it is', () => {
    const matters = pages().map(({ tree, name }) => [name, tagged(tree, 'body')[0]?.properties['epub:type']])
    expect(Object.fromEntries(matters)).toMatchObject({
      titlepage: 'frontmatter',
      'chapter-1': 'bodymatter',
      colophon: 'backmatter',
    })
    for (const [, matter] of matters) expect(matter).toMatch(/^(front|body|back)matter$/)
  })

  it('10: each chapter is in the contents, and the contents are not in the reading order', () => {
    for (const { name, tree } of pages())
      if (tagged(tree, 'header').length > 0) expect(file('toc.xhtml')).toContain(`href="text/${name}.xhtml`)
    const [spine] = file('content.opf').match(/<spine[\s\S]*<\/spine>/) ?? []
    expect(spine).not.toContain('idref="nav"')
  })

  it('11: each text is in the spine, each file in the manifest, and none is empty', () => {
    const opf = file('content.opf')
    for (const { name } of pages()) expect(opf).toContain(`<itemref idref="text-${name}"`)
    const listed = [...opf.matchAll(/<item [^>]*href="([^"]*)"/g)].map(([, href]) => `OEBPS/${href}`)
    const outside = ['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf']
    expect([...listed, ...outside].sort()).toEqual([...files.keys()].sort())
    for (const [name, size] of sizes) expect(size, name).toBeGreaterThan(0)
  })

  it('12: each title has its type, and how it is sorted where that is another', () => {
    const opf = file('content.opf')
    const ids = [...opf.matchAll(/<dc:title id="([^"]*)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(1)
    for (const id of ids) expect(opf).toContain(`<meta property="title-type" refines="#${id}">`)
    expect(opf).toContain('<meta property="file-as" refines="#title">Specimen of Plain Work, A</meta>')
  })

  it('13: metadata and alternative texts have no typewriter marks', () => {
    const said = [...file('content.opf').matchAll(/>([^<>]+)</g)].map(([, text]) => text)
    const alts = pages().flatMap(({ tree }) => tagged(tree, 'img').map(({ properties }) => properties.alt))
    for (const text of [...said, ...alts]) expect(text).not.toMatch(/["']|--|\.\.\./)
  })

  it('14: no element of the metadata is empty', () => {
    expect(file('content.opf')).not.toMatch(/<(dc:\w+|meta)[^>]*><\/|<dc:\w+[^>]*\/>/)
  })

  it('15: who made the book is sorted and has a role', () => {
    const opf = file('content.opf')
    const ids = [...opf.matchAll(/<dc:(?:creator|contributor) id="([^"]*)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids) {
      expect(opf).toContain(`<meta property="file-as" refines="#${id}">`)
      expect(opf).toMatch(new RegExp(`property="role" refines="#${id}" scheme="marc:relators">[a-z]{3}<`))
    }
  })

  it('16: the metadata say for whom the book can be read', () => {
    const opf = file('content.opf')
    expect(opf).toContain('<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>')
    const features = [
      'alternativeText',
      'displayTransformability',
      'readingOrder',
      'structuralNavigation',
      'tableOfContents',
    ]
    for (const feature of features) expect(opf).toContain(`schema:accessibilityFeature">${feature}<`)
    for (const value of ['accessMode">visual', 'accessibilityHazard">none', 'accessibilitySummary'])
      expect(opf).toContain(`schema:${value}`)
  })

  it('17: each picture is described, and its place is the figure’s', () => {
    const images = pages().flatMap(({ tree }) => tagged(tree, 'img'))
    expect(images.length).toBeGreaterThan(2)
    for (const { properties } of images) {
      expect(properties.alt).toMatch(/\S/)
      expect(properties.id).toBeUndefined()
    }
  })

  it('18: photographs are .jpg, and pictures are small', () => {
    expect(names(/\.jpeg$/i)).toEqual([])
    for (const name of names(/^OEBPS\/images\//)) expect(sizes.get(name)).toBeLessThan(1_500_000)
  })

  it('19: letters are letters, never references', () => {
    for (const name of names(/\.(xhtml|opf|ncx|xml)$/)) {
      expect(files.get(name)).toMatch(/^<\?xml version="1.0" encoding="utf-8" ?\?>/i)
      expect(files.get(name)).not.toMatch(/&(?!(amp|lt|gt|quot|apos);)/)
    }
  })

  it('20: looks are the sheet’s: no styles in the text, no selectors without use', () => {
    for (const { tree } of pages()) {
      expect(all(tree, ({ properties }) => properties.style !== undefined)).toEqual([])
      expect(
        tagged(tree, 'head')
          .flatMap(childrenOf)
          .map(({ tagName }) => tagName),
      ).toEqual(['title', 'link'])
    }
    const used = new Set(pages().flatMap(({ tree }) => all(tree, () => true).flatMap(classesOf)))
    const styled = [...file('style.css').matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g)].map(([, name]) => name ?? '')
    expect(styled.filter((name) => !used.has(name))).toEqual([])
  })

  it('21: lengths are in em, leading has no unit, the text has the reader’s size', () => {
    for (const { selector, name, value } of declarations()) {
      expect(value, selector).not.toMatch(/\d(?:px|pt|mm|cm|in|rem|vh|vw)\b/)
      if (name === 'line-height') expect(value).toMatch(/^[\d.]+$|^normal$/)
      if (selector === 'body' || selector === 'p')
        expect(['font-size', 'font-family', 'line-height']).not.toContain(name)
    }
  })

  it('22: nothing is empty, and no block ends with a break of line', () => {
    for (const { tree, name } of pages()) {
      const hollow = all(
        tree,
        (node) => isBlank(node) && !['hr', 'br', 'wbr', 'td', 'th', 'link', 'head', 'html'].includes(node.tagName),
      )
      const marks = hollow.filter(({ properties }) => properties.role !== 'doc-pagebreak')
      expect(marks.map(({ tagName }) => `${name}: ${tagName}`)).toEqual([])
      for (const block of tagged(tree, 'p', 'li', 'blockquote', 'figcaption'))
        expect(childrenOf(block).at(-1) === block.children.at(-1) && childrenOf(block).at(-1)?.tagName).not.toBe('br')
    }
  })

  it('23: ids begin with a letter, have no underscore and are unique in the book', () => {
    const ids = pages().flatMap(({ tree }) => all(tree, () => true).flatMap(({ properties }) => properties.id ?? []))
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z][^_\s]*$/i)
  })

  it('24: marks are curled and spaces single', () => {
    for (const { tree, name } of pages()) {
      const words = tagged(tree, 'p', 'li', 'td', 'figcaption').map(textOf).join('\n')
      expect(words, name).not.toMatch(/["']|\.\.\.|[^\n] {2,}[^\n]| [,;!?]|——/)
    }
  })

  it('25: emphasis is em, and headings are not divided', () => {
    for (const { tree } of pages()) {
      expect(tagged(tree, 'b', 'u', 'font', 'center', 'tt', 'big')).toEqual([])
      for (const heading of all(tree, isHeading)) expect(textOf(heading)).not.toMatch(/\.$/)
    }
    const sheet = declarations()
    for (const name of ['hyphens', '-epub-hyphens'])
      expect(sheet.some((one) => one.name === name && one.value === 'none' && /\bh1\b/.test(one.selector))).toBe(true)
    expect(
      sheet.some(({ selector, name, value }) => /\bh1\b/.test(selector) && name === 'break-after' && value === 'avoid'),
    ).toBe(true)
  })

  it('has each of its rules in the table of docs/epub.md', () => {
    const docs = readFileSync(new URL('../../docs/epub.md', import.meta.url), 'utf8')
    const rows = [...docs.matchAll(/^\| (\d+) \| [^|]*\| `([^`]*)`/gm)].map(([, number, name]) => `${number}: ${name}`)
    const source = readFileSync(fileURLToPath(import.meta.url), 'utf8')
    const tests = [...source.matchAll(/^ {2}it(?:\.fails)?\('(\d+: [^']*)'/gm)].map(([, name]) => name)
    expect(tests).toHaveLength(25)
    expect(rows).toEqual(tests)
  })
})

const classesOf = ({ properties }: Element): string[] =>
  Array.isArray(properties.className) ? properties.className.map(String) : []
