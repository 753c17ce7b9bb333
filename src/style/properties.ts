import type { CssNode } from 'css-tree'
import type { BorderSide, Colour, Measure, PropertyName, Values } from '../types/style.js'
import { BLACK, readColour, TRANSPARENT } from './colours.js'
import { readContent, readStringSet } from './content.js'
import { type LengthContext, readLength, readMeasure, readNumber } from './lengths.js'
import { ALTERNATES, CAPS, LIGATURES, NUMERIC, POSITION } from './variants.js'

/** What a value is computed against. */
export interface Context extends LengthContext {
  readonly color: Colour
  readonly weight: number
}

/** One row of the contract between stylesheets and the compositor. */
export interface Property<T> {
  /** What may be written, in words, for the published list. */
  readonly values: string
  readonly initial: T
  readonly inherited: boolean
  /** Turn the value's nodes into the computed value; undefined when the value is not of the dialect. */
  readonly parse: (nodes: readonly CssNode[], context: Context) => T | undefined
  /** What becomes of it in the EPUB: kept, or left to the reader. */
  readonly epub: 'kept' | 'dropped'
}

const ident = (nodes: readonly CssNode[]): string | undefined => {
  const node = nodes[0]
  return nodes.length === 1 && node?.type === 'Identifier' ? node.name.toLowerCase() : undefined
}

const keyword =
  <T extends string>(...words: readonly T[]) =>
  (nodes: readonly CssNode[]): T | undefined =>
    words.find((word) => word === ident(nodes))

const measure = (nodes: readonly CssNode[], context: Context): Measure | undefined =>
  nodes.length === 1 ? readMeasure(nodes[0], context) : undefined

const measureOr =
  <W extends string>(word: W) =>
  (nodes: readonly CssNode[], context: Context): Measure | W | undefined =>
    ident(nodes) === word ? word : measure(nodes, context)

const whole = (nodes: readonly CssNode[], context: Context): number | undefined => {
  const n = nodes.length === 1 ? readNumber(nodes[0], context) : undefined
  return n !== undefined && Number.isInteger(n) && n > 0 ? n : undefined
}

const colour = (nodes: readonly CssNode[], context: Context): Colour | undefined =>
  nodes.length === 1 ? readColour(nodes[0], context.color) : undefined

const NO_BORDER: BorderSide = { width: 0, style: 'none', colour: 'currentcolor' }

const border = (nodes: readonly CssNode[], context: Context): BorderSide | undefined => {
  let side: BorderSide = NO_BORDER
  for (const node of nodes) {
    const width = readLength(node, context)
    const paint = readColour(node, context.color)
    if (node.type === 'Identifier' && (node.name === 'none' || node.name === 'solid'))
      side = { ...side, style: node.name }
    else if (width !== undefined) side = { ...side, width }
    else if (paint) side = { ...side, colour: paint }
    else return undefined
  }
  return side.style === 'none' ? NO_BORDER : side
}

const families = (nodes: readonly CssNode[]): readonly string[] | undefined => {
  const names: string[] = []
  let words: string[] = []
  const flush = () => {
    if (words.length) names.push(words.join(' '))
    words = []
  }
  for (const node of nodes) {
    if (node.type === 'String') words.push(node.value)
    else if (node.type === 'Identifier') words.push(node.name)
    else if (node.type === 'Operator') flush()
    else return undefined
  }
  flush()
  return names.length ? names : undefined
}

/** Type smaller than a point is dust, and larger than a poster's is a slip of the pen. */
const SMALLEST = 1
const LARGEST = 2000

const fontSize = (nodes: readonly CssNode[], context: Context): number | undefined => {
  const word = ident(nodes)
  if (word === 'smaller') return Math.max(SMALLEST, context.em / 1.2)
  if (word === 'larger') return Math.min(LARGEST, context.em * 1.2)
  const length = measure(nodes, context)
  const size = length && length.pt + (length.percent * context.em) / 100
  return size !== undefined && size >= SMALLEST && size <= LARGEST ? size : undefined
}

