import type * as csstree from 'css-tree'
import type { StyleSource } from '../types/edition.js'
import type { Problem } from '../types/problem.js'
import { generate, parse } from './css.js'

export interface Declaration {
  readonly name: string
  /** As written, `var()` and all. */
  readonly value: string
  readonly important: boolean
  readonly path: string
  readonly line: number
}

export type Media = 'all' | 'print' | 'screen'

export interface Rule {
  readonly selector: string
  readonly pseudo: 'before' | 'after' | 'first-letter' | undefined
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
  for (const source of sources) reader.read(source)
  return reader
}

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

const PSEUDOS = ['before', 'after', 'first-letter'] as const

class SheetReader implements Sheet {
  readonly rules: Rule[] = []
  readonly pages: PageRule[] = []
  readonly fonts: FontFaceRule[] = []
  readonly problems: Problem[] = []

  read(source: StyleSource): void {
    const tree = parseSheet(source.text, (error) =>
      this.report(source, error.line ?? 1, `Unreadable CSS: ${error.message}`),
    )
    if (tree?.type === 'StyleSheet') this.readAll(tree.children.toArray(), source, 'all')
  }

  private readAll(nodes: readonly csstree.CssNode[], source: StyleSource, media: Media): void {
    for (const node of nodes) {
      if (node.type === 'Rule') this.readRule(node, source, media)
      else if (node.type === 'Atrule') this.readAtrule(node, source, media)
    }
  }

  private readAtrule(node: csstree.Atrule, source: StyleSource, media: Media): void {
    const prelude = node.prelude ? generate(node.prelude).trim() : ''
    const children = node.block?.children.toArray() ?? []
    switch (node.name) {
      case 'charset':
        return
      case 'media':
        if (prelude === 'print' || prelude === 'screen' || prelude === 'all') this.readAll(children, source, prelude)
        else this.report(source, line(node), `Unsupported media query "${prelude}"`)
        return
      case 'page':
        this.readPage(prelude, children, source)
        return
      case 'font-face':
        this.readFontFace(children, source, media)
        return
      default:
        this.report(source, line(node), `Unsupported rule "@${node.name}"`)
    }
  }

  private readRule(node: csstree.Rule, source: StyleSource, media: Media): void {
    const declarations = readDeclarations(node.block.children.toArray(), source)
    if (node.prelude.type !== 'SelectorList') {
      this.report(source, line(node), `Unreadable selector "${generate(node.prelude)}"`)
      return
    }
    for (const selector of node.prelude.children.toArray()) {
      if (selector.type !== 'Selector') continue
      const parts = selector.children.toArray()
      const last = parts.at(-1)
      const pseudo = PSEUDOS.find((name) => last?.type === 'PseudoElementSelector' && last.name === name)
      if (last?.type === 'PseudoElementSelector' && !pseudo) {
        this.report(source, line(node), `Unsupported pseudo-element "::${last.name}"`)
        continue
      }
      const specificity = weigh(parts)
      if (pseudo) selector.children.pop()
      const text = generate(selector) || '*'
      this.rules.push({ selector: text, pseudo, specificity, key: rightmost(parts), media, declarations })
    }
  }

  private readPage(prelude: string, children: readonly csstree.CssNode[], source: StyleSource): void {
    const boxes = new Map<string, readonly Declaration[]>()
    for (const child of children) {
      if (child.type === 'Atrule' && child.block) {
        boxes.set(child.name, readDeclarations(child.block.children.toArray(), source))
      }
    }
    const declarations = readDeclarations(children, source)
    for (const selector of prelude ? prelude.split(',') : ['']) {
      const [name, ...pseudos] = selector.trim().split(':')
      this.pages.push({ name: name || undefined, pseudos, declarations, boxes })
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

  private report(source: StyleSource, at: number, reason: string): void {
    this.problems.push({
      file: source.path,
      place: { start: { line: at, column: 1 }, end: { line: at, column: 1 } },
      rule: 'css',
      severity: 'warning',
      reason,
      note: 'It is left out of the printed pages; docs/css.md lists what they understand.',
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

/** Turn a selector into the tag, class or `*` of its rightmost compound. */
export function rightmost(parts: readonly csstree.CssNode[]): string {
  let key = '*'
  for (const part of parts) {
    if (part.type === 'Combinator') key = '*'
    else if (part.type === 'ClassSelector') key = `.${part.name}`
    else if (part.type === 'TypeSelector' && key === '*' && part.name !== '*') key = part.name
  }
  return key
}

function weigh(parts: readonly csstree.CssNode[]): number {
  let weight = 0
  for (const part of parts) {
    if (part.type === 'IdSelector') weight += 1e6
    else if (part.type === 'ClassSelector' || part.type === 'AttributeSelector') weight += 1e3
    else if (part.type === 'PseudoClassSelector') weight += weighPseudo(part)
    else if (part.type === 'PseudoElementSelector' || (part.type === 'TypeSelector' && part.name !== '*')) weight += 1
  }
  return weight
}

/** `:not()` and `:is()` weigh as their heaviest argument, `:where()` nothing, the others as a class. */
function weighPseudo(part: csstree.PseudoClassSelector): number {
  if (part.name === 'where') return 0
  if (part.name !== 'not' && part.name !== 'is') return 1e3
  const lists = part.children?.toArray() ?? []
  const selectors = lists.flatMap((list) => (list.type === 'SelectorList' ? list.children.toArray() : []))
  return Math.max(0, ...selectors.map((s) => (s.type === 'Selector' ? weigh(s.children.toArray()) : 0)))
}
