import type { Element, ElementContent, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Edition } from '../types/edition.js'
import type { Problem } from '../types/problem.js'
import type {
  Block,
  ContentPart,
  Inline,
  PageKind,
  PageStyle,
  PropertyName,
  Style,
  StyledSection,
} from '../types/style.js'
import { isOnePiece, turnsIn, withBreaksOfChildren } from './breaks.js'
import { Cascade } from './cascade.js'
import { TRANSPARENT } from './colours.js'
import { elementName } from './content.js'
import { Counters, counterStyle, written } from './counters.js'
import { isLeftwards } from './direction.js'
import { dressOf, OF_FIRST_LINES, withFirstLine } from './firstLine.js'
import { boxed, DRAWN_IN_LINES, ruled } from './inlineBoxes.js'
import { withFaceNamed } from './namedFace.js'
import { PROPERTIES } from './properties.js'
import { NO_BORDER } from './readers.js'
import { BOX } from './rows/box.js'
import { TEXT } from './rows/text.js'
import { attribute } from './select.js'
import { readSheet } from './sheet.js'

/** The edition as styled boxes: one block a section, and the styles of its pages. */
export interface StyledBook {
  readonly root: Style
  readonly lang: string
  readonly sections: readonly StyledSection[]
  readonly pageOf: (kind: PageKind) => PageStyle
  readonly problems: readonly Problem[]
}

/** Turn an edition into styled boxes: its sheet cascaded over its sections, generated content filled in. */
export function styleBook(edition: Edition): StyledBook {
  const problems: Problem[] = []
  const tree = asDocument(edition)
  const sheet = readSheet(withFaceNamed(edition, tree))
  const cascade = new Cascade(tree, sheet, problems)
  const boxes = new BoxBuilder(cascade)
  const shown = edition.sections.filter(({ tree }) => cascade.styleOf(tree).display !== 'none')
  // A book has a page, whatever a sheet says.
  const sections = (shown.length ? shown : edition.sections).map(
    (section): StyledSection => ({
      id: section.id,
      name: section.name,
      listed: section.listed,
      ...(section.part !== undefined && { part: section.part }),
      matter: section.matter,
      role: section.role,
      block: boxes.section(section.tree, edition.meta.lang),
    }),
  )
  return {
    root: cascade.root,
    lang: edition.meta.lang,
    sections,
    pageOf: (kind) => cascade.pageOf(kind),
    problems: [...sheet.problems, ...problems],
  }
}

/** The sections as they would stand in one document: `html > body.front > section`, one body to each matter. */
function asDocument(edition: Edition): Root {
  const bodies: Element[] = []
  let matter: string | undefined
  for (const section of edition.sections) {
    if (section.matter !== matter) {
      bodies.push({ type: 'element', tagName: 'body', properties: { className: [section.matter] }, children: [] })
    }
    matter = section.matter
    bodies.at(-1)?.children.push(section.tree)
  }
  const html: Element = { type: 'element', tagName: 'html', properties: { lang: edition.meta.lang }, children: bodies }
  return { type: 'root', children: [html] }
}

/** What words in a line, and what the roots of the document, have no use for: they are no boxes. */
const BOXES = (Object.keys(BOX) as (keyof typeof BOX)[]).filter((name) => name !== 'display')
const IDLE_IN_LINES = BOXES.filter((name) => !DRAWN_IN_LINES.includes(name))
const IDLE_ON_BOXES = IDLE_IN_LINES.filter((name) => name !== 'width' && name !== 'float')
const IDLE_ON_FIRST_LINES = (Object.keys(PROPERTIES) as PropertyName[]).filter((name) => !OF_FIRST_LINES.includes(name))

type Contents = Pick<Block, 'blocks' | 'inlines'>
/** With what was taken out of its lines for margin boxes. */
type Parted = Contents & Pick<Block, 'strings'>

class BoxBuilder {
  private readonly turned = new Map<Style, Style>()

  private readonly counters = new Counters()
  private body: Element | undefined

  constructor(private readonly cascade: Cascade) {}

