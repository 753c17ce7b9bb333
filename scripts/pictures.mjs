// Draw the README's pictures from the shipped story: real pages and covers, through the painter that draws covers.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readManuscript } from '../lib/disk.js'
import { makeShaper } from '../lib/fonts/shaper.js'
import { prepare } from '../lib/main.js'
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

mkdirSync(folder, { recursive: true })
const books = await Promise.all(THEMES.map(inTheme))
const [aldine] = books
const verse = aldine.at('chapter-2') + 1
const write = async (name, svg) => writeFileSync(folder + name, await toPng(svg))
await write('front.png', row(aldine, [aldine.at('titlepage'), aldine.at('contents'), aldine.at('chapter-1')], 420))
await write('spread.png', row(aldine, [verse, verse + 1], 420))
await write('themes.png', themes(books, 300))
