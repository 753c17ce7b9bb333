import type { Job } from '../types/imposition.js'
import { mm } from './paper.js'

/** Text nearer to a fold than this disappears in it. */
export const CLEAR_OF_FOLD = mm(6)

/**
 * How far a page moves towards its fold because `depth` sheets of its signature lie about it: each pushes it outwards by its own
 * thickness, and as much would be trimmed from its fore-edge. Never so far that text comes too near to the fold: `room` is the
 * white that the nearest text leaves there. Points.
 */
export const creepOf = (depth: number, { calliper, swell }: Pick<Job, 'calliper' | 'swell'>, room: number): number =>
  Math.min(depth * calliper * swell, Math.max(0, room - CLEAR_OF_FOLD))
