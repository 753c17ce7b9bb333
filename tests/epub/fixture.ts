import { readFileSync } from 'node:fs'
import type { Element, ElementContent, Properties } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import jpeg from 'jpeg-js'
import { labelsFor } from '../../src/design/labels.js'
import type { Role } from '../../src/types/book.js'
import type { DressedSection, Edition } from '../../src/types/edition.js'
import type { EpubParts } from '../../src/types/epub.js'

const names = ['content.opf', 'toc.xhtml', 'toc.ncx', 'chapter.xhtml']
const folder = new URL('../../templates/epub/', import.meta.url)
const templates = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))

export function parts(more: Partial<EpubParts> = {}): EpubParts {
  return { css: 'p { margin: 0; text-indent: 1.25em }\n', cover: plainJpeg(16, 26), fonts: [], templates, ...more }
}

export function plainJpeg(width: number, height: number): Uint8Array {
  return jpeg.encode({ width, height, data: new Uint8Array(width * height * 4).fill(200) }, 80).data
}

/** Turn HTML into the children of a section, as a template would hold them. */
export function html(text: string): ElementContent[] {
  const root = fromHtml(text, { fragment: true })
  return root.children.filter((node) => node.type !== 'doctype')
}

export function section(id: string, role: Role, body: string, more: Partial<DressedSection> = {}): DressedSection {
  const properties: Properties = { id, className: [role] }
  const tree: Element = { type: 'element', tagName: 'section', properties, children: html(body) }
  const matter = role === 'chapter' || role === 'prologue' || role === 'epilogue' ? 'body' : 'front'
  return { id, role, matter, name: id, listed: role === 'chapter', tree, ...more }
}

export function opened(number: string, title: string, body: string): string {
  return `<header class="opener"><p class="number">${number}</p><h1 class="title">${title}</h1></header>${body}`
}

const chapters = [
  section('titlepage', 'titlepage', '<h1 class="title">The Salt Road</h1><p>Ursula K. Le Guin</p>', {
    name: 'Title page',
  }),
  section('copyright-page', 'copyright-page', '<p>© 2026</p>', { name: 'Copyright' }),
  section('contents', 'contents', '<ol><li>Paper only</li></ol>', { name: 'Contents' }),
  section('dedication', 'dedication', '<p>For the ferryman</p>', { name: 'Dedication' }),
  section('prologue', 'prologue', '<p class="first">Before “it” all.</p>', { name: 'Prologue', listed: true }),
  section(
    'chapter-1',
    'chapter',
    opened('One', 'The Ferry', '<p class="first">He <em>waited</em>.</p><hr class="break"><p>Then<br>went.</p>'),
    {
      name: 'One: The Ferry',
    },
  ),
  section(
    'chapter-2',
    'chapter',
    opened('Two', 'The Far Bank', '<p class="first">See <a href="#chapter-1">there</a>.</p>'),
    {
      name: 'Two: The Far Bank',
    },
  ),
  section('colophon', 'colophon', '<p>Set with care.</p>', { name: 'Colophon', matter: 'back' }),
]

export const edition: Edition = {
  meta: {
    title: 'The Salt Road',
    subtitle: 'A Novella',
    authors: ['Ursula K. Le Guin', 'B. Artist'],
    lang: 'en-GB',
    date: '2026-01-31',
    year: '2026',
    identifier: 'urn:uuid:2f1c6f0e-9f4b-5d5c-8a3e-0b9c8f0b7a11',
    publisher: 'Small Press',
    rights: '© 2026',
    description: 'A road < and > a ferry.',
    slug: 'the-salt-road',
  },
  sections: chapters,
  styles: [],
  formats: new Map(),
  ownStyles: [],
  faces: [],
  assets: [],
  labels: { ...labelsFor('en'), titlepage: 'Title page', start: 'Begin reading' },
  problems: [],
}

export function withSections(...sections: readonly DressedSection[]): Edition {
  return { ...edition, sections }
}
