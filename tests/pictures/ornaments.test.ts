import { describe, expect, it } from 'vitest'
import { placeOrnaments } from '../../src/pictures/ornaments.js'
import { epubSheet } from '../../src/style/epub.js'
import { ornamentsIn } from '../../src/style/ornaments.js'
import type { Design } from '../../src/types/design.js'
import type { Edition } from '../../src/types/edition.js'

const svg = (width: number) =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="9"><path d="M0 0h9v9z"/></svg>`,
  )
const files = [
  { path: 'css/own.css', bytes: svg(1) },
  { path: 'css/a leaf (1).svg', bytes: svg(30) },
  { path: 'map.svg', bytes: svg(40) },
]
const pictures = [{ path: 'templates/themes/vine.svg', bytes: svg(50) }]

/** A design of one theme and one sheet of the author's. */
async function placed(own: string, theme = '') {
  // Only what the door asks of a design.
  const design = {
    styles: [{ path: 'templates/themes/t.css', text: theme, origin: 'theme' }],
    ownStyles: [{ path: 'css/own.css', text: own, origin: 'author' }],
    formats: new Map(),
    pictures,
    problems: [],
  } as unknown as Design
  const { design: after, assets } = await placeOrnaments(design, files, ornamentsIn)
  return {
    own: after.ownStyles[0]?.text,
    theme: after.styles[0]?.text,
    assets: assets.map(({ path, width }) => `${path} ${width}`),
    told: after.problems.map(({ file, place, rule }) => `${file}:${place?.start.line} ${rule}`),
  }
}

describe('pictures of stylesheets', () => {
  it('are found from the sheet, each once, under names that mean nothing to CSS', async () => {
    const { own, assets, told } = await placed(
      'hr::before { content: url("a leaf (1).svg") } :root { --mark: url( ../map.svg ) } p::after { content: "url(x)" url("../map.svg") / "b" }',
    )
    expect(own).toBe(
      'hr::before { content: url("css%2Fa%20leaf%20%281%29.svg") } :root { --mark: url("map.svg") } p::after { content: "url(x)" url("map.svg") / "b" }',
    )
    expect(assets).toEqual(['css/a leaf (1).svg 30', 'map.svg 40'])
    expect(told).toEqual([])
  })

  it('of a theme lie among the templates, and an author’s never do', async () => {
    const { theme, own, assets, told } = await placed(
      'hr::before { content: url(templates/themes/vine.svg) }',
      'hr::before { content: url(vine.svg) } p::before { content: url(../../map.svg) }',
    )
    expect(theme).toContain('hr::before { content: url("fleuron%3Atemplates%2Fthemes%2Fvine.svg") }')
    expect(own).not.toContain('url')
    expect(assets).toEqual(['fleuron:templates/themes/vine.svg 50'])
    expect(told).toEqual(['templates/themes/t.css:1 picture-missing', 'css/own.css:1 picture-missing'])
  })

  it.each([
    'https://a.b/c.png',
    '//a.b/c.png',
    'file:///etc/passwd',
    '../../../etc/passwd',
    'data:image/png;base64,AA',
  ])('are never fetched: %s', async (url) => {
    const { own, assets, told } = await placed(`a {}\nhr::before { content: url("${url}") }`)
    expect(own).toMatch(/^a \{\}\nhr::before \{ +\}$/)
    expect(assets).toEqual([])
    expect(told).toEqual(['css/own.css:2 picture-outside'])
  })

  it('are all that the EPUB’s sheet may name, variables or not', () => {
    const text = `p { --a: url(https://a.b/c); content: var(--a); background: var(--a) } p::before { content: url("map.svg") }
      p::after { content: image-set("https://a.b/c" 1x) } :root { --b: url(https://a.b/c) } b { content: var(--b, url(http://d)) }`
    const tree = {
      type: 'element',
      tagName: 'section',
      properties: {},
      children: [{ type: 'element', tagName: 'p', properties: {}, children: [] }],
    }
    const edition = {
      meta: { lang: 'en' },
      sections: [{ role: 'chapter', matter: 'body', tree }],
      styles: [],
      ownStyles: [{ text }],
    }
    // Only what the sheet is made of.
    const css = epubSheet(edition as unknown as Edition)
    expect(css.match(/content.*|.*https?:.*/g)).toEqual(['content: url(map.svg);'])
  })
})
