import { PROPERTIES } from '../../src/style/properties.js'
import type { Face, Shaped, Shaper } from '../../src/types/fonts.js'
import type { Inline, Style } from '../../src/types/style.js'

/** A font where every letter is 5 pt wide at 10 pt, so that line breaks can be counted on one's fingers. */
const FACE: Face = {
  id: 0,
  family: 'Typewriter',
  weight: 400,
  style: 'normal',
  bytes: new Uint8Array(),
  upem: 1000,
  capHeight: 0.7,
  xHeight: 0.5,
  spaceGlyph: 32,
}

const shape = (text: string): Shaped => ({
  face: FACE,
  text,
  width: text.length * 500,
  stops: Float32Array.from({ length: text.length + 1 }, (_, i) => i * 500),
  glyphs: [...text].map((c) => ({ id: c.codePointAt(0) ?? 0, advance: 500, dx: 0, dy: 0, text: c })),
})

/** J and Q go below the line. */
const TAILED = new Set([...'JQ'].map((letter) => letter.codePointAt(0) ?? 0))

export const typewriter: Shaper = {
  faces: [FACE],
  find: () => FACE,
  shape: (_face, text) => [shape(text)],
  outline: () => '',
  ink: (_face, glyph) => ({ left: 0, right: 500, bottom: TAILED.has(glyph) ? -200 : 0, top: 700 }),
  missing: () => [],
}

/** The initial style, 10 on 10 pt, with what a test changes. */
export function styleWith(changes: Partial<Style> = {}): Style {
  const initial = Object.fromEntries(Object.entries(PROPERTIES).map(([name, row]) => [name, row.initial]))
  // Every row of the contract has been filled in, which the type system cannot see.
  return { custom: new Map(), ...initial, 'font-size': 10, 'line-height': { pt: 10 }, ...changes } as Style
}

export const text = (value: string, style: Style): Inline => ({ kind: 'text', text: value, style, lang: 'en' })
