import type { Shaper } from '../types/fonts.js'
import type { LinkMark, Mark, TextMark, TextPart } from '../types/layout.js'
import type { Glue, Item, Run } from './items.js'
import type { BrokenLine, Measure } from './linebreak.js'
import { leftProtrusion, rightProtrusion } from './protrusion.js'

/** A line of set type. Its marks stand from the left edge of the measure and from the baseline, in points. */
export interface Line {
  readonly advance: number
  readonly marks: readonly Mark[]
  readonly anchors: readonly string[]
  readonly hyphenated: boolean
  /** How far the line is longer than its measure, where it could not be helped. */
  readonly over: number
  readonly ratio: number
}

export type Alignment = 'left' | 'right' | 'center' | 'justify'

/** Where a line is set and how. */
export interface LinePlan {
  readonly items: readonly Item[]
  readonly line: BrokenLine
  readonly index: number
  readonly measure: Measure
  /** Left edge of this line. */
  readonly left: number
  readonly align: Alignment
  readonly advance: number
}

/** Turn a broken line into marks: spaces stretched or shrunk, glyphs widened or narrowed within the limit, ends hung out. */
export function justify(plan: LinePlan, shaper: Shaper): Line {
  const segments = segmentsOf(plan.items, plan.line)
  const room = roomFor(plan, segments)
  const natural = naturalWidth(segments, shaper)
  const spaces = segments.reduce((sum, s) => sum + (s.gap?.stretch ? s.gap.width : 0), 0)
  const fils = segments.filter((s) => s.gap?.fil).length
  const gap = room.width - natural
  const fill = plan.align === 'justify' && (!plan.line.last || gap < 0) && !fils
  const scale = fill ? expansionFor(gap, natural, plan.measure.expansion) : 1
  const left = fill ? gap - natural * (scale - 1) : 0
  const stretch = spaces > 0 ? left / (spaces * scale) : 0
  // A line never shrinks its spaces by more than a half: beyond that it is too long, and told.
  const factor = Math.max(0.5, 1 + stretch)
  const extra = fils ? Math.max(0, gap) / fils : 0
  let x = room.left + shift(plan.align, fils ? 0 : gap)
  const marks: Mark[] = []
  const anchors: string[] = []
  for (const segment of segments) {
    anchors.push(...segment.anchors)
    x = setSegment(segment, { x, scale, factor, extra }, marks, shaper)
  }
  const over = Math.max(0, x - (room.left + room.width))
  const hyphenated = plan.line.hyphen
  return {
    advance: plan.advance,
    marks: withLineEnds(marks, endsInWord(plan)),
    anchors,
    hyphenated,
    over: over > 0.6 ? over : 0,
    ratio: plan.line.ratio,
  }
}

/** Words between two spaces in one run, and the space after them. */
interface Segment {
  readonly run: Run
  text: string
  gap: Glue | undefined
  readonly anchors: string[]
}

function segmentsOf(items: readonly Item[], line: BrokenLine): Segment[] {
  const segments: Segment[] = []
  let pending: string[] = []
  for (let i = line.start; i < line.end; i++) {
    const item = items[i]
    const last = segments.at(-1)
    if (item?.kind === 'anchor') pending.push(item.id)
    else if (item?.kind === 'box') {
      if (last && last.run === item.run && !last.gap) last.text += item.text
      else segments.push({ run: item.run, text: item.text, gap: undefined, anchors: pending.splice(0) })
      last?.anchors.push(...pending)
      pending = []
    } else if (item?.kind === 'glue') {
      if (last && !last.gap) last.gap = item
      else segments.push({ run: item.run, text: '', gap: item, anchors: pending.splice(0) })
    }
  }
  const last = segments.at(-1)
  if (line.hyphen && last) last.text += '-'
  last?.anchors.push(...pending)
  return segments
}

