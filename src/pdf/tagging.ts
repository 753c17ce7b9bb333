import type { LinkMark, Mark, TextMark } from '../types/layout.js'
import type { Tag } from '../types/structure.js'
import type { Pen, PenObject } from './pen.js'

/** A stretch of a page's content, by the number it has there. */
interface Content {
  readonly kind: 'content'
  readonly page: number
  readonly mcid: number
}

/** The area of a link on a page. */
interface Area {
  readonly kind: 'area'
  readonly page: number
  readonly object: PenObject
  /** Under which the parent tree knows it. */
  readonly key: number
}

/** Some words of a line's element: a link, a call of a note, words in another language. */
interface Words {
  readonly kind: 'words'
  readonly type: 'Link' | 'Span' | 'Reference'
  readonly key: string
  readonly lang?: string | undefined
  readonly kids: Kid[]
}

type Kid = Content | Area | Words

/** What an element holds on the pages, each with its place in the order of the marks. */
interface Held {
  readonly kids: { readonly at: number; readonly kid: Kid }[]
  /** Of a picture: left, lower, right and upper edge on its page, in points from the lower left corner. */
  box?: readonly number[]
}

/** Decoration, and what is on every page: neither is read (ISO 32000-1, 14.8.2.2). */
const LAYOUT = '/Artifact <</Type /Layout>> BDC'
const PAGINATION = '/Artifact <</Type /Pagination>> BDC'

/**
 * Turns marks, as they are drawn, into marked content (ISO 32000-1, 14.6 and 14.7.4), and a book's structure into the tree that
 * lists it. What follows each other on a page and belongs to one element is one stretch.
 */
export class Tagging {
  private readonly held = new Map<Tag, Held>()
  private readonly langs = new Map<Tag, string>()
  /** Where the calls of notes lead. */
  private readonly notes = new Set<string>()
  private page = -1
  private mcids = 0
  private areas = 0
  private drawn = 0
  /** The stretch in hand. */
  private open: { readonly key: unknown; readonly words: Words | undefined } | undefined

  constructor(
    private readonly structure: Tag,
    private readonly pages: number,
  ) {
    const walk = (tag: Tag, above: string): void => {
      const lang = tag.lang ?? above
      this.langs.set(tag, lang)
      if (tag.type === 'Note' && tag.id) this.notes.add(`#${tag.id}`)
      for (const child of tag.children) walk(child, lang)
    }
    walk(structure, '')
  }

  /** Turn to the next page. */
  turn(): void {
    this.page++
    this.mcids = 0
  }

  /** Whether something on the page is read. */
  get isRead(): boolean {
    return this.mcids > 0
  }

  /** The number of the first of some marks that are drawn together. */
  count(marks: number): number {
    this.drawn += marks
    return this.drawn - marks
  }

  /** End the stretch in hand. */
  close(): string[] {
    if (!this.open) return []
    this.open = undefined
    return ['EMC']
  }

  /** Begin the stretch that a mark belongs to, unless it is in hand. Where `leads` is false, no link is made of it. */
  turnTo(mark: Exclude<Mark, { kind: 'turned' | 'link' }>, at: number, leads: boolean): string[] {
    const { tag } = mark
    if (typeof tag !== 'object') return this.begin(tag, undefined, tag ? PAGINATION : LAYOUT)
    const words = mark.kind === 'text' ? this.wordsOf(mark, tag, at, leads) : undefined
    if (this.open && this.open.key === tag && this.open.words === words) return []
    const mcid = this.mcids++
    const content: Content = { kind: 'content', page: this.page, mcid }
    if (words) words.kids.push(content)
    else this.heldBy(tag).kids.push({ at, kid: content })
    return this.begin(tag, words, `/${words?.type ?? tag.type} <</MCID ${mcid}>> BDC`)
  }

  private begin(key: unknown, words: Words | undefined, operator: string): string[] {
    if (this.open && this.open.key === key && this.open.words === words) return []
    const closed = this.close()
    this.open = { key, words }
    return [...closed, operator]
  }

  /** Where a picture stands on its page. */
  place(tag: Tag, box: readonly number[]): void {
    this.heldBy(tag).box = box
  }

  /** Lay the area of a link, which belongs to the words before it; the parent tree knows it by a number of its own. */
  area({ tag }: LinkMark, lay: (key: number) => PenObject): void {
    const words = typeof tag === 'object' ? this.inHand(tag) : undefined
    if (words?.type !== 'Link') return
    const key = this.pages + this.areas++
    words.kids.push({ kind: 'area', page: this.page, object: lay(key), key })
  }

  private heldBy(tag: Tag): Held {
    const known = this.held.get(tag) ?? { kids: [] }
    this.held.set(tag, known)
    return known
  }

  private inHand(tag: Tag): Words | undefined {
    const last = this.held.get(tag)?.kids.at(-1)?.kid
    const inner = last?.kind === 'words' && last.type === 'Reference' ? last.kids[0] : last
    return inner?.kind === 'words' ? inner : undefined
  }

