import ejs from 'ejs'
import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import type { Book, BookMeta, Role, Section } from '../types/book.js'
import type { Design } from '../types/design.js'
import type { Asset, DressedSection, Edition, Labels } from '../types/edition.js'
import type { Problem } from '../types/problem.js'
import { type Facts, factsOf } from './facts.js'
import { factLabelsFor, labelsFor, type Numbers, numbersFor } from './labels.js'
import { leadIn } from './leadin.js'
import { storiesOf } from './stories.js'

/** The pictures of a manuscript, and what was wrong with some. */
export interface Pictures {
  readonly assets: readonly Asset[]
  readonly problems: readonly Problem[]
}

/** What a page template is given, under these names. */
interface Scene {
  readonly meta: BookMeta
  readonly labels: Labels
  /** Whether the labels are English: whole sentences are made in English only. */
  readonly english: boolean
  readonly section: {
    readonly id: string
    readonly role: string
    /** What stands for the number: `One`, `Part Two`, `Book Three`, `Prologue`. */
    readonly number: string
    /** Whether that is a word of the author's: it is not for a theme to leave out. */
    readonly label: boolean
    readonly title: string
    /** Whether it is a part of a book whose parts hold parts. */
    readonly outer: boolean
    /** Who wrote it, where that is not who wrote the book. */
    readonly author: string
    /** In a book of several authors, whom its running heads name. */
    readonly by: string
    /** And the story that it is, or a chapter of; else the book. */
    readonly story: string
    /** Whether the author has written the page. */
    readonly own: boolean
  }
  readonly entries: readonly Entry[]
  /** What the page about a fan work says. */
  readonly about: Facts
  /** Whether the contents need only a narrow column for the chapters' numbers. */
  readonly figures: boolean
  /** Whether many of their titles are long. */
  readonly wordy: boolean
  /** `short`, `medium`, `long` ...: how long a title is, by which stylesheets choose its size. */
  readonly lengthOf: (text: string) => string
  /** The same for the title of a chapter, which has more room. */
  readonly stepOf: (text: string) => string
  /** A number from 1 to n that is always the same for this book. */
  readonly choose: (n: number) => number
}

/** A line of the contents page. */
interface Entry {
  readonly id: string
  readonly role: string
  readonly number: string
  /** What goes before the title where it is no number: `Afterword: On Keeping`. */
  readonly label: string
  readonly titled: boolean
  /** Whether it is a part of a book whose parts hold parts. */
  readonly outer: boolean
  /** Whether it comes after a part, and is none of it. */
  readonly apart: boolean
  /** Who wrote it, where that is not who wrote the book. */
  readonly author: string
}

/** Turn a book and a design into an edition: each section in the dress of its role's template. */
export async function dress(book: Book, design: Design, pictures: Pictures): Promise<Edition> {
  const labels = labelsFor(book.meta.lang)
  const words = await wordsOf(book)
  const headed = book.sections.map((section) => withHeading(section, words(section).labels))
  const listed = headed.filter((section) => LISTED.has(section.role))
  const isNested = headed.some((section) => isPart(section) && section.part !== undefined)
  const isOuter = (section: Section) => isNested && isPart(section) && section.part === undefined
  // Words for numbers make too ragged a column in a long list.
  const figures = listed.length > LONG_CONTENTS && book.numbering === 'words'
  const entries = listed.map((section, at): Entry => {
    const before = listed[at - 1]
    const apart = before !== undefined && !isPart(before) && !isPart(section) && before.part !== section.part
    const counted = figures && section.role === 'chapter' && section.number !== undefined
    const { id, role, label = '', author = '' } = section
    const number = label ? '' : counted ? String(section.number) : numberOf(section, words(section).numbers)
    return { id, role, number, label, titled: section.title !== undefined, outer: isOuter(section), apart, author }
  })
  const titles = Object.fromEntries(listed.map((section) => [`title-${section.id}`, section.title ?? EMPTY]))
  const templates = new Templates(design.pages)
  const common = {
    meta: book.meta,
    labels,
    english: labels === labelsFor('en'),
    entries,
    about: factsOf(book.meta.fanwork ?? {}, factLabelsFor(book.meta.lang)),
    figures: entries.every(({ role, number }) => role === 'part' || SHORT_NUMBER.test(number)),
    wordy: listed.filter(({ title }) => title && textOf(title).length > WORDY).length > listed.length / 3,
    lengthOf: (text: string) => lengthClass(text, TITLE_STEPS),
    stepOf: (text: string) => lengthClass(text, CHAPTER_STEPS),
    choose: (n: number) => (hash(book.meta.title) % n) + 1,
  }
  const headOf = storiesOf({ ...book, sections: headed })
  const sections = headed.map((section): DressedSection => {
    const number = numberOf(section, words(section).numbers)
    const title = section.title ? textOf(section.title).trim() : ''
    const own = section.body.children.length > 0
    const { id, role, author = '' } = section
    const scene: Scene = {
      ...common,
      section: {
        id,
        role,
        number,
        label: section.label !== undefined,
        title,
        outer: isOuter(section),
        author,
        ...headOf(section),
        own,
      },
    }
    const tree = templates.fill(section, scene, {
      ...(section.role === 'contents' && titles),
      body: TOLD.has(section.role) ? leadIn(section.body) : section.body,
      ...(section.title && { title: section.title }),
    })
    return {
      id: section.id,
      role: section.role,
      matter: section.matter,
      name: nameOf(section, { number, title }, words(section).labels),
      listed: LISTED.has(section.role),
      ...(section.part !== undefined && { part: section.part }),
      tree: section.lang === undefined ? tree : { ...tree, properties: { ...tree.properties, lang: section.lang } },
    }
  })
  const { styles, formats, ownStyles, faces } = design
  const { assets } = pictures
  const problems = [...book.problems, ...design.problems, ...pictures.problems]
  return { meta: book.meta, sections, styles, formats, ownStyles, faces, assets, labels, problems }
}

