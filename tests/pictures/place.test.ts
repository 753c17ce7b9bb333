import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { placePictures } from '../../src/pictures/place.js'
import type { SourceFile } from '../../src/types/manuscript.js'
import type { SetWork } from '../../src/types/text.js'
import { bytesOf, chunk, gif, jpg, noise, png, svg } from './made.js'
import { toHtml } from './toHtml.js'

function setOf(html: string, file = 'part/one.md'): SetWork {
  const body = fromHtml(html, { fragment: true }) as Root
  const habits = { lang: 'en', quotes: 'double', doubleHyphen: 'em', gaps: 'none' } as const
  return { habits, chapters: [{ file, body }], edits: [], questions: [], problems: [] }
}

async function place(html: string, files: Readonly<Record<string, Uint8Array>>) {
  const list: SourceFile[] = Object.entries(files).map(([path, bytes]) => ({ path, bytes }))
  const { set, assets } = await placePictures(setOf(html), list)
  const body = set.chapters[0]?.body
  return {
    html: body ? toHtml(body) : '',
    assets,
    problems: set.problems.map(({ file, place: at, rule, reason }) => `${file}:${at?.start.line} ${rule}: ${reason}`),
  }
}

/** What is said of one file, and whether it is used. */
async function said(name: string, bytes: Uint8Array) {
  const { html, problems, assets } = await place(`<p>\n<img src="../${name}" alt="A map"></p>`, { [name]: bytes })
  const shown = assets.length === 1 && html.includes(`src="${name}"`)
  const instead = html.includes('<i class="missing-picture">[A map]</i>')
  expect(shown).toBe(!instead)
  return [shown ? 'used' : 'left out', ...problems].join(' | ')
}

describe('pictures are found', () => {
  const map = png(2, 2)
  it.each([
    ['map.png', 'part/map.png'],
    ['../map.png', 'map.png'],
    ['map.png', 'map.png'],
    ['art/map.png', 'art/map.png'],
    ['./a/../map.png', 'part/map.png'],
    ['My%20Map.png', 'My Map.png'],
    ['My Map.png', 'part/My Map.png'],
    ['/art/map.png', 'art/map.png'],
    ['art\\map.png', 'art/map.png'],
    ['Cafe\u0301.png', 'Caf\u00e9.png'],
  ])('%s is %s', async (src, path) => {
    const { html, problems } = await place(`<p><img src="${src}" alt="x"></p>`, { [path]: map })
    expect(html).toBe(`<p><img src="${path}" alt="x"></p>`)
    expect(problems).toEqual([])
  })

  it('beside the chapter before the root', async () => {
    const { assets } = await place('<img src="a.png" alt="x">', { 'a.png': map, 'part/a.png': map })
    expect(assets.map((asset) => asset.path)).toEqual(['part/a.png'])
  })

  it('in other letters, which is told', async () => {
    const { problems, assets } = await place('<img src="MAP.png" alt="x">', { 'map.PNG': map })
    expect(problems).toEqual(['part/one.md:1 picture-name: Picture "MAP.png" is called "map.PNG", in other letters'])
    expect(assets).toHaveLength(1)
  })

  it('once, in the order in which they are asked for; others are not read', async () => {
    const html = '<p><img src="b.png" alt="x"><img src="a.png" alt="x"><img src="b.png" alt="x"></p>'
    const { assets, problems } = await place(html, { 'a.png': map, 'b.png': map, 'broken.png': new Uint8Array() })
    expect(assets.map((asset) => asset.path)).toEqual(['b.png', 'a.png'])
    expect(problems).toEqual([])
  })
})

describe('pictures outside of the folder are refused', () => {
  it.each(['../../secret.png', '/etc/passwd', 'C:\\a.png', 'https://x.y/a.png', '//x.y/a.png', 'file:///a.png', ''])(
    '%s',
    async (src) => {
      const { html, problems } = await place(`<p>\n\n<img src="${src}" alt="A map"></p>`, { 'a.png': png(1, 1) })
      expect(html).toContain('<i class="missing-picture">[A map]</i>')
      expect(problems).toHaveLength(1)
      expect(problems[0]).toMatch(/^part\/one\.md:3 picture-outside: Picture .*outside|no address/)
    },
  )
})

