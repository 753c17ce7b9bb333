import type { Values } from '../../types/style.js'
import { COLOUR_WORDS, readColour } from '../colours.js'
import { readMeasure } from '../lengths.js'
import { ident, keyword } from '../readers.js'
import { type Context, type Property, type Rows, row } from '../row.js'

const LINES = ['underline', 'overline', 'line-through'] as const

/** A length, or a share of the type's size, in points. */
const length: (nodes: Parameters<Property<number>['parse']>[0], context: Context) => number | undefined = (
  nodes,
  context,
) => {
  const size = nodes.length === 1 ? readMeasure(nodes[0], context) : undefined
  return size && size.pt + (size.percent * context.em) / 100
}

/** Rules along words (CSS Text Decoration 4). They run through white, and are not interrupted where letters cross them. */
export const DECORATION: Rows<
  | 'text-decoration-line'
  | 'text-decoration-style'
  | 'text-decoration-color'
  | 'text-decoration-thickness'
  | 'text-underline-offset'
> = {
  'text-decoration-line': row<Values['text-decoration-line']>(
    [],
    (nodes) => {
      if (ident(nodes) === 'none') return []
      const lines = LINES.filter((line) => nodes.some((node) => ident([node]) === line))
      return lines.length === nodes.length ? lines : undefined
    },
    { values: '`none`, `underline`, `overline`, `line-through`', paper: 'rules along the words and the white between' },
  ),
  'text-decoration-style': row<Values['text-decoration-style']>(
    'solid',
    keyword('solid', 'double', 'dotted', 'dashed', 'wavy'),
    { values: '`solid`, `double`, `dotted`, `dashed`, `wavy`', paper: 'how these rules are drawn' },
  ),
  'text-decoration-color': row<Values['text-decoration-color']>(
    'currentcolor',
    (nodes, { color }) => (nodes.length === 1 ? readColour(nodes[0], color) : undefined),
    { values: COLOUR_WORDS, paper: 'their colour', epub: 'dropped' },
  ),
  'text-decoration-thickness': row<number | 'auto'>(
    'auto',
    (nodes, context) => {
      const thickness = keyword('auto', 'from-font')(nodes) ? 'auto' : length(nodes, context)
      return typeof thickness === 'number' && thickness < 0 ? undefined : thickness
    },
    { values: 'length, percentage, `auto`, `from-font`', paper: 'how thick they are; `auto`: a twentieth of the size' },
  ),
  'text-underline-offset': row<number | 'auto'>(
    'auto',
    (nodes, context) => (ident(nodes) === 'auto' ? 'auto' : length(nodes, context)),
    { values: 'length, percentage, `auto`', paper: 'how far below the baseline an underline stands', inherited: true },
  ),
}
