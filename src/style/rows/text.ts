import type { Values } from '../../types/style.js'
import { BLACK, COLOUR_WORDS } from '../colours.js'
import { COUNTER_STYLES } from '../counters.js'
import { readLength, readNumber } from '../lengths.js'
import {
  colour,
  DEEPEST_CAP,
  families,
  features,
  fontSize,
  fontStyle,
  fontWeight,
  ident,
  indent,
  keyword,
  lineHeight,
  listStyle,
  textAlign,
  verticalAlign,
  whole,
  words,
} from '../readers.js'
import { type Rows, row } from '../row.js'
import { ALTERNATES, CAPS, LIGATURES, NUMERIC, POSITION } from '../variants.js'

const quoted = (all: readonly string[]): string => all.map((word) => `\`${word}\``).join(', ')
const ZERO: Values['text-indent'] = { pt: 0, percent: 0 }
const inherited = true

/** Type: faces, sizes, lines. */
export const TEXT: Rows<
  | 'color'
  | 'font-family'
  | 'font-size'
  | 'font-style'
  | 'font-weight'
  | 'font-variant-caps'
  | 'font-variant-numeric'
  | 'font-variant-ligatures'
  | 'font-variant-position'
  | 'font-variant-alternates'
  | 'font-kerning'
  | 'font-feature-settings'
  | 'letter-spacing'
  | 'word-spacing'
  | 'direction'
  | 'line-height'
  | 'text-align'
  | 'text-align-last'
  | 'text-indent'
  | 'text-transform'
  | 'text-wrap'
  | 'text-fit'
  | 'white-space'
  | 'tab-size'
  | 'overflow-wrap'
  | 'word-break'
  | 'hyphens'
  | 'hanging-punctuation'
  | 'vertical-align'
  | 'list-style-type'
  | 'initial-letter'
