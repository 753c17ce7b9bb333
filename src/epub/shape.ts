import type { Element, ElementContent, Root, Text } from 'hast'
import { tableParts } from './vocabulary.js'

/**
 * Turn a list, table, figure or ruby into one whose children are those its content model asks for (HTML, sections 4.4, 4.9):
 * strays are wrapped, and what cannot be mended becomes plain blocks.
 */
export function soundShape(element: Element): Element {
  switch (element.tagName) {
    case 'ol':
    case 'ul':
      return { ...element, children: element.children.flatMap(inListItem) }
    case 'dl':
      return isDescription(element) ? element : renamed(element, { dl: 'div', dt: 'div', dd: 'div' })
    case 'table':
      return isTable(element) ? withoutBlanks(element) : asBlocks(element)
    case 'figure':
      return withOneCaption(element)
    case 'ruby':
      return childNames(element).includes('rt') ? element : { ...element, tagName: 'span' }
    default:
      return tableParts.has(element.tagName) &&
        element.tagName !== 'td' &&
        element.tagName !== 'th' &&
        element.tagName !== 'caption'
        ? withoutBlanks(element)
        : element
  }
}

function childNames(element: Element): string[] {
  return element.children.flatMap((child) => {
    if (child.type === 'element') return [child.tagName]
    return child.type === 'text' && child.value.trim() !== '' ? ['#text'] : []
  })
}

function inListItem(child: ElementContent): ElementContent[] {
  if (child.type === 'element' && child.tagName === 'li') return [child]
  if (child.type !== 'element' && (child.type !== 'text' || child.value.trim() === '')) return []
  return [{ type: 'element', tagName: 'li', properties: {}, children: [child] }]
}

/** Terms and descriptions in turn, beginning with a term, ending with a description. */
function isDescription(element: Element): boolean {
  const names = childNames(element)
  return names[0] === 'dt' && names.at(-1) === 'dd' && names.every((name) => name === 'dt' || name === 'dd')
}

function renamed(element: Element, names: Readonly<Record<string, string>>): Element {
  const children = element.children.map((child) =>
    child.type === 'element' ? { ...child, tagName: names[child.tagName] ?? child.tagName } : child,
  )
  return { ...element, tagName: names[element.tagName] ?? element.tagName, children }
}

// Columns are only styled, never read: they are left out before this is asked.
const rowsOf = /^(tr )+$/
const cellsOf = /^((td|th) )+$/
const partsOf = /^(caption )?(thead )?((tbody )*|(tr )*)(tfoot )?$/

function isTable(table: Element): boolean {
  const fits = (element: Element, pattern: RegExp) => pattern.test(names(element))
  return (
    fits(table, partsOf) &&
    parts(table).every((part) => {
      if (part.tagName === 'caption') return true
      if (part.tagName === 'tr') return fits(part, cellsOf)
      return fits(part, rowsOf) && parts(part).every((row) => fits(row, cellsOf))
    })
  )
}

function names(element: Element): string {
  return childNames(element)
    .filter((name) => name !== 'colgroup' && name !== 'col')
    .map((name) => `${name} `)
    .join('')
}

function parts(element: Element): Element[] {
  return element.children
    .filter((child) => child.type === 'element')
    .filter((child) => child.tagName !== 'colgroup' && child.tagName !== 'col')
}

function withoutBlanks(element: Element): Element {
  return { ...element, children: element.children.filter((child) => child.type === 'element') }
}

/** Turn a table that cannot be mended into blocks, one in another; a sound table inside it stays one. */
function asBlocks(element: Element): Element {
  const children = element.children.map((child) => {
    const isPart = child.type === 'element' && tableParts.has(child.tagName) && child.tagName !== 'table'
    return isPart ? asBlocks(child) : child
  })
  return { ...element, tagName: 'div', children }
}

function withOneCaption(figure: Element): Element {
  const content = figure.children.filter(
    (child) => child.type === 'element' || (child.type === 'text' && child.value.trim() !== ''),
  )
  const captions = content.filter((child) => child.type === 'element' && child.tagName === 'figcaption')
  const [caption] = captions
  if (caption === undefined) return figure
  const atEdge = content[0] === caption || content.at(-1) === caption
  const children = figure.children.map((child) => {
    const isCaption = child.type === 'element' && child.tagName === 'figcaption'
    return isCaption && (child !== caption || !atEdge) ? { ...child, tagName: 'div' } : child
  })
  return { ...figure, children }
}

/** Take away the spans of a tree that say nothing of their words, and links that lead nowhere; what they held is one text with what stood around. */
export function unwrapSpans(parent: Root | Element): void {
  const children: ElementContent[] = []
  for (const child of parent.children) {
    if (child.type === 'element') unwrapSpans(child)
    if (child.type === 'doctype') continue
    for (const node of isBare(child) ? child.children : [child]) {
      const last = children.at(-1)
      // Texts beside each other are one: sentences are counted in them.
      if (last?.type === 'text' && node.type === 'text') children[children.length - 1] = joined(last, node)
      else children.push(node)
    }
  }
  parent.children = children
}

const isBare = (node: ElementContent): node is Element =>
  node.type === 'element' &&
  (node.tagName === 'span' || node.tagName === 'a') &&
  Object.keys(node.properties).length === 0

const joined = (one: Text, other: Text): Text => ({ type: 'text', value: one.value + other.value })