  /** A section of the book, after the one before: counters go on from one to the next. */
  section(tree: Element, lang: string): Block {
    const body = this.cascade.parentOf(tree)
    if (body && body !== this.body) {
      if (this.body) this.counters.leave()
      else this.counters.enter(this.cascade.root)
      for (const style of [this.cascade.root, this.cascade.styleOf(body)])
        this.cascade.tellIdle(style, BOXES, 'on the whole book: say it of `@page` or of `section`')
      this.counters.enter(this.cascade.styleOf(body))
      this.body = body
    }
    return this.block(tree, lang)
  }

  private block(element: Element, lang: string): Block {
    const own = this.cascade.styleOf(element)
    if (element.tagName !== 'section') this.tellIdle(own)
    const spoken = attribute(element, 'lang') ?? lang
    const style = this.sided(own, spoken)
    this.counters.enter(style)
    const id = attribute(element, 'id')
    const firstLetter = this.cascade.pseudoOf(element, 'first-letter')
    const strings = style['string-set'].map(({ name, parts }) => ({
      name,
      value: parts.map((part) => this.stringText(part, element, style)).join(''),
    }))
    const isCap = firstLetter !== undefined && firstLetter['initial-letter'] !== 'normal'
    const base = {
      style,
      tag: element.tagName,
      lang: spoken,
      ...(style !== own && { leftwards: true as const }),
      strings,
      ...(id && { id }),
      ...(isCap && { firstLetter }),
      ...sourceOf(element),
      ...spansOf(element),
      ...(attribute(element, 'aria-hidden') === 'true' && { decorative: true as const }),
    }
    const { strings: running, ...contents } = this.contents(element, style, spoken)
    this.counters.leave()
    const block = withBreaksOfChildren({
      ...base,
      ...(running.length && { strings: [...strings, ...running] }),
      ...this.led(
        element,
        style,
        ruled(firstLetter && !isCap && isOther(firstLetter, style) ? lettered(contents, firstLetter) : contents, style),
      ),
    })
    if (isOnePiece(block))
      for (const inner of turnsIn(block))
        this.cascade.tellIdle(inner, ['break-before', 'break-after'], 'inside of what is set as one piece')
    return block
  }

  /** Contents whose first line is dressed, where a rule says so. */
  private led(element: Element, style: Style, contents: Contents): Contents & Pick<Block, 'firstLine'> {
    const own = this.cascade.pseudoOf(element, 'first-line')
    if (!own) return contents
    this.cascade.tellIdle(own, IDLE_ON_FIRST_LINES, 'on a first line')
    const dress = dressOf(own, style)
    return dress ? withFirstLine(contents, dress) : contents
  }

  /** Tell what cannot be done to a block inside of a section. */
  private tellIdle(style: Style): void {
    const { cascade } = this
    if (!['none', 'footnote', 'snap-block'].includes(style.float)) cascade.tellIdle(style, ['float'], 'on paper')
  }

  /** Sheets say left and right of a book that is read from the left; where the author or the language says that text runs from the right, they change places. */
  private sided(style: Style, lang: string): Style {
    if (style.direction === 'auto' ? !isLeftwards(lang) : style.direction === 'ltr') return style
    const known = this.turned.get(style) ?? mirrored(style)
    this.turned.set(style, known)
    return known
  }

  /** CSS 2.2, section 9.2.1.1: beside blocks, stretches of inline content become anonymous blocks. */
  private contents(element: Element, style: Style, lang: string): Parted {
    const mark = this.marker(element, style, lang)
    const pieces: (Block | Inline)[] = [
      ...this.generated(element, 'before', lang),
      ...element.children.flatMap((child) => this.piece(child, style, lang, undefined)),
      ...this.generated(element, 'after', lang),
    ]
    const isLines = pieces.every((piece) => isInline(piece) || isRunning(piece))
    if (isLines) {
      const strings = pieces.flatMap((piece) => (isBlock(piece) ? piece.strings : []))
      return { blocks: [], inlines: [...mark, ...pieces.filter(isInline)], strings }
    }
    const blocks: Block[] = []
    let run: Inline[] = []
    const flush = () => {
      if (run.some((inline) => inline.kind !== 'text' || inline.text.trim())) blocks.push(anonymous(run, style, lang))
      run = []
    }
    for (const piece of pieces) {
      if (isBlock(piece)) {
        flush()
        blocks.push(piece)
      } else run.push(piece)
    }
    flush()
    return { blocks: mark.length > 0 ? marked(blocks, mark, style) : blocks, inlines: [], strings: [] }
  }

