import type { Tag, TagType } from '../types/structure.js'
import type { Block, Inline } from '../types/style.js'

/** What is known of a section before it is set. */
interface Bound {
  readonly id: string
  /** The id of the part that it belongs to. */
  readonly part?: string
  readonly role: string
  readonly block: Block
}

/** A tag that is still being filled. */
type Filling = Tag & { readonly children: Tag[] }

/**
 * Turn a book's blocks into its structure, as ISO 32000-1, 14.8 has it, and name in each block what its lines are read as. A section is
 * a Sect, a part a Part with its chapters, or parts, in it; notes at the foot of pages follow the paragraph that first calls them. Levels of
 * heads begin anew in each section, one below that of its part, and leave none out.
 */
export function tagBook<S extends Bound>(sections: readonly S[], lang: string): { sections: S[]; structure: Tag } {
  const children: Tag[] = []
  const parts = new Map<string, { readonly tag: Filling; readonly depth: number }>()
  const isPart = new Set(sections.map(({ part }) => part))
  const tagged = sections.map((section) => {
    const home = section.part === undefined ? undefined : parts.get(section.part)
    const depth = home ? home.depth + 1 : 0
    const tagger = new Tagger(section, depth)
    const { block, tags } = tagger.section(section.block, lang)
    const tag: Filling = { type: isPart.has(section.id) ? 'Part' : 'Sect', children: tags, ...langOf(block, lang) }
    parts.set(section.id, { tag, depth })
    const list = home?.tag.children ?? children
    list.push(tag)
    return { ...section, block }
  })
  return { sections: tagged, structure: { type: 'Document', children, lang } }
}

/** A block with its tags in it, and what it adds to the structure. */
interface Found {
  readonly block: Block
  readonly tags: Tag[]
}

/** Elements that hold others; what is not named here is not seen in the structure. */
const GROUPS: Readonly<Record<string, TagType>> = {
  section: 'Sect',
  blockquote: 'BlockQuote',
  figure: 'Div',
  figcaption: 'Caption',
  aside: 'Note',
  ul: 'L',
  ol: 'L',
  table: 'Table',
  caption: 'Caption',
  thead: 'THead',
  tbody: 'TBody',
  tfoot: 'TFoot',
  tr: 'TR',
  th: 'TH',
  td: 'TD',
}

/** Of these, a paragraph is one that stands in them. */
const WRAPPED = new Set(['blockquote', 'section', 'figure'])

const IN_CONTENTS: Readonly<Record<string, TagType>> = { ul: 'TOC', ol: 'TOC', li: 'TOCI' }

class Tagger {
  /** Notes for the feet of pages, by their ids, and those of them that were called. */
  private readonly notes = new Map<string, Found>()
  private readonly called = new Set<string>()
  /** The levels of the heads above, as the author has them. */
  private readonly heads: number[] = []
  private readonly isContents: boolean
  /** In a cell or a note, a head is a paragraph. */
  private closed = 0
  /** Heads of tables' columns are in hand. */
  private isHead = false
  private marker: Tag | undefined

  constructor(
    { role }: Bound,
    private readonly base: number,
  ) {
    this.isContents = role === 'contents'
  }

  section(block: Block, lang: string): Found {
    const own = langOf(block, lang).lang ?? lang
    this.findNotes(block, own)
    const { block: tagged, tags } = this.contents(block, own)
    const left = [...this.notes].flatMap(([id, note]) => (this.called.has(id) ? [] : note.tags))
    return { block: tagged, tags: [...tags, ...left] }
  }

  private findNotes(block: Block, lang: string): void {
    for (const child of block.blocks) {
      if (isFootnote(child)) this.notes.set(child.id, this.block(child, lang))
      else this.findNotes(child, lang)
    }
  }

  /** A block's own lines or blocks, without what it is itself. */
  private contents(block: Block, lang: string): Found {
    if (!block.blocks.length) return this.lines(block, 'P', lang)
    const tags: Tag[] = []
    const blocks = block.blocks.map((child) => {
      const known = isFootnote(child) ? this.notes.get(child.id) : undefined
      const found = known ?? this.block(child, lang)
      if (!isFootnote(child)) tags.push(...found.tags)
      return found.block
    })
    return { block: { ...block, blocks }, tags }
  }

  private block(block: Block, lang: string): Found {
    if (block.decorative || block.tag === 'hr') return { block, tags: [] }
    if (block.tag === 'li') return this.item(block, lang)
    const level = /^h([1-6])$/.exec(block.tag)?.[1]
    if (level && !this.closed && !block.blocks.length) return this.lines(block, this.headOf(Number(level)), lang)
    const type = (this.isContents && IN_CONTENTS[block.tag]) || GROUPS[block.tag]
    if (!type) return this.contents(block, lang)
    return this.group(block, type, lang)
  }

