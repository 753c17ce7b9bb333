import type { Shaped, Shaper } from '../types/fonts.js'
import { bidiOf, inVisualOrder, levelRuns } from './bidi.js'
import type { Glue, Item, Run } from './items.js'
import type { BrokenLine } from './linebreak.js'

/** Text between two spaces in one run and one direction, and the space after it. Widths in points. */
export interface Segment {
  readonly run: Run
  /** In the order in which they stand from the left. */
  readonly shapes: readonly Shaped[]
  readonly text: string
  readonly width: number
  readonly gap: Glue | undefined
  readonly anchors: readonly string[]
  /** Its level (UAX #9): text of an odd one runs from right to left. */
  readonly level: number
  /** On a line with text of both directions: what it is a part of. */
  readonly stretch?: Stretch
  /** No text: where the last box of its run begins or ends. */
  readonly edge?: 'start' | 'end'
}

/** Neighbours in the text that run one way: their place among the stretches of their line, and what is read there. */
export interface Stretch {
  readonly order: number
  readonly text: string
  readonly leftwards: boolean
}

/** Turn a broken line into segments, in reading order; a word that was cut at breaks not taken is shaped whole again. */
export function segmentsOf(items: readonly Item[], line: BrokenLine, shaper: Shaper): Segment[] {
  const bidi = bidiOf(items)
  const segments: Segment[] = []
  let run: Run | undefined
  let text = ''
  let level = 0
  let anchors: string[] = []
  /** How the text was shaped, where it is a whole word. */
  let known: readonly Shaped[] | undefined
  const flush = (gap: Glue | undefined) => {
    if (!run) return
    const direction = bidi && (level % 2 ? 'rtl' : 'ltr')
    const read = known ?? (text ? shaper.shape(run.face, text, run.shaping, direction) : NO_SHAPES)
    const shapes = level % 2 ? read.toReversed() : read
    let width = 0
    for (const shaped of shapes) width += shaped.width
    segments.push({ run, shapes, text, width: (width * run.size) / 1000, gap, anchors, level })
    run = undefined
    text = ''
    anchors = []
    known = undefined
  }
  const take = (own: Run, more: string, at: number, shapes?: readonly Shaped[]) => {
    if (run && (run !== own || level !== at)) flush(undefined)
    known = text ? undefined : shapes
    run = own
    level = at
    text += more
  }
  for (let i = line.start; i < line.end; i++) {
    const item = items[i]
    if (item?.kind === 'anchor') anchors.push(item.id)
    else if (item?.kind === 'box' && item.edge) {
      flush(undefined)
      const { run, width, edge } = item
      if (bidi) level = bidi.levels[Math.max(0, (bidi.starts[i] ?? 0) - (edge === 'end' ? 1 : 0))] ?? level
      segments.push({
        run,
        shapes: NO_SHAPES,
        text: '',
        width,
        gap: undefined,
        anchors: anchors.splice(0),
        level,
        edge,
      })
    } else if (item?.kind === 'box') {
      const { word } = item
      if (!bidi && word && i + word.items <= line.end) {
        take(item.run, word.text, 0, word.shapes)
        i += word.items - 1
      } else if (!bidi) take(item.run, item.text, 0)
      else for (const piece of levelRuns(bidi, i, item.text)) take(item.run, piece.text, piece.level)
    } else if (item?.kind === 'glue') {
      // Among letters of two directions, white is a part of its own, which may stand elsewhere than after its word.
      if (bidi) flush(undefined)
      if (bidi && item.width) level = bidi.levels[bidi.starts[i] ?? 0] ?? level
      run ??= item.run
      flush(item)
    }
  }
  if (line.hyphen) {
    text += '-'
    known = undefined
  }
  flush(undefined)
  return segments
}

const NO_SHAPES: readonly Shaped[] = []

/** Put segments into the order in which they stand from the left; white goes with the word that it then follows. */
export function asSeen(segments: readonly Segment[]): readonly Segment[] {
  if (segments.every(({ level }) => !level)) return segments
  const seen: Segment[] = []
  for (const segment of inVisualOrder(inStretches(segments))) {
    const last = seen.at(-1)
    if (!segment.text && segment.gap && last && !last.gap) {
      seen[seen.length - 1] = { ...last, gap: segment.gap, anchors: [...last.anchors, ...segment.anchors] }
    } else seen.push(segment)
  }
  return seen
}

/** Segments with the stretches that they are parts of. */
function inStretches(segments: readonly Segment[]): Segment[] {
  const stretches: Segment[][] = []
  for (const segment of segments) {
    const last = stretches.at(-1)
    if (last?.[0] && goTogether(last[0], segment)) last.push(segment)
    else stretches.push([segment])
  }
  return stretches.flatMap((parts, order) => {
    const text = parts.map((part) => part.text + (part.gap?.width ? ' ' : '')).join('')
    const stretch: Stretch = { order, text, leftwards: (parts[0]?.level ?? 0) % 2 === 1 }
    return parts.map((part) => ({ ...part, stretch }))
  })
}

const goTogether = (a: Segment, b: Segment): boolean =>
  a.level === b.level && a.run.href === b.run.href && a.run.lang === b.run.lang && a.run.marker === b.run.marker
