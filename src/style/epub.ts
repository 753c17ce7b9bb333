import type * as csstree from 'css-tree'
import type { Element, Root } from 'hast'
import type { Edition } from '../types/edition.js'
import { find, generate } from './css.js'
import { isProperty, PROPERTIES } from './properties.js'
import { Selectors } from './select.js'
import { parseSheet } from './sheet.js'
import { SHORTHANDS } from './shorthands.js'
import { rightmost } from './specificity.js'
import { settled, substitute } from './variables.js'

/**
 * Turn the edition's stylesheets into the EPUB's: rules for paper left out, custom properties resolved, selectors that match
 * nothing dropped, and the reader's own size, face and colours respected. Nothing else is changed.
 */
export function epubSheet(edition: Edition): string {
  const tree = documentOf(edition)
  const selectors = new Selectors(tree)
  const elements = byKey(tree)
  const all = [...edition.styles, ...edition.ownStyles].flatMap(({ text }) => rulesOf(text))
  const custom = customProperties(all)
  const used = (selector: string, key: string) => {
    const matches = selectors.compile(selector)
    return matches ? (elements.get(key) ?? []).some(matches) : false
  }
  const rules = all.flatMap((rule) => {
    const kept = selectorsOf(rule)
      .filter(({ text, key }) => used(text.replace(/::?(before|after|marker|first-letter|first-line)$/, ''), key))
      .map(({ text }) => text)
    const declarations = declarationsOf(rule, custom)
    return kept.length && declarations.length
      ? [`${kept.join(', ')} {\n${declarations.map((d) => `  ${d};\n`).join('')}}\n`]
      : []
  })
  return `@charset "utf-8";\n\n${rules.join('')}`
}

/** Rules outside of media and page rules: the others are for paper. */
function rulesOf(text: string): csstree.Rule[] {
  const tree = parseSheet(text, () => undefined)
  return tree?.type === 'StyleSheet' ? tree.children.toArray().filter((node) => node.type === 'Rule') : []
}

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

function declarationsOf(rule: csstree.Rule, custom: ReadonlyMap<string, string>): string[] {
  return rule.block.children.toArray().flatMap((node) => {
    if (node.type !== 'Declaration' || node.property.startsWith('--')) return []
    // What a sheet could fetch is left out, wherever it lies.
    if (find(node.value, (part) => part.type === 'Url')) return []
    // What is inherited is the reader's own: browsers have a grey for rules, and so for the marks of breaks.
    if (isLeftToReader(node.property) && generate(node.value) !== 'inherit') return []
    const value = substitute(written(node.value), custom)
    return value === undefined ? [] : [`${node.property}: ${value}${node.important ? ' !important' : ''}`]
  })
}

/** A property that says nothing to e-readers, or a shorthand that stands for such alone. */
const isLeftToReader = (name: string): boolean =>
  (Object.hasOwn(SHORTHANDS, name) ? (SHORTHANDS[name] ?? []) : [name]).every(
    (one) => isProperty(one) && PROPERTIES[one].epub === 'dropped',
  )

/** A value as a sheet writes it: what follows a per cent sign stands apart, since old readers know no other way. */
function written(value: csstree.Value | csstree.Raw): string {
  if (value.type === 'Raw' || !value.children.some(({ type }) => type === 'Percentage')) return generate(value)
  const parts = value.children.toArray().map((part) => generate(part))
  return parts.join(' ').replaceAll(' , ', ', ')
}

/** What `:root` says outside of media rules; later sheets win. */
function customProperties(rules: readonly csstree.Rule[]): ReadonlyMap<string, string> {
  const custom = new Map<string, string>()
  for (const rule of rules) {
    if (!selectorsOf(rule).some(({ text }) => text === ':root')) continue
    for (const node of rule.block.children.toArray()) {
      if (node.type === 'Declaration' && node.property.startsWith('--')) {
        custom.set(node.property, generate(node.value).trim())
      }
    }
  }
  return settled(custom, new Map())
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
