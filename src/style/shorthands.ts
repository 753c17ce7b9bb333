import type { CssNode, Identifier } from 'css-tree'
import { counterStyle } from './counters.js'
import { ALTERNATES, CAPS, LIGATURES, NUMERIC, POSITION } from './variants.js'

type Longhands = readonly (readonly [name: string, nodes: readonly CssNode[]])[]

const SIDES = ['top', 'right', 'bottom', 'left'] as const
/** Where sheets that are written for every direction mean these sides; in text that runs leftwards, left and right change places later. */
const LOGICAL: Readonly<Record<string, string>> = {
  'block-start': 'top',
  'block-end': 'bottom',
  'inline-start': 'left',
  'inline-end': 'right',
}
const RENAMED: Readonly<Record<string, string>> = {
  'inline-size': 'width',
  'block-size': 'height',
  'min-inline-size': 'min-width',
  'min-block-size': 'min-height',
  'max-inline-size': 'max-width',
  'max-block-size': 'max-height',
  'page-break-inside': 'break-inside',
  'page-break-before': 'break-before',
  'page-break-after': 'break-after',
  'word-wrap': 'overflow-wrap',
}

/** What `font-variant` stands for, and the words of each. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  'font-variant-caps': CAPS,
  'font-variant-numeric': NUMERIC,
  'font-variant-ligatures': LIGATURES,
  'font-variant-position': POSITION,
  'font-variant-alternates': ALTERNATES,
}
/** What `font` sets back besides what it names (CSS Fonts 4, section 2.7). */
const FONT_RESETS = [...Object.keys(VARIANTS), 'font-kerning', 'font-feature-settings']

const BORDERS = SIDES.map((side) => `border-${side}`)

/** The longhands of each shorthand, in the order in which `expand` fills them. */
export const SHORTHANDS: Readonly<Record<string, readonly string[]>> = {
  margin: SIDES.map((side) => `margin-${side}`),
  padding: SIDES.map((side) => `padding-${side}`),
  inset: SIDES,
  border: BORDERS,
  'border-width': BORDERS.map((name) => `${name}-width`),
  'border-style': BORDERS.map((name) => `${name}-style`),
  'border-color': BORDERS.map((name) => `${name}-color`),
  'margin-block': ['margin-top', 'margin-bottom'],
  'margin-inline': ['margin-left', 'margin-right'],
  'padding-block': ['padding-top', 'padding-bottom'],
  'padding-inline': ['padding-left', 'padding-right'],
  'inset-block': ['top', 'bottom'],
  'inset-inline': ['left', 'right'],
  'border-block': ['border-top', 'border-bottom'],
  'border-inline': ['border-left', 'border-right'],
  background: ['background-color'],
  'list-style': ['list-style-type'],
  'text-decoration': [
    'text-decoration-line',
    'text-decoration-style',
    'text-decoration-color',
    'text-decoration-thickness',
  ],
  font: ['font-style', 'font-weight', 'font-size', 'line-height', 'font-family', ...FONT_RESETS],
  'font-variant': Object.keys(VARIANTS),
  'white-space': ['white-space'],
}

/** Words that every property takes (CSS Cascade 4, section 7). */
export const WIDE_WORDS = ['inherit', 'initial', 'unset', 'revert', 'revert-layer']

const wordOf = (node: CssNode | undefined): string => (node?.type === 'Identifier' ? node.name.toLowerCase() : '')
const identifier = (name: string): Identifier => ({ type: 'Identifier', name })
const INITIAL = [identifier('initial')]

/** Turn a property into the longhands that it sets; one that is no shorthand is returned under its own name. */
export function expand(given: string, nodes: readonly CssNode[]): Longhands {
  const name = physical(given)
  const longhands = Object.hasOwn(SHORTHANDS, name) ? SHORTHANDS[name] : undefined
  if (!longhands) return [[name, nodes]]
  if (nodes.length === 1 && WIDE_WORDS.includes(wordOf(nodes[0]))) return longhands.map((one) => [one, nodes])
  switch (name) {
    case 'border':
    case 'border-block':
    case 'border-inline':
      return longhands.map((side) => [side, nodes])
    case 'background':
      return [['background-color', nodes.length === 1 && wordOf(nodes[0]) === 'none' ? INITIAL : nodes]]
    case 'list-style':
      return listStyle(nodes)
    case 'font':
      return font(nodes)
    case 'font-variant':
      return fontVariant(nodes)
    case 'text-decoration':
      return textDecoration(nodes)
    case 'white-space':
      return [[name, nodes]]
    default:
      return longhands.length === 2 ? ends(longhands, nodes) : sides(longhands, nodes)
  }
}

/** `margin-inline-start` is a left margin, `page-break-after` the old name of `break-after`. */
function physical(name: string): string {
  const renamed = RENAMED[name]
  if (renamed) return renamed
  const [, box, edge, part = ''] =
    /^(margin|padding|border|inset)-((?:block|inline)-(?:start|end))(-(?:width|style|color))?$/.exec(name) ?? []
  const side = LOGICAL[edge ?? '']
  if (!box || !side) return name
  return box === 'inset' ? side : `${box}-${side}${part}`
}

