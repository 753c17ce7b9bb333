import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import type { Segment } from '../types/text.js'

/** Turn a name, classes and children into an element, placed where its first and last children are. */
export function h(tagName: string, classes: readonly string[], children: readonly ElementContent[]): Element {
  const start = children.find((child) => child.position)?.position?.start
  const end = children.findLast((child) => child.position)?.position?.end
  return {
    type: 'element',
    tagName,
    properties: classes.length > 0 ? { className: [...classes] } : {},
    children: [...children],
    ...(start && end ? { position: { start, end } } : {}),
  }
}

/** The classes of an element. */
export function classesOf(element: Element): string[] {
  const { className } = element.properties
  return Array.isArray(className) ? className.map(String) : []
}

/** Whether a node is an element, of one of `names` when any are given. */
export function isElement(node: RootContent | ElementContent | undefined): node is Element
export function isElement<N extends string>(
  node: RootContent | ElementContent | undefined,
  ...names: readonly N[]
): node is Element & { tagName: N }
export function isElement(node: RootContent | ElementContent | undefined, ...names: readonly string[]): boolean {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName))
}

/** Turn a node into its text; line breaks are newlines. */
export function textOf(node: Root | RootContent | ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && node.tagName === 'br') return '\n'
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** Turn a text node into the part of it from `from` to `to`, with its segments. */
export function cutText(node: Text, from: number, to: number): Text {
  const source: Segment[] = []
  for (const segment of node.data?.source ?? []) {
    const start = Math.max(segment.at, from)
    const end = Math.min(segment.at + segment.length, to)
    if (end <= start || (segment.span !== undefined && end - start < segment.length)) continue
    source.push({ ...segment, at: start - from, offset: segment.offset + start - segment.at, length: end - start })
  }
  return {
    type: 'text',
    value: node.value.slice(from, to),
    data: { source },
    ...(node.position ? { position: node.position } : {}),
  }
}

/** Turn phrasing content into its lines, apart at line breaks and, when `soft`, at the source's own line ends. */
export function linesOf(children: readonly ElementContent[], soft: boolean): ElementContent[][] {
  const lines: ElementContent[][] = [[]]
  const push = (...nodes: ElementContent[]): void => {
    lines.at(-1)?.push(...nodes)
  }
  for (const child of children) {
    if (isElement(child, 'br')) lines.push([])
    else if (child.type === 'text' && soft) {
      let from = 0
      for (const match of child.value.matchAll(/\n/g)) {
        if (match.index > from) push(cutText(child, from, match.index))
        lines.push([])
        from = match.index + 1
      }
      if (from < child.value.length) push(from === 0 ? child : cutText(child, from, child.value.length))
    } else if (isElement(child)) {
      linesOf(child.children, soft).forEach((line, at) => {
        if (at > 0) lines.push([])
        if (line.length > 0 || child.children.length === 0) push({ ...child, children: line })
      })
    } else push(child)
  }
  return lines.filter((line) => line.some((node) => textOf(node).trim() !== '' || isElement(node, 'img')))
}

/** Divide phrasing content before the first of its lines, after line 1, from which on `isIt` holds; all is in the first part when none does. */
export function divideAtLine(
  children: readonly ElementContent[],
  isIt: (rest: readonly ElementContent[]) => boolean,
): [ElementContent[], ElementContent[]] {
  for (const [i, child] of children.entries()) {
    const after = children.slice(i + 1)
    if (isElement(child, 'br') && isIt(after)) return [children.slice(0, i), after]
    if (child.type !== 'text') continue
    for (const { index } of child.value.matchAll(/\n/g)) {
      const rest = [
        ...(index + 1 < child.value.length ? [cutText(child, index + 1, child.value.length)] : []),
        ...after,
      ]
      if (isIt(rest)) return [[...children.slice(0, i), ...(index > 0 ? [cutText(child, 0, index)] : [])], rest]
    }
  }
  return [[...children], []]
}
