import type { Mark } from '../types/layout.js'
import type { Geometry } from './geometry.js'

/**
 * Turn the marks of a picture over two facing pages into those of its verso and of its recto: the verso takes all, and their edge is
 * what the paper's is; the recto goes on with them, and has their words.
 */
export function halvesOf(
  marks: readonly Mark[],
  { width, gutter }: Geometry,
): [verso: readonly Mark[], recto: readonly Mark[]] {
  const onRecto = marks.filter((mark) => mark.kind === 'image' || mark.x >= width)
  return [marks.filter((mark) => mark.x < width), onRecto.map((mark) => goingOn(mark, width + gutter))]
}

function goingOn(mark: Mark, by: number): Mark {
  const moved = { ...mark, x: mark.x - by }
  if (moved.kind !== 'image') return moved
  // It has been read on the verso.
  const { tag: _, ...seen } = moved
  return seen
}

/** A mark of a plate, where it stands on its page: a picture that stands out of the paper ends at its edge. */
export const onPaper = (mark: Mark, width: number, height: number): Mark =>
  mark.kind === 'image' && (mark.x < 0 || mark.x + mark.width > width) ? { ...mark, clip: [width, height] } : mark