  private group(block: Block, type: TagType, lang: string): Found {
    const isClosed = type === 'TH' || type === 'TD' || type === 'Note'
    const wasHead = this.isHead
    if (block.tag === 'thead') this.isHead = true
    if (isClosed) this.closed++
    const own = langOf(block, lang)
    const isLeaf = !block.blocks.length && !WRAPPED.has(block.tag)
    const inner = own.lang ?? lang
    const found = isLeaf ? this.lines(block, type, lang) : this.contents(block, inner)
    if (isClosed) this.closed--
    const scope = block.tag === 'th' && ({ scope: wasHead ? 'Column' : 'Row' } as const)
    this.isHead = wasHead
    const more = {
      ...scope,
      ...(block.spans && { spans: block.spans }),
      ...(type === 'Note' && { id: block.id ?? '' }),
    }
    if (!isLeaf) {
      // A picture without a caption needs no group.
      if (type === 'Div' && found.tags.length < 2) return found
      return { block: found.block, tags: [{ type, children: found.tags, ...own, ...more }] }
    }
    const [tag] = found.tags
    if (!tag) return found
    const node = Object.assign(tag, more)
    return { block: { ...found.block, node }, tags: found.tags }
  }

  private item(block: Block, lang: string): Found {
    const own = langOf(block, lang)
    if (this.isContents) {
      const { block: tagged, tags } = this.contents(block, own.lang ?? lang)
      return { block: tagged, tags: [{ type: 'TOCI', children: tags, ...own }] }
    }
    const label: Tag = { type: 'Lbl', children: [] }
    this.marker = label
    this.closed++
    const body: Found = block.blocks.length ? this.contents(block, own.lang ?? lang) : this.lines(block, 'LBody', lang)
    this.closed--
    this.marker = undefined
    const bodies: Tag[] = block.blocks.length ? [{ type: 'LBody', children: body.tags, ...own }] : body.tags
    return { block: body.block, tags: [{ type: 'LI', children: [label, ...bodies] }] }
  }

  /** Lines are read as one element, pictures among them as others; a paragraph of nothing but pictures is these. */
  private lines(block: Block, type: TagType, lang: string): Found {
    const figures: Tag[] = []
    const inlines = block.inlines.map((inline): Inline => {
      if (inline.kind !== 'image' || !inline.alt) return inline
      const node: Tag = { type: 'Figure', children: [], alt: inline.alt }
      figures.push(node)
      return { ...inline, node }
    })
    const marker = this.marker
    this.marker = undefined
    const notes = this.calledBy(block)
    const isParagraph = type === 'P' || /^H\d/.test(type)
    const isPicture = isParagraph && figures.length > 0 && !inlines.some(isSeen)
    if (isPicture) return { block: { ...block, inlines }, tags: [...figures, ...notes] }
    const node: Tag = { type, children: isParagraph ? figures : [...figures, ...notes], ...langOf(block, lang) }
    const tags = isParagraph ? [node, ...notes] : [node]
    return { block: { ...block, inlines, node, ...(marker && { marker }) }, tags }
  }

  /** The notes that some lines are the first to call. */
  private calledBy({ inlines }: Block): Tag[] {
    if (!this.notes.size) return []
    return inlines.flatMap((inline) => {
      const id = inline.kind === 'text' && inline.href?.startsWith('#') ? inline.href.slice(1) : ''
      const note = this.called.has(id) ? undefined : this.notes.get(id)
      this.called.add(id)
      return note?.tags ?? []
    })
  }

  /** The level of a head: one below the nearest above it that the author has set higher. */
  private headOf(level: number): TagType {
    while ((this.heads.at(-1) ?? 0) >= level) this.heads.pop()
    this.heads.push(level)
    return HEADS[Math.min(HEADS.length, this.base + this.heads.length) - 1] ?? 'H6'
  }
}

const HEADS: readonly TagType[] = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6']

const isFootnote = (block: Block): block is Block & { readonly id: string } =>
  block.style.float === 'footnote' && block.id !== undefined

const isSeen = (inline: Inline): boolean =>
  inline.kind === 'text' ? inline.text.trim() !== '' : inline.kind === 'box' || inline.kind === 'reference'

const langOf = (block: Block, lang: string): { readonly lang?: string } =>
  block.lang && block.lang !== lang ? { lang: block.lang } : {}
