import type { LinkMark, Mark, TextMark } from '../types/layout.js'
import type { Tag } from '../types/structure.js'
import type { Pen, PenObject } from './pen.js'
import { type Content, type Held, type Words, writeTree } from './tree.js'

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

  /** Go on with the mark of a number: pages that are read later may be drawn before. */
  goTo(first: number): void {
    this.drawn = first
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
    const outer = href || lang ? this.strangers(tag, at, { href, lang }) : undefined
    const { reads } = mark
    if (!reads) return outer
    const last = outer ? outer.kids.at(-1) : this.inHand(tag)
    if (last?.kind === 'words' && last.key === reads) return last
    const words: Words = { kind: 'words', type: 'Span', key: reads, text: reads.text, kids: [] }
    if (outer) outer.kids.push(words)
    else this.heldBy(tag).kids.push({ at, kid: words })
    return words
  }

  /** Words that lead somewhere, or are in another language, from the first of their marks to the last. */
  private strangers(
    tag: Tag,
    at: number,
    { href, lang }: { href: string | undefined; lang: string | undefined },
  ): Words {
    const key = `${lang ?? ''}|${href ?? ''}`
    const last = this.inHand(tag)
    if (last?.key === key) return last
    const words: Words = { kind: 'words', type: href ? 'Link' : 'Span', key, lang, kids: [] }
    const isCall = href !== undefined && this.notes.has(href)
    const kid: Words = isCall ? { kind: 'words', type: 'Reference', key, kids: [words] } : words
    this.heldBy(tag).kids.push({ at, kid })
    return words
  }

  /** Write the tree. */
  write(pen: Pen): void {
    writeTree(this.structure, this.held, this.pages, pen)
  }
}
