// What a reader's eye would find in the lines and pages of a finished book. docs/bench.md says what each figure means.
import { bodyOf } from './body.mjs'
import { deviation, mean, median, readPages } from './read.mjs'

/** A line whose mean gap is more or less than this many natural spaces is loose or tight. */
const LOOSE = 1.5
const TIGHT = 0.8
/** A river is a chain of as many lines whose gaps, each wider than this many natural spaces, stand over one another. */
const RIVER = 4
const RIVER_GAP = 1.2

/** Measure the body text of a PDF. `space` is the natural word space in em, else the median of gaps on last lines is taken for it. */
export function measure(bytes, mupdf, space) {
  const book = bodyOf(readPages(bytes, mupdf))
  const body = book.lines.filter(({ kind }) => kind === 'body')
  const natural = (space ?? naturalSpace(body, book.em)) * book.em
  const wide = body.filter(({ end }) => !end)
  // Lines that stop short of the edge by an em were ended by the author.
  const full = wide.filter(({ short, gaps }) => short <= book.em && gaps.length > 0)
  for (const line of full) line.ratio = mean(line.gaps.map(({ width }) => width)) / natural
  return {
    pages: book.pages.length,
    lines: body.length,
    paragraphs: body.filter(({ end }) => end).length,
    size: book.em,
    leading: book.leading,
    measure: book.measure,
    ...whiteOf(full, natural),
    ...hyphensOf(body, wide.length),
    ...paragraphEnds(body),
    ...facing(book),
    rivers: perThousand(riversIn(full, natural, book.leading), wide.length),
    over: body.filter((line) => isOver(line, book.em)).length,
    scaling: scalingOf(body, full, book.em),
  }
}

const perThousand = (count, lines) => (1000 * count) / (lines || 1)
const share = (lines, wanted) => (100 * lines.filter(wanted).length) / (lines.length || 1)

/** Engines set a last line that ends early with its spaces and letters as they are. */
const endsEarly = ({ end, gaps, short }, em) => end && gaps.length > 2 && short > 3 * em

function naturalSpace(body, em) {
  const last = body.filter((line) => endsEarly(line, em))
  return median(last.flatMap(({ gaps }) => gaps.map(({ width }) => width / em)))
}

function whiteOf(full, natural) {
  const gaps = full.flatMap((line) => line.gaps.map(({ width }) => width / natural))
  return {
    gapMean: mean(gaps),
    gapSd: deviation(gaps),
    loose: share(full, ({ ratio }) => ratio > LOOSE),
    tight: share(full, ({ ratio }) => ratio < TIGHT),
  }
}

