import type { CssNode } from 'css-tree'
import type { BorderSide, Measure, Values } from '../../types/style.js'
import { COLOUR_WORDS, TRANSPARENT } from '../colours.js'
import { readLength } from '../lengths.js'
import { border, colour, ident, keyword, measure, measureOr, NO_BORDER, position } from '../readers.js'
import { type Context, type Property, type Rows, row } from '../row.js'

const ZERO: Measure = { pt: 0, percent: 0 }
const LENGTH = 'length, percentage, `auto`'

const radius = (node: CssNode | undefined, context: Context): number | undefined => {
  const length = readLength(node, context)
  return length !== undefined && length >= 0 ? length : undefined
}
const measureOrAuto: Property<Measure>['parse'] = (nodes, context) =>
  ident(nodes) === 'auto' ? ZERO : measure(nodes, context)

const margin = (paper: string): Property<Measure | 'auto'> =>
  row<Measure | 'auto'>(ZERO, measureOr('auto'), { values: LENGTH, paper })
const padding = (paper: string): Property<Measure> => row(ZERO, measure, { values: 'length, percentage', paper })
const rule = (paper: string): Property<BorderSide> =>
  row(NO_BORDER, border, { values: 'width, `solid`, `double`, `dotted`, `dashed` or `none`, colour', paper })
const offset = (paper: string): Property<Measure | 'auto'> =>
  row<Measure | 'auto'>('auto', measureOr('auto'), { values: LENGTH, paper, epub: 'dropped' })

/** Boxes: where they stand, how large they are, what is drawn round them. */
export const BOX: Rows<
  | 'display'
  | 'position'
  | 'float'
  | 'top'
  | 'right'
  | 'bottom'
  | 'left'
  | 'width'
  | 'min-width'
  | 'max-width'
  | 'height'
  | 'min-height'
  | 'max-height'
  | 'align-content'
  | 'margin-top'
  | 'margin-right'
  | 'margin-bottom'
  | 'margin-left'
  | 'padding-top'
  | 'padding-right'
  | 'padding-bottom'
  | 'padding-left'
  | 'border-top'
  | 'border-right'
  | 'border-bottom'
  | 'border-left'
  | 'border-radius'
  | 'outline'
  | 'outline-offset'
  | 'background-color'
  | 'rotate'
> = {
  display: row<Values['display']>(
    'inline',
    (nodes) =>
      ident(nodes) === 'flow-root' ? 'block' : keyword('block', 'inline', 'inline-block', 'list-item', 'none')(nodes),
    {
      values: '`block`, `inline`, `inline-block`, `list-item`, `none`',
      paper:
        'whether it is a block, a part of a line, a box of its own width in a line, an item with a mark, or nothing',
    },
  ),
  position: row<Values['position']>('static', position, {
    values: '`static`, `absolute`, `running(name)`',
    paper:
      '`absolute`: out of the text, measured from the text area of the section’s first page; `running(name)`: out of the text, for `element(name)` in margin boxes, where all that it holds is one line',
    epub: 'dropped',
  }),
  float: row<Values['float']>(
    'none',
    keyword('none', 'left', 'right', 'inline-start', 'inline-end', 'footnote', 'snap-block'),
    {
      values: '`none`, `footnote`, `snap-block`; `left`, `right`, `inline-start`, `inline-end`',
      paper:
        '`footnote`: at the foot of the page that calls it; `snap-block`: at the head of the next page where it has no room; the others have no effect',
    },
  ),
  top: offset('where what is `absolute` stands; percentages are of the text area’s height'),
  right: offset('how far what is `absolute` stands from the text area’s right'),
  bottom: offset(
    'where what is `absolute` stands, where `top` says nothing; percentages are of the text area’s height',
  ),
  left: offset('how far what is `absolute` stands from the text area’s left'),
  width: row<Values['width']>(
    'auto',
    (nodes, context) => (ident(nodes) === 'max-content' ? 'max-content' : measureOr('auto')(nodes, context)),
    {
      values: `${LENGTH}, \`max-content\``,
      paper: 'of blocks, boxes in a line and pictures; `max-content`: as wide as the longest line',
    },
  ),
  'min-width': row(ZERO, measureOrAuto, {
    values: LENGTH,
    paper: 'the least that blocks take, where they have the room',
  }),
  'max-width': row<Measure | 'none'>('none', measureOr('none'), {
    values: 'length, percentage, `none`',
    paper: 'the most that blocks and pictures may take',
  }),
  height: row<Measure | 'auto'>('auto', measureOr('auto'), {
    values: LENGTH,
    paper:
      'a block of given height is never divided; percentages are of the text area’s height; `100%` makes a figure a plate',
  }),
  'min-height': row(ZERO, measureOrAuto, {
    values: LENGTH,
    paper: 'white below the content of a block that is less high; percentages are of the text area’s height',
  }),
  'max-height': row<Measure | 'none'>('none', measureOr('none'), {
    values: 'length, percentage, `none`',
    paper: 'the most that a picture and a `height` may be; text is never cut off',
  }),
  'align-content': row<Values['align-content']>('start', keyword('start', 'center', 'end'), {
    values: '`start`, `center`, `end`',
    paper: 'where the content of a block of given height stands in it',
    epub: 'dropped',
  }),
  'margin-top': margin('white above; it collapses with that of its neighbours, and falls away at the head of a page'),
  'margin-right': margin('white at the right; `auto` takes what a given width leaves'),
  'margin-bottom': margin('white below; it collapses with that of its neighbours'),
  'margin-left': margin('white at the left; `auto` takes what a given width leaves'),
  'padding-top': padding(
    'white above, which does not collapse; in a margin box at the foot, its distance from the text',
  ),
  'padding-right': padding('white at the right, inside the ground'),
  'padding-bottom': padding(
    'white below, which does not collapse; in a margin box at the head, its distance from the text',
  ),
  'padding-left': padding('white at the left, inside the ground'),
  'border-top': rule(
    'a rule above: alone, in the white before the block; where the block has one at a side as well, part of its frame, which takes room and goes over pages; of a section, a frame round the text area of its first page',
  ),
  'border-right': rule('a rule at the right'),
  'border-bottom': rule('a rule below, as `border-top` has it; of a section, none'),
  'border-left': rule('a rule at the left'),
  'border-radius': row(0, (nodes, context) => (nodes.length === 1 ? radius(nodes[0], context) : undefined), {
    values: 'length',
    paper: 'rounds the corners of a ground, and of a border that is the same all round',
  }),
  outline: row(NO_BORDER, border, {
    values: 'width, `solid` or `none`, colour',
    paper: 'of a section: a frame round the text area of its first page, outside of `border`; of others, none',
    epub: 'dropped',
  }),
  'outline-offset': row(0, (nodes, context) => (nodes.length === 1 ? readLength(nodes[0], context) : undefined), {
    values: 'length',
    paper: 'how far the outline stands off; negative is inwards',
    epub: 'dropped',
  }),
  'background-color': row(TRANSPARENT, colour, {
    values: COLOUR_WORDS,
    paper:
      'the ground of a block, which is not divided unless it has a border at a side; of words in a line; of a section, of its first page; in `@page`, of all its pages',
    epub: 'dropped',
  }),
  rotate: row(
    0,
    (nodes) => {
      const [node] = nodes
      if (ident(nodes) === 'none') return 0
      return nodes.length === 1 && node?.type === 'Dimension' && node.unit.toLowerCase() === 'deg'
        ? Number(node.value)
        : undefined
    },
    {
      values: 'angle in `deg`, `none`',
      paper: 'turns a block, which is not divided, about its middle',
      epub: 'dropped',
    },
  ),
}
