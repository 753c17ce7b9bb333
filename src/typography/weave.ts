import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import type { Segment } from '../types/text.js'
import type { Difference } from './fabric.js'

/** A text node's place in a paragraph's plain text. */
interface Strand {
  readonly node: Text
  readonly at: number
}

/** One paragraph's plain text across its text nodes. */
export interface Weave {
  readonly text: string
  readonly strands: readonly Strand[]
  /** Whether it is a heading, which ends every speech. */
  readonly heading: boolean
}

/** An edit of the source, without the file and rule it belongs to. */
export interface SourceEdit {
  readonly start: number
  readonly end: number
  readonly is: string
}

// What stands for verbatim text and pictures: a letter to no rule.
const opaque = '\ufffc'
// What stands for a line break the author made; a line end of the source is a newline, which is a space.
const lineBreak = '\u2028'

const blocks = new Set([
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
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
])

/** Turn a tree into the plain texts of its paragraphs, in order: every run of phrasing content is one. */
export function weaveTree(root: Root | Element, heading = false): Weave[] {
  const weaves: Weave[] = []
  let run: ElementContent[] = []
  const flush = (): void => {
    if (run.length > 0) weaves.push({ ...weaveRun(run), heading })
    run = []
  }
  for (const child of root.children as (ElementContent | RootContent)[]) {
    if (child.type === 'element' && blocks.has(child.tagName)) {
      flush()
      if (child.data?.verbatim !== true) weaves.push(...weaveTree(child, /^h[1-6]$/.test(child.tagName)))
    } else if (child.type === 'element' || child.type === 'text') run.push(child)
  }
  flush()
  return weaves.filter((weave) => weave.text.trim() !== '')
}

function weaveRun(nodes: readonly ElementContent[]): { text: string; strands: Strand[] } {
  const strands: Strand[] = []
  let text = ''
  const walk = (node: ElementContent): void => {
    if (node.type === 'text') {
      strands.push({ node, at: text.length })
      text += node.value
    } else if (node.type === 'element') {
      if (node.tagName === 'br') text += lineBreak
      else if (node.data?.verbatim === true || node.tagName === 'img' || node.properties.role === 'doc-noteref')
        text += node.tagName === 'a' ? '' : opaque
      else {
        if (text !== '' && isLine(node)) text += lineBreak
        node.children.forEach(walk)
      }
    }
  }
  nodes.forEach(walk)
  return { text, strands }
}

function isLine(node: Element): boolean {
  const { className } = node.properties
  return node.tagName === 'span' && Array.isArray(className) && className.includes('line')
}

/** Turn the differences of a paragraph into edits of its text nodes, and those into edits of the source. */
export function applyDifferences(
  weave: Weave,
  differences: readonly Difference[],
  report: (edit: SourceEdit, difference: Difference) => void,
): void {
  // From the last to the first, so that places stay true.
  for (const difference of differences.toReversed()) {
    const { start, end } = difference
    const touched = weave.strands.filter(({ node, at }) =>
      start === end ? at <= start && at + node.value.length >= end : at < end && at + node.value.length > start,
    )
    const holder =
      touched.find(({ node, at }) => /\S/.test(node.value.slice(Math.max(0, start - at), end - at))) ?? touched[0]
    for (const strand of touched.toReversed()) {
      if (start === end && strand !== holder) continue
      const from = Math.max(0, start - strand.at)
      const to = Math.min(strand.node.value.length, end - strand.at)
      const edit = editNode(strand.node, from, to, strand === holder ? difference.is : '')
      if (edit !== undefined) report(edit, difference)
    }
  }
}

/** Change a text node from `from` to `to`, and say what that is in the source. A node that knows its source changes only where it knows it. */
function editNode(node: Text, from: number, to: number, is: string): SourceEdit | undefined {
  const segments = node.data?.source
  const places =
    segments === undefined || segments.length === 0 ? undefined : locate(node.value, segments, from, to, is)
  if (segments !== undefined && segments.length > 0 && places === undefined) return undefined
  node.value = node.value.slice(0, from) + is + node.value.slice(to)
  if (segments !== undefined) node.data = { ...node.data, source: shift(segments, from, to, is.length) }
  return places
}

/** The source of a stretch of a node's value; what is written otherwise there goes as a whole. */
function locate(
  value: string,
  segments: readonly Segment[],
  from: number,
  to: number,
  is: string,
): SourceEdit | undefined {
  const covers = (at: number): Segment | undefined =>
    segments.find((segment) => segment.at <= at && at < segment.at + segment.length)
  const first = from < to ? covers(from) : (covers(from - 1) ?? covers(from))
  const last = from < to ? covers(to - 1) : first
  if (first === undefined || last === undefined) return undefined
  const head =
    first.span === undefined
      ? { offset: first.offset + from - first.at, kept: '' }
      : { offset: first.offset, kept: value.slice(first.at, from) }
  const tail =
    last.span === undefined
      ? { offset: last.offset + to - last.at, kept: '' }
      : { offset: last.offset + last.span, kept: value.slice(to, last.at + last.length) }
  return { start: head.offset, end: tail.offset, is: head.kept + is + tail.kept }
}

function shift(segments: readonly Segment[], from: number, to: number, length: number): Segment[] {
  const out: Segment[] = []
  for (const segment of segments) {
    const end = segment.at + segment.length
    if (end <= from) out.push(segment)
    else if (segment.at >= to) out.push({ ...segment, at: segment.at + length - (to - from) })
    else if (segment.span === undefined) {
      if (segment.at < from) out.push({ at: segment.at, offset: segment.offset, length: from - segment.at })
      if (end > to) out.push({ at: from + length, offset: segment.offset + to - segment.at, length: end - to })
    }
  }
  return out
}
