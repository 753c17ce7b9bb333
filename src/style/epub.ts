import type * as csstree from 'css-tree'
import type { Edition } from '../types/edition.js'
import { generate } from './css.js'
import { hasBothWays, isLeftwards, turned } from './direction.js'
import { type EmbeddedFace, facesIn, fontFace, keptFamilies } from './epubFaces.js'
import { customProperties, EpubRules, type UsedRule } from './epubRules.js'
import { addressesIn } from './ornaments.js'
import { isProperty, PROPERTIES } from './properties.js'
import { SHORTHANDS } from './shorthands.js'
import { substitute } from './variables.js'

/**
 * Turn the edition's stylesheets into the EPUB's: rules for paper left out, custom properties resolved, selectors that match
 * nothing dropped, and the reader's own size, face and colours respected but where a sheet speaks to screens alone. Our own sheets say left and right of a book that is read from the left;
 * of one read from the right they are turned about. Nothing else is changed. Faces are named only where they are embedded, and then
 * as on paper.
 */
export function epubSheet(edition: Edition, embedded: readonly EmbeddedFace[] = []): string {
  const rules = new EpubRules(edition)
  const all = rules.usedIn('all')
  const paper = embedded.length > 0 ? rules.usedIn('print') : []
  const custom = customProperties(all)
  const inFaces = customProperties([...all, ...paper])
  const leftwards = isLeftwards(edition.meta.lang)
  const sides = { leftwards, both: hasBothWays(edition.sections, leftwards) }
  const families = new Set(embedded.map(({ face }) => face.family.toLowerCase()))
  return [
    '@charset "utf-8";\n\n',
    ...embedded.map(fontFace),
    ...paper.map(({ rule, selectors }) => written(selectors, facesIn(rule, inFaces, families))),
    ...all.map((used) => written(used.selectors, declarationsOf(used, { custom, families, sides }))),
    // What is said of screens alone is said to reading systems, colours and all.
    ...rules.usedIn('screen').map((used) => {
      const rule = written(used.selectors, declarationsOf(used, { custom, families, sides }))
      return rule === '' ? '' : `@media ${used.media} {\n${rule}}\n`
    }),
  ].join('')
}

function written(selectors: readonly string[], declarations: readonly string[]): string {
  return declarations.length > 0
    ? `${selectors.join(', ')} {\n${declarations.map((declaration) => `  ${declaration};\n`).join('')}}\n`
    : ''
}

/** What declarations are written with. */
interface Writing {
  readonly custom: ReadonlyMap<string, string>
  /** Families that are embedded. */
  readonly families: ReadonlySet<string>
  /** Whether the book is read from the right, and whether some of it is read the other way. */
  readonly sides: { readonly leftwards: boolean; readonly both: boolean }
}

function declarationsOf({ rule, isOwn, media }: UsedRule, { custom, families, sides }: Writing): string[] {
  return rule.block.children.toArray().flatMap((node) => {
    if (node.type !== 'Declaration' || node.property.startsWith('--')) return []
    // What is inherited is the reader's own: browsers have a grey for rules, and so for the marks of breaks.
    if (!media && isLeftToReader(node.property) && generate(node.value) !== 'inherit') return []
    const said = substitute(spaced(node.value), custom)
    const value = node.property === 'font-family' ? keptFamilies(said ?? '', families) : said
    // What a sheet could fetch is left out, wherever it lies; the pictures that it generates are in the book.
    if (value === undefined || value === '' || fetches(node.property, value)) return []
    const [name, its] = sides.leftwards && !isOwn ? turned(node.property, value) : [node.property, value]
    const flow = sides.both && !isOwn && name === 'text-align' ? FLOW[value] : undefined
    // Readers that know no `start` keep to the side before it.
    return [its, ...(flow === undefined ? [] : [flow])].map(
      (one) => `${name}: ${one}${node.important ? ' !important' : ''}`,
    )
  })
}

/** What the sides of lines are in text of either direction. */
const FLOW: Readonly<Record<string, string>> = { left: 'start', right: 'end' }

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
