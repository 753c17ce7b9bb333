import { ItemMaker } from '../../src/layout/itemMaker.js'
import type { Measure } from '../../src/layout/measure.js'
import type { Hyphenator, Shaped, Shaper } from '../../src/types/fonts.js'
import { typewriter } from './typewriter.js'

/** A shaper for a face whose letters are as wide as a table says, in 1/1000 em; what is not in it is half an em wide. */
export function proportional(widths: Readonly<Record<string, number>>): Shaper {
  const widthOf = (letter: string): number => widths[letter] ?? 500
  return { ...typewriter, shape: (face, text) => [shaped(face, text, widthOf)] }
}

function shaped(face: Shaped['face'], text: string, widthOf: (letter: string) => number): Shaped {
  const stops = new Float32Array(text.length + 1)
  for (let i = 0; i < text.length; i++) stops[i + 1] = (stops[i] ?? 0) + widthOf(text.charAt(i))
  const glyphs = [...text].map((c) => ({ id: c.codePointAt(0) ?? 0, advance: widthOf(c), dx: 0, dy: 0, text: c }))
  return { face, text, width: stops[text.length] ?? 0, stops, glyphs }
}

/** What turns text into boxes, glue and penalties in such a face. */
export const itemMaker = (shaper: Shaper, hyphenator: Hyphenator = () => []): ItemMaker =>
  new ItemMaker({ shaper, hyphenatorFor: () => hyphenator, folioOf: () => '' })

/** A plain justified measure: nothing hangs, no glyph is widened, a last line may be as short as it likes. */
export const plainMeasure = (width: number, changes: Partial<Measure> = {}): Measure => ({
  width: () => width,
  indent: 0,
  justified: true,
  hanging: false,
  expansion: 0,
  lastLine: 0,
  ...changes,
})
