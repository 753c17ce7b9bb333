import type * as csstree from 'css-tree'
import type { Element, Root } from 'hast'
import type { Problem } from '../types/problem.js'
import type { MarginBox, PageKind, PageStyle, PropertyName, Style } from '../types/style.js'
import { parse } from './css.js'
import { type Context, EPUB_ONLY, isProperty, PROPERTIES } from './properties.js'
import { type Matches, Selectors } from './select.js'
import { type Declaration, type PageRule, type Rule, readSheet, type Sheet } from './sheet.js'
import { expand } from './shorthands.js'
import { USER_AGENT } from './user-agent.js'

interface Candidate {
  readonly rule: Rule
  readonly order: number
  readonly matches: Matches
}

type Pseudo = 'before' | 'after' | 'first-letter'

/** Compute the style of elements, pseudo-elements and pages from the rules of a sheet (CSS Cascade 4, without layers). */
export class Cascade {
  readonly root: Style
  private readonly buckets = new Map<string, Candidate[]>()
  private readonly candidates = new Map<string, readonly Candidate[]>()
  private readonly styles = new Map<Element, Style>()
  private readonly shared = new Map<string, Style>()
  private readonly ids = new Map<Style, number>()
  private readonly parsed = new Map<string, csstree.CssNode[]>()
  private readonly reported = new Set<string>()
  private readonly selectors: Selectors

  constructor(
    tree: Root,
    private readonly sheet: Sheet,
    private readonly problems: Problem[],
  ) {
    this.selectors = new Selectors(tree)
    const agent = readSheet([{ path: 'user agent', text: USER_AGENT, origin: 'house' }])
    const rules = [...agent.rules.map((rule) => ({ ...rule, specificity: -1e9 + rule.specificity })), ...sheet.rules]
    rules.forEach((rule, order) => {
      this.enter(rule, order)
    })
    const html = tree.children.find((node): node is Element => node.type === 'element')
    this.root = html ? this.styleOf(html) : this.compute([], undefined)
  }

  styleOf(element: Element): Style {
    const known = this.styles.get(element)
    if (known) return known
    const parent = this.selectors.parentOf(element)
    const style = this.share(this.matching(element, undefined), parent && this.styleOf(parent))
    this.styles.set(element, style)
    return style
  }

  /** The style of a pseudo-element, or undefined where no rule makes one. */
  pseudoOf(element: Element, pseudo: Pseudo): Style | undefined {
    const rules = this.matching(element, pseudo)
    return rules.length ? this.share(rules, this.styleOf(element)) : undefined
  }

  /** The place of an element among its siblings of the same name, from 1, or on from the last that says its number. */
  ordinalOf(element: Element): number {
    return this.selectors.ordinalOf(element)
  }

  /** The computed `@page` for a kind of page, margin boxes included (CSS Paged Media 3, section 4). */
  pageOf(kind: PageKind): PageStyle {
    const rules = this.sheet.pages
      .map((rule, order) => ({ rule, order, weight: weighPage(rule) }))
      .filter(({ rule }) => pageMatches(rule, kind))
      .sort((a, b) => a.weight - b.weight || a.order - b.order)
      .map(({ rule }) => rule)
    const style = this.compute(
      rules.flatMap((rule) => rule.declarations),
      this.root,
    )
    const names = new Set(rules.flatMap((rule) => [...rule.boxes.keys()]))
    const boxes = [...names].flatMap((name): MarginBox[] => {
      const box = this.compute(
        rules.flatMap((rule) => rule.boxes.get(name) ?? []),
        style,
      )
      return box.content === 'none' || box.content === 'normal' ? [] : [{ name, style: box }]
    })
    return { style, boxes }
  }

  private enter(rule: Rule, order: number): void {
    if (rule.media === 'screen') return
    const matches = this.selectors.compile(rule.selector)
    if (!matches) {
      this.report(rule.declarations[0], `Unsupported selector "${rule.selector}"`)
      return
    }
    const bucket = this.buckets.get(rule.key) ?? []
    bucket.push({ rule, order, matches })
    this.buckets.set(rule.key, bucket)
  }

