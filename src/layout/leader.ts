import type { Shaper } from '../types/fonts.js'
import type { TextMark } from '../types/layout.js'
import type { Run } from './items.js'

/** The white of a line that a leader fills with its pattern, in points from the left edge of the text area. */
export interface LeaderRoom {
  readonly pattern: string
  readonly run: Run
  readonly from: number
  readonly to: number
}

/** White beside a leader, in em: nearer, its dots would read as full stops. */
const CLEAR = 0.6
/** Fewer dots than this lead nowhere. */
const FEWEST = 3
/** A pattern finer than this, in points, is a stroke. */
const FINEST = 0.5

/**
 * Turn a leader (CSS Generated Content 3, `leader()`) into its mark: its pattern repeated from the `right` edge of the measure,
 * whatever stands on the line, so that the dots of neighbouring lines stand under one another. Undefined where it has no room.
 */
export function leaderMark(room: LeaderRoom, right: number, shaper: Shaper): TextMark | undefined {
  const { pattern, run, from, to } = room
  const { face, size, rise, colour, lang } = run
  const sign = pattern.trim()
  const shapes = shaper.shape(face, sign, run.shaping)
  const ink = (shapes.reduce((sum, { width }) => sum + width, 0) * size) / 1000
  const white = run.space * (pattern.length - sign.length)
  const pitch = ink + white
  if (ink <= 0 || pitch < FINEST) return undefined
  // Counted from the right: the leftmost place that is clear of what leads, and the rightmost that is clear of where it leads.
  const first = Math.floor((right - from - CLEAR * size) / pitch)
  const last = Math.ceil((right - to + CLEAR * size + ink) / pitch)
  const count = first - last + 1
  if (count < FEWEST) return undefined
  const once = shapes.map((shaped, i) => ({ shaped, gap: i < shapes.length - 1 ? 0 : (white * 1000) / size }))
  const parts = Array.from({ length: count }, () => once).flat()
  return { kind: 'text', x: right - first * pitch, y: -rise, face, size, scale: 1, colour, parts, lang }
}
