import type { Tag } from '../types/structure.js'
import type { Pen, PenObject } from './pen.js'

/** A stretch of a page's content, by the number it has there. */
export interface Content {
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
export interface Words {
  readonly kind: 'words'
  readonly type: 'Link' | 'Span' | 'Reference'
  readonly key: unknown
  /** What is read, where the letters stand in another order than they are read in. */
  readonly text?: string | undefined
  readonly lang?: string | undefined
  readonly kids: Kid[]
}

type Kid = Content | Area | Words

/** What an element holds on the pages, each with its place in the order of the marks. */
export interface Held {
  readonly kids: { readonly at: number; readonly kid: Kid }[]
  /** Of a picture: left, lower, right and upper edge on its page, in points from the lower left corner. */
  box?: readonly number[]
}

/** Write a structure and what its elements hold on so many pages; what stands nowhere on them is left out. */
export function writeTree(structure: Tag, held: ReadonlyMap<Tag, Held>, pages: number, pen: Pen): void {
  new Tree(pen, held, pages).write(structure)
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
    const own = (this.held.get(tag)?.kids ?? []).reduce(
      (least, { at }) => Math.min(least, at),
      Number.POSITIVE_INFINITY,
    )
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
    // Pages of a sheet are drawn in another.
    if (kids.length) parts.sort((a, b) => a.at - b.at)
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
    if (kid.text) object.data.ActualText = this.pen.text(kid.text)
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
