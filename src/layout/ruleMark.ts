import type { Mark } from '../types/layout.js'
import type { Block, BorderSide } from '../types/style.js'
import type { Place } from './lengths.js'

/** Whether a border is seen at all. */
export const isDrawn = ({ style, width }: BorderSide): boolean => style !== 'none' && Boolean(width)

/** Turn a block's border above or below into a rule across a place, its top at `y`. */
export function ruleMark(side: BorderSide, block: Block, { left, width }: Place, y: number): Mark {
  const colour = side.colour === 'currentcolor' ? block.style.color : side.colour
  return { kind: 'rect', x: left, y, width, height: side.width, colour }
}
