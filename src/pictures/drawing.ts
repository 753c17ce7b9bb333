import { SaxesParser, type SaxesTagNS } from 'saxes'
import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { Broken } from './bytes.js'
import { ATTRIBUTES, ELEMENTS, WORDS } from './drawing.schema.js'

/** A drawing that may stand in a book: markup that runs nothing and fetches nothing. */
export interface Drawing {
  readonly svg: string
  /** In CSS pixels. */
  readonly width: number
  readonly height: number
  /** Names of what was left out, each once. */
  readonly removed: readonly string[]
}

const SVG = 'http://www.w3.org/2000/svg'
const XLINK = 'http://www.w3.org/1999/xlink'
const XML = 'http://www.w3.org/XML/1998/namespace'
const LARGEST = 20_000_000
const DEEPEST = 200
/** Shapes used by shapes that are used in turn multiply; so many are drawn in a second. */
const MOST_SHAPES = 100_000

/**
 * Turn an SVG file into a drawing, by a list of what may stay. Throws `Broken` where it is no XML, declares entities, or is made to
 * be endless.
 */
export function readDrawing(bytes: Uint8Array): Drawing {
  if (bytes.length > LARGEST) throw new Broken('is longer than 20 MB')
  const { root, removed } = parse(new TextDecoder().decode(bytes))
  if (weigh(root) > MOST_SHAPES) throw new Broken(`has more than ${MOST_SHAPES} shapes`)
  const size = sized(root)
  // It numbers where names would do.
  const svg = toXml(root).replaceAll('&#x26;', '&amp;').replaceAll('&#x3C;', '&lt;').replaceAll('&#x22;', '&quot;')
  return { svg, ...size, removed: [...removed].sort() }
}

/** Collects what may stay while the parser goes through the file. */
class Keeper {
  readonly removed = new Set<string>()
  root: Element | undefined
  private readonly open: Element[] = []
  /** Depth inside an element that is left out, 0 outside of all. */
  private skipping = 0
  private depth = 0

  start(tag: SaxesTagNS): void {
    if (++this.depth > DEEPEST) throw new Broken(`is nested more than ${DEEPEST} deep`)
    if (this.skipping) {
      this.skipping++
      return
    }
    const parent = this.open.at(-1)
    const own = tag.uri === SVG || tag.uri === ''
    if (!parent && !(own && tag.local === 'svg')) throw new Broken('is no drawing')
    if (!own || !ELEMENTS.has(tag.local)) {
      // Editors keep their notes in namespaces of their own; nobody misses them.
      if (own && tag.local !== 'metadata') this.removed.add(tag.local)
      this.skipping = 1
      return
    }
    const element: Element = { type: 'element', name: tag.local, attributes: this.attributes(tag), children: [] }
    if (parent) parent.children.push(element)
    else this.root = element
    this.open.push(element)
  }

  end(): void {
    this.depth--
    if (this.skipping) this.skipping--
    else this.close()
  }

  text(value: string): void {
    const parent = this.open.at(-1)
    if (parent && !this.skipping && WORDS.has(parent.name)) parent.children.push({ type: 'text', value })
  }

  /** A style sheet is judged when it is whole. */
  private close(): void {
    const element = this.open.pop()
    if (element?.name !== 'style') return
    const sheet = element.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
    element.children = isHarmless(sheet) ? [{ type: 'text', value: sheet }] : []
    if (!isHarmless(sheet)) this.removed.add('style')
  }

