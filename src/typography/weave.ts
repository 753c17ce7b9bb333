import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import type { Segment } from '../types/text.js'
import type { Difference } from './fabric.js'

/** A text node's place in a paragraph's plain text. */
interface Strand {
  readonly node: Text
  readonly at: number
}

/** A stretch of a paragraph's text that is said to be in a language of its own. */
export interface Tongue {
  readonly start: number
  readonly end: number
  /** BCP 47. */
  readonly lang: string
}

/** One paragraph's plain text across its text nodes. */
export interface Weave {
  readonly text: string
  readonly strands: readonly Strand[]
  /** The language that the paragraph, or what it stands in, says it is in; empty where nothing does. */
  readonly lang: string
  /** The words of it that are in another language, in order. */
  readonly tongues: readonly Tongue[]
  /** Whether it is a heading, which ends every speech. */
  readonly heading: boolean
  /** What stands before it where it is the first after a change of scene: a mark, or empty lines. */
  readonly after?: 'break' | 'gap'
  /** Whether it stands inside something: a list, a table, a letter, a note. */
  readonly inset: boolean
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
export function weaveTree(root: Root | Element, heading = false, around = '', depth = 0): Weave[] {
  const weaves: Weave[] = []
  const lang = root.type === 'element' ? langOf(root, around) : around
  let run: ElementContent[] = []
  let after: Weave['after']
  const add = (found: readonly Weave[]): void => {
    const [first, ...others] = found.filter((weave) => weave.text.trim() !== '')
    if (first === undefined) return
    weaves.push(after ? { ...first, after } : first, ...others)
    after = undefined
  }
  const flush = (): void => {
    if (run.length > 0) add([{ ...weaveRun(run, lang), lang, heading, inset: depth > 1 }])
    run = []
  }
  for (const child of root.children as (ElementContent | RootContent)[]) {
    if (child.type === 'element' && blocks.has(child.tagName)) {
      flush()
      if (child.tagName === 'hr') after = hasClass(child, 'gap') ? 'gap' : 'break'
      else if (child.data?.verbatim !== true) add(weaveTree(child, /^h[1-6]$/.test(child.tagName), lang, depth + 1))
    } else if (child.type === 'element' || child.type === 'text') run.push(child)
  }
  flush()
  return weaves
}

const langOf = ({ properties }: Element, around: string): string =>
  typeof properties.lang === 'string' && properties.lang !== '' ? properties.lang : around

function weaveRun(nodes: readonly ElementContent[], lang: string): Pick<Weave, 'text' | 'strands' | 'tongues'> {
  const strands: Strand[] = []
  const tongues: Tongue[] = []
  let text = ''
  const walk = (node: ElementContent, around: string): void => {
    if (node.type === 'text') {
      if (node.data?.verbatim === true) return
      strands.push({ node, at: text.length })
      if (around !== lang && node.value !== '') speak(tongues, text.length, text.length + node.value.length, around)
      text += node.value
    } else if (node.type === 'element') {
      if (node.tagName === 'br') text += lineBreak
      else if (node.data?.verbatim === true || node.tagName === 'img' || node.properties.role === 'doc-noteref')
        text += node.tagName === 'a' ? '' : opaque
      else {
        if (text !== '' && isLine(node)) text += lineBreak
        const own = langOf(node, around)
        for (const child of node.children) walk(child, own)
      }
    }
  }
  for (const node of nodes) walk(node, lang)
  return { text, strands, tongues }
}

/** Text that goes on in the language of the text before it makes one stretch with it. */
function speak(tongues: Tongue[], start: number, end: number, lang: string): void {
  const last = tongues.at(-1)
  if (last?.end === start && last.lang === lang) tongues[tongues.length - 1] = { ...last, end }
  else tongues.push({ start, end, lang })
}

const isLine = (node: Element): boolean => node.tagName === 'span' && hasClass(node, 'line')

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

/** A difference as one text node has its share of it. */
interface Share {
  readonly from: number
  readonly to: number
  readonly is: string
  readonly difference: Difference
}

/** Make the differences of a paragraph in its text nodes, and report each as an edit of the source. */
export function applyDifferences(
  weave: Weave,
  differences: readonly Difference[],
  source: string,
  report: (edit: SourceEdit, difference: Difference) => void,
): void {
  const shares = new Map<Strand, Share[]>()
  let first = 0
  for (const difference of differences) {
    const { start, end } = difference
    for (; first < weave.strands.length; first++) if (endOf(weave.strands[first]) >= start) break
    const touched: Strand[] = []
    for (let i = first; i < weave.strands.length; i++) {
      const strand = weave.strands[i]
      if (strand === undefined || strand.at > end) break
      if (start === end ? endOf(strand) >= end : strand.at < end && endOf(strand) > start) touched.push(strand)
    }
    // The node with the words of it holds what is new; from the others the old is taken.
    const holder =
      touched.find(({ node, at }) => /\S/.test(node.value.slice(Math.max(0, start - at), end - at))) ?? touched[0]
    for (const strand of touched) {
      if (start === end && strand !== holder) continue
      const from = Math.max(0, start - strand.at)
      const to = Math.min(strand.node.value.length, end - strand.at)
      const share = { from, to, is: strand === holder ? difference.is : '', difference }
      const its = shares.get(strand)
      if (its === undefined) shares.set(strand, [share])
      else its.push(share)
    }
  }
  for (const [{ node }, its] of shares) editNode(node, its, source, report)
}

const endOf = (strand: Strand | undefined): number => (strand === undefined ? 0 : strand.at + strand.node.value.length)

/** Change a text node. One that knows its source changes only where it knows it. */
function editNode(
  node: Text,
  shares: readonly Share[],
  source: string,
  report: (edit: SourceEdit, its: Difference) => void,
): void {
  const { value, data } = node
  const segments = data?.source ?? []
  const sourced = segments.length > 0
  const made: Share[] = []
  let near = 0
  for (const share of shares) {
    while (near + 1 < segments.length && (segments[near + 1]?.at ?? 0) <= share.from - 1) near++
    const edits = sourced ? locate({ value, segments, source }, near, share) : []
    if (sourced && edits.length === 0) continue
    made.push(share)
    for (const edit of edits) report(edit, share.difference)
  }
  let text = ''
  let at = 0
  for (const { from, to, is } of made) {
    text += value.slice(at, from) + is
    at = to
  }
  node.value = text + value.slice(at)
  if (sourced) node.data = { ...data, source: shift(segments, made) }
}

/**
 * The source of a share of a node's value, looked for from the segment `near` on; nothing when a part of it is in no
 * source. What is written otherwise there goes as a whole. Between two segments lies markup, which stays, unless a line
 * end goes: then the spaces before it and the prefix of the next line (`> `) go with it.
 */
function locate(fabric: Sourced, near: number, { from, to, is }: Share): SourceEdit[] {
  const { value, segments, source } = fabric
  const blank = (start: number, end: number): boolean => /^[ \t>]*$/.test(source.slice(start, end))
  const edits: SourceEdit[] = []
  let covered = 0
  let joined = false
  for (let i = near; i < segments.length; i++) {
    const segment = segments[i]
    if (segment === undefined || segment.at > to) break
    const end = segment.at + segment.length
    const inside = from === to ? segment.at <= from && from <= end : segment.at < to && end > from
    if (!inside) continue
    const low = Math.max(from, segment.at)
    const high = Math.min(to, end)
    const its = stretch(value, segment, low, high)
    const previous = endIn(segments[i - 1])
    const start =
      value[low] === '\n' &&
      low === segment.at &&
      !is.includes('\n') &&
      previous !== undefined &&
      blank(previous, its.start)
        ? previous
        : its.start
    const next = segments[i + 1]
    const folds =
      high > low &&
      value[high - 1] === '\n' &&
      high === end &&
      !is.includes('\n') &&
      next !== undefined &&
      blank(its.stop, next.offset)
    const stop = folds ? next.offset : its.stop
    const before = edits.at(-1)
    if (before !== undefined && (joined || before.end >= start))
      edits[edits.length - 1] = { ...before, end: stop, is: before.is + its.head + its.tail }
    else edits.push({ start, end: stop, is: its.head + (before === undefined ? is : '') + its.tail })
    covered += high - low
    joined = folds
    if (from === to) break
  }
  return covered === to - from ? edits : []
}

/** A text node's value, where it comes from, and the whole source. */
interface Sourced {
  readonly value: string
  readonly segments: readonly Segment[]
  readonly source: string
}

function endIn(segment: Segment | undefined): number | undefined {
  return segment === undefined ? undefined : segment.offset + (segment.span ?? segment.length)
}

/** The source of a part of a segment, with what must be said again of a segment that goes as a whole. */
function stretch(value: string, { at, offset, length, span }: Segment, from: number, to: number) {
  if (span === undefined) return { start: offset + from - at, stop: offset + to - at, head: '', tail: '' }
  return { start: offset, stop: offset + span, head: value.slice(at, from), tail: value.slice(to, at + length) }
}

/** Turn the segments of a node into those of its changed value: what was changed has none. */
function shift(segments: readonly Segment[], shares: readonly Share[]): Segment[] {
  const out: Segment[] = []
  let moved = 0
  let next = 0
  for (const segment of segments) {
    const end = segment.at + segment.length
    let at = segment.at
    const keep = (upTo: number): void => {
      const whole = at === segment.at && upTo === end
      if (upTo > at && (segment.span === undefined || whole))
        out.push({ ...segment, at: at + moved, offset: segment.offset + at - segment.at, length: upTo - at })
    }
    for (let share = shares[next]; share !== undefined && share.from < end; share = shares[next]) {
      keep(share.from)
      at = Math.max(at, Math.min(share.to, end))
      // A share that reaches over this segment's end takes from the next one, too.
      if (share.to > end) break
      moved += share.is.length - (share.to - share.from)
      next++
    }
    keep(end)
  }
  return out
}