const isPart = ({ role }: Section): boolean => role === 'part'

/** A language's words, and its way of writing numbers. */
interface Words {
  readonly labels: Labels
  readonly numbers: Numbers
}

/** The words of each section: its own language's, else the book's. */
async function wordsOf({ sections, meta, numbering }: Book): Promise<(section: Section) => Words> {
  const langs = [...new Set([meta.lang, ...sections.map((section) => section.lang ?? meta.lang)])]
  const numbers = await Promise.all(langs.map((lang) => numbersFor(lang, numbering)))
  return ({ lang = meta.lang }) => ({ labels: labelsFor(lang), numbers: numbers[langs.indexOf(lang)] ?? NO_NUMBERS })
}

const NO_NUMBERS: Numbers = { chapter: String, part: String, book: String }

function numberOf(section: Section, numbers: Numbers): string {
  if (section.label !== undefined) return section.label
  if (section.number === undefined) return ''
  if (section.role !== 'part') return numbers.chapter(section.number)
  return section.isBook ? numbers.book(section.number) : numbers.part(section.number)
}

/** A prologue that the author gave no heading is headed by what it is, in the book's language. */
function withHeading(section: Section, labels: Labels): Section {
  const key = HEADED[section.role]
  if (key === undefined || section.title !== undefined || section.label !== undefined) return section
  return { ...section, title: { type: 'root', children: [{ type: 'text', value: labels[key] }] } }
}

type Label = Exclude<keyof Labels, 'credits'>

/** Roles whose page has a heading in any case. */
const HEADED: Readonly<Partial<Record<Role, Label>>> = {
  foreword: 'foreword',
  preface: 'preface',
  introduction: 'introduction',
  prologue: 'prologue',
  epilogue: 'epilogue',
  afterword: 'afterword',
  acknowledgements: 'acknowledgements',
  'about-author': 'aboutAuthor',
  'also-by': 'alsoBy',
  'reader-notes': 'readerNotes',
  endnotes: 'readerNotes',
}

/** What contents and outline call a page that has no heading. */
const NAMED: Readonly<Partial<Record<Role, Label>>> = {
  cover: 'cover',
  'half-title': 'halfTitle',
  titlepage: 'titlepage',
  'copyright-page': 'copyright',
  contents: 'contents',
  dedication: 'dedication',
  epigraph: 'epigraph',
  interlude: 'interlude',
  colophon: 'colophon',
  'about-work': 'aboutWork',
}

/** Roles that tell the story: they begin as chapters do. */
const TOLD: ReadonlySet<Role> = new Set(['prologue', 'chapter', 'interlude', 'epilogue'])

const LONG_CONTENTS = 12
/** What a line of contents holds, in characters. */
const WORDY = 36
/** Figures and short Roman numerals stand in a narrow column. */
const SHORT_NUMBER = /^(?:\d{0,4}|[IVXL]{0,4})$/
const EMPTY: Root = { type: 'root', children: [] }

const LISTED: ReadonlySet<Role> = new Set([
  'foreword',
  'preface',
  'introduction',
  'prologue',
  'part',
  'chapter',
  'interlude',
  'epilogue',
  'afterword',
  'acknowledgements',
  'about-author',
  'also-by',
  'reader-notes',
  'endnotes',
])

function nameOf(section: Section, { number, title }: { number: string; title: string }, labels: Labels): string {
  const key = NAMED[section.role]
  if (key !== undefined && (title === '' || section.role !== 'interlude')) return labels[key]
  if (number && title) return `${number}${labels.colon}${title}`
  if (title) return title
  const counted = number || (section.number === undefined ? '' : String(section.number))
  if (section.role === 'part') return counted || labels.part
  return counted ? `${labels.chapter} ${counted}` : section.name
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
    return filled(found, slots)
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
    const { name } = node.properties
    const slot = slots[String(name)]
    const children = (slot?.children ?? []).filter((child): child is ElementContent => child.type !== 'doctype')
    // A title stands in the contents and over its chapter, and looks otherwise in each; a text stands in one place.
    return name === 'body' ? children : structuredClone(children)
  }
  return [filled(node, slots)]
}

/** A template's element has no place: places are the author's. */
function filled({ position: _, ...element }: Element, slots: Readonly<Record<string, Root>>): Element {
  return { ...element, children: element.children.flatMap((child) => fillSlots(child, slots)) }
}

/** How long a title is, in characters, in the steps by which book designers change its size; one longer than all is `endless`. */
const TITLE_STEPS = { brief: 12, short: 24, medium: 40, long: 70 }
const CHAPTER_STEPS = { brief: 12, short: 20, medium: 36, long: 60, longer: 100 }

function lengthClass(text: string, steps: Readonly<Record<string, number>>): string {
  const length = [...text].length
  return Object.entries(steps).find(([, most]) => length <= most)?.[0] ?? 'endless'
}

/** FNV-1a over UTF-16 code units, so that a book keeps its palette. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0
  return value
}
