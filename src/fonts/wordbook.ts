/** One glyph as HarfBuzz gives it, in font units. */
export interface RawGlyph {
  readonly codepoint: number
  readonly cluster: number
  readonly xAdvance: number
  readonly xOffset: number
  readonly yOffset: number
}

/** The mark of the format: what begins otherwise is not read. */
const FORMAT = 0x46574231
const HEAD = 4
const COLUMNS = 5
/** More words than any two authors use. */
const MOST_WORDS = 60_000

/**
 * Words of one face, shaped in one way, as former builds and this one had them. In bytes: four 32-bit numbers (format, words, letters,
 * glyphs); where each word's letters and glyphs end, 32 bits each; the letters, 16 bits each; five columns of glyphs, 16 bits each.
 */
export class Wordbook {
  private readonly places = new Map<string, number>()
  private readonly ends: Uint32Array
  private readonly letters: Uint16Array
  private readonly columns: Int16Array
  private readonly glyphCount: number
  private readonly fresh = new Map<string, readonly RawGlyph[]>()

  constructor(bytes: Uint8Array = new Uint8Array(HEAD * 4)) {
    const { buffer, byteOffset } = bytes
    const [format, words = 0, letters = 0, glyphs = 0] = new Uint32Array(buffer, byteOffset, HEAD)
    const known = format === FORMAT && bytes.length === sizeOf(words, letters, glyphs) ? words : 0
    this.glyphCount = known ? glyphs : 0
    this.ends = new Uint32Array(buffer, byteOffset + HEAD * 4, known * 2)
    const lettersAt = byteOffset + (HEAD + known * 2) * 4
    this.letters = new Uint16Array(buffer, lettersAt, known ? letters : 0)
    this.columns = new Int16Array(buffer, lettersAt + this.letters.byteLength, this.glyphCount * COLUMNS)
    if (!known) return
    const { byteLength } = this.letters
    const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(new Uint8Array(buffer, lettersAt, byteLength))
    let from = 0
    for (let word = 0; word < known; word++) {
      const to = this.ends[word * 2] ?? 0
      this.places.set(text.slice(from, to), word)
      from = to
    }
  }

  /** The glyphs of a word, from the left, if it is known. */
  find(word: string): RawGlyph[] | undefined {
    const place = this.places.get(word)
    if (place === undefined) return undefined
    const columns = this.columns
    const glyphCount = this.glyphCount
    const glyphs: RawGlyph[] = []
    const to = this.ends[place * 2 + 1] ?? 0
    for (let g = place ? (this.ends[place * 2 - 1] ?? 0) : 0; g < to; g++) {
      glyphs.push({
        codepoint: (columns[g] ?? 0) & 0xffff,
        cluster: columns[g + glyphCount] ?? 0,
        xAdvance: columns[g + 2 * glyphCount] ?? 0,
        xOffset: columns[g + 3 * glyphCount] ?? 0,
        yOffset: columns[g + 4 * glyphCount] ?? 0,
      })
    }
    return glyphs
  }

  /** Enter a word that was shaped, unless its numbers are larger than any word's. */
  enter(word: string, glyphs: readonly RawGlyph[]): void {
    const fits = ({ codepoint, cluster, xAdvance, xOffset, yOffset }: RawGlyph) =>
      codepoint <= 0xffff && [cluster, xAdvance, xOffset, yOffset].every((n) => n >= -0x8000 && n <= 0x7fff)
    // Half a pair of surrogates would not be read back.
    if (glyphs.every(fits) && !/\p{Cs}/u.test(word)) this.fresh.set(word, glyphs)
  }

  /** All words as bytes, those of former builds first; undefined where this build had no other, or there are too many. */
  written(): Uint8Array | undefined {
    const fresh = [...this.fresh]
    const words = this.places.size + fresh.length
    if (!fresh.length || words > MOST_WORDS) return undefined
    const letters = fresh.reduce((sum, [word]) => sum + word.length, this.letters.length)
    const glyphs = fresh.reduce((sum, [, its]) => sum + its.length, this.glyphCount)
    const bytes = new Uint8Array(sizeOf(words, letters, glyphs))
    new Uint32Array(bytes.buffer, 0, HEAD).set([FORMAT, words, letters, glyphs])
    const ends = new Uint32Array(bytes.buffer, HEAD * 4, words * 2)
    const text = new Uint16Array(bytes.buffer, (HEAD + words * 2) * 4, letters)
    const columns = new Int16Array(bytes.buffer, (HEAD + words * 2) * 4 + letters * 2)
    ends.set(this.ends)
    text.set(this.letters)
    for (let c = 0; c < COLUMNS; c++)
      columns.set(this.columns.subarray(c * this.glyphCount, (c + 1) * this.glyphCount), c * glyphs)
    let n = this.ends.length
    let at = this.letters.length
    let g = this.glyphCount
    for (const [word, its] of fresh) {
      for (let i = 0; i < word.length; i++) text[at++] = word.charCodeAt(i)
      for (const { codepoint, cluster, xAdvance, xOffset, yOffset } of its) {
        columns[g] = codepoint
        columns[g + glyphs] = cluster
        columns[g + 2 * glyphs] = xAdvance
        columns[g + 3 * glyphs] = xOffset
        columns[g++ + 4 * glyphs] = yOffset
      }
      ends[n++] = at
      ends[n++] = g
    }
    return bytes
  }
}

const sizeOf = (words: number, letters: number, glyphs: number): number =>
  (HEAD + words * 2) * 4 + (letters + glyphs * COLUMNS) * 2
