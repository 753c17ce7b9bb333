const words = (list: string) => new Set(list.trim().split(/\s+/))

/** XHTML elements that stand as blocks. */
export const blocks = words(`
  address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li nav ol p pre
  section table caption thead tbody tfoot tr th td ul`)

/** XHTML elements that stand in a line of text. */
export const phrases = words(`
  a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup svg time u
  var wbr`)

/** Blocks that hold phrases only. */
export const paragraphs = words('p h1 h2 h3 h4 h5 h6 pre')

export const voids = words('br hr img wbr')

export const tableParts = words('table caption thead tbody tfoot tr th td')

/** Elements of other times and tools, by what takes their place. */
export const replacements: Readonly<Record<string, string>> = {
  acronym: 'abbr',
  big: 'span',
  center: 'div',
  data: 'span',
  details: 'div',
  dir: 'ul',
  font: 'span',
  hgroup: 'div',
  main: 'div',
  menu: 'ul',
  nobr: 'span',
  output: 'span',
  rb: 'span',
  search: 'div',
  strike: 's',
  summary: 'p',
  tt: 'code',
}

/** Elements that go with all they hold: it is not text to be read. */
export const strangers = words(`
  audio base button canvas col colgroup datalist embed frame frameset head iframe input link math meta meter noembed
  noframes noscript object option param progress script select source style template textarea title track video`)

/** Where an element may stand; elsewhere it becomes a `div` or a `span`. */
export const homes: Readonly<Record<string, ReadonlySet<string>>> = {
  caption: words('table'),
  dd: words('dl'),
  dt: words('dl'),
  figcaption: words('figure'),
  li: words('ol ul'),
  rp: words('ruby'),
  rt: words('ruby'),
  tbody: words('table'),
  td: words('tr'),
  tfoot: words('table'),
  th: words('tr'),
  thead: words('table'),
  tr: words('table thead tbody tfoot'),
}

/** Attributes any element may carry, by their names in hast. */
export const everywhere = words('id className lang dir title role epub:type hidden')

/** Attributes of single elements, by their names in hast. */
export const attributes: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('href'),
  img: words('src alt width height'),
  li: words('value'),
  ol: words('start reversed type'),
  td: words('colSpan rowSpan headers'),
  th: words('colSpan rowSpan headers scope abbr'),
  time: words('dateTime'),
}