  /** What a mark's words are within their element, if anything of their own. */
  private wordsOf(mark: TextMark, tag: Tag, at: number, leads: boolean): Words | undefined {
    const href = leads ? mark.href : undefined
    const lang = mark.lang && mark.lang !== this.langs.get(tag) ? mark.lang : undefined
    if (!href && !lang) return undefined
    const key = `${lang ?? ''}|${href ?? ''}`
    const last = this.inHand(tag)
    if (last?.key === key) return last
    const words: Words = { kind: 'words', type: href ? 'Link' : 'Span', key, lang, kids: [] }
    const isCall = href !== undefined && this.notes.has(href)
    const kid: Words = isCall ? { kind: 'words', type: 'Reference', key, kids: [words] } : words
    this.heldBy(tag).kids.push({ at, kid })
    return words
  }

  /** Write the tree; what stands nowhere on the pages is not in it. */
  write(pen: Pen): void {
    new Tree(pen, this.held, this.pages).write(this.structure)
  }
}

class Tree {
  private readonly parents: PenObject[][]
  private readonly areas: PenObject[] = []
  private readonly ids: [id: string, element: PenObject][] = []
  private readonly first = new Map<Tag, number>()

  constructor(
    private readonly pen: Pen,
    private readonly held: ReadonlyMap<Tag, Held>,
    private readonly pages: number,
  ) {
    this.parents = Array.from({ length: pages }, () => [])
  }

  write(structure: Tag): void {
    this.findFirst(structure)
    const root = this.pen.structureRoot()
    const document = this.element(structure, root)
    const pages = this.parents.flatMap((elements, page) => (elements.length ? [page, elements] : []))
    const areas = this.areas.flatMap((element, i) => [this.pages + i, element])
    root.data.K = [document]
    root.data.ParentTree = this.pen.object({ Nums: [...pages, ...areas] })
    root.data.ParentTreeNextKey = this.pages + this.areas.length
    if (!this.ids.length) return
    const names = this.ids.flatMap(([id, element]) => [this.pen.text(id), element])
    root.data.IDTree = this.pen.object({ Names: names })
  }

  /** Where each element is first seen; what is nowhere has no place. */
  private findFirst(tag: Tag): number {
    const own = this.held.get(tag)?.kids[0]?.at ?? Number.POSITIVE_INFINITY
    const first = tag.children.reduce((least, child) => Math.min(least, this.findFirst(child)), own)
    if (first !== Number.POSITIVE_INFINITY) this.first.set(tag, first)
    return first
  }

  private element(tag: Tag, parent: PenObject): PenObject {
    const object = this.pen.openObject({ S: tag.type, P: parent })
    const { kids = [], box } = this.held.get(tag) ?? {}
    const parts = [
      ...kids.map(({ at, kid }) => ({ at, write: (pg: Page) => this.kid(kid, object, pg) })),
      ...tag.children.flatMap((child) => {
        const at = this.first.get(child)
        return at === undefined ? [] : [{ at, write: () => this.element(child, object) }]
      }),
    ]
    // The structure's own order is that of reading; where text stands among it, the order is that of the text.
    if (kids.length && tag.children.length) parts.sort((a, b) => a.at - b.at)
    const page = new Page()
    const written = parts.map(({ write }) => write(page))
    if (tag.lang) object.data.Lang = this.pen.text(tag.lang)
    if (tag.alt) object.data.Alt = this.pen.text(tag.alt)
    if (tag.type === 'Note') {
      const id = `n${String(this.ids.length + 1).padStart(6, '0')}`
      object.data.ID = this.pen.text(id)
      this.ids.push([id, object])
    }
    if (box) object.data.A = { O: 'Layout', Placement: 'Block', BBox: box }
    const { columns = 1, rows = 1 } = tag.spans ?? {}
    if (tag.scope || columns > 1 || rows > 1) {
      const spans = { ...(columns > 1 && { ColSpan: columns }), ...(rows > 1 && { RowSpan: rows }) }
      object.data.A = { O: 'Table', ...(tag.scope && { Scope: tag.scope }), ...spans }
    }
    return this.end(object, written, page)
  }

  private end(object: PenObject, kids: readonly unknown[], { index }: Page): PenObject {
    if (index !== undefined) object.data.Pg = this.pen.pageObject(index)
    object.data.K = kids.length === 1 ? kids[0] : kids
    object.end()
    return object
  }

  /** What an element holds, as it lists it: on the page that it names as its own, a number is enough. */
  private kid(kid: Kid, parent: PenObject, page: Page): unknown {
    if (kid.kind === 'content') {
      const its = this.parents[kid.page]
      if (its) its[kid.mcid] = parent
      return page.is(kid.page) ? kid.mcid : { Type: 'MCR', Pg: this.pen.pageObject(kid.page), MCID: kid.mcid }
    }
    if (kid.kind === 'area') {
      this.areas[kid.key - this.pages] = parent
      return { Type: 'OBJR', Obj: kid.object, Pg: this.pen.pageObject(kid.page) }
    }
    const object = this.pen.openObject({ S: kid.type, P: parent })
    if (kid.lang) object.data.Lang = this.pen.text(kid.lang)
    const own = new Page()
    const kids = kid.kids.map((inner) => this.kid(inner, object, own))
    return this.end(object, kids, own)
  }
}

/** The page that an element names as its own: that of the first content it holds. */
class Page {
  index: number | undefined

  is(page: number): boolean {
    this.index ??= page
    return this.index === page
  }
}
