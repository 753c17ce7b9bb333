// Draw the README's pictures from the shipped story: real pages, through the painter that draws covers.
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
const { edition, design } = await prepare(manuscript, {})
const press = openPress(edition, { format: 'a5', epubTemplates: design.epub })
const { pages, anchors } = await press.volume('a5')
const shaper = makeShaper(edition.faces)

const WIDTH = 420
const GAP = 24

/** Pages side by side on a grey ground, a spread without a gap between its pages. */
function row(indexes) {
  const height = Math.round((WIDTH * pages[0].height) / pages[0].width)
  let x = GAP
  const parts = []
  indexes.forEach((index, i) => {
    const inner = paintSvg(pages[index], WIDTH, shaper)
    const facing = i > 0 && pages[index].side === 'recto' && indexes[i - 1] === index - 1
    if (i > 0) x += facing ? 1 : GAP
    parts.push(
      `<rect x="${x}" y="${GAP}" width="${WIDTH}" height="${height}" fill="#fff"/>`,
      inner.replace('<svg ', `<svg x="${x}" y="${GAP}" `),
    )
    x += WIDTH
  })
  const [width, tall] = [x + GAP, height + 2 * GAP]
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${tall}"><rect width="${width}" height="${tall}" fill="#d5d3cf"/>${parts.join('')}</svg>`
}

const at = (id) => anchors.get(id).page
mkdirSync(folder, { recursive: true })
const opener = at('chapter-1')
const verse = at('chapter-2') + 1
const rows = { 'front.png': [at('titlepage'), at('contents'), opener], 'spread.png': [verse, verse + 1] }
for (const [name, indexes] of Object.entries(rows))
  writeFileSync(new URL(name, `file://${folder}`), await toPng(row(indexes)))
writeFileSync(new URL('cover.jpg', `file://${folder}`), await press.cover())
