// Which lines of a PDF are the body of the book, and where its paragraphs begin and end.
import { commonest, median } from './read.mjs'

/** Body text is of the commonest size; other sizes are headings, notes, folios. */
const SAME_SIZE = 0.35
/** A line set in by more than this many em begins a paragraph. */
const INDENT = 0.5
/** White between letters of more than this many em is a word space. */
const GAP = 0.1

/**
 * Turn pages of lines into the body: its lines in order, each with the edges of its measure, its word gaps and text, whether it
 * begins and ends a paragraph, and whether it is the first or last of its page. Headings, folios, running heads, centred lines
 * are `apart`; blocks set in from the left are `inset`.
 */
export function bodyOf(pages) {
  const em = commonest(
    pages.flatMap(({ lines }) => lines.flatMap(({ letters }) => letters.map(({ size }) => size))),
    0.1,
  )
  const steps = pages.flatMap(({ lines }) => lines.slice(1).map(({ y }, i) => y - lines[i].y))
  const leading = commonest(
    steps.filter((step) => step > em * 0.8 && step < em * 2.5),
    0.1,
  )
  const bare = withoutFurniture(pages, leading)
  const edges = [edgesOf(bare, 0, em), edgesOf(bare, 1, em)]
  const described = bare.map((page) => ({
    ...page,
    lines: page.lines.map((line, i) => describe(line, i, page, edges[page.number % 2], em)),
  }))
  const lines = described.flatMap((page) => page.lines)
  markInsets(lines, em)
  markParagraphs(lines, leading, em)
  return { pages: described, lines, em, leading, measure: edges[1].right - edges[1].left }
}

/** Pages without running heads and folios: lines set off from the text, at a height that many pages share. */
function withoutFurniture(pages, leading) {
  const far = (a, b) => b.y - a.y > 1.3 * leading
  const setOff = ({ lines }) => {
    if (lines.length === 1) return [lines[0]]
    if (!lines.length) return []
    const [head, second, foot, above] = [lines[0], lines[1], lines.at(-1), lines.at(-2)]
    return [...(far(head, second) ? [head] : []), ...(far(above, foot) ? [foot] : [])]
  }
  const heights = new Map()
  for (const { y } of pages.flatMap(setOff)) heights.set(Math.round(y), (heights.get(Math.round(y)) ?? 0) + 1)
  const shared = (y) => [-1, 0, 1].reduce((sum, d) => sum + (heights.get(Math.round(y) + d) ?? 0), 0)
  return pages.map((page) => {
    const furniture = new Set(setOff(page).filter(({ y }) => shared(y) > 0.15 * pages.length))
    return { ...page, lines: page.lines.filter((line) => !furniture.has(line)) }
  })
}

/** Left and right edge of the text on pages of even or odd number. */
function edgesOf(pages, parity, em) {
  const lines = pages
    .filter(({ number }) => number % 2 === parity)
    .flatMap((page) => page.lines.filter(({ size }) => Math.abs(size - em) < SAME_SIZE))
  const long = lines.filter(({ left, right }) => right - left > 100)
  // Marks may hang out of the measure; letters tell its edge.
  const flush = long.filter(({ letters }) => /[\p{L}\p{N}]/u.test(letters.at(-1).c))
  const near = (edge, key) => median(long.map((line) => line[key]).filter((x) => Math.abs(x - edge) < 0.6))
  const edge = (of, key) =>
    near(
      commonest(
        of.map((line) => line[key]),
        0.5,
      ),
      key,
    )
  return { left: edge(lines, 'left'), right: edge(flush, 'right') }
}

function describe(line, i, page, edges, em) {
  const indent = line.left - edges.left
  const short = edges.right - line.right
  const centred = indent > 2.5 * em && Math.abs(indent - short) < 0.8 * em
  const apart = Math.abs(line.size - em) >= SAME_SIZE || centred
  const ends = { first: i === 0, last: i === page.lines.length - 1 }
  return { ...line, ...ends, ...wordsOf(line, em), indent, short, kind: apart ? 'apart' : 'body' }
}

/** The text of a line with its spaces, and the gaps between its words. */
function wordsOf({ letters }, em) {
  const gaps = []
  let text = ''
  letters.forEach((letter, i) => {
    const left = letters[i - 1]?.right
    if (left !== undefined && letter.left - left > GAP * em) {
      gaps.push({ left, right: letter.left, width: letter.left - left })
      text += ' '
    }
    text += letter.c
  })
  return { text, gaps }
}

/** Neighbours set in alike and short of the right edge are a letter, a song, a quotation. */
function markInsets(lines, em) {
  lines.forEach((line, i) => {
    if (line.kind !== 'body' || line.indent < INDENT * em) return
    const alike = (other) =>
      other &&
      other.kind !== 'apart' &&
      Math.abs(other.indent - line.indent) < 0.6 &&
      Math.min(line.short, other.short) > 0.5 * em
    if (alike(lines[i - 1]) || alike(lines[i + 1])) line.kind = 'inset'
  })
}

function markParagraphs(lines, leading, em) {
  const begins = (line) => !line || line.kind !== 'body' || line.indent > INDENT * em
  lines.forEach((line, i) => {
    const next = lines[i + 1]
    const spaced = next !== undefined && next.page === line.page && next.y - line.y > 1.35 * leading
    if (spaced) next.start = true
    if (line.kind !== 'body') return
    line.start = line.start || begins(line) || (i > 0 && lines[i - 1].kind !== 'body')
    line.end = begins(next) || spaced
  })
}
