import type { Note } from './line.js'

/** The lines of a note from `from` to before `to`. */
export interface NotePart {
  readonly note: Note
  readonly from: number
  readonly to: number
}

/** The notes of the page in hand, in the order of their calls, and their depth in points. */
export interface Foot {
  readonly parts: readonly NotePart[]
  readonly depth: number
}

export const NO_FOOT: Foot = { parts: [], depth: 0 }

/** A note that runs over leaves no fewer lines than this on either page. */
const LEAST_LINES = 2

export const depthOfNote = ({ lines }: Note, from = 0, to = lines.length): number => {
  let depth = 0
  for (let i = from; i < to; i++) depth += lines[i]?.advance ?? 0
  return depth
}

/** A foot with the notes that some lines call. */
export function withNotes(foot: Foot, notes: readonly Note[]): Foot {
  if (!notes.length) return foot
  const parts = notes.map((note) => ({ note, from: 0, to: note.lines.length }))
  return { parts: [...foot.parts, ...parts], depth: notes.reduce((sum, note) => sum + depthOfNote(note), foot.depth) }
}

/** The least depth that a foot takes: the end of its last note may stand overleaf. */
export function leastDepth({ parts, depth }: Foot): number {
  const last = parts.at(-1)
  if (!last || last.to - last.from < 2 * LEAST_LINES) return depth
  return depth - depthOfNote(last.note, last.from + LEAST_LINES, last.to)
}

/** A foot where its page ends: what stands there, and what is carried over. */
export interface DividedFoot {
  readonly placed: readonly NotePart[]
  readonly carried: Foot
}

/** Divide a foot where its page ends. Without room for two lines, the last note begins overleaf. */
export function divideFoot(foot: Foot, room: number): DividedFoot {
  const last = foot.parts.at(-1)
  if (foot.depth <= room || !last) return { placed: foot.parts, carried: NO_FOOT }
  const { note, from, to } = last
  let left = room - foot.depth + depthOfNote(note, from, to)
  let at = from
  for (; at < to - LEAST_LINES; at++) {
    left -= note.lines[at]?.advance ?? 0
    if (left < 0) break
  }
  if (at - from < LEAST_LINES) at = from
  // A note that began on an earlier page goes on, be there room or not: else it would never end.
  if (at === from && from > 0) at = Math.min(to, from + 1)
  const carried = at < to ? { parts: [{ note, from: at, to }], depth: depthOfNote(note, at, to) } : NO_FOOT
  const before = foot.parts.slice(0, -1)
  return { placed: at > from ? [...before, { note, from, to: at }] : before, carried }
}
