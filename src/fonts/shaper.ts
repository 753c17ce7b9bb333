import * as hb from 'harfbuzzjs'
import type { FaceFile } from '../types/edition.js'
import type { Face, Glyph, LackingFeature, Shaped, Shaper, Shaping } from '../types/fonts.js'
import type { Memo } from '../types/memo.js'
import { Chain, type FaceRun } from './chain.js'
import { nearest, OpenFace } from './face.js'
import { type RawGlyph, Wordbook } from './wordbook.js'

/**
 * Turn font files into a shaper: HarfBuzz, with every word shaped once, or never where a former build has. The first file is the face
 * of last resort.
 */
export function makeShaper(files: readonly FaceFile[], memo?: Memo): Shaper {
  return new HarfBuzzShaper(
    files.map((file, id) => new OpenFace(file, id)),
    memo,
  )
}

/** A way in which words are set, and the words that were. */
export interface Way {
  readonly face: Face
  readonly shaping: Shaping
  readonly direction: 'ltr' | 'rtl' | undefined
  readonly words: Map<string, readonly Shaped[]>
  readonly wordbook: Wordbook
}

class HarfBuzzShaper implements Shaper {
  private readonly buffer = new hb.Buffer()
  private readonly features = new Map<string, hb.Feature[]>()
  private readonly chain: Chain
  private readonly lack = new Map<string, LackingFeature>()
  private readonly wordbooks = new Map<string, Wordbook>()
  private latest: Way | undefined

  constructor(
    readonly faces: readonly OpenFace[],
    private readonly memo: Memo | undefined,
  ) {
    this.chain = new Chain(faces)
    // Joiners, which have no ink, leave no glyph.
    this.buffer.setFlags(hb.BufferFlag.REMOVE_DEFAULT_IGNORABLES)
  }

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

  shape(face: Face, text: string, shaping: Shaping, direction?: 'ltr' | 'rtl'): readonly Shaped[] {
    const latest = this.latest
    // Words that follow each other are mostly set in one way.
    const same = latest?.face === face && latest.shaping === shaping && latest.direction === direction
    const way = same ? latest : this.wayOf(this.own(face), shaping, direction)
    this.latest = way
    const known = way.words.get(text)
    if (known) return known
    const open = this.own(face)
    const raw = way.wordbook.find(text)
    const runs = raw ? [this.take(open, text, raw, shaping.tracking)] : this.shapeAnew(way, open, text)
    way.words.set(text, runs)
    return runs
  }

  remember(): void {
    for (const [key, wordbook] of this.wordbooks) {
      const bytes = wordbook.written()
      if (bytes) this.memo?.write(key, bytes)
    }
  }

  private shapeAnew({ shaping, direction, wordbook }: Way, face: OpenFace, text: string): readonly Shaped[] {
    const runs = this.chain.itemise(face, text, shaping)
    const plain = this.memo && runs.length === 1 && runs[0]?.face === face && runs[0].script === ''
    return runs.map((run) => {
      const raw = this.shapeRun(run, shaping, direction)
      if (plain) wordbook.enter(text, raw)
      // Letters that are joined have no room between them.
      return this.take(run.face, run.text, raw, CURSIVE.has(run.script) ? 0 : shaping.tracking)
    })
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
    return [...this.chain.lost]
  }

  lacking(): readonly LackingFeature[] {
    return [...this.lack.values()]
  }

  private own(face: Face): OpenFace {
    const found = this.faces[face.id]
    if (!found) throw new Error(`Face ${face.id} is not of this shaper`)
    return found
  }

  /** A way of setting words in a face, and the words that were. */
  private wayOf(face: OpenFace, shaping: Shaping, direction: 'ltr' | 'rtl' | undefined): Way {
    const key = direction ? `${shaping.key}|${direction}` : shaping.key
    const known = face.ways.get(key)
    if (known) return { ...known, shaping }
    for (const asked of shaping.features) {
      const [feature = '', value] = asked.split('=')
      if (asked.startsWith('-') || value === '0' || face.features.has(feature)) continue
      this.lack.set(`${face.family}|${feature}`, { family: face.family, feature })
    }
    const name = `words ${face.digest} ${key}`
    const wordbook = new Wordbook(this.memo?.read(name))
    this.wordbooks.set(name, wordbook)
    const way: Way = { face, shaping, direction, words: new Map(), wordbook }
    face.ways.set(key, way)
    return way
  }

