import type * as csstree from 'css-tree'
import type { StyleSource } from '../types/edition.js'
import type { Problem } from '../types/problem.js'
import { BLACK } from './colours.js'
import { generate, parse, valueNodes } from './css.js'
import { both, type Media, type PageArea, readMedia } from './media.js'
import { pageSize } from './readers.js'
import { pseudoElement, rightmost, specificity } from './specificity.js'

export interface Declaration {
  readonly name: string
  /** As written, `var()` and all. */
  readonly value: string
  readonly important: boolean
  readonly path: string
  readonly line: number
}

/** The pseudo-elements that are set on paper. */
export const PSEUDOS = ['before', 'after', 'marker', 'first-letter', 'first-line'] as const
export type Pseudo = (typeof PSEUDOS)[number]

/** The margin boxes of a page, from its top left corner on (CSS Paged Media 3, section 5). */
export const MARGIN_BOXES: readonly string[] = [
  'top-left-corner',
  'top-left',
  'top-center',
  'top-right',
  'top-right-corner',
  'right-top',
  'right-middle',
  'right-bottom',
  'bottom-right-corner',
  'bottom-right',
  'bottom-center',
  'bottom-left',
  'bottom-left-corner',
  'left-bottom',
  'left-middle',
  'left-top',
]
/** The area of the notes at the foot of a page (CSS GCPM 3, section 2.2). */
export const FOOTNOTES = 'footnote'
/** What `@page` may say after a colon. */
export const PAGE_PSEUDOS: readonly string[] = ['first', 'left', 'right', 'blank']

export interface Rule {
  readonly selector: string
  readonly pseudo: Pseudo | undefined
  /** a·10⁶ + b·10³ + c of Selectors 4, section 17. */
  readonly specificity: number
  /** Tag, class or `*` of the rightmost compound: the element must have it, so most rules need not be tried. */
  readonly key: string
  readonly media: Media
  readonly declarations: readonly Declaration[]
}

export interface PageRule {
  readonly name: string | undefined
  readonly pseudos: readonly string[]
  readonly declarations: readonly Declaration[]
  readonly boxes: ReadonlyMap<string, readonly Declaration[]>
}

export interface FontFaceRule {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  readonly url: string
  readonly media: Media
  readonly source: StyleSource
}

/** Stylesheets read into rules, in cascade order (what comes later wins at equal specificity). */
export interface Sheet {
  readonly rules: readonly Rule[]
  readonly pages: readonly PageRule[]
  readonly fonts: readonly FontFaceRule[]
  readonly problems: readonly Problem[]
}

/** Turn stylesheets into rules; what cannot be read is reported once, with file and line. */
export function readSheet(sources: readonly StyleSource[]): Sheet {
  const reader = new SheetReader()
  const trees = sources.map((source) => reader.parse(source))
  const page = pageArea(trees.flat())
  sources.forEach((source, i) => {
    reader.readAll(trees[i] ?? [], { source, media: 'all', page })
  })
  return reader
}

const A5: PageArea = { width: 419.53, height: 595.28 }

/** What media queries measure: the page, as the last `@page` for all pages gives its size. */
function pageArea(nodes: readonly csstree.CssNode[]): PageArea {
  const sizes = nodes.flatMap((node) => {
    if (node.type !== 'Atrule' || node.name !== 'page' || node.prelude) return []
    return (node.block?.children.toArray() ?? []).flatMap((inner) => {
      if (inner.type !== 'Declaration' || inner.property !== 'size') return []
      const size = pageSize(valueNodes(generate(inner.value)), NO_CONTEXT)
      return size ? [{ width: size[0], height: size[1] }] : []
    })
  })
  return sizes.at(-1) ?? A5
}
/** The size of a page stands on nothing else. */
const NO_CONTEXT = { em: 12, rem: 12, lh: 15, rlh: 15, color: BLACK, weight: 400, where: 'page' } as const

/** Turn CSS into its tree; undefined when even the parser that forgives gives up. */
export function parseSheet(text: string, tell: (error: csstree.SyntaxParseError) => void): csstree.CssNode | undefined {
  try {
    return parse(text, { positions: true, onParseError: tell })
  } catch (error) {
    // The parser throws errors of the kind that it otherwise hands over.
    tell(error as csstree.SyntaxParseError)
    return undefined
  }
}

/** What holds for the rules that are being read. */
interface Setting {
  readonly source: StyleSource
  readonly media: Media
  readonly page: PageArea
}

class SheetReader implements Sheet {
  readonly rules: Rule[] = []
  readonly pages: PageRule[] = []
  readonly fonts: FontFaceRule[] = []
  readonly problems: Problem[] = []

  parse(source: StyleSource): readonly csstree.CssNode[] {
    const tree = parseSheet(source.text, (error) =>
      this.report(source, error.line ?? 1, `Unreadable CSS: ${error.message}`),
    )
    return tree?.type === 'StyleSheet' ? tree.children.toArray() : []
  }

