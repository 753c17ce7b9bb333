import type { Shaped, Shaper } from '../types/fonts.js'
import type { Mark, Page, PathMark, RectMark, TextMark } from '../types/layout.js'
import type { Colour } from '../types/style.js'

/** Turn a page into an SVG picture `width` pixels wide, its glyphs drawn as paths, so that no viewer needs the fonts. */
export function paintSvg(page: Page, width: number, shaper: Shaper): string {
  const outlines = new Outlines(shaper)
  const body = page.marks.map((mark) => draw(mark, outlines)).join('')
  const height = Math.round((width * page.height) / page.width)
  const box = `0 0 ${num(page.width)} ${num(page.height)}`
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="${box}"><defs>${outlines.definitions()}</defs>${body}</svg>\n`
}

/** Each glyph is drawn once and used wherever it stands. */
class Outlines {
  private readonly ids = new Map<string, string>()
  private readonly paths: string[] = []

  constructor(private readonly shaper: Shaper) {}

  id(shaped: Shaped, glyph: number): string | undefined {
    const key = `g${shaped.face.id}-${glyph}`
    const known = this.ids.get(key)
    if (known !== undefined) return known || undefined
    const path = this.shaper.outline(shaped.face, glyph)
    this.ids.set(key, path ? key : '')
    if (path) this.paths.push(`<path id="${key}" d="${path}"/>`)
    return path ? key : undefined
  }

  definitions(): string {
    return this.paths.join('')
  }
}

function draw(mark: Mark, outlines: Outlines): string {
  if (mark.kind === 'text') return mark.invisible || mark.colour.a === 0 ? '' : text(mark, outlines)
  if (mark.kind === 'path') return path(mark)
  if (mark.kind === 'turned') {
    const inner = mark.marks.map((one) => draw(one, outlines)).join('')
    return `<g transform="translate(${num(mark.x)} ${num(mark.y)}) rotate(${num(mark.angle)})">${inner}</g>`
  }
  return mark.kind === 'rect' ? rect(mark) : ''
}

const path = ({ x, y, unit, outline, colour }: PathMark): string =>
  `<path transform="translate(${num(x)} ${num(y)}) scale(${num(unit, 6)} ${num(-unit, 6)})" fill="${hex(colour)}" d="${outline}"/>`

function rect(mark: RectMark): string {
  const box = `x="${num(mark.x)}" y="${num(mark.y)}" width="${num(mark.width)}" height="${num(mark.height)}"`
  const colour = hex(mark.colour)
  return mark.line === undefined
    ? `<rect ${box} fill="${colour}"/>`
    : `<rect ${box} fill="none" stroke="${colour}" stroke-width="${num(mark.line)}"/>`
}

/** Outlines are in the font's own units, with y upwards. */
function text(mark: TextMark, outlines: Outlines): string {
  const unit = mark.size / mark.face.upem
  const uses: string[] = []
  let x = 0
  for (const { shaped, gap } of mark.parts) {
    for (const glyph of shaped.glyphs) {
      const id = outlines.id(shaped, glyph.id)
      const at = num(((x + glyph.dx) * mark.face.upem) / 1000)
      const up = glyph.dy ? ` y="${num((glyph.dy * mark.face.upem) / 1000)}"` : ''
      if (id) uses.push(`<use xlink:href="#${id}" x="${at}"${up}/>`)
      x += glyph.advance
    }
    x += gap
  }
  const place = `translate(${num(mark.x)} ${num(mark.y)}) scale(${num(unit * mark.scale, 6)} ${num(-unit, 6)})`
  return uses.length ? `<g transform="${place}" fill="${hex(mark.colour)}">${uses.join('')}</g>` : ''
}

const hex = ({ r, g, b }: Colour): string =>
  `#${[r, g, b]
    .map((c) =>
      Math.round(c * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

const num = (n: number, digits = 2): string => String(Number(n.toFixed(digits)))
