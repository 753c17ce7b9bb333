import type * as csstree from 'css-tree'
import type { Element, Root } from 'hast'
import type { Problem } from '../types/problem.js'
import type { MarginBox, PageKind, PageStyle, PropertyName, Style } from '../types/style.js'
import { partOf, readPart, sideOf } from './borders.js'
import type { Where } from './content.js'
import { valueNodes } from './css.js'
import { pageMatches, weighPage, withMargins } from './pages.js'
import { EPUB_ONLY, isProperty, PROPERTIES } from './properties.js'
import type { Context } from './row.js'
import { type Matches, Selectors } from './select.js'
import { type Declaration, FOOTNOTES, type PageRule, type Pseudo, type Rule, readSheet, type Sheet } from './sheet.js'
import { expand } from './shorthands.js'
import { USER_AGENT } from './user-agent.js'
import { settled, substitute } from './variables.js'

interface Candidate {
  readonly rule: Rule
  readonly order: number
  readonly matches: Matches
}

/** Where the sheet of every reading system says that it is. */
const AGENT = 'user agent'

/** Compute the style of elements, pseudo-elements and pages from the rules of a sheet (CSS Cascade 4, without layers). */
export class Cascade {
  readonly root: Style
  private readonly buckets = new Map<string, Candidate[]>()
  private readonly candidates = new Map<string, readonly Candidate[]>()
  private readonly styles = new Map<Element, Style>()
  private readonly shared = new Map<string, Style>()
  private readonly ids = new Map<Style, number>()
  private readonly parsed = new Map<string, csstree.CssNode[]>()
  private readonly watched = new Map<Style, Map<PropertyName, Declaration>>()
  /** Styles of which it was told, by what was asked: most elements share theirs. */
  private readonly judged = new Map<Style, readonly PropertyName[]>()
  private readonly reported = new Set<string>()
  private readonly selectors: Selectors
  private readonly agent = readSheet([{ path: AGENT, text: USER_AGENT, origin: 'house' }])

