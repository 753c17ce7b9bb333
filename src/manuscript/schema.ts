import type { Schema } from 'hast-util-sanitize'

/** The classes of the markup that a manuscript may bring; published in docs/markup.md. */
const classes = [
  'break',
  'gap',
  'first',
  'lines',
  'slug',
  'letter',
  'dateline',
  'salutation',
  'closing',
  'signature',
  'postscript',
  'verse',
  'stanza',
  'line',
  'indent-1',
  'indent-2',
  'messages',
  'from',
  'to',
  'name',
  'time',
  'more',
  'again',
  'wide',
  'run-in',
  'handle',
  'cutting',
  'headline',
  'sign',
  'telegram',
  'epigraph',
  'note',
  'plate',
  'spread',
  ...Array.from({ length: 10 }, (_, tenth) => `width-${(tenth + 1) * 10}`),
  'small-caps',
  'lead-in',
  'drop-cap',
  'center',
  'right',
]

const blocks = [
  'p',
  'div',
  'blockquote',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'hr',
  'pre',
  'figure',
  'figcaption',
  'footer',
  'aside',
]
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const phrases = [
  'em',
  'i',
  'strong',
  'b',
  'u',
  's',
  'del',
  'sup',
  'sub',
  'small',
  'a',
  'br',
  'span',
  'img',
  'code',
  'time',
  'cite',
  'q',
]
const tables = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td']

/** What each element may say of itself. */
const everywhere = (own: Iterable<string>): NonNullable<Schema['attributes']>[string] => [
  ['className', ...classes, ...own],
  'lang',
  ['dir', 'ltr', 'rtl', 'auto'],
]

/** What a manuscript may contain. Text inside other elements is kept, inside `strip` it is dropped. */
const schema: Schema = {
  tagNames: [...blocks, ...headings, ...phrases, ...tables],
  strip: [
    'script',
    'style',
    'template',
    'title',
    'iframe',
    'object',
    'noscript',
    'textarea',
    'select',
    'svg',
    'math',
    'head',
  ],
  attributes: {
    a: ['href', ['role', 'doc-noteref'], 'id'],
    aside: [['role', 'doc-footnote'], 'id'],
    th: ['colSpan', 'rowSpan', ['scope', 'col', 'row']],
    img: ['src', 'alt', 'title'],
    li: ['value'],
    ol: ['start', 'reversed'],
    td: ['colSpan', 'rowSpan'],
    time: ['dateTime'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['\u0000no scheme'] },
  ancestors: { li: ['ol', 'ul'], tr: ['table'], td: ['table'], th: ['table'], tbody: ['table'], thead: ['table'] },
  allowComments: false,
  allowDoctypes: false,
  clobber: [],
}

/** What a manuscript may contain whose author's stylesheets name classes of their own. */
export const schemaWith = (own: ReadonlySet<string>): Schema => ({
  ...schema,
  attributes: { ...schema.attributes, '*': everywhere(own) },
})
