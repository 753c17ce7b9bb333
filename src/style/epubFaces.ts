import type * as csstree from 'css-tree'
import type { Edition, FaceFile } from '../types/edition.js'
import { generate } from './css.js'
import { customProperties, EpubRules } from './epubRules.js'
import { substitute } from './variables.js'

/** A face that goes into a book, and the name of the file that it has there. */
export interface EmbeddedFace {
  readonly face: FaceFile
  readonly name: string
}

/** Turn an edition into the faces that its sheets name for the EPUB's text, those for paper among them. */
export function facesToEmbed(edition: Edition): EmbeddedFace[] {
  const sheets = new EpubRules(edition)
  const rules = [...sheets.usedIn('all'), ...sheets.usedIn('print')]
  const custom = customProperties(rules)
  const named = new Set(rules.flatMap(({ rule }) => familiesIn(rule, custom)).flat())
  const taken = new Set<string>()
  return edition.faces.flatMap((face) => {
    if (!named.has(face.family.toLowerCase())) return []
    const file = face.path.slice(face.path.lastIndexOf('/') + 1).toLowerCase()
    const safe = file.replace(/[^a-z0-9.]+/g, '-')
    const name = taken.has(safe) ? `${taken.size}-${safe}` : safe
    taken.add(name)
    return [{ face, name }]
  })
}

export const fontFace = ({ face, name }: EmbeddedFace): string =>
  `@font-face {\n  font-family: ${JSON.stringify(face.family)};\n  font-weight: ${face.weight};\n  font-style: ${face.style};\n  src: url(fonts/${name});\n}\n`

/** Names of kinds of faces, which every reading system has (CSS Fonts 4, section 2.1.4). */
const GENERIC = new Set(['serif', 'sans-serif', 'monospace', 'cursive', 'fantasy', 'system-ui', 'inherit', 'initial'])

/** The families that each declaration of a rule names, in small letters. */
const familiesIn = (rule: csstree.Rule, custom: ReadonlyMap<string, string>): string[][] =>
  rule.block.children.toArray().flatMap((node) => {
    if (node.type !== 'Declaration' || node.property !== 'font-family') return []
    const value = substitute(generate(node.value), custom)
    return value === undefined ? [] : [namesIn(value)]
  })

const namesIn = (value: string): string[] =>
  value.split(',').map((name) =>
    name
      .trim()
      .replace(/^["']|["']$/g, '')
      .toLowerCase(),
  )

/** What a rule for paper says of faces that are embedded. */
export const facesIn = (
  rule: csstree.Rule,
  custom: ReadonlyMap<string, string>,
  embedded: ReadonlySet<string>,
): readonly string[] =>
  rule.block.children.toArray().flatMap((node) => {
    if (node.type !== 'Declaration' || node.property !== 'font-family') return []
    const kept = keptFamilies(substitute(generate(node.value), custom) ?? '', embedded)
    return kept === '' ? [] : [`font-family: ${kept}`]
  })

/**
 * Of the families that a value names, those that are embedded and those that every reading system has: nothing where the value begins
 * with a face that is not in the book, since the reader has chosen one in its place.
 */
export function keptFamilies(value: string, embedded: ReadonlySet<string>): string {
  const names = value.split(',').map((name) => name.trim())
  const isEmbedded = (name: string) => namesIn(name).some((one) => embedded.has(one))
  const isGeneric = (name: string) => GENERIC.has(name.toLowerCase())
  const [first = ''] = names
  if (!isGeneric(first) && !names.some(isEmbedded)) return ''
  return names.filter((name) => isGeneric(name) || isEmbedded(name)).join(', ')
}