  private matching(element: Element, pseudo: Pseudo | undefined): readonly Candidate[] {
    const candidates = this.candidatesFor(element, pseudo)
    return candidates.length ? candidates.filter(({ matches }) => matches(element)) : candidates
  }

  /** The rules for an element's tag and classes, in the cascade's order: sought and sorted once for all that look alike. */
  private candidatesFor(element: Element, pseudo: Pseudo | undefined): readonly Candidate[] {
    const { className } = element.properties
    const classes = Array.isArray(className) ? className.map((name) => `.${name}`) : []
    const kind = [pseudo ?? '', element.tagName, ...classes].join(' ')
    const known = this.candidates.get(kind)
    if (known) return known
    const found = ['*', element.tagName, ...classes]
      .flatMap((key) => this.buckets.get(key) ?? [])
      .filter(({ rule }) => rule.pseudo === pseudo)
      .sort((a, b) => a.rule.specificity - b.rule.specificity || a.order - b.order)
    this.candidates.set(kind, found)
    return found
  }

  /** Most elements are styled like their neighbours: the same rules under the same parent give the same object. */
  private share(candidates: readonly Candidate[], parent: Style | undefined): Style {
    const key = `${parent ? this.idOf(parent) : ''}:${candidates.map((c) => c.order).join(',')}`
    const known = this.shared.get(key)
    if (known) return known
    const style = this.compute(
      candidates.flatMap((c) => c.rule.declarations),
      parent,
    )
    this.shared.set(key, style)
    return style
  }

  private idOf(style: Style): number {
    const id = this.ids.get(style) ?? this.ids.size
    this.ids.set(style, id)
    return id
  }

  private compute(declarations: readonly Declaration[], parent: Style | undefined): Style {
    const ordered = [...declarations.filter((d) => !d.important), ...declarations.filter((d) => d.important)]
    const custom = new Map(parent?.custom)
    const own = ordered.filter((d) => d.name.startsWith('--'))
    for (const d of own) custom.set(d.name, d.value)
    // Variables in variables are settled where they are declared, as CSS Variables 1, section 2.3, has it.
    for (const { name } of own) {
      const value = substitute(custom.get(name) ?? '', custom)
      if (value === undefined) custom.delete(name)
      else custom.set(name, value)
    }
    const style = inherit(parent, custom)
    const longhands = ordered.flatMap((d) => this.longhands(d, custom))
    // Sizes first: every other length stands on them.
    for (const name of ['color', 'font-size', 'line-height'] as const) {
      for (const one of longhands) if (one.name === name) this.assign(style, one, parent)
    }
    for (const one of longhands) {
      if (one.name !== 'color' && one.name !== 'font-size' && one.name !== 'line-height')
        this.assign(style, one, parent)
    }
    return style
  }

  private longhands(declaration: Declaration, custom: ReadonlyMap<string, string>): Longhand[] {
    if (declaration.name.startsWith('--')) return []
    const value = substitute(declaration.value, custom)
    if (value === undefined) return []
    const nodes = this.parseValue(value)
    return expand(declaration.name, nodes).map(([name, part]) => ({ name, nodes: part, declaration }))
  }

  private assign(style: MutableStyle, one: Longhand, parent: Style | undefined): void {
    const { name, nodes, declaration } = one
    if (!isProperty(name)) {
      if (!EPUB_ONLY.has(name)) this.report(declaration, `Unsupported property "${name}"`)
      return
    }
    const first = nodes[0]
    const word = nodes.length === 1 && first?.type === 'Identifier' ? first.name : ''
    if (word === 'inherit' && parent) set(style, name, parent[name])
    else if (word === 'initial') set(style, name, PROPERTIES[name].initial)
    else {
      const value = PROPERTIES[name].parse(nodes, this.context(style, parent, name))
      if (value === undefined) this.report(declaration, `Unsupported value "${declaration.value}" of "${name}"`)
      else set(style, name, value)
    }
  }

