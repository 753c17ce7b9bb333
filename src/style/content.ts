import type { CssNode } from 'css-tree'
import type { ContentPart, CounterStyle, Counting, StringSet, Values, Which } from '../types/style.js'
import { counterStyle } from './counters.js'
import { readNumber, split } from './lengths.js'
import { pathOfUrl } from './ornaments.js'

/** Where content is generated: beside an element, or in a margin box of a page. */
export type Where = 'element' | 'page'

/** The functions that content may be made of, and where, for the published list. */
export const FUNCTIONS: readonly (readonly [written: string, where: Where | 'both', does: string])[] = [
  [
    'url(ornament.svg), url(ornament.svg) / "a vine"',
    'element',
    'a picture of the manuscript’s folder, for a template one of the templates; words after a slash describe it, else it is decoration. It stands between the lines, in the middle; `width` is its own; not in `string-set` and `::marker`',
  ],
  ['"text"', 'both', 'as it stands; `\\a` is a character by its code, as everywhere in CSS'],
  ['attr(title), attr(title, "none")', 'element', 'the attribute’s text, or what follows the comma'],
  [
    'content()',
    'element',
    'the element’s own text; `content(text)` is the same; in `string-set`, `content(before)` and `content(after)` are what is generated there',
  ],
  ['counter(name), counter(name, upper-roman)', 'element', 'the counter’s value'],
  ['counters(name, ".")', 'element', 'the values of all counters of that name, outermost first'],
  ['open-quote, close-quote, no-open-quote, no-close-quote', 'element', 'the marks of `quotes` by their depth'],
  ['leader("."), leader(dotted)', 'element', 'white that fills the line, or what is drawn in it'],
  ['target-counter(attr(href), page)', 'element', 'the folio of the page that the link leads to'],
  ['counter(page), counter(page, lower-roman)', 'page', 'the page’s number'],
  [
    'string(name), string(name, last)',
    'page',
    'what `string-set` first gave that name on this page, else last before it; `last`: last gave on it; `start`: first gave, if the page begins with it, else what it was before; `first-except`: nothing on a page that gives it',
  ],
  [
    'element(name), element(name, last)',
    'page',
    'the line that was taken out of the text by `position: running(name)`, with its italics and sizes; the same words choose which',
  ],
]

/** Turn the value of `content` into its parts (CSS Generated Content 3), as far as they have a meaning there. */
export function readContent(nodes: readonly CssNode[], where: Where): Values['content'] | undefined {
  const first = nodes[0]
  if (nodes.length === 1 && first?.type === 'Identifier') {
    const word = first.name.toLowerCase()
    if (word === 'none' || word === 'normal') return word
  }
  const slash = nodes.findIndex((node) => node.type === 'Operator' && node.value === '/')
  if (slash < 0) return readParts(nodes, where)
  // CSS Content 3, section 2.1: what follows the slash is for those who cannot see it.
  const [said, ...more] = nodes.slice(slash + 1)
  const parts = readParts(nodes.slice(0, slash), where)
  if (said?.type !== 'String' || more.length) return undefined
  return parts?.map((part) => (part.kind === 'picture' ? { ...part, alt: said.value } : part))
}

/** Turn the value of `string-set` into names and their parts: `title content(text), ...`. */
export function readStringSet(nodes: readonly CssNode[]): readonly StringSet[] | undefined {
  const first = nodes[0]
  if (nodes.length === 1 && first?.type === 'Identifier' && first.name === 'none') return []
  const sets: StringSet[] = []
  for (const group of split(nodes, ',')) {
    const [name, ...rest] = group
    const parts = readParts(rest, 'string')
    if (name?.type !== 'Identifier' || !parts) return undefined
    sets.push({ name: name.name, parts })
  }
  return sets
}

/** Turn `chapter 3 scene` into counters and their numbers; one without a number has what is given. */
export function readCounting(nodes: readonly CssNode[], given: number): readonly Counting[] | undefined {
  const first = nodes[0]
  if (nodes.length === 1 && first?.type === 'Identifier' && first.name === 'none') return []
  const all: Counting[] = []
  for (const node of nodes) {
    if (node.type === 'Identifier') {
      all.push({ name: node.name, value: given })
      continue
    }
    const last = all.pop()
    const value = readNumber(node, { em: 0, rem: 0, lh: 0, rlh: 0 })
    if (!last || value === undefined || !Number.isInteger(value)) return undefined
    all.push({ ...last, value })
  }
  return all
}

