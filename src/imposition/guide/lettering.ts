import type { Face, Shaped, Shaper } from '../../types/fonts.js'
import type { Mark, StillMark, TextMark } from '../../types/layout.js'
import type { Point } from './drawing.js'

/** What words beside drawings are set with. */
export interface Lettering {
  readonly shaper: Shaper
  readonly face: Face
  readonly italic: Face
  /** BCP 47, of the words. */
  readonly lang: string
}

/** How a line of words stands: on its baseline, which begins, has its middle or ends at a place. */
export interface Look {
  readonly size: number
  readonly align?: 'left' | 'center' | 'right'
  readonly italic?: boolean
}

const BLACK = { r: 0, g: 0, b: 0, a: 1 }

/** The runs of a text, each in one face. */
function runs(text: string, { italic = false }: Look, { shaper, face, italic: slanted, lang }: Lettering): Shaped[] {
  // Two hyphens touch in many faces, and look like a dash, which nobody could type.
  return text.split(/(--)/).flatMap((piece) => {
    const tracking = piece === '--' ? HYPHENS_APART : 0
    const shaping = { features: [], tracking, lang, key: `guide ${lang} ${tracking}` }
    return piece === '' ? [] : [...shaper.shape(italic ? slanted : face, piece, shaping)]
  })
}

/** In 1/1000 em. */
const HYPHENS_APART = 90

const widthOf = (shaped: readonly Shaped[], size: number): number =>
  (shaped.reduce((sum, { width }) => sum + width, 0) * size) / 1000

/** How wide a line of words is, in points. */
export const widthOfWords = (text: string, look: Look, lettering: Lettering): number =>
  widthOf(runs(text, look, lettering), look.size)

/** Set a line of words. */
export function words(text: string, [x, y]: Point, look: Look, lettering: Lettering): StillMark[] {
  if (text === '') return []
  const shaped = runs(text, look, lettering)
  const width = widthOf(shaped, look.size)
  let at = look.align === 'center' ? x - width / 2 : look.align === 'right' ? x - width : x
  return shaped.map((one): TextMark => {
    const mark: TextMark = {
      kind: 'text',
      x: at,
      y,
      face: one.face,
      size: look.size,
      scale: 1,
      colour: BLACK,
      parts: [{ shaped: one, gap: 0 }],
      lang: lettering.lang,
    }
    at += (one.width * look.size) / 1000
    return mark
  })
}

/** Set words about the middle of a place, no wider than `most`, upright or on their heads. */
export function label(
  text: string,
  [x, y]: Point,
  { size, most, turn = 0 }: { readonly size: number; readonly most: number; readonly turn?: 0 | 180 },
  lettering: Lettering,
): Mark[] {
  if (text === '') return []
  const fitting = Math.min(size, (size * most) / Math.max(most, widthOfWords(text, { size }, lettering)))
  const look = { size: fitting, align: 'center' } as const
  const low = fitting * lettering.face.capHeight * 0.5
  if (turn === 0) return words(text, [x, y + low], look, lettering)
  return [{ kind: 'turned', x, y, angle: 180, marks: words(text, [0, low], look, lettering) }]
}

/** Break words into lines no wider than `measure`. A word that is wider has a line of its own. */
export function broken(text: string, measure: number, look: Look, lettering: Lettering): string[] {
  const found: string[] = []
  for (const word of text.split(' ')) {
    const longer = [found.at(-1), word].filter(Boolean).join(' ')
    if (found.length && widthOfWords(longer, look, lettering) <= measure) found[found.length - 1] = longer
    else found.push(word)
  }
  return found
}

/** Set words in lines no wider than `measure`, and tell where the last stands. */
export function lines(
  text: string,
  [x, y]: Point,
  { measure, leading, ...look }: Look & { readonly measure: number; readonly leading: number },
  lettering: Lettering,
): { readonly marks: Mark[]; readonly last: number } {
  const found = broken(text, measure, look, lettering)
  const marks = found.flatMap((line, i) => words(line, [x, y + i * leading], look, lettering))
  return { marks, last: y + (found.length - 1) * leading }
}

/** Words cut to a width, with an ellipsis where some are lost. */
export function cutTo(text: string, most: number, look: Look, lettering: Lettering): string {
  const signs = [...text].slice(0, 200)
  const whole = signs.length === [...text].length
  if (whole && widthOfWords(text, look, lettering) <= most) return text
  let count = signs.length
  while (count > 1 && widthOfWords(`${signs.slice(0, count).join('')}…`, look, lettering) > most) count--
  return `${signs.slice(0, count).join('').trimEnd()}…`
}
