import type { Element, ElementContent, Text } from 'hast'
import { allowedProperties } from './attributes.js'
import type { PageMarks, TextMark } from './pageMarks.js'
import { soundShape } from './shape.js'
import { cleanText } from './text.js'
import { blocks, homes, paragraphs, phrases, replacements, strangers, voids } from './vocabulary.js'

/** What the sections around this one know: where a picture lies in the book, and which ids are pointed at. */
export interface Surroundings {
  /** The picture's place as seen from a section's file; undefined when the book has none. */
  readonly picture: (element: Element) => string | undefined
  readonly targets: ReadonlySet<string>
  /** Where pages of the printed edition begin. */
  readonly marks: PageMarks['within']
}

interface Context extends Surroundings {
  readonly parent: string
  /** Inside an element that holds phrases only. */
  readonly inline: boolean
  readonly linked: boolean
  /** Inside a header, footer or address, none of which may hold another. */
  readonly fringed: boolean
}

const fringes = new Set(['header', 'footer', 'address'])

/**
 * Turn an element into elements that XHTML's content models allow (HTML, section 4): the words all stay, in their order; what an
 * e-reader could stumble over goes. The result shares no node with what was given.
 */
export function tidy(tree: Element, surroundings: Surroundings): ElementContent[] {
  return tidyNode(tree, { ...surroundings, parent: 'body', inline: false, linked: false, fringed: false })
}

function tidyNode(node: ElementContent, context: Context): ElementContent[] {
  if (node.type === 'text') return tidyText(node, context.marks.get(node) ?? [])
  if (node.type !== 'element' || strangers.has(node.tagName)) return []
  if (node.tagName === 'svg') return tidyDrawing(node)
  const element = soundShape(named(node, context))
  if (!blocks.has(element.tagName) && !phrases.has(element.tagName)) return tidyAll(element.children, context)
  if (phrases.has(element.tagName) && !context.inline && element.tagName !== 'a' && holdsBlock(element)) {
    return distribute(element, element.children).flatMap((part) => tidyNode(part, context))
  }
  const wasBlock = context.inline && blocks.has(replacements[node.tagName] ?? node.tagName)
  return wasBlock ? [...tidyElement(element, context), { type: 'text', value: ' ' }] : tidyElement(element, context)
}

/** A text with the marks of pages between its words. */
function tidyText({ value }: Text, marks: readonly TextMark[]): ElementContent[] {
  const piece = (from: number, to?: number): ElementContent[] => {
    const text = cleanText(value.slice(from, to))
    return text === '' ? [] : [{ type: 'text', value: text }]
  }
  const [first] = marks
  const marked = marks.flatMap(({ offset, element }, at) => [element, ...piece(offset, marks[at + 1]?.offset)])
  return [...piece(0, first?.offset), ...marked]
}

function tidyAll(nodes: readonly ElementContent[], context: Context): ElementContent[] {
  return nodes.flatMap((node) => tidyNode(node, context))
}

/** Turn an element into one of a name that may stand where it stands. */
function named(element: Element, context: Context): Element {
  const modern = replacements[element.tagName] ?? element.tagName
  const atHome = homes[modern]?.has(context.parent) !== false
  const wanted = atHome ? modern : blocks.has(modern) ? 'div' : 'span'
  if (context.inline && blocks.has(wanted)) return { ...element, tagName: 'span' }
  if (context.linked && wanted === 'a') return { ...element, tagName: 'span' }
  if (context.fringed && fringes.has(wanted)) return { ...element, tagName: 'div' }
  if (wanted === 'p' && holdsBlock(element)) return { ...element, tagName: 'div' }
  if (wanted === 'bdo' && element.properties.dir === undefined) return { ...element, tagName: 'span' }
  return { ...element, tagName: wanted }
}

