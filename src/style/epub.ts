import type * as csstree from 'css-tree'
import type { Edition } from '../types/edition.js'
import { generate } from './css.js'
import { type EmbeddedFace, facesIn, fontFace, keptFamilies } from './epubFaces.js'
import { customProperties, usedRules } from './epubRules.js'
import { addressesIn } from './ornaments.js'
import { isProperty, PROPERTIES } from './properties.js'
import { SHORTHANDS } from './shorthands.js'
import { substitute } from './variables.js'

/**
 * Turn the edition's stylesheets into the EPUB's: rules for paper left out, custom properties resolved, selectors that match
 * nothing dropped, and the reader's own size, face and colours respected. Nothing else is changed. Faces are named only where
 * they are embedded, and then as on paper.
 */
export function epubSheet(edition: Edition, embedded: readonly EmbeddedFace[] = []): string {
  const all = usedRules(edition, 'all')
  const paper = embedded.length > 0 ? usedRules(edition, 'print') : []
  const custom = customProperties(all)
  const inFaces = customProperties([...all, ...paper])
  const families = new Set(embedded.map(({ face }) => face.family.toLowerCase()))
  return [
    '@charset "utf-8";\n\n',
    ...embedded.map(fontFace),
    ...paper.map(({ rule, selectors }) => written(selectors, facesIn(rule, inFaces, families))),
    ...all.map(({ rule, selectors }) => written(selectors, declarationsOf(rule, custom, families))),
  ].join('')
}

function written(selectors: readonly string[], declarations: readonly string[]): string {
  return declarations.length > 0
    ? `${selectors.join(', ')} {\n${declarations.map((declaration) => `  ${declaration};\n`).join('')}}\n`
    : ''
}

function declarationsOf(
  rule: csstree.Rule,
  custom: ReadonlyMap<string, string>,
  embedded: ReadonlySet<string>,
): string[] {
  return rule.block.children.toArray().flatMap((node) => {
    if (node.type !== 'Declaration' || node.property.startsWith('--')) return []
    // What is inherited is the reader's own: browsers have a grey for rules, and so for the marks of breaks.
    if (isLeftToReader(node.property) && generate(node.value) !== 'inherit') return []
    const said = substitute(spaced(node.value), custom)
    const value = node.property === 'font-family' ? keptFamilies(said ?? '', embedded) : said
    // What a sheet could fetch is left out, wherever it lies; the pictures that it generates are in the book.
    if (value === undefined || value === '' || fetches(node.property, value)) return []
    return [`${node.property}: ${value}${node.important ? ' !important' : ''}`]
  })
}

/** Whether a value asks for anything but the pictures that are in the book, as `pictures/ornaments.ts` names them. */
function fetches(name: string, value: string): boolean {
  if (/(?:image|image-set|cross-fade|src)\(/i.test(value)) return true
  const addresses = addressesIn(value)
  const isInBook = name === 'content' && addresses.every(({ url }) => /^[\w.%~-]+$/.test(url))
  const left = addresses.reduceRight((text, { from, to }) => text.slice(0, from) + text.slice(to), value)
  return (addresses.length > 0 && !isInBook) || /url\(/i.test(left.replace(/"(?:\\.|[^"\\])*"/g, ''))
}

/** A property that says nothing to e-readers, or a shorthand that stands for such alone. */
const isLeftToReader = (name: string): boolean =>
  (Object.hasOwn(SHORTHANDS, name) ? (SHORTHANDS[name] ?? []) : [name]).every(
    (one) => isProperty(one) && PROPERTIES[one].epub === 'dropped',
  )

/** A value as a sheet writes it: what follows a per cent sign stands apart, since old readers know no other way. */
function spaced(value: csstree.Value | csstree.Raw): string {
  if (value.type === 'Raw' || !value.children.some(({ type }) => type === 'Percentage')) return generate(value)
  const parts = value.children.toArray().map((part) => generate(part))
  return parts.join(' ').replaceAll(' , ', ', ')
}