  constructor(
    tree: Root,
    private readonly sheet: Sheet,
    private readonly problems: Problem[],
  ) {
    this.selectors = new Selectors(tree)
    const rules = [
      ...this.agent.rules.map((rule) => ({ ...rule, specificity: -1e9 + rule.specificity })),
      ...sheet.rules,
    ]
    rules.forEach((rule, order) => {
      this.enter(rule, order)
    })
    const html = tree.children.find((node): node is Element => node.type === 'element')
    this.root = html ? this.styleOf(html) : this.compute([], undefined)
    this.check(sheet.rules.flatMap(({ media, declarations }) => (media === 'screen' ? [] : declarations)))
    // Pages are asked for when they are made; what their rules say wrongly is told before.
    for (const { name = '', pseudos } of sheet.pages) {
      const side = pseudos.includes('left') ? 'left' : 'right'
      this.pageOf({ name, side, first: pseudos.includes('first'), blank: pseudos.includes('blank') })
    }
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

  parentOf(element: Element): Element | undefined {
    return this.selectors.parentOf(element)
  }

  /** The place of an element among its siblings of the same name, from 1, or on from the last that says its number. */
  ordinalOf(element: Element): number {
    return this.selectors.ordinalOf(element)
  }

  /** The computed `@page` for a kind of page, margin boxes included (CSS Paged Media 3, section 4). */
  pageOf(kind: PageKind): PageStyle {
    const weigh = (one: { rule: PageRule; isAgent: boolean }) => (one.isAgent ? -1 : weighPage(one.rule))
    const rules = [...this.agent.pages, ...this.sheet.pages]
      .map((rule, order) => ({ rule, order, isAgent: order < this.agent.pages.length }))
      .filter(({ rule }) => pageMatches(rule, kind))
      .sort((a, b) => weigh(a) - weigh(b) || a.order - b.order)
    const page = this.compute(
      rules.flatMap(({ rule }) => rule.declarations),
      this.root,
      'page',
    )
    const style = withMargins(page)
    const names = new Set(rules.filter(({ isAgent }) => !isAgent).flatMap(({ rule }) => [...rule.boxes.keys()]))
    const styleIn = (name: string) => this.compute(declarationsIn(name), style, 'page')
    const declarationsIn = (name: string) => rules.flatMap(({ rule }) => rule.boxes.get(name) ?? [])
    const boxes = [...names].flatMap((name): MarginBox[] => {
      const box = styleIn(name)
      return box.content === 'none' || box.content === 'normal' ? [] : [{ name, style: box }]
    })
    if (!names.delete(FOOTNOTES)) return { style, boxes }
    const notes = styleIn(FOOTNOTES)
    this.tellIdle(notes, IDLE_OVER_NOTES, 'over the notes')
    return { style, boxes, notes }
  }

  /** Tell what is not of the dialect also where no element of this book asks for it; what stands on variables is judged where it is used. */
  private check(declarations: readonly Declaration[]): void {
    const scratch = inherit(this.root, this.root.custom)
    for (const declaration of declarations) {
      if (declaration.value.includes('var(')) continue
      for (const one of this.longhands(declaration, NONE)) this.assign(scratch, one, this.root, 'element')
    }
  }

  /** Tell what a style says of properties that have no effect where it is said: those that a sheet gave another value than the initial one. */
  tellIdle(style: Style, names: readonly PropertyName[], why: string): void {
    const its = this.watched.get(style)
    if (!its || this.judged.get(style) === names) return
    this.judged.set(style, names)
    for (const name of names) {
      const declaration = its.get(name)
      const isPlain = JSON.stringify(style[name]) === JSON.stringify(PROPERTIES[name].initial)
      if (declaration && declaration.path !== AGENT && !isPlain) this.tell(declaration, why)
    }
  }

  private tell(declaration: Declaration, why: string): void {
    this.report(declaration, `"${declaration.name}: ${declaration.value}" has no effect ${why}`)
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

  private compute(declarations: readonly Declaration[], parent: Style | undefined, where: Where = 'element'): Style {
    const ordered = [...declarations.filter((d) => !d.important), ...declarations.filter((d) => d.important)]
    const declared = new Map(ordered.filter((d) => d.name.startsWith('--')).map((d) => [d.name, d.value]))
    const custom = settled(declared, parent?.custom ?? NONE)
    const style = inherit(parent, custom)
    const longhands = rolledBack(ordered.flatMap((d) => this.longhands(d, custom)))
    // Sizes first: every other length stands on them.
    for (const name of ['color', 'font-size', 'line-height'] as const) {
      for (const one of longhands) if (one.name === name) this.assign(style, one, parent, where)
    }
    for (const one of longhands) {
      if (one.name !== 'color' && one.name !== 'font-size' && one.name !== 'line-height')
        this.assign(style, one, parent, where)
    }
    return style
  }

  private longhands(declaration: Declaration, custom: ReadonlyMap<string, string>): Longhand[] {
    if (declaration.name.startsWith('--')) return []
    const value = substitute(declaration.value, custom)
    if (value === undefined) this.report(declaration, `Custom property without value in "${declaration.value}"`)
    // What has no value when it is computed is as if it were not set at all (CSS Variables 1, section 3.1).
    const nodes = this.parseValue(value ?? 'unset')
    return expand(declaration.name, nodes).map(([name, part]) => ({ name, nodes: part, declaration }))
  }

  private assign(style: MutableStyle, one: Longhand, parent: Style | undefined, where: Where): void {
    const { nodes, declaration } = one
    const [, edge, part] = /^(border-(?:top|right|bottom|left)|outline)-(width|style|color)$/.exec(one.name) ?? []
    const name = edge ?? one.name
    if (!isProperty(name)) {
      const known = EPUB_ONLY.get(name)
      if (!known) this.report(declaration, `Unsupported property "${name}"`)
      else if (known !== 'any' && !known.includes(wideWord(nodes)))
        this.report(declaration, `Unsupported value "${declaration.value}" of "${name}"`)
      return
    }
    this.watched.set(style, (this.watched.get(style) ?? new Map()).set(name, declaration))
    const word = wideWord(nodes)
    const value = this.wide(name, word, parent)
    if (value !== undefined) {
      set(style, name, part ? { ...sideOf(style, name), ...partOf(value, part) } : value)
      return
    }
    const context = this.context(style, parent, name, where)
    const read = part ? readPart(part, sideOf(style, name), nodes, context) : PROPERTIES[name].parse(nodes, context)
    if (read === undefined) this.report(declaration, `Unsupported value "${declaration.value}" of "${one.name}"`)
    else set(style, name, read)
  }

  /** What the words mean that every property takes. */
  private wide(name: PropertyName, word: string, parent: Style | undefined): unknown {
    const { initial, inherited } = PROPERTIES[name]
    if (word === 'initial') return initial
    if (word === 'inherit' || (word === 'unset' && inherited)) return parent ? parent[name] : initial
    return word === 'unset' ? initial : undefined
  }

  private context(style: Style, parent: Style | undefined, name: PropertyName, where: Where): Context {
    const own = name === 'font-size' || name === 'font-weight' ? (parent ?? style) : style
    const root = this.root ?? style
    return {
      em: own['font-size'],
      rem: root['font-size'],
      lh: leadingOf(name === 'line-height' ? (parent ?? style) : style),
      rlh: leadingOf(root),
      color: name === 'color' ? (parent ?? style).color : style.color,
      weight: own['font-weight'],
      where,
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

interface Longhand {
  readonly name: string
  readonly nodes: readonly csstree.CssNode[]
  readonly declaration: Declaration
}

const NONE: ReadonlyMap<string, string> = new Map()

/** The rule over the notes at the foot of a page, and the white about it, is all that their area has of its own. */
const OVER_NOTES: readonly string[] = ['border-top', 'padding-top', 'margin-top', 'width', 'color']
const IDLE_OVER_NOTES = (Object.keys(PROPERTIES) as PropertyName[]).filter((name) => !OVER_NOTES.includes(name))

const wideWord = (nodes: readonly csstree.CssNode[]): string => {
  const [first] = nodes
  return nodes.length === 1 && first?.type === 'Identifier' ? first.name.toLowerCase() : ''
}

/** `revert` undoes what sheets said before it: what reading systems do by themselves stays (CSS Cascade 4, section 7.3). */
function rolledBack(longhands: readonly Longhand[]): readonly Longhand[] {
  const isRevert = ({ nodes }: Longhand) => ['revert', 'revert-layer'].includes(wideWord(nodes))
  if (!longhands.some(isRevert)) return longhands
  return longhands.filter((one, at) => {
    const undone = longhands.some((later, i) => i > at && isRevert(later) && later.name === one.name)
    return !isRevert(one) && (!undone || one.declaration.path === AGENT)
  })
}

type MutableStyle = { -readonly [K in keyof Style]: Style[K] }

/** The value came from the same row as the name, which the type system cannot follow through a union of names. */
function set(style: MutableStyle, name: PropertyName, value: unknown): void {
  ;(style as Record<string, unknown>)[name] = value
}

/** Every row is one of the contract's, which `Object.entries` does not say. */
const ROWS = Object.entries(PROPERTIES) as [PropertyName, (typeof PROPERTIES)[PropertyName]][]

function inherit(parent: Style | undefined, custom: ReadonlyMap<string, string>): MutableStyle {
  const style: Record<string, unknown> = { custom }
  for (const [name, { initial, inherited }] of ROWS) style[name] = inherited && parent ? parent[name] : initial
  return style as unknown as MutableStyle // every row of the contract has just been filled in
}

/** The distance from baseline to baseline, in points. */
export const leadingOf = (style: Style): number =>
  'pt' in style['line-height'] ? style['line-height'].pt : style['line-height'].factor * style['font-size']