> = {
  color: row(BLACK, colour, {
    values: COLOUR_WORDS,
    paper: 'of text, and of rules that name none',
    inherited,
    epub: 'dropped',
  }),
  'font-family': row<readonly string[]>([], families, {
    values: 'names',
    paper: 'the face; what no named face has is looked for in the others',
    inherited,
  }),
  'font-size': row(12, fontSize, {
    values: 'length, percentage, `xx-small` ... `xxx-large`, `smaller`, `larger`',
    paper: 'the size; `medium` is that of `:root`',
    inherited,
  }),
  'font-style': row<Values['font-style']>('normal', fontStyle, {
    values: '`normal`, `italic`, `oblique`',
    paper: 'the face’s italic; `oblique` is the same',
    inherited,
  }),
  'font-weight': row(400, fontWeight, {
    values: 'number, `normal`, `bold`, `bolder`, `lighter`',
    paper: 'the nearest weight that the face has',
    inherited,
  }),
  'font-variant-caps': row<Values['font-variant-caps']>('normal', keyword('normal', ...CAPS), {
    values: quoted(['normal', ...CAPS]),
    paper: 'the font’s own, never scaled',
    inherited,
  }),
  'font-variant-numeric': row<readonly string[]>([], words(...NUMERIC), {
    values: quoted(['normal', ...NUMERIC]),
    paper: 'the figures that the font has for it',
    inherited,
  }),
  'font-variant-ligatures': row<readonly string[]>(
    [],
    (nodes) => (ident(nodes) === 'none' ? ['none'] : words(...LIGATURES)(nodes)),
    {
      values: quoted(['normal', 'none', ...LIGATURES]),
      paper: 'the tied letters that the font has for it; tracked words have none',
      inherited,
    },
  ),
  'font-variant-position': row<Values['font-variant-position']>('normal', keyword('normal', ...POSITION), {
    values: quoted(['normal', ...POSITION]),
    paper: 'the font’s own small figures and letters',
    inherited,
  }),
  'font-variant-alternates': row<Values['font-variant-alternates']>('normal', keyword('normal', ...ALTERNATES), {
    values: quoted(['normal', ...ALTERNATES]),
    paper: 'the letters that the font has for it',
    inherited,
  }),
  'font-kerning': row<Values['font-kerning']>('auto', keyword('auto', 'normal', 'none'), {
    values: '`auto`, `normal`, `none`',
    paper: 'whether letters stand as near as the font says',
    inherited,
  }),
  'font-feature-settings': row<readonly string[]>([], features, {
    values: 'OpenType tags: `"ss01"`, `"salt" 2`, `"liga" 0`, `"dlig" on`; `normal`',
    paper: 'what the font does for these tags; they win over the properties above',
    inherited,
    epub: 'dropped',
  }),
  'letter-spacing': row(
    0,
    (nodes, context) =>
      ident(nodes) === 'normal' ? 0 : nodes.length === 1 ? readLength(nodes[0], context) : undefined,
    { values: 'length, `normal`', paper: 'white between letters', inherited },
  ),
  'word-spacing': row(
    0,
    (nodes, context) =>
      ident(nodes) === 'normal' ? 0 : nodes.length === 1 ? readLength(nodes[0], context) : undefined,
    {
      values: 'length, `normal`',
      paper: 'what word spaces are wider than the face’s, before a line is justified',
      inherited,
    },
  ),
  direction: row<Values['direction']>('auto', keyword('auto', 'ltr', 'rtl'), {
    values: '`auto`, `ltr`, `rtl`',
    paper: 'how lines run; `auto`: as most of their letters do; an attribute `dir` says the same',
    inherited,
    epub: 'dropped',
  }),
  'line-height': row<Values['line-height']>({ factor: 1.25 }, lineHeight, {
    values: 'length, number, percentage, `normal`',
    paper: 'the leading: from baseline to baseline; that of most of the text is the page’s grid, `1rlh`',
    inherited,
  }),
  'text-align': row<Values['text-align']>('left', textAlign, {
    values: '`left`, `right`, `center`, `justify`, `start`, `end`',
    paper: 'how lines stand; where text runs from right to left, `left` and `right` change places',
    inherited,
  }),
  'text-align-last': row<Values['text-align-last']>(
    'auto',
    (nodes) => (ident(nodes) === 'auto' ? 'auto' : textAlign(nodes)),
    {
      values: '`auto`, and what `text-align` takes',
      paper: 'how the last line stands, and each before a line break',
      inherited,
    },
  ),
  'text-indent': row(ZERO, indent, {
    values: 'length, percentage, with `hanging` or `each-line`',
    paper:
      'the indent of a first line; negative hangs; `hanging`: of all lines but the first; `each-line`: after line breaks, too',
    inherited,
  }),
  'text-transform': row<Values['text-transform']>('none', keyword('none', 'uppercase', 'lowercase', 'capitalize'), {
    values: '`none`, `uppercase`, `lowercase`, `capitalize`',
    paper: 'the case in which the text is set, by its language',
    inherited,
  }),
  'text-wrap': row<Values['text-wrap']>('wrap', keyword('wrap', 'balance'), {
    values: '`wrap`, `balance`',
    paper:
      '`balance`: lines of like length, for headings; none ends with a word that clings to the next, such as “the”',
    inherited,
  }),
  'text-fit': row<Values['text-fit']>('none', keyword('none', 'shrink'), {
    values: '`none`, `shrink`',
    paper: '`shrink`: set smaller where a word is wider than its block',
    epub: 'dropped',
  }),
  'white-space': row<Values['white-space']>(
    'normal',
    // A margin box has one line in any case.
    (nodes, { where }) =>
      where === 'page' && ident(nodes) === 'nowrap'
        ? 'normal'
        : keyword('normal', 'nowrap', 'pre', 'pre-wrap', 'pre-line')(nodes),
    {
      values: '`normal`, `nowrap`, `pre`, `pre-wrap`, `pre-line`',
      paper:
        '`nowrap`: no line ends here; `pre-wrap`: spaces and line ends as they are typed; `pre`: the same, and no other line ends; `pre-line`: line ends alone',
      inherited,
    },
  ),
  'tab-size': row<Values['tab-size']>(
    8,
    (nodes, context) => {
      const spaces = nodes.length === 1 ? readNumber(nodes[0], context) : undefined
      const pt = spaces === undefined && nodes.length === 1 ? readLength(nodes[0], context) : undefined
      const size = spaces ?? pt
      if (size === undefined || size < 0) return undefined
      return pt === undefined ? size : { pt }
    },
    { values: 'number of spaces, length', paper: 'how far apart tabs stop where white is as it is typed', inherited },
  ),
  'overflow-wrap': row<Values['overflow-wrap']>(
    'normal',
    (nodes) => (ident(nodes) === 'break-word' ? 'anywhere' : keyword('normal', 'anywhere')(nodes)),
    {
      values: '`normal`, `anywhere`, `break-word`',
      paper:
        '`anywhere`: a line may end at any letter where nothing else helps, as it always may in words of 40 letters',
      inherited,
    },
  ),
  'word-break': row<Values['word-break']>('normal', keyword('normal', 'break-all', 'keep-all'), {
    values: '`normal`, `break-all`, `keep-all`',
    paper: '`break-all`: a line may end at any letter; `keep-all`: Chinese, Japanese and Korean break at spaces alone',
    inherited,
  }),
  hyphens: row<Values['hyphens']>('manual', keyword('none', 'manual', 'auto'), {
    values: '`none`, `manual`, `auto`',
    paper: 'whether words are divided: never, at soft hyphens, or by `lang` and `hyphens.txt`',
    inherited,
  }),
  'hanging-punctuation': row<Values['hanging-punctuation']>('none', keyword('none', 'allow-end'), {
    values: '`none`, `allow-end`',
    paper: '`allow-end`: marks at both ends of a line stand out of the measure, by the face’s own table',
    inherited,
    epub: 'dropped',
  }),
  'vertical-align': row<number | 'baseline'>('baseline', verticalAlign, {
    values: 'length, `baseline`, `super`, `sub`',
    paper: 'how far text in a line is raised',
  }),
  'list-style-type': row<Values['list-style-type']>('disc', listStyle, {
    values: `${quoted(['none', 'disc', 'circle', 'square', ...COUNTER_STYLES])}, a string`,
    paper: 'the mark of a list item; it stands in the item’s negative `text-indent`',
    inherited,
  }),
  'initial-letter': row<number | 'normal'>(
    'normal',
    (nodes, context) => {
      const lines = ident(nodes) === 'normal' ? 'normal' : whole(nodes, context)
      return typeof lines === 'number' && lines > DEEPEST_CAP ? undefined : lines
    },
    {
      values: 'whole number of lines, `normal`',
      paper: 'on `::first-letter`: a drop cap, its foot on the baseline of that line',
      epub: 'dropped',
    },
  ),
}