/** The line's width and left edge, with what stands out of them. */
function roomFor(plan: LinePlan, segments: readonly Segment[]): { left: number; width: number } {
  const { measure, index } = plan
  const indent = index ? 0 : measure.indent
  const first = segments.find((s) => s.text)
  const last = segments.findLast((s) => s.text)
  const hang = measure.hanging
  const out = hang && first && !indent ? (leftProtrusion(first.run.face, first.text) * first.run.size) / 1000 : 0
  const right = hang && last ? (rightProtrusion(last.run.face, last.text) * last.run.size) / 1000 : 0
  // Tracking after the last letter is white that belongs to nothing.
  const trail = last ? (last.run.shaping.tracking * last.run.size) / 1000 : 0
  return { left: plan.left + indent - out, width: measure.width(index) - indent + out + right + trail }
}

function naturalWidth(segments: readonly Segment[], shaper: Shaper): number {
  let width = 0
  for (const { run, text, gap } of segments) {
    if (text) for (const shaped of shaper.shape(run.face, text, run.shaping)) width += (shaped.width * run.size) / 1000
    if (gap) width += gap.width
  }
  return width
}

function expansionFor(gap: number, natural: number, most: number): number {
  if (!most || !natural) return 1
  const limit = most * natural
  const taken = Math.abs(gap) <= limit ? gap / 2 : Math.sign(gap) * limit
  return 1 + taken / natural
}

const shift = (align: Alignment, gap: number): number => (align === 'right' ? gap : align === 'center' ? gap / 2 : 0)

interface Setting {
  readonly x: number
  readonly scale: number
  readonly factor: number
  readonly extra: number
}

function setSegment(segment: Segment, setting: Setting, marks: Mark[], shaper: Shaper): number {
  const { run, text, gap } = segment
  const { scale, factor, extra } = setting
  const white = gap ? (gap.stretch ? gap.width * factor : gap.width) + (gap.fil ? extra : 0) : 0
  const shapes = text ? shaper.shape(run.face, text, run.shaping) : []
  let x = setting.x
  shapes.forEach((shaped, i) => {
    const part: TextPart = { shaped, gap: i === shapes.length - 1 ? (white / run.size) * 1000 : 0 }
    addPart(marks, part, run, x, scale, shaped.face)
    x += ((shaped.width + part.gap) * run.size * scale) / 1000
  })
  if (!shapes.length) x += white * scale
  if (run.href && shapes.length) marks.push(linkMark(run, setting.x, x, run.href))
  return x
}

/** Neighbours in the same run make one mark, so that a line is mostly one string of text. */
function addPart(marks: Mark[], part: TextPart, run: Run, x: number, scale: number, face: TextMark['face']): void {
  const last = marks.at(-1)
  const joins =
    last?.kind === 'text' &&
    last.face === face &&
    last.size === run.size &&
    last.y === -run.rise &&
    last.colour === run.colour
  if (joins && !run.href) marks[marks.length - 1] = { ...last, parts: [...last.parts, part] }
  else
    marks.push({
      kind: 'text',
      x,
      y: -run.rise,
      face,
      size: run.size,
      scale,
      colour: run.colour,
      parts: [part],
      lang: run.lang,
    })
}

const linkMark = (run: Run, from: number, to: number, href: string): LinkMark => ({
  kind: 'link',
  x: from,
  y: -run.size * 0.8,
  width: to - from,
  height: run.size * 1.1,
  href,
})

/** White after the last word of a line, so that whoever copies the text gets words. */
/** The line ends inside a word: at a hyphen, set or the author's own, or after a dash. */
const endsInWord = ({ items, line }: LinePlan): boolean =>
  line.hyphen || (!line.last && items[line.end]?.kind === 'penalty')

function withLineEnds(marks: Mark[], inWord: boolean): Mark[] {
  const at = marks.findLastIndex((mark) => mark.kind === 'text')
  const last = marks[at]
  if (inWord || last?.kind !== 'text') return marks
  const parts = last.parts.map((part, i) => (i === last.parts.length - 1 && !part.gap ? { ...part, gap: 200 } : part))
  return marks.with(at, { ...last, parts })
}