  private context(style: Style, parent: Style | undefined, name: PropertyName): Context {
    const own = name === 'font-size' || name === 'font-weight' ? (parent ?? style) : style
    const root = this.root ?? style
    return {
      em: own['font-size'],
      rem: root['font-size'],
      lh: leadingOf(name === 'line-height' ? (parent ?? style) : style),
      rlh: leadingOf(root),
      color: style.color,
      weight: own['font-weight'],
    }
  }

  private parseValue(text: string): csstree.CssNode[] {
    const known = this.parsed.get(text)
    if (known) return known
    const nodes = valueNodes(text)
    this.parsed.set(text, nodes)
    return nodes
  }

  private report(declaration: Declaration | undefined, reason: string): void {
    if (!declaration) return
    const key = `${declaration.path}:${declaration.line}:${reason}`
    if (this.reported.has(key)) return
    this.reported.add(key)
    const at = { line: declaration.line, column: 1 }
    this.problems.push({
      file: declaration.path,
      place: { start: at, end: at },
      rule: 'css',
      severity: 'warning',
      reason,
      note: 'It has no effect on the printed pages; docs/css.md lists what they understand.',
    })
  }
}

/** What cannot be read as a value has none: a stray bracket, or a string that a variable left open. */
function valueNodes(text: string): csstree.CssNode[] {
  try {
    const tree = parse(text, { context: 'value', onParseError: () => undefined })
    return tree.type === 'Value' ? tree.children.toArray().filter((node) => node.type !== 'WhiteSpace') : []
  } catch {
    return []
  }
}

interface Longhand {
  readonly name: string
  readonly nodes: readonly csstree.CssNode[]
  readonly declaration: Declaration
}

type MutableStyle = { -readonly [K in keyof Style]: Style[K] }

/** The value came from the same row as the name, which the type system cannot follow through a union of names. */
function set(style: MutableStyle, name: PropertyName, value: unknown): void {
  ;(style as Record<string, unknown>)[name] = value
}

function inherit(parent: Style | undefined, custom: ReadonlyMap<string, string>): MutableStyle {
  const style: Record<string, unknown> = { custom }
  for (const [name, { initial, inherited }] of Object.entries(PROPERTIES)) {
    style[name] = inherited && parent && isProperty(name) ? parent[name] : initial
  }
  return style as unknown as MutableStyle // every row of the contract has just been filled in
}

/** The distance from baseline to baseline, in points. */
export const leadingOf = (style: Style): number =>
  'pt' in style['line-height'] ? style['line-height'].pt : style['line-height'].factor * style['font-size']

/** A value that variables make longer than this is a bomb. */
const LONGEST_VALUE = 10_000

/** Replace `var(--name, fallback)`; undefined when a name has no value. At most twenty deep, so that cycles end. */
export function substitute(value: string, custom: ReadonlyMap<string, string>): string | undefined {
  let text = value
  for (let depth = 0; text.includes('var('); depth++) {
    if (depth > 20 || text.length > LONGEST_VALUE) return undefined
    let lost = false
    text = text.replace(/var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)/g, (_, name: string, fallback?: string) => {
      const found = custom.get(name) ?? fallback
      if (found === undefined) lost = true
      return found ?? ''
    })
    if (lost) return undefined
  }
  return text.length > LONGEST_VALUE ? undefined : text
}

function pageMatches(rule: PageRule, kind: PageKind): boolean {
  if (rule.name !== undefined && rule.name !== kind.name) return false
  return rule.pseudos.every(
    (pseudo) => pseudo === kind.side || (pseudo === 'first' && kind.first) || (pseudo === 'blank' && kind.blank),
  )
}

/** CSS Paged Media 3, section 4.4: a name outweighs :first and :blank, which outweigh :left and :right. */
const weighPage = (rule: PageRule): number =>
  (rule.name ? 100 : 0) + rule.pseudos.reduce((sum, p) => sum + (p === 'left' || p === 'right' ? 1 : 10), 0)
