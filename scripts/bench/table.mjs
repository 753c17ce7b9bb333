// Rows as a table that reads well in a terminal and in Markdown.

/** Turn columns `[heading, row => text]` and rows into a Markdown table, its columns padded. */
export function tableOf(columns, rows) {
  const cells = [columns.map(([heading]) => heading), ...rows.map((row) => columns.map(([, text]) => text(row)))]
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => line[i].length)))
  const pad = (text, i) => (i ? text.padStart(widths[i]) : text.padEnd(widths[i]))
  const lines = cells.map((line) => `| ${line.map(pad).join(' | ')} |`)
  const rule = `|${widths.map((width, i) => (i ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

/** Rows and columns changed: engines side by side, one figure a line. */
export function turned(columns, rows) {
  const [[, nameOf], ...figures] = columns
  const engines = rows.map((row) => [nameOf(row), ([, text]) => text(row)])
  return tableOf([['', ([heading]) => heading], ...engines], figures)
}

const fixed = (digits) => (value) => (value === undefined || Number.isNaN(value) ? '' : value.toFixed(digits))
const [whole, tenths, hundredths] = [fixed(0), fixed(1), fixed(2)]
const thousandths = fixed(3)

/** Engines: how long they take and how they set. */
export const ENGINES = [
  ['', ({ name }) => name],
  ['seconds', ({ seconds }) => hundredths(seconds)],
  ['peak MB', ({ megabytes }) => whole(megabytes)],
  ['PDF kB', ({ bytes }) => whole(bytes / 1000)],
  ['pages', ({ quality }) => whole(quality?.pages)],
  ['gap, mean', ({ quality }) => thousandths(quality?.gapMean)],
  ['gap, sd', ({ quality }) => thousandths(quality?.gapSd)],
  ['loose %', ({ quality }) => hundredths(quality?.loose)],
  ['tight %', ({ quality }) => hundredths(quality?.tight)],
  ['hyphens / 1000', ({ quality }) => tenths(quality?.hyphens)],
  ['ladders', ({ quality }) => whole(quality?.ladders)],
  ['hyphens at page ends', ({ quality }) => whole(quality?.atPageEnd)],
  ['runts', ({ quality }) => whole(quality?.runts)],
  ['widows', ({ quality }) => whole(quality?.widows)],
  ['orphans', ({ quality }) => whole(quality?.orphans)],
  ['uneven facing pages', ({ quality }) => (quality ? `${quality.uneven} of ${quality.pairs}` : '')],
  ['rivers / 1000', ({ quality }) => tenths(quality?.rivers)],
  ['lines too long', ({ quality }) => whole(quality?.over)],
  [
    'glyphs, %',
    ({ quality }) => (quality?.scaling ? `${tenths(quality.scaling.least)}–${tenths(quality.scaling.most)}` : ''),
  ],
]

/** Fleuron's own sizes. */
export const SIZES = [
  ['', ({ name }) => name],
  ['words', ({ words }) => whole(words)],
  ['output', ({ output }) => output],
  ['seconds', ({ seconds }) => hundredths(seconds)],
  ['peak MB', ({ megabytes }) => whole(megabytes)],
  ['pages', ({ pages }) => whole(pages)],
  ['kB', ({ bytes }) => whole(bytes / 1000)],
]

/** The EPUB, by engine. */
export const EBOOKS = [
  ['the book as an EPUB', ({ name }) => name],
  ['seconds', ({ seconds }) => hundredths(seconds)],
  ['peak MB', ({ megabytes }) => whole(megabytes)],
  ['kB', ({ bytes }) => whole(bytes / 1000)],
]