const fontWeight = (nodes: readonly CssNode[], context: Context): number | undefined => {
  const word = ident(nodes)
  if (word === 'normal') return 400
  if (word === 'bold') return 700
  if (word === 'bolder') return context.weight < 600 ? 700 : 900
  return nodes.length === 1 ? readNumber(nodes[0], context) : undefined
}

const lineHeight = (nodes: readonly CssNode[], context: Context): Values['line-height'] | undefined => {
  if (nodes.length !== 1) return undefined
  if (ident(nodes) === 'normal') return { factor: 1.25 }
  const factor = readNumber(nodes[0], context)
  if (factor !== undefined) return factor >= 0 ? { factor } : undefined
  const length = measure(nodes, context)
  const pt = length && length.pt + (length.percent * context.em) / 100
  return pt !== undefined && pt >= 0 ? { pt } : undefined
}

const verticalAlign = (nodes: readonly CssNode[], context: Context): number | 'baseline' | undefined => {
  const word = ident(nodes)
  if (word === 'baseline') return 'baseline'
  if (word === 'super') return context.em * 0.33
  if (word === 'sub') return context.em * -0.17
  return nodes.length === 1 ? readLength(nodes[0], context) : undefined
}

const words =
  (...known: readonly string[]) =>
  (nodes: readonly CssNode[]): readonly string[] | undefined => {
    const found = nodes.map((node) => (node.type === 'Identifier' ? node.name.toLowerCase() : ''))
    if (found.length === 1 && found[0] === 'normal') return []
    return found.length && found.every((word) => known.includes(word)) ? found : undefined
  }

/** What the author of a sheet may say after a tag, as the shaper is told it. */
const switched = (tag: string, node: CssNode | undefined): string | undefined => {
  if (node?.type === 'Number' && /^\d{1,3}$/.test(node.value))
    return node.value === '0' ? `-${tag}` : node.value === '1' ? tag : `${tag}=${node.value}`
  if (node?.type !== 'Identifier') return undefined
  return node.name === 'off' ? `-${tag}` : node.name === 'on' ? tag : undefined
}

const features = (nodes: readonly CssNode[]): readonly string[] | undefined => {
  if (ident(nodes) === 'normal') return []
  const list: string[] = []
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]
    if (node?.type !== 'String' || !/^\w{4}$/.test(node.value)) return undefined
    const value = nodes[i + 1]
    const plain = !value || value.type === 'Operator'
    const feature = plain ? node.value : switched(node.value, value)
    if (!feature) return undefined
    list.push(feature)
    i += plain ? 1 : 2
  }
  return list
}

const textAlign = (nodes: readonly CssNode[]): Values['text-align'] | undefined => {
  const word = ident(nodes)
  if (word === 'start') return 'left'
  if (word === 'end') return 'right'
  return keyword('left', 'right', 'center', 'justify')(nodes)
}

const breakValue = (nodes: readonly CssNode[]): Values['break-before'] | undefined => {
  const word = ident(nodes)
  if (word === 'right') return 'recto'
  if (word === 'always') return 'page'
  if (word === 'avoid-page') return 'avoid'
  return keyword('auto', 'avoid', 'page', 'recto')(nodes)
}

/** From half an inch to what a PDF can hold (ISO 32000-1, annex C). */
const SMALLEST_PAGE = 36
const LARGEST_PAGE = 14_400

const pageSize = (nodes: readonly CssNode[], context: Context): readonly [number, number] | undefined => {
  const width = readLength(nodes[0], context)
  const height = nodes.length === 1 ? width : readLength(nodes[1], context)
  if (!width || !height || nodes.length > 2) return undefined
  return [width, height].every((n) => n >= SMALLEST_PAGE && n <= LARGEST_PAGE) ? [width, height] : undefined
}

/** A drop cap deeper than this would be a picture. */
const DEEPEST_CAP = 12