/** Turn the value of `quotes` into pairs of marks. */
export function readQuotes(nodes: readonly CssNode[]): Values['quotes'] | undefined {
  const first = nodes[0]
  if (nodes.length === 1 && first?.type === 'Identifier')
    return first.name === 'auto' ? 'auto' : first.name === 'none' ? [] : undefined
  const marks = nodes.flatMap((node) => (node.type === 'String' ? [node.value] : []))
  if (!marks.length || marks.length !== nodes.length || marks.length % 2) return undefined
  return marks.flatMap((mark, i): [string, string][] => (i % 2 ? [] : [[mark, marks[i + 1] ?? '']]))
}

/** Where it is read: `string-set` has words of its own. */
type Reading = Where | 'string'

function readParts(nodes: readonly CssNode[], where: Reading): ContentPart[] | undefined {
  const parts = nodes.map((node) => readPart(node, where))
  const known = parts.filter((part) => part !== undefined)
  return known.length === parts.length && parts.length ? known : undefined
}

const wordOf = (node: CssNode | undefined): string | undefined => (node?.type === 'Identifier' ? node.name : undefined)

function readPart(node: CssNode, where: Reading): ContentPart | undefined {
  if (node.type === 'String') return { kind: 'text', text: node.value }
  if (node.type === 'Url')
    return where === 'element' ? { kind: 'picture', path: pathOfUrl(node.value), alt: '' } : undefined
  if (node.type === 'Identifier') return where !== 'page' ? quotePart(node.name.toLowerCase()) : undefined
  if (node.type !== 'Function') return undefined
  const groups = split(node.children.toArray(), ',')
  const name = node.name.toLowerCase()
  return where === 'page' ? pagePart(name, groups) : elementPart(name, groups, where)
}

function quotePart(word: string): ContentPart | undefined {
  const [, no, side] = /^(no-)?(open|close)-quote$/.exec(word) ?? []
  return side === 'open' || side === 'close' ? { kind: 'quote', side, shown: !no } : undefined
}

type Groups = readonly (readonly CssNode[])[]

function pagePart(name: string, groups: Groups): ContentPart | undefined {
  const [first, second] = groups.map((group) => wordOf(group[0]))
  if (!first || groups.length > 2) return undefined
  if (name === 'string' || name === 'element') {
    const which = WHICH.find((word) => word === (second ?? 'first'))
    return which && { kind: 'string', name: name === 'string' ? first : elementName(first), which }
  }
  const style = styleOf(groups[1])
  return name === 'counter' && first === 'page' && style ? { kind: 'counter', name: first, style } : undefined
}

function elementPart(name: string, groups: Groups, where: Reading): ContentPart | undefined {
  const [head = [], second = [], third] = groups
  const first = wordOf(head[0])
  switch (name) {
    case 'counter': {
      const style = styleOf(groups[1])
      return first && first !== 'page' && first !== 'pages' && style
        ? { kind: 'counter', name: first, style }
        : undefined
    }
    case 'counters': {
      const [separator] = second
      const style = styleOf(third)
      if (!first || separator?.type !== 'String' || !style) return undefined
      return { kind: 'counters', name: first, separator: separator.value, style }
    }
    case 'attr': {
      const [fallback] = second
      const isText = head.length === 1 || ['string', 'url'].includes(wordOf(head[1]) ?? '')
      if (!first || !isText || (fallback && fallback.type !== 'String')) return undefined
      return { kind: 'attr', name: first, fallback: fallback?.value ?? '' }
    }
    case 'content': {
      const of = (['text', 'before', 'after'] as const).find((word) => word === (first ?? 'text'))
      return of && (of === 'text' || where === 'string') ? { kind: 'content', of } : undefined
    }
    case 'leader': {
      const text = head[0]?.type === 'String' ? head[0].value : LEADERS[first ?? 'dotted']
      return text === undefined ? undefined : { kind: 'leader', text }
    }
    case 'target-counter':
      return wordOf(second[0]) === 'page' ? targetCounter(head[0], styleOf(third)) : undefined
    default:
      return undefined
  }
}

const WHICH: readonly Which[] = ['first', 'start', 'last', 'first-except']

/** The name under which a running element is kept: no string has it. */
export const elementName = (name: string): string => `element(${name})`

/** CSS GCPM 3, section 3.2. */
const LEADERS: Readonly<Record<string, string>> = { dotted: '.', solid: '_', space: ' ' }

/** The style that a function's last argument names: figures where it names none; undefined where it is none of the dialect. */
const styleOf = (group: readonly CssNode[] | undefined): CounterStyle | undefined =>
  group === undefined ? 'decimal' : counterStyle(wordOf(group[0]) ?? '')

function targetCounter(first: CssNode | undefined, style: string | undefined): ContentPart | undefined {
  if (first?.type !== 'Function' || first.name.toLowerCase() !== 'attr' || !style) return undefined
  const name = first.children.toArray().find((node) => node.type === 'Identifier')
  return name?.type === 'Identifier' ? { kind: 'target-counter', attribute: name.name, style } : undefined
}
