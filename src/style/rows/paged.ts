import type { Values } from '../../types/style.js'
import { readContent, readCounting, readQuotes, readStringSet } from '../content.js'
import { breakValue, ident, keyword, pageSize, whole } from '../readers.js'
import { type Rows, row } from '../row.js'

const inherited = true

/** Pages, and what is generated for them. */
export const PAGED: Rows<
  | 'break-before'
  | 'break-after'
  | 'break-inside'
  | 'orphans'
  | 'widows'
  | 'page'
  | 'string-set'
  | 'counter-reset'
  | 'counter-increment'
  | 'counter-set'
  | 'quotes'
  | 'content'
  | 'size'
> = {
  'break-before': row<Values['break-before']>('auto', breakValue, {
    values: '`auto`, `avoid`, `page`, `recto`, `verso`, and `always`, `right`, `left`',
    paper:
      'on which page a section or a block in it begins (every section begins a page); `avoid` keeps a block with the one before',
  }),
  'break-after': row<Values['break-after']>('auto', breakValue, {
    values: '`auto`, `avoid`, `page`, `recto`, `verso`, and `always`, `right`, `left`',
    paper: 'on which page goes on what follows a section or a block in it; `avoid` keeps a block with the one after',
  }),
  'break-inside': row<Values['break-inside']>(
    'auto',
    (nodes) => (ident(nodes) === 'avoid-page' ? 'avoid' : keyword('auto', 'avoid')(nodes)),
    { values: '`auto`, `avoid`', paper: '`avoid`: a block that has room on a page is not divided' },
  ),
  orphans: row(2, whole, {
    values: 'whole number',
    paper: 'the fewest lines of a paragraph at the foot of a page',
    inherited,
  }),
  widows: row(2, whole, {
    values: 'whole number',
    paper: 'the fewest lines of a paragraph at the head of a page',
    inherited,
  }),
  page: row('auto', ident, {
    values: 'name of an `@page`',
    paper: 'of a section: which `@page` rules are for its pages',
    inherited,
    epub: 'dropped',
  }),
  'string-set': row<Values['string-set']>([], readStringSet, {
    values: 'name and what `content` takes in an element, several with commas; `none`',
    paper: 'what `string(name)` says in margin boxes from this page on',
    epub: 'dropped',
  }),
  'counter-reset': row<Values['counter-reset']>([], (nodes) => readCounting(nodes, 0), {
    values: 'names, each with a whole number if it is not 0; `none`',
    paper: 'begins counters; `page 1` on a section: its first page is page 1',
  }),
  'counter-increment': row<Values['counter-increment']>([], (nodes) => readCounting(nodes, 1), {
    values: 'names, each with a whole number if it is not 1; `none`',
    paper: 'moves counters on; `page` counts itself',
  }),
  'counter-set': row<Values['counter-set']>([], (nodes) => readCounting(nodes, 0), {
    values: 'names, each with a whole number if it is not 0; `none`',
    paper: 'gives counters a value',
  }),
  quotes: row<Values['quotes']>('auto', readQuotes, {
    values: 'pairs of strings, outermost first; `auto`, `none`',
    paper: 'what `open-quote` and `close-quote` are; `auto`: “ ” and ‘ ’',
    inherited,
  }),
  content: row<Values['content']>('normal', (nodes, { where }) => readContent(nodes, where), {
    values: 'strings and functions, as listed below; `none`, `normal`',
    paper: 'what stands in `::before`, `::after`, `::marker` and in margin boxes',
  }),
  size: row<readonly [number, number]>([419.53, 595.28], pageSize, {
    values: 'width and height, or a name of paper with `portrait` or `landscape`; in `@page`',
    paper: 'the page’s',
    epub: 'dropped',
  }),
}