describe('what is told of pictures, with the line of the chapter', () => {
  const map = png(2, 2)
  const missing = async (src: string, files: Readonly<Record<string, Uint8Array>>) => {
    const { set } = await placePictures(
      setOf(`<img src="${src}" alt="A map">`),
      Object.entries(files).map(([path, bytes]) => ({ path, bytes })),
    )
    return set.problems.map(({ reason, note }) => `${reason} / ${note}`).join()
  }
  it('missing, with where one of its name lies', async () => {
    expect(await missing('map.png', {})).toContain('"map.png" is not in the manuscript folder / Put the file there')
    expect(await missing('map.png', { 'art/map.png': map })).toContain('There is a "art/map.png": correct the name')
  })

  it('missing, without words: its name stands there', async () => {
    expect((await place('<p>A <img src="x/the-map.png"> b</p>', {})).html).toBe(
      '<p>A <i class="missing-picture">[the-map]</i> b</p>',
    )
  })

  it('no description', async () => {
    expect((await place('<p>\n<img src="map.png" alt=" "></p>', { 'map.png': map })).problems).toEqual([
      'part/one.md:2 picture-alt: Picture "map.png" has no description for those who cannot see it',
    ])
  })

  const cut = (bytes: Uint8Array, share = 0.7) => bytes.subarray(0, Math.floor(bytes.length * share))
  const flipped = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 255 : byte))
  const huge = png(1, 1, { claims: [60_000, 60_000] })
  const cases: [string, () => Promise<Uint8Array> | Uint8Array, string][] = [
    ['empty.png', () => new Uint8Array(), 'picture-empty: Picture "empty.png" is an empty file'],
    ['cut.png', () => cut(png(40, 40)), 'picture-corrupt: Picture "cut.png" cannot be read: it ends too early'],
    ['cut.jpg', () => cut(jpg(40, 40)), 'picture-corrupt: Picture "cut.jpg" cannot be read: it ends too early'],
    ['cut.gif', () => cut(gif(1)), 'picture-corrupt: Picture "cut.gif" cannot be read: it ends too early'],
    [
      'cut.webp',
      async () => cut(await bytesOf(noise(60, 60).webp())),
      'picture-corrupt: Picture "cut.webp" cannot be read: it is damaged',
    ],
    [
      'cut.avif',
      async () => cut(await bytesOf(noise(60, 60).avif({ effort: 0 }))),
      'picture-corrupt: Picture "cut.avif" cannot be read: it is damaged',
    ],
    ['bad.png', () => flipped(png(9, 9), 50), 'picture-corrupt: Picture "bad.png" cannot be read: it is damaged'],
    ['half.svg', () => svg('<g'), 'picture-corrupt: Picture "half.svg" cannot be read: it is no well-formed XML'],
    [
      'bomb.png',
      () => huge,
      'picture-huge: Picture "bomb.png" has 60000 by 60000 pixels, expected 100 megapixels at most',
    ],
    [
      'tiff.jpg',
      () => Buffer.from('II*\0rest of it'),
      'picture-kind: Picture "tiff.jpg" is a TIFF picture, expected JPEG, PNG, GIF, WebP, AVIF or SVG',
    ],
    [
      'phone.jpg',
      () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1', 'latin1'),
      'picture-kind: Picture "phone.jpg" is a HEIC picture, expected JPEG, PNG, GIF, WebP, AVIF or SVG',
    ],
    [
      'words.png',
      () => Buffer.from('words'),
      'picture-kind: Picture "words.png" is a file of an unknown kind, expected JPEG, PNG, GIF, WebP, AVIF or SVG',
    ],
  ]
  it.each(cases)('%s is left out', async (name, bytes, reason) => {
    expect(await said(name, await bytes())).toBe(`left out | part/one.md:2 ${reason}`)
  })

  const used: [string, () => Promise<Uint8Array> | Uint8Array, string][] = [
    ['moves.gif', () => gif(3), 'picture-animated: Picture "moves.gif" moves; books show its first frame'],
    [
      'moves.png',
      () => png(2, 2, { extra: [chunk('acTL', Buffer.alloc(8))] }),
      'picture-animated: Picture "moves.png" moves; books show its first frame',
    ],
    ['map.jpg', () => map, 'picture-ending: Picture "map.jpg" is a PNG, whatever its name says'],
    [
      'a.svg',
      () => svg('<script/><g onload="x"/>'),
      'picture-drawing: Drawing "a.svg" has parts that no book may hold, which are left out: onload, script',
    ],
  ]
  it.each(used)('%s is used, and told', async (name, bytes, reason) => {
    expect(await said(name, await bytes())).toBe(`used | part/one.md:2 ${reason}`)
  })

  it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['a.png', () => map],
    ['a.jpeg', () => jpg(3, 3)],
    ['a.gif', () => gif(1)],
    ['a.svg', () => svg('<g/>')],
    ['a.webp', () => bytesOf(noise(9, 9).webp())],
    ['a.avif', () => bytesOf(noise(9, 9).avif({ effort: 0 }))],
  ])('nothing of %s', async (name, bytes) => {
    expect(await said(name, await bytes())).toBe('used')
  })

  it('control characters of a name are not printed', async () => {
    const { problems } = await place('<img src="a\u001b[31m\u0007.png" alt="x">', {})
    expect(problems.join()).toContain('Picture "a [31m .png" is not')
  })
})
