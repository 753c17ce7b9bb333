import * as hb from 'harfbuzzjs'
import type { FaceFile } from '../types/edition.js'
import type { Face, Glyph, LackingFeature, Shaped, Shaper, Shaping } from '../types/fonts.js'
import { Chain, type FaceRun } from './chain.js'
import { nearest, OpenFace } from './face.js'

/** Turn font files into a shaper: HarfBuzz, with every word shaped once. The first file is the face of last resort. */
export function makeShaper(files: readonly FaceFile[]): Shaper {
  return new HarfBuzzShaper(files.map((file, id) => new OpenFace(file, id)))
}

/** A way in which words are set, and the words that were. */
interface Way {
  readonly face: Face
  readonly shaping: Shaping
  readonly direction: 'ltr' | 'rtl' | undefined
  readonly words: Map<string, readonly Shaped[]>
}

class HarfBuzzShaper implements Shaper {
  private readonly buffer = new hb.Buffer()
  private readonly features = new Map<string, hb.Feature[]>()
  private readonly chain: Chain
  private readonly lack = new Map<string, LackingFeature>()
  private latest: Way | undefined

  constructor(readonly faces: readonly OpenFace[]) {
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
    const words = same ? latest.words : this.wordsOf(this.own(face), shaping, direction)
    if (!same) this.latest = { face, shaping, direction, words }
    const known = words.get(text)
    if (known) return known
    const open = this.own(face)
    const runs = this.chain.itemise(open, text, shaping).map((run) => this.shapeRun(run, shaping, direction))
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

  /** The words of a face that were shaped in one way. */
  private wordsOf(face: OpenFace, shaping: Shaping, direction: 'ltr' | 'rtl' | undefined) {
    const key = direction ? `${shaping.key}|${direction}` : shaping.key
    const known = face.words.get(key)
    if (known) return known
    for (const asked of shaping.features) {
      const [feature = '', value] = asked.split('=')
      if (asked.startsWith('-') || value === '0' || face.features.has(feature)) continue
      this.lack.set(`${face.family}|${feature}`, { family: face.family, feature })
    }
    const words = new Map<string, readonly Shaped[]>()
    face.words.set(key, words)
    return words
  }

  private shapeRun({ face, script, text }: FaceRun, shaping: Shaping, direction: 'ltr' | 'rtl' | undefined): Shaped {
    const { buffer } = this
    const { font } = face.open
    buffer.clearContents()
    buffer.addText(text)
    if (direction) buffer.setDirection(direction === 'rtl' ? hb.Direction.RTL : hb.Direction.LTR)
    if (shaping.lang && LANGUAGE.test(shaping.lang)) buffer.setLanguage(shaping.lang)
    buffer.guessSegmentProperties()
    hb.shape(font, buffer, this.featureList(shaping))
    // Letters that are joined have no room between them.
    return this.take(face, text, CURSIVE.has(script) ? 0 : shaping.tracking)
  }

  /** Turn what the buffer holds into glyphs, from the left, and the places of the letters, in reading order. */
  private take(face: OpenFace, text: string, tracking: number): Shaped {
    const { unit } = face.open
    const infos = this.buffer.getGlyphInfos()
    const places = this.buffer.getGlyphPositions()
    const count = infos.length
    const glyphs: Glyph[] = []
    const stops = new Float32Array(text.length + 1)
    const leftwards = count > 1 && (infos[0]?.cluster ?? 0) > (infos[count - 1]?.cluster ?? 0)
    const nests = NESTED.test(text)
    let width = 0
    let end = leftwards ? text.length : 0
    for (let i = 0; i < count; ) {
      const at = infos[i]?.cluster ?? 0
      let next = i + 1
      while (next < count && infos[next]?.cluster === at) next++
      const upTo = leftwards ? end : next < count ? (infos[next]?.cluster ?? text.length) : text.length
      const from = width
      const bearer = next === i + 1 ? i : widest(places, i, next)
      for (let g = i; g < next; g++) {
        const place = places[g]
        const own = (place?.xAdvance ?? 0) * unit
        const white = nests ? between(text, upTo, place, places[g + 1]) : 0
        const advance = own === 0 ? white : own + tracking + white
        const dx = (place?.xOffset ?? 0) * unit
        const dy = (place?.yOffset ?? 0) * unit
        glyphs.push({ id: infos[g]?.codepoint ?? 0, advance, dx, dy, text: g === bearer ? text.slice(at, upTo) : '' })
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
function widest(places: readonly hb.GlyphPosition[], from: number, to: number): number {
  let best = from
  for (let i = from + 1; i < to; i++) if ((places[i]?.xAdvance ?? 0) > (places[best]?.xAdvance ?? 0)) best = i
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
