/** Whether a text has neither combining marks nor joined signs, nor letters of other scripts than Latin: most words. */
export function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    // From the combining marks on, all but general punctuation without its joiners.
    if (code >= 0x300 && (code < 0x2010 || code > 0x205e || (code > 0x2027 && code < 0x2030))) return false
  }
  return true
}

let segmenter: Intl.Segmenter | undefined

/** Cut a text into what its reader takes for one sign each: a letter with its marks, a joined emoji (UAX #29). */
export function clustersOf(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Joiners, variation selectors, directional controls and other characters without ink: no face need have them. */
export const isUnseen = (code: number): boolean =>
  code === 0xad ||
  code === 0x34f ||
  code === 0x61c ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  code === 0xfeff ||
  (code >= 0xe0000 && code <= 0xe01ef)

/** Spaces are white whatever the face, so none is looked for elsewhere. */
export const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x3000

const TEXT_STYLE = '\ufe0e'
const EMOJI_STYLE = '\ufe0f'
const PICTURE = /\p{Emoji_Presentation}/u

/** Whether a cluster is to be a picture, or to be a sign of the text; undefined where either will do (UTS #51). */
export function presentationOf(cluster: string): 'emoji' | 'text' | undefined {
  if (cluster.includes(TEXT_STYLE)) return 'text'
  return cluster.includes(EMOJI_STYLE) || PICTURE.test(cluster) ? 'emoji' : undefined
}
