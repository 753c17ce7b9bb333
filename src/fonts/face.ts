import { createHash } from 'node:crypto'
import * as hb from 'harfbuzzjs'
import type { FaceFile } from '../types/edition.js'
import type { Bearings, Face } from '../types/fonts.js'
import type { Way } from './shaper.js'

/** A font file opened when it is first needed; most books never need the symbols and the emoji. */
export class OpenFace implements Face {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  readonly bytes: Uint8Array
  private opened: { font: hb.Font; unit: number; face: hb.Face } | undefined
  private characters: ReadonlySet<number> | undefined
  private measured: { capHeight: number; xHeight: number } | undefined
  private offered: ReadonlySet<string> | undefined
  /** The ways in which its words were set, by what they were shaped with. */
  readonly ways = new Map<string, Way>()

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
      this.opened = { font: new hb.Font(face), unit: 1000 / face.upem, face }
    }
    return this.opened
  }

  /** Names what the file holds. */
  get digest(): string {
    return createHash('sha256').update(this.bytes).digest('hex')
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

  /** The tags of the OpenType features that it has. */
  get features(): ReadonlySet<string> {
    const { face } = this.open
    this.offered ??= new Set([...face.getTableFeatureTags('GSUB'), ...face.getTableFeatureTags('GPOS')])
    return this.offered
  }

  has(code: number): boolean {
    this.characters ??= new Set(this.open.face.collectUnicodes())
    return this.characters.has(code)
  }

  bearings(character: string): Bearings | undefined {
    const { font, unit } = this.open
    const glyph = font.glyph(character.codePointAt(0) ?? 0)
    const ink = glyph === undefined ? undefined : font.glyphExtents(glyph)
    if (glyph === undefined || !ink) return undefined
    const advance = font.glyphHAdvance(glyph) * unit
    const left = ink.xBearing * unit
    return { advance, left, right: advance - left - ink.width * unit }
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

/** Of faces, the one nearest to a weight and a style; there is at least one. */
export const nearest = (faces: readonly OpenFace[], weight: number, style: 'normal' | 'italic'): OpenFace =>
  faces.reduce((best, face) => (distance(face, weight, style) < distance(best, weight, style) ? face : best))

/** Faces with the nearest to a weight and a style first. */
export const byNearness = (faces: readonly OpenFace[], weight: number, style: 'normal' | 'italic'): OpenFace[] =>
  [...faces].sort((a, b) => distance(a, weight, style) - distance(b, weight, style))

const distance = (face: OpenFace, weight: number, style: 'normal' | 'italic'): number =>
  Math.abs(face.weight - weight) + (face.style === style ? 0 : 2000)