  private piece(node: ElementContent, style: Style, lang: string, href: string | undefined): (Block | Inline)[] {
    if (node.type === 'text') return [textInline(node.value, style, lang, href)]
    if (node.type !== 'element') return []
    const own = this.cascade.styleOf(node)
    if (own.display === 'none') return []
    if (typeof own.position === 'object') return [this.running(node, own, own.position.running, lang)]
    if (own.display === 'block' || own.display === 'list-item') return [this.block(node, lang)]
    return this.inline(node, own, attribute(node, 'lang') ?? lang, href)
  }

  /** An element for margin boxes: where it stood, its line is handed to them, and nothing is set. */
  private running(element: Element, style: Style, name: string, lang: string): Block {
    this.counters.enter(style)
    const value = asLine(this.contents(element, style, attribute(element, 'lang') ?? lang), style)
    this.counters.leave()
    const strings = [{ name: elementName(name), value }]
    return { style, tag: 'div', lang, strings, blocks: [], inlines: [], decorative: true }
  }

  private inline(element: Element, style: Style, lang: string, href: string | undefined): (Block | Inline)[] {
    if (element.tagName === 'br') return [{ kind: 'break' }]
    if (element.tagName === 'img') {
      const path = attribute(element, 'src')
      return path ? [{ kind: 'image', path, alt: attribute(element, 'alt') ?? '', style }] : []
    }
    this.counters.enter(style)
    this.cascade.tellIdle(style, style.display === 'inline' ? IDLE_IN_LINES : IDLE_ON_BOXES, 'on words in a line')
    const link = attribute(element, 'href') ?? href
    const id = attribute(element, 'id')
    const inner = [
      ...(id ? [{ kind: 'anchor', id } as const] : []),
      ...this.generated(element, 'before', lang, link),
      ...element.children.flatMap((child) => this.piece(child, style, lang, link)),
      ...this.generated(element, 'after', lang, link),
    ]
    this.counters.leave()
    const pieces: (Block | Inline)[] =
      style.display === 'inline-block' ? [{ kind: 'box', style, inlines: inner.filter(isInline) }] : inner
    return boxed(pieces, style)
  }

