import type * as csstree from 'css-tree'
import type { Element, Root } from 'hast'
import type { Edition } from '../types/edition.js'
import { generate } from './css.js'
import { readMedia } from './media.js'
import { Selectors } from './select.js'
import { parseSheet } from './sheet.js'
import { rightmost } from './specificity.js'
import { settled } from './variables.js'

/** A rule that elements of the EPUB's text ask for, and those of its selectors that they match. */
export interface UsedRule {
  readonly rule: csstree.Rule
  readonly selectors: readonly string[]
  /** Whether it stands in a sheet of the author's. */
  readonly isOwn: boolean
  /** What it asks of the medium, where it does. */
  readonly media?: string
}

/** The stylesheets of an edition, read once, and the EPUB's text, which asks for some of their rules. */
export class EpubRules {
  private readonly selectors: Selectors
  private readonly elements: ReadonlyMap<string, readonly Element[]>
  private readonly sheets: readonly { readonly nodes: readonly csstree.CssNode[]; readonly isOwn: boolean }[]

  constructor(edition: Edition) {
    const tree = documentOf(edition)
    this.selectors = new Selectors(tree)
    this.elements = byKey(tree)
    this.sheets = [...edition.styles, ...edition.ownStyles].map(({ text, origin }) => ({
      nodes: nodesOf(text),
      isOwn: origin === 'author',
    }))
  }

  /** The rules that the text has a use for: those of all media, or those for paper or for screens alone. */
  usedIn(media: 'all' | 'print' | 'screen'): UsedRule[] {
    return this.sheets.flatMap(({ nodes, isOwn }) =>
      rulesOf(nodes, media).flatMap((found) => {
        const selectors = this.usedSelectors(found.rule)
        return selectors.length > 0 ? [{ ...found, selectors, isOwn }] : []
      }),
    )
  }

  private usedSelectors(rule: csstree.Rule): string[] {
    return selectorsOf(rule).flatMap(({ text, key }) => {
      const matches = this.selectors.compile(text.replace(/::?(before|after|marker|first-letter|first-line)$/, ''))
      return matches && (this.elements.get(key) ?? []).some(matches) ? [text] : []
    })
  }
}

/** What `:root` says; later sheets win. */
export function customProperties(rules: readonly UsedRule[]): ReadonlyMap<string, string> {
  const custom = new Map<string, string>()
  for (const { rule, selectors } of rules) {
    if (!selectors.includes(':root')) continue
    for (const node of rule.block.children.toArray()) {
      if (node.type === 'Declaration' && node.property.startsWith('--')) {
        custom.set(node.property, generate(node.value).trim())
      }
    }
  }
  return settled(custom, new Map())
}

function nodesOf(text: string): readonly csstree.CssNode[] {
  const tree = parseSheet(text, () => undefined)
  return tree?.type === 'StyleSheet' ? tree.children.toArray() : []
}

/** Rules outside of media and page rules, or else those for paper or for screens, with what they ask of the medium. */
function rulesOf(
  nodes: readonly csstree.CssNode[],
  media: 'all' | 'print' | 'screen',
): { rule: csstree.Rule; media?: string }[] {
  return nodes.flatMap((node) => {
    if (node.type === 'Rule') return media === 'all' ? [{ rule: node }] : []
    if (node.type !== 'Atrule' || node.name !== 'media' || readMedia(node.prelude, NO_PAGE) !== media) return []
    const asked = node.prelude ? generate(node.prelude) : 'all'
    const inner = node.block?.children.toArray() ?? []
    return inner.flatMap((rule) => (rule.type === 'Rule' ? [{ rule, media: asked }] : []))
  })
}
// Which face the text is set in stands on no size of paper.
const NO_PAGE = { width: 0, height: 0 }

/** The selectors of a rule, each with the tag or class that its element must have. */
const selectorsOf = (rule: csstree.Rule): { readonly text: string; readonly key: string }[] =>
  rule.prelude.type === 'SelectorList'
    ? rule.prelude.children.toArray().map((node) => ({
        text: generate(node),
        key: node.type === 'Selector' ? rightmost(node.children.toArray()) : '*',
      }))
    : []

/** Elements by their tags and classes, and all of them as `*`: most selectors are for few. */
function byKey(tree: Root): ReadonlyMap<string, readonly Element[]> {
  const found = new Map<string, Element[]>()
  for (const element of elementsOf(tree)) {
    const { className } = element.properties
    const classes = Array.isArray(className) ? className.map((name) => `.${name}`) : []
    for (const key of ['*', element.tagName, ...classes]) {
      const its = found.get(key)
      if (its) its.push(element)
      else found.set(key, [element])
    }
  }
  return found
}

/** What the EPUB shows: the cover is a picture there, the contents a document of its own. */
function documentOf(edition: Edition): Root {
  const shown = edition.sections.filter(({ role }) => role !== 'cover' && role !== 'contents')
  const bodies = shown.map(
    ({ matter, tree }): Element => ({
      type: 'element',
      tagName: 'body',
      properties: { className: [matter] },
      children: [tree],
    }),
  )
  const html: Element = { type: 'element', tagName: 'html', properties: { lang: edition.meta.lang }, children: bodies }
  return { type: 'root', children: [html] }
}

function* elementsOf(node: Root | Element): Generator<Element> {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    yield child
    yield* elementsOf(child)
  }
}