const HYPHEN = /[-\u2010\u00ad]$/u
const LAST_PART = /[\p{L}\p{N}’'\-\u2010]+$/u
const FIRST_PART = /^[\p{L}\p{N}’']+/u
const COMPOUND = /[\p{L}\p{N}’']+(?:[-\u2010\u2011][\p{L}\p{N}’']+)+/gu
const plainHyphens = (word) => word.toLowerCase().replace(/[\u2010\u2011\u00ad]/g, '-')

/** Hyphens at line ends, and what comes of them. A compound that stands in the book with its hyphen was not divided by the engine. */
function hyphensOf(body, wide) {
  const compounds = new Set(body.flatMap(({ text }) => (text.slice(0, -1).match(COMPOUND) ?? []).map(plainHyphens)))
  let hyphens = 0
  let atPageEnd = 0
  let ladders = 0
  let row = 0
  body.forEach((line, i) => {
    const next = body[i + 1]
    const ends = HYPHEN.test(line.text) && !line.end && next !== undefined
    row = ends ? row + 1 : 0
    if (row === 3) ladders++
    if (!ends) return
    const word = (LAST_PART.exec(line.text)?.[0] ?? '') + (FIRST_PART.exec(next.text)?.[0] ?? '')
    if (compounds.has(plainHyphens(word))) return
    line.divided = true
    hyphens++
    if (line.last) atPageEnd++
  })
  return { hyphens: perThousand(hyphens, wide), ladders, atPageEnd }
}

function paragraphEnds(body) {
  let runts = 0
  let widows = 0
  let orphans = 0
  body.forEach((line, i) => {
    const before = body[i - 1]
    const next = body[i + 1]
    if (line.end && !line.start && before && isRunt(line.text.trim(), before)) runts++
    if (line.first && line.end && !line.start && before && before.page !== line.page) widows++
    if (line.last && line.start && !line.end && next && next.page !== line.page) orphans++
  })
  return { runts, widows, orphans }
}

/** A last line of one word that is part of a divided one, or has fewer than four letters. */
function isRunt(text, before) {
  if (/\s/.test(text)) return false
  return before.divided || text.replace(/[^\p{L}\p{N}]/gu, '').length < 4
}

/** Facing pages that end at different heights. Where a chapter ends or the next begins, they may. */
function facing({ pages, em, leading }) {
  const filled = pages.filter(({ lines }) => lines.length > 0)
  const foot = new Map(filled.map(({ number, lines }) => [number, lines.at(-1).y]))
  const closing = new Set()
  filled.forEach(({ number, lines }, i) => {
    const next = filled[i + 1]?.lines[0]
    const sunk = next && next.kind === 'apart' && next.y > lines[0].y + 1.5 * leading
    if (!next || sunk || next.size > em + 1) closing.add(number)
  })
  const pairs = filled.filter(
    ({ number }) => number % 2 === 0 && foot.has(number + 1) && !closing.has(number) && !closing.has(number + 1),
  )
  const uneven = pairs.filter(({ number }) => Math.abs(foot.get(number) - foot.get(number + 1)) > 1)
  return { uneven: uneven.length, pairs: pairs.length }
}

function riversIn(full, natural, leading) {
  let rivers = 0
  let chain = []
  let above
  for (const line of full) {
    const follows = above && above.page === line.page && Math.abs(line.y - above.y - leading) < 1
    const wide = line.gaps.filter(({ width }) => width > RIVER_GAP * natural)
    chain = wide.map(({ left, right }) => {
      const over = follows
        ? chain.filter((gap) => Math.min(right, gap.right) - Math.max(left, gap.left) > 0.3 * natural)
        : []
      return { left, right, depth: Math.max(1, ...over.map(({ depth }) => depth + 1)) }
    })
    rivers += chain.filter(({ depth }) => depth === RIVER).length
    above = line
  }
  return rivers
}

/** Punctuation may hang out of the measure by less than an em, a letter may not. */
const isOver = ({ letters, short }, em) => -short > (/[\p{L}\p{N}]/u.test(letters.at(-1).c) ? 0.1 : 0.75) * em

/** Letters of a line agree on their scale within this share, unless faces are mixed in it. */
const AGREE = 0.003

/** How far glyphs are narrowed and widened: the least and the greatest scale of a line, in per cent of the letters of last lines. */
function scalingOf(body, full, em) {
  const natural = new Map()
  for (const { c, left, right } of body.filter((line) => endsEarly(line, em)).flatMap(({ letters }) => letters)) {
    natural.set(c, [...(natural.get(c) ?? []).slice(-SAMPLE), right - left])
  }
  for (const [c, widths] of natural) natural.set(c, median(widths))
  const scales = full.flatMap(({ letters }) => {
    const known = letters.filter(({ c }) => /^\p{Ll}$/u.test(c) && natural.has(c))
    const ratios = known.map(({ c, left, right }) => (right - left) / natural.get(c))
    const scale = median(ratios)
    return ratios.length && ratios.every((ratio) => Math.abs(ratio / scale - 1) < AGREE) ? [100 * scale] : []
  })
  return scales.length ? { least: Math.min(...scales), most: Math.max(...scales) } : undefined
}
/** So many letters of a kind tell its width. */
const SAMPLE = 99
