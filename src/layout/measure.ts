/** The shape a paragraph is broken to. Lengths in points. */
export interface Measure {
  /** Width of line n, from 0. */
  readonly width: (line: number) => number
  /** Indent of the first line. */
  readonly indent: number
  readonly justified: boolean
  /** Whether punctuation may stand out of the measure. */
  readonly hanging: boolean
  /** Largest share by which glyphs may be widened or narrowed. */
  readonly expansion: number
  /** Shortest last line wanted. */
  readonly lastLine: number
}

/**
 * What the word spaces have to give after the glyphs have given theirs: the glyphs are widened or narrowed first, as far as
 * they may be (pdfTeX; Thanh, "Micro-typographic extensions to the TeX typesetting system", 2000, chapter 3). Points.
 */
export function afterExpansion(gap: number, ink: number, expansion: number): number {
  const most = expansion * ink
  return Math.abs(gap) <= most ? 0 : gap - Math.sign(gap) * most
}
