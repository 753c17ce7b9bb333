import type { Element, ElementContent, ElementData, Root, RootContent, Text } from 'hast'
import { visit } from 'unist-util-visit'
import { align } from './align.js'
import { isBroken, isSlug } from './display.js'
import { shapeEpigraph, shapeHeadline, shapeSign, withSource } from './inset.js'
import { type Laid, offsetOf, type placer, segmentsOf } from './lay.js'
import { shapeLetter, shapeVerse } from './letter.js'
import { shapeMessages } from './messages.js'
import { classesOf, isElement, textOf } from './nodes.js'

/** Give every text node the places it was read from. */
export function alignTree(tree: Root, source: string): void {
  visit(tree, 'text', (node: Text) => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (node.data?.source === undefined)
      node.data = { source: start === undefined || end === undefined ? [] : align(node.value, source, start, end) }
  })
  visit(tree, 'element', (node) => {
    // A library declares a field of its own here as always present, which it is not: hence the cast.
    if (node.tagName === 'code' || node.tagName === 'pre') node.data = { ...node.data, verbatim: true } as ElementData
  })
}

const holders = new Set([
  'root',
  'div',
  'blockquote',
  'ul',
  'ol',
  'aside',
  'table',
  'thead',
  'tbody',
  'tr',
  'figure',
  'dl',
])

/** Drop the white space that nobody wrote, between blocks and after line breaks, and make every line end a newline. */
export function tidy(parent: Root | Element): void {
  const loose =
    parent.type === 'root' ||
    holders.has(parent.tagName) ||
    parent.children.some((child) => isElement(child, 'p', 'div', 'ul', 'ol', 'blockquote'))
  parent.children = (parent.children as RootContent[]).filter(
    (child) => child.type !== 'text' || child.value.trim() !== '' || (!loose && child.position !== undefined),
  ) as typeof parent.children
  for (const child of parent.children) {
    if (isElement(child)) tidy(child)
    else if (child.type === 'text' && child.value.includes('\r')) child.value = child.value.replace(/\r\n?/g, '\n')
  }
}

/** Turn the places of a tree, which lie in the laid text, into places in the decoded file. */
export function placeTree(tree: Root, laid: Laid, placeOf: ReturnType<typeof placer>): void {
  visit(tree, (node) => {
    if (node.type === 'text' && node.data?.source) node.data.source = segmentsOf(laid, node.data.source)
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined) delete node.position
    else node.position = placeOf(offsetOf(laid, start), offsetOf(laid, end))
  })
}

/** Turn containers into the markup of letters, verse, messages, epigraphs, signs, telegrams, cuttings and notes. */
export function shapeContainers<T extends Root | Element>(parent: T, source: string): T {
  parent.children = parent.children.map((child): ElementContent & RootContent => {
    if (!isElement(child)) return child as ElementContent & RootContent
    const shaped = shapeContainers(child, source)
    if (shaped.tagName !== 'div') return shaped
    const classes = classesOf(shaped)
    if (classes.includes('letter')) return shapeLetter(shaped)
    if (classes.includes('verse')) return shapeVerse(withSource(shapeHeadline(shaped)), source)
    if (classes.includes('messages')) return shapeMessages(shaped)
    if (classes.includes('epigraph')) return shapeEpigraph(shaped)
    if (classes.includes('sign') || classes.includes('telegram')) return shapeSign(shaped)
    if (classes.includes('cutting') || classes.includes('note')) return shapeHeadline(shaped)
    return shaped
  }) as T['children']
  return parent
}

/** Put a gap before every block whose first line is one of `gaps` (offsets of the laid text). */
export function putGaps(
  parent: Root | Element,
  gaps: ReadonlySet<number>,
  lineStart: (offset: number) => number,
): void {
  if (gaps.size === 0) return
  const children = parent.children as RootContent[]
  const out: RootContent[] = []
  for (const child of children) {
    const start = child.position?.start.offset
    if (start !== undefined && out.length > 0 && isElement(child) && gaps.has(lineStart(start)))
      out.push({ type: 'element', tagName: 'hr', properties: { className: ['gap'] }, children: [] })
    else if (isElement(child, 'div', 'blockquote', 'ul', 'ol', 'li')) putGaps(child, gaps, lineStart)
    out.push(child)
  }
  parent.children = out as typeof parent.children
}

/** Drop rules that stand first, last or beside another. Mark the first paragraphs. */
export function finish(parent: Root | Element): void {
  const children = (parent.children as RootContent[]).filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  )
  const out: RootContent[] = []
  for (const child of children) {
    const before = out.at(-1)
    if (
      isElement(child, 'hr') &&
      (before === undefined || isElement(before, 'hr') || (parent.type === 'root' && isElement(before, 'h1', 'h2')))
    ) {
      // A mark is stronger than an empty line.
      if (isElement(before, 'hr') && classesOf(child).includes('break')) out[out.length - 1] = child
      continue
    }
    if (isElement(child, 'p') && textOf(child).trim() === '' && !hasPicture(child)) continue
    if (
      isElement(child, 'p') &&
      parent.type === 'root' &&
      (isElement(before, 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6') || isSlugged(before) || opens(out))
    )
      setClass(child, 'first')
    if (isElement(child, 'p') && (parent.type === 'root' || isElement(parent, 'blockquote'))) {
      if (isBroken(child)) setClass(child, 'lines')
      else if (parent.type === 'root' && isSlug(child, opens(out))) setClass(child, 'slug')
    }
    if (isElement(child, 'div', 'blockquote', 'ul', 'ol', 'section', 'aside')) finish(child)
    out.push(child)
  }
  while (isElement(out.at(-1), 'hr')) out.pop()
  parent.children = out as typeof parent.children
}

const isSlugged = (node: RootContent | undefined): boolean => isElement(node, 'p') && classesOf(node).includes('slug')

function setClass(element: Element, name: string): void {
  element.properties = {
    ...element.properties,
    className: [name, ...classesOf(element).filter((its) => its !== name)],
  }
}

/** Whether all that stands so far goes before the text, an epigraph, a picture or a note: the chapter begins after it. */
function opens(nodes: readonly RootContent[]): boolean {
  return nodes.every(
    (node) =>
      isElement(node, 'figure') ||
      isSlugged(node) ||
      (isElement(node, 'blockquote') && classesOf(node).includes('epigraph')) ||
      (isElement(node, 'div') && classesOf(node).includes('note')),
  )
}

function hasPicture(element: Element): boolean {
  return element.children.some((child) => isElement(child, 'img') || (isElement(child) && hasPicture(child)))
}
