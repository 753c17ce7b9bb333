import type { Element, Root } from 'hast'
import { visit } from 'unist-util-visit'
import { classesOf, isElement } from './nodes.js'

// Elements of other tools and times, by ours. Underlining was italics to a typist.
const names: Readonly<Record<string, string>> = {
  address: 'div',
  article: 'div',
  big: 'span',
  center: 'div',
  details: 'div',
  dfn: 'em',
  dir: 'ul',
  font: 'span',
  header: 'div',
  kbd: 'code',
  main: 'div',
  menu: 'ul',
  nav: 'div',
  samp: 'code',
  section: 'div',
  strike: 's',
  summary: 'p',
  tt: 'code',
  u: 'em',
  var: 'em',
}

/** Turn old HTML into our markup: names, centred and right-hand blocks, rules; `align` of table cells, too. */
export function modernise(tree: Root): void {
  visit(tree, 'element', (node) => {
    const own = node.tagName
    const style = declarationsOf(node)
    const align = String(node.properties.align ?? style.get('text-align') ?? '').toLowerCase()
    const side = own === 'center' ? 'center' : align
    if (own === 'summary') addClass(node, 'headline')
    if (own !== 'hr' && own !== 'img' && (side === 'center' || side === 'right')) addClass(node, side)
    if (/small-caps$/.test(style.get('font-variant') ?? style.get('font-variant-caps') ?? ''))
      addClass(node, 'small-caps')
    if (own === 'hr' && classesOf(node).length === 0) addClass(node, 'break')
    node.tagName = names[own] ?? own
    if (own === 'thead') nameColumns(node)
    if (own === 'ol') numberItems(node)
    if (node.tagName === 'span') node.tagName = spanName(style)
  })
}

/** The heads of a table say which way they lead. */
function nameColumns(head: Element): void {
  visit(head, 'element', (node) => {
    if (node.tagName === 'th') node.properties.scope ??= 'col'
  })
}

/** A list that does not begin with 1 says so on its first item. */
function numberItems(list: Element): void {
  const start = Number(list.properties.start ?? 1)
  const first = list.children.find((child) => isElement(child, 'li'))
  if (start !== 1 && Number.isInteger(start) && isElement(first)) first.properties.value ??= String(start)
}

/** Word processors write italics and bold as styles of a span. */
function spanName(style: ReadonlyMap<string, string>): string {
  if (style.get('font-style') === 'italic' || style.get('text-decoration') === 'underline') return 'em'
  const weight = style.get('font-weight') ?? ''
  return weight === 'bold' || Number.parseInt(weight, 10) >= 600 ? 'strong' : 'span'
}

function addClass(node: Element, name: string): void {
  if (!classesOf(node).includes(name)) node.properties.className = [...classesOf(node), name]
}

/** The declarations of a `style` attribute. */
function declarationsOf(node: Element): Map<string, string> {
  const parts = String(node.properties.style ?? '').split(';')
  return new Map(
    parts.flatMap((part) => {
      const colon = part.indexOf(':')
      return colon < 0
        ? []
        : [
            [
              part.slice(0, colon).trim().toLowerCase(),
              part
                .slice(colon + 1)
                .trim()
                .toLowerCase(),
            ],
          ]
    }),
  )
}