  private attributes(tag: SaxesTagNS): Record<string, string> {
    const kept: Record<string, string> = {}
    for (const { local, uri, prefix, value } of Object.values(tag.attributes)) {
      if (prefix === 'xmlns' || local === 'xmlns') continue
      const name = uri === XML ? `xml:${local}` : local
      const isLink = local === 'href' && (uri === '' || uri === XLINK)
      if (isLink && /^#[^\s#]+$/.test(value.trim())) kept['xlink:href'] = value.trim()
      else if (!isLink && (uri === '' || uri === XML) && ATTRIBUTES.has(name) && isHarmless(value)) kept[name] = value
      else if (isLink || (uri === '' && (/^on/i.test(local) || ATTRIBUTES.has(name)))) this.removed.add(local)
    }
    return kept
  }
}

/** Nothing is fetched and nothing run: no addresses but places of the same file, no rules that import, nothing written in escapes. */
const isHarmless = (value: string): boolean =>
  !/[@\\]|javascript:|expression\s*\(|(?:image|image-set|src)\s*\(/i.test(value) &&
  !/url\s*\(\s*(?!['"]?#)/i.test(value)

function parse(text: string): { root: Element; removed: ReadonlySet<string> } {
  const keeper = new Keeper()
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', () => {
    throw new Broken('is no well-formed XML')
  })
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[') || /<!ENTITY/i.test(doctype)) throw new Broken('declares entities')
  })
  parser.on('opentag', (tag) => keeper.start(tag))
  parser.on('closetag', () => keeper.end())
  parser.on('text', (value) => keeper.text(value))
  parser.on('cdata', (value) => keeper.text(value))
  parser.write(text.replace(/^\uFEFF/, '')).close()
  const { root, removed } = keeper
  if (!root) throw new Broken('is no drawing')
  return { root, removed }
}

/** How many shapes are drawn when every `use` is followed, and what each pattern or marker repeats is counted once. */
function weigh(root: Element): number {
  const byId = new Map<string, Element>()
  const index = (element: Element): void => {
    if (element.attributes.id) byId.set(element.attributes.id, element)
    for (const child of element.children) if (child.type === 'element') index(child)
  }
  index(root)
  const known = new Map<Element, number>()
  const count = (element: Element, above: ReadonlySet<Element>): number => {
    const settled = known.get(element)
    if (settled !== undefined) return settled
    if (above.has(element)) throw new Broken('uses itself')
    const path = new Set([...above, element])
    let sum = 1
    for (const child of element.children) if (child.type === 'element') sum += count(child, path)
    for (const id of usedBy(element)) {
      const used = byId.get(id)
      if (used) sum += count(used, path)
    }
    known.set(element, sum)
    return sum
  }
  return count(root, new Set())
}

function usedBy(element: Element): string[] {
  const link = element.attributes['xlink:href']?.slice(1)
  const named = Object.values(element.attributes).flatMap((value) =>
    [...(value ?? '').matchAll(/url\s*\(\s*['"]?#([^'")\s]+)/gi)].map((match) => match[1] ?? ''),
  )
  return link === undefined ? named : [link, ...named]
}

/** Give the root its namespaces and a view box; a drawing that states no width is taken to fill the measure. */
function sized(root: Element): { width: number; height: number } {
  const { attributes } = root
  const box = (attributes.viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [, , boxWidth = 0, boxHeight = 0] = box.length === 4 && box.every(Number.isFinite) ? box : []
  const given = { width: pixels(attributes.width), height: pixels(attributes.height) }
  const width = given.width ?? (given.height && boxHeight ? (given.height * boxWidth) / boxHeight : boxWidth)
  const height = given.height ?? (width && boxWidth ? (width * boxHeight) / boxWidth : boxHeight)
  if (!(width > 0 && height > 0)) throw new Broken('has no size')
  if (Math.max(width / height, height / width) > 200) throw new Broken('is more than 200 times as long as wide')
  if (!(boxWidth > 0 && boxHeight > 0)) attributes.viewBox = `0 0 ${width} ${height}`
  Object.assign(attributes, { xmlns: SVG, 'xmlns:xlink': XLINK, width: String(width), height: String(height) })
  const wide = given.width === undefined && given.height === undefined ? Math.max(1, 1200 / width) : 1
  return { width: Math.round(width * wide) || 1, height: Math.round(height * wide) || 1 }
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
}

/** A length in CSS pixels; undefined where it depends on what is around. */
function pixels(length: string | null | undefined): number | undefined {
  const [, number, unit = ''] = /^\s*([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(length ?? '') ?? []
  const factor = UNITS[unit.toLowerCase()]
  const value = Number(number) * (factor ?? Number.NaN)
  return Number.isFinite(value) && value > 0 ? value : undefined
}