  /** The glyphs of a text, from the left. */
  private shapeRun({ face, text }: FaceRun, shaping: Shaping, direction: 'ltr' | 'rtl' | undefined): RawGlyph[] {
    const { buffer } = this
    const { font } = face.open
    buffer.clearContents()
    buffer.addText(text)
    if (direction) buffer.setDirection(direction === 'rtl' ? hb.Direction.RTL : hb.Direction.LTR)
    if (shaping.lang && LANGUAGE.test(shaping.lang)) buffer.setLanguage(shaping.lang)
    buffer.guessSegmentProperties()
    hb.shape(font, buffer, this.featureList(shaping))
    const places = buffer.getGlyphPositions()
    return buffer.getGlyphInfos().map(({ codepoint, cluster }, i) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = places[i] ?? {}
      return { codepoint, cluster, xAdvance, xOffset, yOffset }
    })
  }

  /** Turn what HarfBuzz gave into glyphs, from the left, and the places of the letters, in reading order. */
  private take(face: OpenFace, text: string, raw: readonly RawGlyph[], tracking: number): Shaped {
    const { unit } = face.open
    const count = raw.length
    const glyphs: Glyph[] = []
    const stops = new Float32Array(text.length + 1)
    const leftwards = count > 1 && (raw[0]?.cluster ?? 0) > (raw[count - 1]?.cluster ?? 0)
    const nests = NESTED.test(text)
    let width = 0
    let end = leftwards ? text.length : 0
    for (let i = 0; i < count; ) {
      const at = raw[i]?.cluster ?? 0
      let next = i + 1
      while (next < count && raw[next]?.cluster === at) next++
      const upTo = leftwards ? end : next < count ? (raw[next]?.cluster ?? text.length) : text.length
      const from = width
      const bearer = next === i + 1 ? i : widest(raw, i, next)
      for (let g = i; g < next; g++) {
        const place = raw[g]
        const own = (place?.xAdvance ?? 0) * unit
        const white = nests ? between(text, upTo, place, raw[g + 1]) : 0
        const advance = own === 0 ? white : own + tracking + white
        const dx = (place?.xOffset ?? 0) * unit
        const dy = (place?.yOffset ?? 0) * unit
        glyphs.push({ id: raw[g]?.codepoint ?? 0, advance, dx, dy, text: g === bearer ? text.slice(at, upTo) : '' })
        width += advance
      }
      const span = upTo - at
      // From the left for now; where text runs leftwards, what lies to the left is still to come.
      for (let k = 1; k <= span; k++) stops[leftwards ? upTo - k : at + k] = from + ((width - from) * k) / span
      end = at
      i = next
    }
    if (leftwards) {
      stops.fill(width, 0, end)
      for (let k = 0; k <= text.length; k++) stops[k] = width - (stops[k] ?? 0)
    }
    return { face, text, glyphs, width, stops }
  }

  private featureList(shaping: Shaping): hb.Feature[] {
    const known = this.features.get(shaping.key)
    if (known) return known
    const list = shaping.features.map((name) => {
      const [tag = '', value = '1'] = name.split('=')
      return tag.startsWith('-') ? new hb.Feature(tag.slice(1), 0) : new hb.Feature(tag, Number(value))
    })
    this.features.set(shaping.key, list)
    return list
  }
}

/** Of the glyphs of one cluster, the one that its text is read from. */
function widest(glyphs: readonly RawGlyph[], from: number, to: number): number {
  let best = from
  for (let i = from + 1; i < to; i++) if ((glyphs[i]?.xAdvance ?? 0) > (glyphs[best]?.xAdvance ?? 0)) best = i
  return best
}

const LANGUAGE = /^[A-Za-z0-9-]{2,35}$/
const CURSIVE: ReadonlySet<string> = new Set(['Arabic', 'Syriac', 'Mongolian', 'Nko'])

// In 1/1000 em: less and the marks touch, more and who copies the text gets a space.
const NEST = 90
const NESTED = /[“”‘’„‚«»‹›]{2}/

/**
 * White between a quotation mark and one of the other kind, as type and not as a character, so that a search finds the words. A face
 * where both are as wide as each other is a typewriter's, and keeps its places.
 */
function between(
  text: string,
  at: number,
  one: { readonly xAdvance?: number } | undefined,
  other: { readonly xAdvance?: number } | undefined,
): number {
  return NESTED.test(text.slice(at - 1, at + 1)) && one?.xAdvance !== other?.xAdvance ? NEST : 0
}