const ZERO: Measure = { pt: 0, percent: 0 }
const kept = 'kept'
const dropped = 'dropped'
const row = <T>(
  values: string,
  initial: T,
  inherited: boolean,
  epub: Property<T>['epub'],
  parse: Property<T>['parse'],
): Property<T> => ({ values, initial, inherited, parse, epub })

/** The dialect, one row a property: initial value, inheritance, how it is read, and what the EPUB does with it. */
export const PROPERTIES: { readonly [K in PropertyName]: Property<Values[K]> } = {
  display: row<Values['display']>(
    '`block`, `inline`, `inline-block`, `list-item`, `none`',
    'inline',
    false,
    kept,
    keyword('block', 'inline', 'inline-block', 'list-item', 'none'),
  ),
  position: row<Values['position']>(
    '`static`, `absolute` (from the text area of the section’s first page)',
    'static',
    false,
    dropped,
    keyword('static', 'absolute'),
  ),
  float: row<Values['float']>(
    '`none`, `footnote` (at the foot of the page that calls it), `snap-block` (at the head of the next page where it has no room); `left` and `right` in the EPUB',
    'none',
    false,
    kept,
    keyword('none', 'left', 'right', 'inline-start', 'inline-end', 'footnote', 'snap-block'),
  ),
  top: row<Measure | 'auto'>(
    'length, percentage of the text area’s height, `auto`',
    'auto',
    false,
    dropped,
    measureOr('auto'),
  ),
  right: row<Measure | 'auto'>('length, percentage, `auto`', 'auto', false, dropped, measureOr('auto')),
  bottom: row<Measure | 'auto'>(
    'length, percentage of the text area’s height, `auto`',
    'auto',
    false,
    dropped,
    measureOr('auto'),
  ),
  left: row<Measure | 'auto'>('length, percentage, `auto`', 'auto', false, dropped, measureOr('auto')),
  width: row<Values['width']>('length, percentage, `auto`, `max-content`', 'auto', false, kept, (nodes, context) =>
    ident(nodes) === 'max-content' ? 'max-content' : measureOr('auto')(nodes, context),
  ),
  'max-width': row<Measure | 'none'>('length, percentage, `none`', 'none', false, kept, measureOr('none')),
  height: row<Measure | 'auto'>(
    'length, percentage of the text area’s height, `auto`; a block of given height is never divided',
    'auto',
    false,
    kept,
    measureOr('auto'),
  ),
  'align-content': row<Values['align-content']>(
    '`start`, `center`, `end`: where the content of a block of given height stands',
    'start',
    false,
    dropped,
    keyword('start', 'center', 'end'),
  ),
  'margin-top': row<Measure | 'auto'>('length, percentage, `auto`', ZERO, false, kept, measureOr('auto')),
  'margin-right': row<Measure | 'auto'>('length, percentage, `auto`', ZERO, false, kept, measureOr('auto')),
  'margin-bottom': row<Measure | 'auto'>('length, percentage, `auto`', ZERO, false, kept, measureOr('auto')),
  'margin-left': row<Measure | 'auto'>('length, percentage, `auto`', ZERO, false, kept, measureOr('auto')),
  'padding-top': row('length, percentage', ZERO, false, kept, measure),
  'padding-right': row('length, percentage', ZERO, false, kept, measure),
  'padding-bottom': row('length, percentage', ZERO, false, kept, measure),
  'padding-left': row('length, percentage', ZERO, false, kept, measure),
  'border-top': row('width, `solid` or `none`, colour', NO_BORDER, false, kept, border),
  'border-right': row('width, `solid` or `none`, colour', NO_BORDER, false, kept, border),
  'border-bottom': row('width, `solid` or `none`, colour', NO_BORDER, false, kept, border),
  'border-left': row('width, `solid` or `none`, colour', NO_BORDER, false, kept, border),
  outline: row('width, `solid` or `none`, colour; round a section’s text area', NO_BORDER, false, dropped, border),
  'outline-offset': row('length; negative is inwards', 0, false, dropped, (nodes, context) =>
    readLength(nodes[0], context),
  ),
  'background-color': row('colour; of a section, it covers the page', TRANSPARENT, false, dropped, colour),
  rotate: row('angle in `deg`, `none`; the block is not divided', 0, false, dropped, (nodes) => {
    const node = nodes[0]
    if (ident(nodes) === 'none') return 0
    return node?.type === 'Dimension' && node.unit === 'deg' ? Number(node.value) : undefined
  }),
  color: row('`#rgb`, `#rrggbb`, `black`, `white`, `transparent`, `currentcolor`', BLACK, true, dropped, colour),
  'font-family': row<readonly string[]>(
    'names; what no named face has is looked for in the others',
    [],
    true,
    kept,
    families,
  ),
  'font-size': row('length, percentage, `smaller`, `larger`', 12, true, kept, fontSize),
  'font-style': row<Values['font-style']>('`normal`, `italic`', 'normal', true, kept, keyword('normal', 'italic')),
  'font-weight': row('number, `normal`, `bold`, `bolder`', 400, true, kept, fontWeight),
  'font-variant-caps': row<Values['font-variant-caps']>(
    '`normal`, `small-caps`, `all-small-caps`, `petite-caps`, `all-petite-caps`, `unicase`, `titling-caps`: the font’s own, never scaled',
    'normal',
    true,
    kept,
    keyword('normal', ...CAPS),
  ),
  'font-variant-numeric': row<readonly string[]>(
    '`oldstyle-nums`, `lining-nums`, `proportional-nums`, `tabular-nums`, `diagonal-fractions`, `stacked-fractions`, `ordinal`, `slashed-zero`, `normal`',
    [],
    true,
    kept,
    words(...NUMERIC),
  ),
  'font-variant-ligatures': row<readonly string[]>(
    '`common-ligatures`, `discretionary-ligatures`, `historical-ligatures`, `contextual`, each also with `no-`; `none`, `normal`',
    [],
    true,
    kept,
    (nodes) => (ident(nodes) === 'none' ? ['none'] : words(...LIGATURES)(nodes)),
  ),
  'font-variant-position': row<Values['font-variant-position']>(
    '`normal`, `sub`, `super`: the font’s own small figures and letters',
    'normal',
    true,
    kept,
    keyword('normal', ...POSITION),
  ),
  'font-variant-alternates': row<Values['font-variant-alternates']>(
    '`normal`, `historical-forms`',
    'normal',
    true,
    kept,
    keyword('normal', ...ALTERNATES),
  ),
  'font-kerning': row<Values['font-kerning']>(
    '`auto`, `normal`, `none`',
    'auto',
    true,
    kept,
    keyword('auto', 'normal', 'none'),
  ),
  'font-feature-settings': row<readonly string[]>(
    'OpenType tags: `"ss01"`, `"salt" 2`, `"liga" 0`, `"dlig" on`; they win over the properties above',
    [],
    true,
    dropped,
    features,
  ),
  'letter-spacing': row('length, `normal`', 0, true, kept, (nodes, context) =>
    ident(nodes) === 'normal' ? 0 : readLength(nodes[0], context),
  ),
  direction: row<Values['direction']>(
    '`auto` (as most of its letters run), `ltr`, `rtl`; an attribute `dir` says the same',
    'auto',
    true,
    dropped,
    keyword('auto', 'ltr', 'rtl'),
  ),
  'line-height': row<Values['line-height']>(
    'length, number, percentage, `normal`',
    { factor: 1.25 },
    true,
    kept,
    lineHeight,
  ),
  'text-align': row<Values['text-align']>(
    '`left`, `right`, `center`, `justify`, `start`, `end`; where text runs from right to left, `left` and `right` change places',
    'left',
    true,
    kept,
    textAlign,
  ),
  'text-indent': row('length, percentage; negative hangs', ZERO, true, kept, measure),
  'text-transform': row<Values['text-transform']>(
    '`none`, `uppercase`, `lowercase`',
    'none',
    true,
    kept,
    keyword('none', 'uppercase', 'lowercase'),
  ),
  'text-wrap': row<Values['text-wrap']>(
    '`wrap`, `balance`, `nowrap`',
    'wrap',
    true,
    dropped,
    keyword('wrap', 'balance', 'nowrap'),
  ),
  'text-fit': row<Values['text-fit']>(
    '`none`, `shrink`: smaller where a word is wider than its block',
    'none',
    false,
    dropped,
    keyword('none', 'shrink'),
  ),
  'white-space': row<Values['white-space']>(
    '`normal`, `pre-wrap`',
    'normal',
    true,
    kept,
    keyword('normal', 'pre-wrap'),
  ),
  hyphens: row<Values['hyphens']>(
    '`none`, `manual` (at soft hyphens alone), `auto` (by `lang` and `hyphens.txt`)',
    'manual',
    true,
    kept,
    keyword('none', 'manual', 'auto'),
  ),
  'hanging-punctuation': row<Values['hanging-punctuation']>(
    '`none`, `allow-end`: marks stand out of the measure, by the face’s own table',
    'none',
    true,
    dropped,
    keyword('none', 'allow-end'),
  ),
  'vertical-align': row<number | 'baseline'>(
    'length, `baseline`, `super`, `sub`',
    'baseline',
    false,
    kept,
    verticalAlign,
  ),
  'list-style-type': row<Values['list-style-type']>(
    '`none`, `disc`, `decimal`',
    'disc',
    true,
    kept,
    keyword('none', 'disc', 'decimal'),
  ),
  'break-before': row<Values['break-before']>('`auto`, `avoid`, `page`, `recto`', 'auto', false, kept, breakValue),
  'break-after': row<Values['break-after']>('`auto`, `avoid`, `page`', 'auto', false, kept, (nodes) => {
    const value = breakValue(nodes)
    return value === 'recto' ? 'page' : value
  }),
  'break-inside': row<Values['break-inside']>('`auto`, `avoid`', 'auto', false, kept, keyword('auto', 'avoid')),
  orphans: row('whole number', 2, true, kept, whole),
  widows: row('whole number', 2, true, kept, whole),
  page: row('name of an `@page`', 'auto', true, dropped, (nodes) => ident(nodes)),
  'string-set': row<Values['string-set']>('name and `content()`, `attr()`, strings', [], false, dropped, readStringSet),
  'counter-reset': row<readonly string[]>('`page`: the section begins with page 1', [], false, dropped, (nodes) =>
    nodes.flatMap((node) => (node.type === 'Identifier' ? [node.name] : [])),
  ),
  content: row<Values['content']>(
    'strings, `attr()`, `string()`, `counter(page)`, `target-counter(attr(href), page)`, `leader()`',
    'normal',
    false,
    kept,
    readContent,
  ),
  'initial-letter': row<number | 'normal'>(
    'whole number of lines, `normal`; on `::first-letter`',
    'normal',
    false,
    dropped,
    (nodes, context) => {
      const lines = ident(nodes) === 'normal' ? 'normal' : whole(nodes, context)
      return typeof lines === 'number' && lines > DEEPEST_CAP ? undefined : lines
    },
  ),
  size: row<readonly [number, number]>('width and height, in `@page`', [419.53, 595.28], false, dropped, pageSize),
}

export const isProperty = (name: string): name is PropertyName => Object.hasOwn(PROPERTIES, name)

/** Properties that only reading systems use: kept in the EPUB, without meaning on paper, so never reported. */
export const EPUB_ONLY: ReadonlySet<string> = new Set([
  '-webkit-hyphens',
  '-epub-hyphens',
  'page-break-before',
  'page-break-after',
  'page-break-inside',
  'text-decoration',
  'border-collapse',
  'clear',
  'overflow-wrap',
  'list-style',
])