function tidyElement(element: Element, context: Context): ElementContent[] {
  const { tagName } = element
  const properties = allowedProperties(element)
  if (tagName === 'img') {
    const src = context.picture(element)
    return src === undefined
      ? []
      : [{ type: 'element', tagName, properties: { alt: '', ...properties, src }, children: [] }]
  }
  if (voids.has(tagName)) return [{ type: 'element', tagName, properties, children: [] }]
  const inline = context.inline || paragraphs.has(tagName) || (phrases.has(tagName) && tagName !== 'a')
  const linked = context.linked || tagName === 'a'
  const inner = { ...context, parent: tagName, inline, linked, fringed: context.fringed || fringes.has(tagName) }
  const children = apart(withoutLastBreak(tidyAll(element.children, inner), tagName))
  if (isEmpty(tagName, children)) {
    const pointedAt = typeof properties.id === 'string' && context.targets.has(properties.id)
    if (!pointedAt) return phrases.has(tagName) ? children : []
  }
  return [{ type: 'element', tagName, properties, children }]
}

/** Whether nothing is left to read: empty cells keep a table's columns, all else is noise to a listener. */
function isEmpty(tagName: string, children: readonly ElementContent[]): boolean {
  if (tagName === 'td' || tagName === 'th') return false
  return children.every((child) => child.type === 'text' && child.value.trim() === '')
}

/** Keep the words of two lines of verse apart for those who hear them, or see them without the sheet that puts them on lines. */
function apart(children: readonly ElementContent[]): ElementContent[] {
  const isLine = (node: ElementContent | undefined) =>
    node?.type === 'element' && String(node.properties.className).split(' ').includes('line')
  return children.flatMap((child, at) =>
    isLine(child) && isLine(children[at - 1]) ? [{ type: 'text', value: '\n' }, child] : [child],
  )
}

/** Leave out breaks before a block's end: they are shown as empty lines by some readers, by others not. */
function withoutLastBreak(children: readonly ElementContent[], tagName: string): ElementContent[] {
  const kept = [...children]
  if (!blocks.has(tagName)) return kept
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    const blank = last.type === 'text' && last.value.trim() === '' && kept.length > 1
    if (!blank && !(last.type === 'element' && last.tagName === 'br')) break
    kept.pop()
  }
  return kept
}

function holdsBlock(element: Element): boolean {
  return element.children.some((child) => {
    if (child.type !== 'element' || strangers.has(child.tagName)) return false
    return blocks.has(replacements[child.tagName] ?? child.tagName) || holdsBlock(child)
  })
}

/** Turn a phrase around blocks into blocks around phrases: `<em><p>a</p>b</em>` into `<p><em>a</em></p><em>b</em>`. */
function distribute(phrase: Element, children: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = []
  let run: ElementContent[] = []
  const close = () => {
    const blank = run.every((node) => node.type === 'text' && node.value.trim() === '')
    result.push(...(blank ? run : [{ ...phrase, children: run }]))
    run = []
  }
  for (const child of children) {
    const standsAlone =
      child.type === 'element' && (blocks.has(replacements[child.tagName] ?? child.tagName) || holdsBlock(child))
    if (!standsAlone) {
      run.push(child)
      continue
    }
    close()
    result.push({ ...child, children: distribute({ ...phrase, properties: withoutId(phrase) }, child.children) })
  }
  close()
  return result
}

function withoutId(element: Element): Element['properties'] {
  const { id: _, ...rest } = element.properties
  return rest
}

/** Turn a drawing into one that only draws: no scripts, no foreign markup, no references outside itself. */
function tidyDrawing(element: Element): ElementContent[] {
  if (['script', 'style', 'foreignObject', 'a', 'image', 'animate', 'set'].includes(element.tagName)) return []
  const properties: Element['properties'] = {}
  for (const [name, value] of Object.entries(element.properties)) {
    const isReference = name === 'href' || name === 'xLinkHref'
    if (name === 'style' || name === 'xmlns' || name === 'xmlnsXLink' || /^on/i.test(name)) continue
    if (isReference && !String(value).startsWith('#')) continue
    properties[isReference ? 'href' : name] = typeof value === 'string' ? cleanText(value) : value
  }
  const children = element.children.flatMap((child) => {
    if (child.type === 'element') return tidyDrawing(child)
    return child.type === 'text' ? [{ type: 'text' as const, value: cleanText(child.value) }] : []
  })
  return [{ type: 'element', tagName: element.tagName, properties, children }]
}
