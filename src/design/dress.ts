import ejs from 'ejs'
import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import type { Book, BookMeta, Section } from '../types/book.js'
import type { Design } from '../types/design.js'
import type { Asset, DressedSection, Edition, Labels } from '../types/edition.js'
import type { Problem } from '../types/problem.js'
import { labelsFor, numberLabel } from './labels.js'
import { leadIn } from './leadin.js'

/** The pictures of a manuscript, and what was wrong with some. */
export interface Pictures {
  readonly assets: readonly Asset[]
  readonly problems: readonly Problem[]
}

/** What a page template is given, under these names. */
interface Scene {
  readonly meta: BookMeta
  readonly labels: Labels
  readonly section: { readonly id: string; readonly role: string; readonly number: string; readonly title: string }
  readonly entries: readonly { readonly id: string; readonly number: string }[]
  /** Whether the contents number chapters in figures. */
  readonly figures: boolean
  /** `short`, `medium`, `long` ...: how long a title is, by which stylesheets choose its size. */
  readonly lengthOf: (text: string) => string
  /** A number from 1 to n that is always the same for this book. */
  readonly choose: (n: number) => number
}

/** Turn a book and a design into an edition: each section in the dress of its role's template. */
export function dress(book: Book, design: Design, pictures: Pictures): Edition {
  const labels = labelsFor(book.meta.lang)
  const numberOf = (section: Section) =>
    section.number === undefined ? '' : numberLabel(section.number, book.numbering)
  const body = book.sections.filter((section) => LISTED.has(section.role))
  // Words for numbers make too ragged a column in a long list.
  const figures = body.length > LONG_CONTENTS && book.numbering === 'words'
  const entries = body.map((section) => ({
    id: section.id,
    number: figures ? String(section.number ?? '') : numberOf(section),
  }))
  const titles = body.map((section) => [`title-${section.id}`, section.title ?? EMPTY] as const)
  const templates = new Templates(design.pages)
  const sections = book.sections.map((section): DressedSection => {
    const number = numberOf(section)
    const title = section.title ? textOf(section.title).trim() : ''
    const scene: Scene = {
      meta: book.meta,
      labels,
      section: { id: section.id, role: section.role, number, title },
      entries,
      figures,
      lengthOf: lengthClass,
      choose: (n) => (hash(book.meta.title) % n) + 1,
    }
    const text = section.role === 'chapter' ? leadIn(section.body) : section.body
    return {
      id: section.id,
      role: section.role,
      matter: section.matter,
      name: nameOf(section, number, title, labels),
      listed: LISTED.has(section.role),
      tree: templates.fill(section, scene, {
        ...(section.role === 'contents' && Object.fromEntries(titles)),
        body: text,
        ...(section.title && { title: section.title }),
      }),
    }
  })
  const { styles, formats, ownStyles, faces } = design
  const { assets } = pictures
  const problems = [...design.problems, ...pictures.problems]
  return { meta: book.meta, sections, styles, formats, ownStyles, faces, assets, labels, problems }
}

const LONG_CONTENTS = 12
const EMPTY: Root = { type: 'root', children: [] }

const LISTED: ReadonlySet<string> = new Set([
  'foreword',
  'prologue',
  'chapter',
  'epilogue',
  'afterword',
  'acknowledgements',
  'about-author',
])

function nameOf(section: Section, number: string, title: string, labels: Labels): string {
  if (section.role === 'contents') return labels.contents
  if (section.role === 'cover') return labels.cover
  if (section.role === 'titlepage') return labels.titlepage
  if (section.role === 'copyright-page') return labels.copyright
  if (section.role === 'colophon') return labels.colophon
  if (number && title) return `${number}: ${title}`
  return title || (number ? `${labels.chapter} ${number}` : section.name)
}

/** Compiled page templates. Trees go into `<slot name="...">`; text goes through EJS, escaped. */
class Templates {
  private readonly compiled = new Map<string, ejs.TemplateFunction>()

  constructor(private readonly pages: ReadonlyMap<string, string>) {}

  fill(section: Section, scene: Scene, slots: Readonly<Record<string, Root>>): Element {
    const html = this.template(section.role)({ ...scene })
    const tree = fromHtml(html, { fragment: true })
    const found = tree.children.find((node): node is Element => node.type === 'element')
    if (!found) throw new Error(`The page template of "${section.role}" has no element`)
    return { ...found, children: found.children.flatMap((child) => fillSlots(child, slots)) }
  }

  /** Roles without a template of their own are dressed as chapters. */
  private template(role: string): ejs.TemplateFunction {
    const name = this.pages.has(role) ? role : 'chapter'
    const known = this.compiled.get(name)
    if (known) return known
    const compiled = ejs.compile(this.pages.get(name) ?? '', {
      strict: true,
      localsName: 'page',
      _with: false,
      async: false,
    })
    this.compiled.set(name, compiled)
    return compiled
  }
}

function fillSlots(node: ElementContent, slots: Readonly<Record<string, Root>>): ElementContent[] {
  if (node.type === 'text') return node.value.trim() || !node.value.includes('\n') ? [node] : []
  if (node.type !== 'element') return []
  if (node.tagName === 'slot') {
    const slot = slots[String(node.properties.name)]
    return (slot?.children ?? []).filter((child): child is ElementContent => child.type !== 'doctype')
  }
  return [{ ...node, children: node.children.flatMap((child) => fillSlots(child, slots)) }]
}

/** How long a title is, in the steps by which book designers change its size. */
function lengthClass(text: string): string {
  const length = [...text].length
  if (length <= 12) return 'brief'
  if (length <= 24) return 'short'
  if (length <= 40) return 'medium'
  if (length <= 70) return 'long'
  return 'endless'
}

/** FNV-1a over UTF-16 code units, so that a book keeps its palette. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0
  return value
}
