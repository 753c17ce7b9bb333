import type { Shaper } from '../types/fonts.js'
import { bidiOf } from './bidi.js'
import { ComposingStick, type ReadAs } from './composingStick.js'
import { inlineBoxMarks } from './inlineBoxes.js'
import type { Item } from './items.js'
import { leaderMark } from './leader.js'
import type { LineOfType, Note } from './line.js'
import type { BrokenLine } from './linebreak.js'
import { afterExpansion, type Measure } from './measure.js'
import { leftProtrusion, rightProtrusion } from './protrusion.js'
import { asSeen, type Segment, segmentsOf } from './segments.js'

export type Alignment = 'left' | 'right' | 'center' | 'justify'

/** Where a line is set and how. */
export interface LinePlan extends ReadAs {
  readonly items: readonly Item[]
  readonly line: BrokenLine
  readonly index: number
  readonly measure: Measure
  /** Left edge of this line. */
  readonly left: number
  readonly align: Alignment
  /** The last line is justified as well. */
  readonly fillsLast?: boolean
  readonly advance: number
  readonly grid?: boolean
  /** The notes that the paragraph calls, by their ids. */
  readonly notes?: ReadonlyMap<string, Note>
}

/** White that has shrunk by half as much again as it should is not shrunk further: the line is too long, and told. */
const LEAST_RATIO = -1.5
/** A line that stands out by less than this is not seen to. */
const UNSEEN = 0.6

/** Turn a broken line into marks: spaces stretched or shrunk, glyphs widened or narrowed within the limit, ends hung out. */
export function justify(plan: LinePlan, shaper: Shaper): LineOfType {
  const segments = segmentsOf(plan.items, plan.line, shaper)
  const rtl = bidiOf(plan.items)?.rtl ?? false
  const room = roomFor(plan, segments, rtl)
  const ink = sumOf(segments, (s) => s.width)
  const fils = segments.filter((s) => s.gap?.fil).length
  const gap = room.width - ink - sumOf(segments, (s) => s.gap?.width ?? 0)
  const fill = plan.align === 'justify' && (!plan.line.last || plan.fillsLast || gap < 0) && !fils
  const left = fill ? afterExpansion(gap, ink, plan.measure.expansion) : 0
  const scale = fill && ink ? 1 + (gap - left) / ink : 1
  const elasticity = sumOf(segments, (s) => (left < 0 ? s.gap?.shrink : s.gap?.stretch) ?? 0)
  const stick = new ComposingStick(
    room.left + shift(rtl ? MIRRORED[plan.align] : plan.align, fils || fill ? 0 : gap),
    scale,
    {
      ratio: elasticity ? Math.max(LEAST_RATIO, left / elasticity) : 0,
      extra: fils ? Math.max(0, gap) / fils : 0,
    },
    plan,
  )
  for (const segment of asSeen(segments)) stick.add(segment)
  stick.finish(rtl || endsInWord(plan))
  const over = stick.x - (room.left + room.width)
  const right = plan.left + plan.measure.width(plan.index)
  const dots = stick.leaders.flatMap((leader) => leaderMark(leader, right, shaper) ?? [])
  const anchors = segments.flatMap((s) => s.anchors)
  const boxes = stick.boxed.length ? inlineBoxMarks(stick.boxed, shaper) : []
  return { marks: [...boxes, ...stick.inReadingOrder(), ...dots], anchors, over: over > UNSEEN ? over : 0 }
}

/** The line's width and left edge, with what stands out of them. */
function roomFor(plan: LinePlan, segments: readonly Segment[], rtl: boolean): { left: number; width: number } {
  const { measure, index } = plan
  const indent = index ? 0 : measure.indent
  const first = segments.find((s) => s.text || s.edge)
  const last = segments.findLast((s) => s.text || s.edge)
  const hang = measure.hanging
  const out = hang && first?.text && !indent ? (leftProtrusion(first.run.face, first.text) * first.run.size) / 1000 : 0
  const right = hang && last?.text ? (rightProtrusion(last.run.face, last.text) * last.run.size) / 1000 : 0
  // Tracking after the last letter is white that belongs to nothing.
  const trail = last?.text ? (last.run.shaping.tracking * last.run.size) / 1000 : 0
  const width = measure.width(index) - indent + out + right + trail
  return { left: plan.left + (rtl ? -right : indent - out), width }
}

const sumOf = (segments: readonly Segment[], length: (segment: Segment) => number): number =>
  segments.reduce((sum, segment) => sum + length(segment), 0)

/** Where text runs from right to left, lines begin at the right. */
const MIRRORED: Readonly<Record<Alignment, Alignment>> = {
  left: 'right',
  right: 'left',
  center: 'center',
  justify: 'right',
}

const shift = (align: Alignment, gap: number): number => (align === 'right' ? gap : align === 'center' ? gap / 2 : 0)

/** The line ends inside a word: at a hyphen, set or the author's own, or after a dash. */
const endsInWord = ({ items, line }: LinePlan): boolean => line.hyphen || (!line.last && !isSpace(items[line.end]))

/** White between words; between ideographs it has no width of its own. */
const isSpace = (item: Item | undefined): boolean => item?.kind === 'glue' && item.width > 0