  private generated(element: Element, pseudo: 'before' | 'after', lang: string, href?: string): (Block | Inline)[] {
    const style = this.cascade.pseudoOf(element, pseudo)
    if (!style || style.display === 'none') return []
    this.counters.enter(style)
    const parts = typeof style.content === 'string' ? [] : style.content
    const inlines = parts.map((part): Inline => {
      if (part.kind === 'leader') return { kind: 'leader', text: part.text, style }
      if (part.kind === 'picture') return { kind: 'image', path: part.path, alt: part.alt, style }
      if (part.kind === 'target-counter') {
        const target = (attribute(element, part.attribute) ?? '').replace(/^#/, '')
        return { kind: 'reference', target, counter: part.style, style, ...(href && { href }) }
      }
      return textInline(this.partText(part, element, style), style, lang, href)
    })
    this.counters.leave()
    if (!inlines.length) return []
    const isPicture = parts.some(({ kind }) => kind === 'picture')
    if (style.display === 'inline' && !isPicture) this.cascade.tellIdle(style, IDLE_IN_LINES, 'on words in a line')
    else this.tellIdle(style)
    if (style.display === 'inline') return boxed(inlines, style)
    if (style.display === 'inline-block') return boxed([{ kind: 'box', style, inlines }], style)
    return [{ style: this.sided(style, lang), tag: 'div', lang, strings: [], blocks: [], inlines }]
  }

  /** The text of one piece of a `string-set`: what is generated in the element is not counted yet. */
  private stringText(part: ContentPart, element: Element, style: Style): string {
    if (part.kind !== 'content' || part.of === 'text') return this.partText(part, element, style)
    const made = this.cascade.pseudoOf(element, part.of)
    if (!made || made.display === 'none' || typeof made.content === 'string') return ''
    const { content } = made
    return this.counters.tried(() => {
      this.counters.enter(made)
      return content.map((one) => this.partText(one, element, made)).join('')
    })
  }

  /** The text of one piece of generated content, as the element and the counters have it. */
  private partText(part: ContentPart, element: Element, style: Style): string {
    switch (part.kind) {
      case 'text':
        return part.text
      case 'attr':
        return attribute(element, part.name) ?? part.fallback
      case 'content':
        return textOf(element).replace(/\s+/g, ' ').trim()
      case 'counter':
        return written(this.counters.value(part.name), counterStyle(part.style) ?? 'decimal')
      case 'counters': {
        const values = this.counters.values(part.name)
        return values.map((value) => written(value, counterStyle(part.style) ?? 'decimal')).join(part.separator)
      }
      case 'quote': {
        const mark = this.counters.quote(part.side, style.quotes)
        return part.shown ? mark : ''
      }
      default:
        return ''
    }
  }

  /** A list item's mark, in a box as wide as the item is set in. */
  private marker(element: Element, style: Style, lang: string): Inline[] {
    if (style.display !== 'list-item') return []
    const own = this.cascade.pseudoOf(element, 'marker') ?? style
    const parts = own.content === 'normal' || own === style ? undefined : own.content
    const text =
      parts === undefined
        ? markOf(style['list-style-type'], this.cascade.ordinalOf(element))
        : parts === 'none'
          ? ''
          : parts.map((part) => this.partText(part, element, own)).join('')
    if (!text) return []
    const width = { pt: Math.max(0, -style['text-indent'].pt), percent: 0 }
    const words = { ...textInline(text.trimEnd(), own, lang, undefined), marker: true } as Inline
    const space = textInline(' ', style, lang, undefined)
    return width.pt > 0 ? [{ kind: 'box', style: { ...style, width }, inlines: [words] }, space] : [words, space]
  }
}

const BULLETS = { disc: '•', circle: '◦', square: '▪', none: '' } as const

/** The mark of a list's item, by its number. */
function markOf(type: Style['list-style-type'], ordinal: number): string {
  if (typeof type === 'object') return type.text
  if (type === 'disc' || type === 'circle' || type === 'square' || type === 'none') return BULLETS[type]
  return `${written(ordinal, type)}.`
}

const mirrored = (style: Style): Style => ({
  ...style,
  'margin-left': style['margin-right'],
  'margin-right': style['margin-left'],
  'padding-left': style['padding-right'],
  'padding-right': style['padding-left'],
  'border-left': style['border-right'],
  'border-right': style['border-left'],
})

function sourceOf({ position }: Element): Pick<Block, 'source'> {
  const start = position?.start.offset
  const end = position?.end.offset
  return start === undefined || end === undefined ? {} : { source: { start, end } }
}

const isBlock = (piece: Block | Inline): piece is Block => 'blocks' in piece
/** Nothing but what margin boxes say. */
const isRunning = ({ style }: Block): boolean => typeof style.position === 'object'
const isInline = (piece: Block | Inline): piece is Inline => !isBlock(piece)

function anonymous(inlines: readonly Inline[], style: Style, lang: string): Block {
  return { style: plain(style), tag: 'div', lang, strings: [], blocks: [], inlines }
}

/** Put a list item's mark before its first words, however deep they stand. */
function marked(blocks: readonly Block[], mark: readonly Inline[], style: Style): Block[] {
  const [first, ...rest] = blocks
  if (!first) return []
  if (first.blocks.length) return [{ ...first, blocks: marked(first.blocks, mark, style) }, ...rest]
  const indented = { ...first.style, 'text-indent': style['text-indent'] }
  return [{ ...first, style: indented, inlines: [...mark, ...first.inlines] }, ...rest]
}

/** All words of an element in one line, without what is no word: links, pictures, notes. */
function asLine({ blocks, inlines }: Contents, style: Style): Inline[] {
  const space = { kind: 'text', text: ' ', style, lang: '' } as const
  const own = inlines.flatMap((inline): Inline[] => {
    if (inline.kind === 'box') return asLine({ blocks: [], inlines: inline.inlines }, style)
    if (inline.kind === 'break') return [space]
    return inline.kind === 'text' ? [{ kind: 'text', text: inline.text, style: inline.style, lang: inline.lang }] : []
  })
  return [...own, ...blocks.flatMap((block) => [space, ...asLine(block, style)])]
}

/** An anonymous block inherits its parent's text and nothing of its box. */
function plain(style: Style): Style {
  const none = { pt: 0, percent: 0 }
  return {
    ...style,
    display: 'block',
    position: 'static',
    width: 'auto',
    height: 'auto',
    'margin-top': none,
    'margin-right': none,
    'margin-bottom': none,
    'margin-left': none,
    'padding-top': none,
    'padding-right': none,
    'padding-bottom': none,
    'padding-left': none,
    'min-width': none,
    'max-width': 'none',
    'min-height': none,
    'border-top': NO_BORDER,
    'border-right': NO_BORDER,
    'border-bottom': NO_BORDER,
    'border-left': NO_BORDER,
    'background-color': TRANSPARENT,
    'break-before': 'auto',
    'break-after': 'auto',
  }
}

/** The first letter of a word, marks of quotation and of elision before it. */
const INITIALS = /(?<![\p{L}\p{N}’'-])\p{L}/gu

function cased(text: string, transform: Style['text-transform'], lang: string): string {
  if (transform === 'uppercase') return text.toLocaleUpperCase(lang)
  if (transform === 'lowercase') return text.toLocaleLowerCase(lang)
  return transform === 'capitalize' ? text.replace(INITIALS, (letter) => letter.toLocaleUpperCase(lang)) : text
}

/** A letter that is set like its neighbours is not parted from them. */
const isOther = (letter: Style, word: Style): boolean =>
  (Object.keys(TEXT) as (keyof typeof TEXT)[]).some(
    (name) => name !== 'initial-letter' && JSON.stringify(letter[name]) !== JSON.stringify(word[name]),
  )

/** A first letter, with the marks before it. */
const FIRST_LETTER = /^\s*\p{P}*[\p{L}\p{N}]\p{M}*/u

/** Give the first letter of a paragraph its own style. */
function lettered(contents: Contents, style: Style): Contents {
  const at = contents.inlines.findIndex((inline) => inline.kind === 'text' && inline.text.trim())
  const first = contents.inlines[at]
  const letter = first?.kind === 'text' ? FIRST_LETTER.exec(first.text)?.[0] : undefined
  if (first?.kind !== 'text' || !letter) return contents
  const rest = { ...first, text: first.text.slice(letter.length) }
  return { ...contents, inlines: contents.inlines.toSpliced(at, 1, { ...first, text: letter, style }, rest) }
}

function textInline(text: string, style: Style, lang: string, href: string | undefined): Inline {
  return { kind: 'text', text: cased(text, style['text-transform'], lang), style, lang, ...(href && { href }) }
}

/** HTML, section 4.9.11: a cell takes at most 1,000 columns and 65,534 rows; a table of prose, far fewer. */
function spansOf({ tagName, properties }: Element): Pick<Block, 'spans'> {
  if (tagName !== 'td' && tagName !== 'th') return {}
  const [columns, rows] = [properties.colSpan, properties.rowSpan].map((value) => {
    const count = Math.trunc(Number(value))
    return count > 1 ? Math.min(count, 1000) : 1
  })
  return columns === 1 && rows === 1 ? {} : { spans: { columns: columns ?? 1, rows: rows ?? 1 } }
}
