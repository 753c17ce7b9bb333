import type { Measure as CssMeasure, Style } from '../types/style.js'

/** Where a block stands in the text area. */
export interface Place {
  readonly left: number
  readonly width: number
}

/** The distance from baseline to baseline, in points. */
export const leadingOf = (style: Style): number =>
  'pt' in style['line-height'] ? style['line-height'].pt : style['line-height'].factor * style['font-size']

/** Resolve a length or percentage against a width, in points. */
export const resolve = (measure: CssMeasure, width: number): number => measure.pt + (measure.percent * width) / 100
/** A vertical margin in points; `auto` is none. */
export const vertical = (measure: CssMeasure | 'auto', width: number): number =>
  measure === 'auto' ? 0 : resolve(measure, width)

/** A margin of a page, in points. */
export const lengthOf = (measure: Style['margin-top']): number => (measure === 'auto' ? 0 : measure.pt)
