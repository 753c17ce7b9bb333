import * as hb from 'harfbuzzjs'
import type { FaceFile } from '../types/edition.js'
import type { Face, Glyph, Shaped, Shaper, Shaping } from '../types/fonts.js'

/** Turn font files into a shaper: HarfBuzz, with every word shaped once. The first file is the face of last resort. */
export function makeShaper(files: readonly FaceFile[]): Shaper {
  return new HarfBuzzShaper(files.map((file, id) => new OpenFace(file, id)))
}

/** A font file opened when it is first needed; most books never need the symbols and the emoji. */
class OpenFace implements Face {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  readonly bytes: Uint8Array
  private opened: { font: hb.Font; unit: number; characters: Set<number> } | undefined
  private measured: { capHeight: number; xHeight: number } | undefined
  readonly words = new Map<string, Map<string, readonly Shaped[]>>()

  constructor(
    file: FaceFile,
    readonly id: number,
  ) {
    this.family = file.family
    this.weight = file.weight
    this.style = file.style
    this.bytes = file.bytes
  }

  get open() {
    if (!this.opened) {
      const face = new hb.Face(new hb.Blob(this.bytes), 0)
      const characters = new Set(face.collectUnicodes())
      this.opened = { font: new hb.Font(face), unit: 1000 / face.upem, characters }
    }
    return this.opened
  }

  get capHeight(): number {
    return this.heights.capHeight
  }

  get xHeight(): number {
    return this.heights.xHeight
  }

  get upem(): number {
    return 1000 / this.open.unit
  }

  get spaceGlyph(): number {
    return this.open.font.glyph(0x20) ?? 0
  }

  /** The declared heights lie in some fonts, so the letters themselves are measured. */
  private get heights() {
    this.measured ??= { capHeight: this.top('H') ?? 0.65, xHeight: this.top('x') ?? 0.45 }
    return this.measured
  }

  private top(letter: string): number | undefined {
    const { font, unit } = this.open
    const glyph = font.glyph(letter.codePointAt(0) ?? 0)
    const extents = glyph === undefined ? undefined : font.glyphExtents(glyph)
    return extents && (extents.yBearing * unit) / 1000
  }
}

class HarfBuzzShaper implements Shaper {
  private readonly buffer = new hb.Buffer()
  private readonly features = new Map<string, hb.Feature[]>()
  private readonly lost = new Set<string>()

  constructor(readonly faces: readonly OpenFace[]) {}

  find(families: readonly string[], weight: number, style: 'normal' | 'italic'): Face {
    for (const family of families) {
      const members = this.faces.filter((face) => face.family === family)
      if (members.length) return nearest(members, weight, style)
    }
    const [first] = this.faces
    if (!first) throw new Error('No font file was given to the shaper')
    return nearest(
      this.faces.filter((face) => face.family === first.family),
      weight,
      style,
    )
  }

  shape(face: Face, text: string, shaping: Shaping): readonly Shaped[] {
    const open = this.own(face)
    const words = open.words.get(shaping.key) ?? new Map<string, readonly Shaped[]>()
    if (!words.size) open.words.set(shaping.key, words)
    const known = words.get(text)
    if (known) return known
    const runs = this.itemise(open, text).map((run) => this.shapeRun(run.face, run.text, shaping))
    words.set(text, runs)
    return runs
  }

  outline(face: Face, glyph: number): string {
    return this.own(face).open.font.glyphToPath(glyph)
  }

  ink(face: Face, glyph: number) {
    const { font, unit } = this.own(face).open
    const extents = font.glyphExtents(glyph)
    if (!extents) return { left: 0, right: 0, bottom: 0, top: 0 }
    const left = extents.xBearing * unit
    const top = extents.yBearing * unit
    return { left, right: left + extents.width * unit, top, bottom: top + extents.height * unit }
  }

  missing(): readonly string[] {
    return [...this.lost]
  }

