import type * as csstree from 'css-tree'
import { readLength } from './lengths.js'

/** What media queries are asked about: a page of paper, in points. */
export interface PageArea {
  readonly width: number
  readonly height: number
}

/** Whom a rule is for: paper alone, screens alone, or both. */
export type Media = 'all' | 'print' | 'screen'

/** Features of paper that a query may name (Media Queries 5); what is not here is not known. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  'prefers-color-scheme': ['light'],
  'prefers-reduced-motion': ['reduce'],
  hover: ['none'],
  'any-hover': ['none'],
  pointer: ['none'],
  'any-pointer': ['none'],
  update: ['none'],
  scripting: ['none'],
  'overflow-block': ['paged'],
}

/** Names of features that queries may ask for, for the published list. */
export const MEDIA_FEATURES: readonly string[] = ['width', 'height', 'orientation', ...Object.keys(FACTS)]

/** Media lengths are those of the initial style, whatever the sheet says (Media Queries 4, section 1.3). */
const INITIAL = { em: 12, rem: 12, lh: 15, rlh: 15 }

/** Turn a media query list into whom it is for; undefined when it asks for what is not known. */
export function readMedia(prelude: csstree.CssNode | null, page: PageArea): Media | undefined {
  const list = prelude?.type === 'AtrulePrelude' ? prelude.children.first : prelude
  if (list?.type !== 'MediaQueryList') return list ? undefined : 'all'
  const paper = list.children.toArray().map((query) => holds(query, 'print', page))
  const screen = list.children.toArray().map((query) => holds(query, 'screen', page))
  if (paper.includes(true)) return screen.includes(true) ? 'all' : 'print'
  return paper.includes(undefined) ? undefined : 'screen'
}

/** Whether a rule in a rule is for paper: where both say so. */
export const both = (outer: Media, inner: Media): Media =>
  outer === 'screen' || inner === 'screen' ? 'screen' : outer === 'print' || inner === 'print' ? 'print' : 'all'

function holds(query: csstree.CssNode, medium: 'print' | 'screen', page: PageArea): boolean | undefined {
  if (query.type !== 'MediaQuery') return undefined
  const type = query.mediaType?.toLowerCase()
  const isType = type === undefined || type === 'all' || type === medium
  // What a screen measures is not known: only its name decides.
  const asked = query.condition && medium === 'print' ? condition(query.condition, page) : true
  const found = isType ? asked : false
  return query.modifier?.toLowerCase() === 'not' ? negated(found) : found
}

const negated = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value)

/** `not (a)`, `(a) and (b)`, `(a) or (b)`; what is not known stays so unless the others decide. */
function condition(node: csstree.CssNode, page: PageArea): boolean | undefined {
  if (node.type === 'Feature') return feature(node.name.toLowerCase(), node.value, page)
  if (node.type === 'FeatureRange') return range(node, page)
  if (node.type !== 'Condition') return undefined
  const parts = node.children.toArray()
  const words = parts.flatMap((part) => (part.type === 'Identifier' ? [part.name.toLowerCase()] : []))
  const values = parts.filter((part) => part.type !== 'Identifier').map((part) => condition(part, page))
  if (words.includes('not')) return values.length === 1 ? negated(values[0]) : undefined
  const decisive = words.includes('or')
  if (values.includes(decisive)) return decisive
  return values.includes(undefined) ? undefined : !decisive
}

function feature(name: string, value: csstree.CssNode | null, page: PageArea): boolean | undefined {
  const [, bound, axis] = /^(?:(min|max)-)?(width|height)$/.exec(name) ?? []
  if (axis) {
    const size = axis === 'width' ? page.width : page.height
    const wanted = readLength(value ?? undefined, INITIAL)
    if (wanted === undefined) return value ? undefined : true
    return bound === 'min' ? size >= wanted : bound === 'max' ? size <= wanted : Math.abs(size - wanted) < 0.5
  }
  const said = value?.type === 'Identifier' ? value.name.toLowerCase() : undefined
  const known = name === 'orientation' ? [page.width > page.height ? 'landscape' : 'portrait'] : FACTS[name]
  if (!known) return undefined
  return said === undefined ? !known.includes('none') : known.includes(said)
}

/** `(10cm <= width < 20cm)`. */
function range(node: csstree.FeatureRange, page: PageArea): boolean | undefined {
  const sizeOf = (one: csstree.CssNode | null): number | undefined =>
    one?.type === 'Identifier'
      ? one.name === 'width'
        ? page.width
        : one.name === 'height'
          ? page.height
          : undefined
      : readLength(one ?? undefined, INITIAL)
  const [left, middle, right] = [sizeOf(node.left), sizeOf(node.middle), sizeOf(node.right ?? null)]
  if (left === undefined || middle === undefined) return undefined
  const first = compared(left, node.leftComparison, middle)
  if (!node.right) return first
  return right === undefined ? undefined : first && compared(middle, node.rightComparison ?? '', right)
}

function compared(a: number, sign: string, b: number): boolean {
  if (sign === '<') return a < b
  if (sign === '<=') return a <= b
  if (sign === '>') return a > b
  return sign === '>=' ? a >= b : Math.abs(a - b) < 0.5
}
