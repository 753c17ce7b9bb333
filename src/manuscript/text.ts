import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import type { Chapter, Work } from '../types/manuscript.js'
import type { Edit, Segment } from '../types/text.js'
import { findPlainHeadings } from './headings.js'
import { type Laid, lay, placer } from './lay.js'
import { type Line, splitLines } from './line.js'
import { settleLines } from './lines.js'
import { findLitter } from './litter.js'
import { separate } from './markdown.js'
import { h } from './nodes.js'
import { allowed, findSwitches, heard, isOn, type Reading } from './reading.js'
import { finish, placeTree } from './shape.js'
import { findSpeeches } from './speeches.js'
import { denseProblem, isDense, isFull, wrapMeasure } from './wrap.js'

/** Turn a decoded plain text into a work. Nothing in it is markup but breaks, chapter lines and emphasis. */
export function readText(path: string, text: string, reading: Reading): Work {
  const placeOf = placer(text)
  const lines = splitLines(text)
  const dense = isDense(lines)
  const headings = findPlainHeadings(lines, dense)
  const chapters = new Set(headings.flatMap(({ line, title }) => (title === undefined ? [line] : [line, title])))
  const settled = settleLines({ path, text, lines, placeOf, chapters, others: new Set(), letters: new Set(), dense })
  const litter = findLitter(path, text, placeOf)
  const switches = findSwitches(path, text, lines, placeOf)
  const speeches = dense ? [] : findSpeeches(path, text, lines, reading.lang)
  const mended = [...settled.edits, ...unwrap(path, text, lines, chapters), ...litter.edits, ...speeches]
  const edits = separate(allowed(mended, switches.off, reading))
  const questions = heard(settled.questions, switches.off, reading)
  const laid = lay(text, [...switches.changes, ...edits])
  const titles = new Set(headings.flatMap(({ title }) => (title === undefined ? [] : [lines[title]?.start])))
  const starts = new Map(headings.map((heading) => [lines[heading.line]?.start ?? 0, heading]))
  const gaps = new Set(settled.gaps.filter((at) => isOn('gaps', at, switches.off, reading)))
  const found: { title?: Root; children: RootContent[] }[] = [{ children: [] }]
  for (const block of blocksOf(laid)) {
    const heading = starts.get(block.origin)
    const body = found.at(-1)?.children
    if (heading !== undefined) found.push({ title: { type: 'root', children: inline(block) }, children: [] })
    else if (titles.has(block.origin)) found.at(-1)?.title?.children.push(h('br', [], []), ...inline(block))
    else {
      if (gaps.has(block.origin)) body?.push(h('hr', ['gap'], []))
      body?.push(block.text === '* * *' ? h('hr', ['break'], []) : paragraph(block))
    }
  }
  const grown = found
    .filter(({ title, children }) => title !== undefined || children.length > 0)
    .map(
      ({ title, children }): Chapter => ({ file: path, ...(title ? { title } : {}), body: { type: 'root', children } }),
    )
  for (const { title, body } of grown) {
    finish(body)
    placeTree(body, laid, placeOf)
    if (title) placeTree(title, laid, placeOf)
  }
  const problems = [
    ...litter.problems,
    ...heard(settled.problems, switches.off, reading),
    ...switches.problems,
    ...(dense ? [denseProblem(path)] : []),
  ]
  return {
    chapters: grown,
    sources: [{ path, text, edits, questions, off: switches.off }],
    problems,
  }
}

/** Turn the line ends of hard-wrapped blocks into spaces, as edits. Blocks of short lines (verse, addresses) keep theirs. */
function unwrap(path: string, text: string, lines: readonly Line[], chapters: ReadonlySet<number>): Edit[] {
  const measure = wrapMeasure(lines)
  if (measure === 0) return []
  const edits: Edit[] = []
  for (let i = 0; i < lines.length; ) {
    let last = i
    while (
      last + 1 < lines.length &&
      lines[last]?.text !== '' &&
      lines[last + 1]?.text !== '' &&
      !chapters.has(last + 1)
    )
      last++
    const block = lines.slice(i, last + 1)
    const full = block.slice(0, -1).filter((line, at) => isFull(line, block[at + 1] ?? line, measure)).length
    if (full > 0 && full >= (block.length - 1) * 0.6) {
      block.slice(0, -1).forEach((line, at) => {
        const next = block[at + 1]
        if (next === undefined) return
        const start = line.start + text.slice(line.start, line.end).trimEnd().length
        const end =
          next.start + (text.slice(next.start, next.end).length - text.slice(next.start, next.end).trimStart().length)
        edits.push({ file: path, start, end, was: text.slice(start, end), is: ' ', rule: 'lines', sure: 0.9 })
      })
    }
    i = last + 1
  }
  return edits
}

/** A paragraph of the laid text: where it stands there, and where its first line begins in the decoded text. */
interface Block {
  readonly text: string
  readonly at: number
  readonly origin: number
}

function blocksOf(laid: Laid): Block[] {
  const blocks: Block[] = []
  const pieces = laid.pieces
  let piece = 0
  for (const match of laid.text.matchAll(/[^\s\u200b\ufeff](?:.*(?:\r\n?|\n)(?!\s*?(?:[\r\n]|$)))*.*/g)) {
    const at = laid.text.lastIndexOf('\n', match.index) + 1
    while ((pieces[piece + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) piece++
    const its = pieces[piece]
    const origin = its === undefined ? 0 : its.offset + (its.made ? 0 : at - its.at)
    blocks.push({ text: match[0].trimEnd(), at: match.index, origin })
  }
  return blocks
}

/** Turn a block into a paragraph; line ends that are left in it are the author's. */
function paragraph(block: Block): Element {
  return h('p', [], inline(block))
}

// Emphasis as it is typed where there is none: a mark before a word, its twin after one, on the same line.
const emphasis =
  /(?<![\p{L}\p{N}*_])(\*{1,3}|_{1,2})(?=[^\s*_])((?:(?!\1)[^\r\n])*?[^\s*_])\1(?![\p{L}\p{N}*_])|\r\n?|\n/gu

function inline(block: Block): ElementContent[] {
  const out: ElementContent[] = []
  const point = (offset: number) => ({ line: 1, column: 1, offset })
  const text = (from: number, to: number): Text => {
    const lead =
      /^[ \t]*/.exec(from > 0 && /[\r\n]/.test(block.text[from - 1] ?? '') ? block.text.slice(from, to) : '')?.[0]
        .length ?? 0
    const start = block.at + from + lead
    const value = block.text.slice(from + lead, to)
    const source: Segment[] = [{ at: 0, offset: start, length: value.length }]
    return {
      type: 'text',
      value,
      data: { source },
      position: { start: point(start), end: point(start + value.length) },
    }
  }
  const push = (from: number, to: number): void => {
    if (to > from) out.push(text(from, to))
  }
  let from = 0
  for (const match of block.text.matchAll(emphasis)) {
    push(from, match.index)
    from = match.index + match[0].length
    const marks = match[1]
    if (marks === undefined) {
      out.push(h('br', [], []))
      continue
    }
    const words = text(match.index + marks.length, from - marks.length)
    const strong = marks === '**' || marks === '__'
    out.push(marks === '***' ? h('em', [], [h('strong', [], [words])]) : h(strong ? 'strong' : 'em', [], [words]))
  }
  push(from, block.text.length)
  return out
}
