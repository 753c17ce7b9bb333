// Draw the README's pictures from the shipped story: real pages and covers, through the painter that draws covers.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readManuscript } from '../lib/disk/manuscript.js'
import { makeShaper } from '../lib/fonts/shaper.js'
import { prepare } from '../lib/main.js'
import { OUTPUTS } from '../lib/output/index.js'
import { openPress } from '../lib/output/press.js'
import { paintSvg } from '../lib/svg/paint.js'
import { toPng } from '../lib/svg/rasterise.js'

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const manuscript = await readManuscript(fileURLToPath(new URL('../manuscript', import.meta.url)))
const THEMES = ['aldine', 'meridian', 'carbon', 'briar']
const GROUND = '#d5d3cf'
const GAP = 24

/** The story in a theme, as pages. */
async function inTheme(theme) {
  const { edition, design } = await prepare(manuscript, { theme })
  const press = openPress(edition, { format: 'a5', epubTemplates: design.epub })
  const { pages, anchors } = await press.volume('a5')
  return { pages, at: (id) => anchors.get(id).page, cover: await press.coverPage(), shaper: makeShaper(edition.faces) }
}

const document = (width, height, parts) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${GROUND}"/>${parts.join('')}</svg>`

/** A page drawn at a place; glyph names are made its own, since several fonts may share a picture. */
function put(page, x, y, width, shaper, name) {
  const height = Math.round((width * page.height) / page.width)
  const inner = paintSvg(page, width, shaper)
    .replaceAll('id="g', `id="${name}g`)
    .replaceAll('href="#g', `href="#${name}g`)
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#fff"/>`,
    inner.replace('<svg ', `<svg x="${x}" y="${y}" `),
  ]
}

/** Pages side by side, a spread without a gap between its pages. */
function row(book, indexes, width) {
  let x = GAP
  const parts = indexes.flatMap((index, i) => {
    const facing = i > 0 && book.pages[index].side === 'recto' && indexes[i - 1] === index - 1
    if (i > 0) x += width + (facing ? 1 : GAP)
    return put(book.pages[index], x, GAP, width, book.shaper, `p${i}`)
  })
  const height = Math.round((width * book.pages[0].height) / book.pages[0].width)
  return document(x + width + GAP, height + 2 * GAP, parts)
}

/** The themes beside one another: cover above, opening of a chapter below. */
function themes(books, width) {
  const coverHeight = width * 1.6
  const parts = books.flatMap(({ pages, at, cover, shaper }, i) => {
    const x = GAP + i * (width + GAP)
    return [
      ...put(cover, x, GAP, width, shaper, `c${i}`),
      ...put(pages[at('chapter-2')], x, 2 * GAP + coverHeight, width, shaper, `o${i}`),
    ]
  })
  const pageHeight = Math.round((width * books[0].pages[0].height) / books[0].pages[0].width)
  return document(GAP + books.length * (width + GAP), 3 * GAP + coverHeight + pageHeight, parts)
}

/** What is on a page of a mini: the painter of covers leaves out pictures, which are put over it. */
function leaf({ page, turn = 0 }, x, y, width, { shaper, assets }, name) {
  const scale = width / page.width
  const pictures = page.marks.flatMap((mark) => {
    if (mark.kind !== 'image') return []
    const { bytes, type } = assets.get(mark.path)
    const source = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
    const [left, top, wide, high] = [x + mark.x * scale, y + mark.y * scale, mark.width * scale, mark.height * scale]
    return [`<image x="${left}" y="${top}" width="${wide}" height="${high}" xlink:href="${source}"/>`]
  })
  const parts = [...put(page, x, y, width, shaper, name), ...pictures]
  const [middle, half] = [x + width / 2, y + (page.height * scale) / 2]
  return turn ? `<g transform="rotate(180 ${middle} ${half})">${parts.join('')}</g>` : parts.join('')
}

/** The zine of one sheet: as it is printed, with its folds and its slit, and as it is read. */
async function mini(width) {
  const source = await readManuscript(fileURLToPath(new URL('../examples/sorry-about-the-piano', import.meta.url)))
  const { edition, design } = await prepare(source, {})
  const press = openPress(edition, {
    format: 'a7',
    epubTemplates: design.epub,
    wishes: { booklet: { zine: { layout: 'mini-8' } } },
  })
  const { formes, volume } = await OUTPUTS.find(({ name }) => name === 'booklet').make(press)
  const [sheet] = formes
  const assets = new Map(edition.assets.map((asset) => [asset.path, asset]))
  const book = { shaper: makeShaper(edition.faces), assets }
  const height = Math.round((width * volume.pages[0].height) / volume.pages[0].width)
  const scale = (2 * height) / sheet.height
  const wide = Math.round(sheet.width * scale)
  const printed = sheet.placements.map((place, i) =>
    leaf(place, GAP + place.x * scale, GAP + place.y * scale, place.page.width * scale, book, `s${i}`),
  )
  const line = (x1, y1, x2, y2, dash) =>
    `<path d="M${GAP + x1 * wide} ${GAP + y1 * 2 * height}L${GAP + x2 * wide} ${GAP + y2 * 2 * height}" stroke="#999" stroke-width="1.2"${dash ? ' stroke-dasharray="5 6"' : ''}/>`
  const folds = [0.25, 0.5, 0.75].map((x) => line(x, 0, x, 1, true))
  const lines = [...folds, line(0, 0.5, 0.25, 0.5, true), line(0.75, 0.5, 1, 0.5, true), line(0.25, 0.5, 0.75, 0.5)]
  const start = 2 * GAP + wide
  const size = 2 * height
  const reading = Math.round((size * volume.pages[0].width) / volume.pages[0].height)
  const [cover, left, right] = volume.pages
  const opened = [cover, left, right].map((page, i) =>
    leaf({ page }, start + i * reading + (i ? GAP : 0) + (i === 2 ? 1 : 0), GAP, reading, book, `r${i}`),
  )
  const paper = `<rect x="${GAP}" y="${GAP}" width="${wide}" height="${2 * height}" fill="#fff"/>`
  return document(start + 3 * reading + 2 * GAP + 1, size + 2 * GAP, [paper, ...printed, ...lines, ...opened])
}

mkdirSync(folder, { recursive: true })
const books = await Promise.all(THEMES.map(inTheme))
const [aldine] = books
const verse = aldine.at('chapter-2') + 1
const write = async (name, svg) => writeFileSync(folder + name, await toPng(svg))
await write('front.png', row(aldine, [aldine.at('titlepage'), aldine.at('contents'), aldine.at('chapter-1')], 420))
await write('spread.png', row(aldine, [verse, verse + 1], 420))
await write('themes.png', themes(books, 300))
await write('mini.png', await mini(200))