  private own(face: Face): OpenFace {
    const found = this.faces[face.id]
    if (!found) throw new Error(`Face ${face.id} is not of this shaper`)
    return found
  }

  /** Split a text where the face lacks a character that another face of the chain has; joiners stay with their run. */
  private itemise(first: OpenFace, text: string): { face: OpenFace; text: string }[] {
    const runs: { face: OpenFace; text: string }[] = []
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0
      const last = runs.at(-1)
      const face = this.faceFor(first, code, last?.face)
      if (!face) continue
      if (last && last.face === face) last.text += character
      else runs.push({ face, text: character })
    }
    return runs
  }

  private faceFor(first: OpenFace, code: number, last: OpenFace | undefined): OpenFace | undefined {
    if (isJoiner(code)) return last
    if (first.open.characters.has(code) || isSpace(code)) return first
    const other = this.faces.find((face) => face.style === first.style && face.open.characters.has(code))
    const found = other ?? this.faces.find((face) => face.open.characters.has(code))
    if (!found) this.lost.add(String.fromCodePoint(code))
    return found ?? first
  }

  private shapeRun(face: OpenFace, text: string, shaping: Shaping): Shaped {
    const { font, unit } = face.open
    this.buffer.reset()
    this.buffer.addText(text)
    this.buffer.guessSegmentProperties()
    hb.shape(font, this.buffer, this.featureList(shaping))
    const raw = this.buffer.getGlyphInfosAndPositions()
    const glyphs: Glyph[] = []
    const stops = new Float32Array(text.length + 1)
    let width = 0
    for (let i = 0; i < raw.length; i++) {
      const g = raw[i]
      if (!g) continue
      const end = raw[i + 1]?.cluster ?? text.length
      const advance = (g.xAdvance ?? 0) * unit + shaping.tracking + between(text, end, g, raw[i + 1])
      const span = Math.max(0, end - g.cluster)
      for (let k = 1; k <= span; k++) stops[g.cluster + k] = width + (advance * k) / span
      const dx = (g.xOffset ?? 0) * unit
      const dy = (g.yOffset ?? 0) * unit
      glyphs.push({ id: g.codepoint, advance, dx, dy, text: text.slice(g.cluster, g.cluster + span) })
      width += advance
    }
    return { face, text, glyphs, width, stops }
  }

  private featureList(shaping: Shaping): hb.Feature[] {
    const known = this.features.get(shaping.key)
    if (known) return known
    const list = shaping.features.map((name) =>
      name.startsWith('-') ? new hb.Feature(name.slice(1), 0) : new hb.Feature(name, 1),
    )
    this.features.set(shaping.key, list)
    return list
  }
}

function nearest(faces: readonly OpenFace[], weight: number, style: 'normal' | 'italic'): OpenFace {
  const distance = (face: OpenFace) => Math.abs(face.weight - weight) + (face.style === style ? 0 : 2000)
  return faces.reduce((best, face) => (distance(face) < distance(best) ? face : best))
}

// In 1/1000 em: less and the marks touch, more and who copies the text gets a space.
const NEST = 90
const nested = /^[“”‘’„‚«»‹›]{2}$/

/**
 * White between a quotation mark and one of the other kind, as type and not as a character, so that a search finds the words. A face
 * where both are as wide as each other is a typewriter's, and keeps its places.
 */
function between(
  text: string,
  at: number,
  one: { readonly xAdvance?: number },
  other: { readonly xAdvance?: number } | undefined,
): number {
  return nested.test(text.slice(at - 1, at + 1)) && one.xAdvance !== other?.xAdvance ? NEST : 0
}

/** Joiners, variation selectors and other marks without ink of their own. */
const isJoiner = (code: number): boolean =>
  code === 0x200b || code === 0x2060 || code === 0xfeff || code === 0x00ad || (code >= 0xfe00 && code <= 0xfe0f)

/** Spaces are white whatever the face, so none is looked for elsewhere. */
const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f
