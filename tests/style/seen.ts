import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { makeVolume } from '../../src/layout/volume.js'
import { styleBook } from '../../src/style/blocks.js'
import type { Edition } from '../../src/types/edition.js'
import type { Face, Shaped, Shaper } from '../../src/types/fonts.js'
import type { Mark, StillMark } from '../../src/types/layout.js'
import type { Problem } from '../../src/types/problem.js'
import type { Colour } from '../../src/types/style.js'

/** A page of 40 letters and 8 lines: each letter 5 pt wide, each line 10 pt deep, no margins. */
const HOUSE = `
:root { font-family: Plain; font-size: 10pt; line-height: 10pt }
@page { size: 200pt 77pt; margin: 0 }
p { margin: 0 }
`

/** A font where every letter is half as wide as it is high; what the shaper was told is kept with what it shaped. */
class Recorder implements Shaper {
  readonly faces: Face[] = []
  readonly told = new Map<Shaped, string>()

  find(families: readonly string[], weight: number, style: Face['style']): Face {
    const family = families[0] ?? ''
    const known = this.faces.find((face) => face.family === family && face.weight === weight && face.style === style)
    if (known) return known
    const metrics = { upem: 1000, capHeight: 0.7, xHeight: 0.5, spaceGlyph: 32, bytes: new Uint8Array() }
    const face: Face = { id: this.faces.length, family, weight, style, ...metrics }
    this.faces.push(face)
    return face
  }

  shape(face: Face, text: string, shaping?: Parameters<Shaper['shape']>[2]): Shaped[] {
    const each = 500 + (shaping?.tracking ?? 0)
    const shaped: Shaped = {
      face,
      text,
      width: text.length * each,
      stops: Float32Array.from({ length: text.length + 1 }, (_, i) => i * each),
      glyphs: [...text].map((c) => ({ id: c.codePointAt(0) ?? 0, advance: each, dx: 0, dy: 0, text: c })),
    }
    this.told.set(shaped, (shaping?.features ?? []).map((feature) => ` ${feature}`).join(''))
    return [shaped]
  }

  outline = () => ''
  ink = () => ({ left: 0, right: 500, bottom: 0, top: 700 })
  missing = () => []
}

const point = (n: number): string => String(Math.round(n * 10) / 10)
const ink = ({ r, g, b, a }: Colour): string =>
  `#${[r, g, b].map((part) => Math.round(part * 15).toString(16)).join('')}${a === 1 ? '' : ' clear'}`

/** Set sections of HTML with a stylesheet, and say what stands on their pages: a row a mark, plain things left unsaid. */
export function seen(html: string, css: string, told: Problem[] = []): string[] {
  const trees = fromHtml(html, { fragment: true }).children.filter((node): node is Element => node.type === 'element')
  const sections = trees.map((tree, i) => {
    tree.properties.id ??= `s${i + 1}`
    return { id: String(tree.properties.id), name: '', listed: true, matter: 'body', role: 'chapter', tree } as const
  })
  const styles = [{ path: 'test.css', text: HOUSE + css, origin: 'house' }] as const
  // Only what the compositor asks of an edition.
  const edition = { meta: { lang: 'en-GB' }, sections, styles, ownStyles: [] } as unknown as Edition
  const shaper = new Recorder()
  const book = styleBook(edition)
  told.push(...book.problems)
  const volume = makeVolume({ ...book, images: new Map([['map', { width: 100, height: 20 }]]) }, shaper)
  return volume.pages.flatMap(({ marks, label, side, width, height, blank }) => [
    `-- ${side} ${label}${blank ? ' blank' : ''} ${point(width)}x${point(height)}`,
    ...marks.flatMap((mark) => rowsOf(mark, shaper)),
  ])
}

function rowsOf(mark: Mark, shaper: Recorder): string[] {
  if (mark.kind === 'turned') return [`turned ${mark.angle}`, ...mark.marks.flatMap((one) => rowsOf(one, shaper))]
  return mark.kind === 'link' ? [] : [rowOf(mark, shaper)]
}

function rowOf(mark: Exclude<StillMark, { kind: 'link' }>, shaper: Recorder): string {
  const at = `${point(mark.x)},${point(mark.y)}`
  if (mark.kind === 'image') return `[${mark.path}] ${at} ${point(mark.width)}x${point(mark.height)}`
  if (mark.kind === 'path') return `drawn ${at}`
  if (mark.kind === 'rect')
    return `${mark.line === undefined ? 'ground' : 'frame'} ${at} ${point(mark.width)}x${point(mark.height)} ${ink(mark.colour)}`
  const { face, size } = mark
  const words = mark.parts.map(({ shaped, gap }) => shaped.text + (gap > 60 ? ' ' : '')).join('')
  const said = [
    size === 10 ? '' : ` ${point(size)}pt`,
    face.family === 'Plain' ? '' : ` ${face.family}`,
    face.weight === 400 ? '' : ` ${face.weight}`,
    face.style === 'normal' ? '' : ` ${face.style}`,
    ink(mark.colour) === '#000' ? '' : ` ${ink(mark.colour)}`,
    shaper.told.get(mark.parts[0]?.shaped as Shaped) ?? '',
    mark.invisible ? ' unseen' : '',
  ]
  return `${words.trimEnd()} ${at}${said.join('')}`
}

/** What only the first, and what only the second of two lists has. */
export const difference = (a: readonly string[], b: readonly string[]): [string[], string[]] => [
  a.filter((row) => !b.includes(row)),
  b.filter((row) => !a.includes(row)),
]