/** One to four values stand for top, right, bottom, left; a missing one is its opposite's. Others stay whole, to be told. */
function sides(names: readonly string[], nodes: readonly CssNode[]): Longhands {
  const [top, right = top, bottom = top, left = right] = nodes
  if (nodes.length > 4) return [[names[0] ?? '', nodes]]
  return [top, right, bottom, left].map((node, i) => [names[i] ?? '', node ? [node] : []])
}

function ends(names: readonly string[], nodes: readonly CssNode[]): Longhands {
  const [start, end = start] = nodes
  if (nodes.length > 2) return [[names[0] ?? '', nodes]]
  return [start, end].map((node, i) => [names[i] ?? '', node ? [node] : []])
}

/** Each part is known by what it is; what is not said is set back, and what nobody knows is told by the first. */
function textDecoration(nodes: readonly CssNode[]): Longhands {
  const style = nodes.filter((node) => ['solid', 'double', 'dotted', 'dashed', 'wavy'].includes(wordOf(node)))
  const thickness = nodes.filter(
    (node) => ['Dimension', 'Percentage', 'Number'].includes(node.type) || ['auto', 'from-font'].includes(wordOf(node)),
  )
  const lines = nodes.filter((node) =>
    ['none', 'underline', 'overline', 'line-through', 'blink'].includes(wordOf(node)),
  )
  const rest = nodes.filter((node) => ![...style, ...thickness, ...lines].includes(node))
  const or = (found: readonly CssNode[], initial: string) => (found.length ? found : [identifier(initial)])
  return [
    ['text-decoration-line', or(lines, 'none')],
    ['text-decoration-style', or(style, 'solid')],
    ['text-decoration-color', or(rest, 'initial')],
    ['text-decoration-thickness', or(thickness, 'auto')],
  ]
}

/** Where the mark stands is the same on all paper; what is left says what it is. */
function listStyle(nodes: readonly CssNode[]): Longhands {
  const rest = nodes.filter((node) => !['inside', 'outside'].includes(wordOf(node)))
  const type = rest.filter((node) => wordOf(node) === 'none' || node.type !== 'Identifier' || isMark(wordOf(node)))
  return [['list-style-type', rest.length === 0 ? INITIAL : type.length === rest.length ? rest.slice(-1) : rest]]
}
const isMark = (word: string): boolean =>
  ['disc', 'circle', 'square'].includes(word) || counterStyle(word) !== undefined

/** `italic small-caps bold 11pt/14pt "EB Garamond", serif`: the size is what parts the words from the family. */
function font(nodes: readonly CssNode[]): Longhands {
  const at = nodes.findIndex((node) => isSize(node))
  const size = nodes[at]
  if (!size) return [['font-family', nodes.slice(0, 0)]]
  const spaced = nodes[at + 1]?.type === 'Operator' && nodes[at + 2] ? [nodes[at + 2]] : undefined
  const leading = spaced?.flatMap((node) => (node ? [node] : [])) ?? INITIAL
  const before = nodes.slice(0, at).filter((node) => wordOf(node) !== 'normal')
  const pick = (is: (node: CssNode) => boolean) => before.filter(is)
  const style = pick((node) => ['italic', 'oblique'].includes(wordOf(node)))
  const weight = pick((node) => node.type === 'Number' || ['bold', 'bolder', 'lighter'].includes(wordOf(node)))
  const caps = pick((node) => wordOf(node) === 'small-caps')
  // A word that is none of these is told by the weight's row.
  const strange = before.filter((node) => ![...style, ...weight, ...caps].includes(node))
  const or = (found: readonly CssNode[]) => (found.length ? found : INITIAL)
  return [
    ...FONT_RESETS.map((name): [string, readonly CssNode[]] => [name, INITIAL]),
    ['font-style', or(style)],
    ['font-variant-caps', or(caps)],
    ['font-weight', or([...weight, ...strange])],
    ['font-size', [size]],
    ['line-height', leading],
    ['font-family', nodes.slice(at + (spaced ? 3 : 1))],
  ]
}
const isSize = (node: CssNode): boolean =>
  ['Dimension', 'Percentage', 'Function'].includes(node.type) ||
  /^(?:x{0,3}-?(?:small|large)|medium|smaller|larger)$/.test(wordOf(node))

/** Each word to its longhand; the longhands that have none keep what they inherit, so that small capitals keep the text's figures. */
function fontVariant(nodes: readonly CssNode[]): Longhands {
  const word = nodes.length === 1 ? wordOf(nodes[0]) : ''
  if (word === 'none') return [['font-variant-ligatures', nodes]]
  if (word === 'normal') return Object.keys(VARIANTS).map((name) => [name, nodes])
  const parts = Object.entries(VARIANTS).map(([name, words]): [string, readonly CssNode[]] => [
    name,
    nodes.filter((node) => words.includes(wordOf(node))),
  ])
  const placed = parts.reduce((sum, [, part]) => sum + part.length, 0)
  // What no longhand knows is told by the first.
  return placed === nodes.length ? parts.filter(([, part]) => part.length) : [['font-variant-caps', nodes]]
}
