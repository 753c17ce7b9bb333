/** A font file opened for shaping. Lengths are shares of the em, measured from the outlines and not from the tables. */
export interface Face {
  /** Its place in the list of faces, from 0. */
  readonly id: number
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  readonly bytes: Uint8Array
  /** Font units to the em. */
  readonly upem: number
  readonly capHeight: number
  readonly xHeight: number
  /** The glyph of the word space. */
  readonly spaceGlyph: number
  /** The width of a character's glyph and the white at its sides, in 1/1000 em; undefined where the face lacks it. */
  readonly bearings?: (character: string) => Bearings | undefined
}

export interface Bearings {
  readonly advance: number
  readonly left: number
  readonly right: number
}

export interface Glyph {
  readonly id: number
  /** In 1/1000 em, kerning and tracking included. */
  readonly advance: number
  readonly dx: number
  readonly dy: number
  /** The characters it stands for; empty where another glyph of its cluster has them. */
  readonly text: string
}

/** A piece of text in one face, one script and one direction, shaped. Widths are in 1/1000 em. */
export interface Shaped {
  readonly face: Face
  readonly text: string
  /** In the order in which they stand on the line, from the left. */
  readonly glyphs: readonly Glyph[]
  readonly width: number
  /** Width before each code unit of the text, in reading order, and at its end: length + 1 values. */
  readonly stops: Float32Array
}

/** How text is shaped: which features are on (`onum`, `-liga`, `salt=2`; the later wins), and the tracking in 1/1000 em. */
export interface Shaping {
  readonly features: readonly string[]
  readonly tracking: number
  /** Families in which a character is looked for first where the face lacks it. */
  readonly families?: readonly string[]
  /** BCP 47: faces draw some letters otherwise in some languages. */
  readonly lang?: string
  /** The same for the same features, tracking, families and language: by it shaped words are kept. */
  readonly key: string
}

/** A feature that was asked of a face that does not have it. */
export interface LackingFeature {
  readonly family: string
  readonly feature: string
}

export interface Shaper {
  readonly faces: readonly Face[]
  /** Find the face of the first family in the list that exists, nearest in weight and style. */
  find(families: readonly string[], weight: number, style: 'normal' | 'italic'): Face
  /**
   * Turn text into shaped runs, in reading order: one, or several where scripts meet or where the face lacks a character and
   * another has it. Each runs as its script does, unless the direction is given.
   */
  shape(face: Face, text: string, shaping: Shaping, direction?: 'ltr' | 'rtl'): readonly Shaped[]
  /** The outline of a glyph as an SVG path in font units, y upwards. */
  outline(face: Face, glyph: number): string
  /** Ink box of a glyph in 1/1000 em: left, right, bottom, top. */
  ink(face: Face, glyph: number): { left: number; right: number; bottom: number; top: number }
  /** Characters that no face of the chain has, each once. */
  missing(): readonly string[]
  /** Features that text was to be set with and its face lacks, each once. */
  lacking?(): readonly LackingFeature[]
  /** Keep what was shaped for later builds. */
  remember?(): void
}

/** Where words may be divided whatever the patterns say, by language (empty: in all) and by the word in small letters. */
export type HyphenExceptions = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>

/** Turn a word into the offsets at which it may be hyphenated. */
export type Hyphenator = (word: string) => readonly number[]