  readAll(nodes: readonly csstree.CssNode[], setting: Setting): void {
    for (const node of nodes) {
      if (node.type === 'Rule') this.readRule(node, setting)
      else if (node.type === 'Atrule') this.readAtrule(node, setting)
    }
  }

  private readAtrule(node: csstree.Atrule, setting: Setting): void {
    const { source, media } = setting
    const children = node.block?.children.toArray() ?? []
    switch (node.name.toLowerCase()) {
      case 'charset':
        return
      case 'media': {
        const asked = readMedia(node.prelude, setting.page)
        const written = node.prelude ? generate(node.prelude).trim() : ''
        if (asked) this.readAll(children, { ...setting, media: both(media, asked) })
        else this.report(source, line(node), `Unsupported media query "${written}"`)
        return
      }
      case 'page':
        if (media !== 'screen') this.readPage(node, children, source)
        return
      case 'font-face':
        this.readFontFace(children, source, media)
        return
      case 'import':
        this.report(source, line(node), 'Unsupported rule "@import"', 'Write its rules into this file.')
        return
      default:
        if (media !== 'screen') this.report(source, line(node), `Unsupported rule "@${node.name}"`)
    }
  }

  private readRule(node: csstree.Rule, { source, media }: Setting): void {
    const children = node.block.children.toArray()
    const declarations = readDeclarations(children, source)
    if (node.prelude.type !== 'SelectorList') {
      this.report(source, line(node), `Unreadable selector "${generate(node.prelude)}"`)
      return
    }
    for (const inner of children)
      if (media !== 'screen' && (inner.type === 'Rule' || inner.type === 'Atrule'))
        this.report(
          source,
          line(inner),
          'Unsupported rule in a rule',
          'Write it after the other, with its whole selector.',
        )
    for (const selector of node.prelude.children.toArray()) {
      if (selector.type !== 'Selector') continue
      const parts = selector.children.toArray()
      const named = pseudoElement(parts.at(-1))
      const pseudo = PSEUDOS.find((name) => name === named)
      if (named && !pseudo) {
        if (media !== 'screen') this.report(source, line(node), `Unsupported pseudo-element "::${named}"`)
        continue
      }
      const weight = specificity(parts)
      if (pseudo) selector.children.pop()
      const text = generate(selector) || '*'
      this.rules.push({ selector: text, pseudo, specificity: weight, key: rightmost(parts), media, declarations })
    }
  }

  private readPage(node: csstree.Atrule, children: readonly csstree.CssNode[], source: StyleSource): void {
    const boxes = new Map<string, readonly Declaration[]>()
    for (const child of children) {
      if (child.type !== 'Atrule' || !child.block) continue
      const name = child.name.toLowerCase()
      const own = readDeclarations(child.block.children.toArray(), source)
      if (name === FOOTNOTES || MARGIN_BOXES.includes(name)) boxes.set(name, [...(boxes.get(name) ?? []), ...own])
      else this.report(source, line(child), `Unsupported margin box "@${child.name}"`)
    }
    const declarations = readDeclarations(children, source)
    const prelude = node.prelude ? generate(node.prelude).trim() : ''
    for (const selector of prelude ? prelude.split(',') : ['']) {
      const [name, ...pseudos] = selector.trim().split(':')
      const strange = pseudos.find((pseudo) => !PAGE_PSEUDOS.includes(pseudo))
      if (strange) this.report(source, line(node), `Unsupported page selector ":${strange}"`)
      else this.pages.push({ name: name || undefined, pseudos, declarations, boxes })
    }
  }

  private readFontFace(children: readonly csstree.CssNode[], source: StyleSource, media: Media): void {
    const read = (name: string) => readDeclarations(children, source).find((d) => d.name === name)?.value
    const url = /url\(\s*["']?([^"')]+)["']?\s*\)/.exec(read('src') ?? '')?.[1]
    const family = read('font-family')?.replace(/^["']|["']$/g, '')
    if (!url || !family) return
    const weight = read('font-weight')
    this.fonts.push({
      family,
      url,
      weight: weight === 'bold' ? 700 : Number(weight ?? 400) || 400,
      style: read('font-style') === 'italic' ? 'italic' : 'normal',
      media,
      source,
    })
  }

  private report(source: StyleSource, at: number, reason: string, cure?: string): void {
    this.problems.push({
      file: source.path,
      place: { start: { line: at, column: 1 }, end: { line: at, column: 1 } },
      rule: 'css',
      severity: 'warning',
      reason,
      note: cure ?? 'It is left out of the printed pages; docs/css.md lists what they understand.',
    })
  }
}

const line = (node: csstree.CssNode): number => node.loc?.start.line ?? 1

function readDeclarations(nodes: readonly csstree.CssNode[], source: StyleSource): Declaration[] {
  return nodes.flatMap((node) =>
    node.type === 'Declaration'
      ? [
          {
            name: node.property.startsWith('--') ? node.property : node.property.toLowerCase(),
            value: generate(node.value).trim(),
            important: Boolean(node.important),
            path: source.path,
            line: line(node),
          },
        ]
      : [],
  )
}
