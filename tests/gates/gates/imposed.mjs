// Zines as they come out of a printer: each page stands where its layout puts it, whole, upright as it should be, to less than a
// millimetre. The comparison is shown to be able to fail: another page, a page on its head or one that has slipped is found out each time.
import { dirname, join } from 'node:path'
import { cli, folder, gate, root, run } from '../bench.mjs'
import { apart, inkOf, rasters, upsideDown } from '../raster.mjs'

const LAYOUTS = ['booklet', 'signatures', 'quarto', 'octavo', 'cut-stack', 'mini-8', 'mini-16', 'accordion', 'pages']
const DPI = 80
const MM = DPI / 25.4
// The share of a page's ink that may lie elsewhere: pixels fall otherwise where a page begins amid one. Measured: 0.34 at most, and
// 0.56 at least where a page has slipped by a millimetre.
const ALIKE = 0.45
// Ink that is lost, or that was not on the pages.
const LOST = 0.03

/** Each layout's sheets beside the reading PDF of the same pages. */
export async function zines() {
  const read = { cache: await folder('cache'), pages: new Map() }
  for (const layout of LAYOUTS)
    await gate(`zine ${layout}: every page in its place`, ['mutool'], () => prove(layout, read))
}

/** `read` keeps the pages of each format as pixels, and what the program worked out. */
async function prove(layout, read) {
  const source = join(root, 'tests/books/salt-road/manuscript')
  const out = await folder('zine')
  const quiet = ['--no-report', '--json', '--out', out]
  const known = { env: { FLEURON_CACHE: read.cache } }
  const sheetsOf = ['zine', source, '--layout', layout, '--marks', 'none']
  const { files } = JSON.parse(await run([process.execPath, cli, ...sheetsOf, ...quiet], known))
  const { path, plan } = files.find((file) => file.plan)
  const { formes, format } = await imposedHere(source, layout)
  if (!read.pages.has(format)) {
    await run([process.execPath, cli, 'build', source, '--only', 'pdf', '--format', format, ...quiet], known)
    read.pages.set(format, await rasters(join(out, 'the-salt-road.pdf'), DPI, 'mutool'))
  }
  const [sheets, pages] = [await rasters(path, DPI, 'mutool'), read.pages.get(format)]
  const inks = pages.map(inkOf)
  const places = formes.flatMap(({ placements }, side) => placements.map((place) => ({ ...place, side })))
  const faults = places.map((place) => faultOf(place, { sheets, pages, inks })).filter(Boolean)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const placed = new Set(places.map(({ index }) => index))
  const missing = inks.findIndex((ink, index) => ink > 0 && !placed.has(index))
  if (missing >= 0) throw new Error(`page ${missing + 1} is on no sheet`)
  const share = sum(sheets.map(inkOf)) / sum(inks)
  if (Math.abs(share - 1) > LOST) throw new Error(`the sheets have ${share.toFixed(3)} of the ink of the pages`)
  if (sheets.length !== plan.sheets * plan.sides)
    throw new Error(`${sheets.length} sides, expected ${plan.sheets} sheets`)
}

/** What is wrong with a page on its sheet; and with the comparison, where it does not see a page that is wrong. */
function faultOf({ side, index, x, y, width, height, turn }, { sheets, pages, inks }) {
  if (inks[index] === 0) return undefined
  const page = pages[index]
  // A page that is no whole number of pixels has white at its right and below, which is left and above when it stands on its head.
  const [left, top] = turn ? [x + width - page.width, y + height - page.height] : [x, y]
  const far = (drawn, dx = 0, dy = 0) => {
    const [column, row] = [Math.floor(left + dx), Math.floor(top + dy)]
    return apart(sheets[side], slid(turn ? upsideDown(drawn) : drawn, left + dx - column, top + dy - row), column, row)
  }
  const at = `page ${index + 1} on side ${side + 1}`
  const here = far(page)
  if (here > ALIKE) return `${at}: ${here.toFixed(2)} of its ink is elsewhere`
  const other = pages[(index + 1) % pages.length]
  const mutants = {
    'the next page': far(other),
    'its head below': far(upsideDown(page)),
    '1 mm across': far(page, MM),
    '1 mm down': far(page, 0, MM),
  }
  const overlooked = Object.entries(mutants).filter(
    ([name, share]) => share <= ALIKE && !(name === 'the next page' && inkOf(other) === 0),
  )
  if (process.env.FLEURON_GATES_TELL)
    console.log(at, here.toFixed(2), ...Object.entries(mutants).map(([name, share]) => `${name} ${share.toFixed(2)}`))
  return overlooked.length ? `${at}: not told from ${overlooked.map(([name]) => name).join(', ')}` : undefined
}

/** A page that lies a part of a pixel further to the right and below. */
function slid({ width, height, ink }, right, down) {
  const [wide, high] = [width + 1, height + 1]
  const slidden = new Uint8Array(wide * high)
  const at = (x, y) => (x < 0 || y < 0 || x === width || y === height ? 0 : ink[y * width + x])
  const between = (x, y) => at(x, y) * (1 - right) + at(x - 1, y) * right
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) slidden[y * wide + x] = between(x, y) * (1 - down) + between(x, y - 1) * down
  return { width: wide, height: high, ink: slidden }
}

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0)
const inside = (name) => import(join(dirname(cli), name))

/** Where a zine's pages are to stand, in pixels, and the format that they are set in: the imposition's own word, without a painter. */
async function imposedHere(source, layout) {
  const [{ readManuscript }, { prepare }, { openPress }, { OUTPUTS }] = await Promise.all(
    ['disk/manuscript.js', 'main.js', 'output/press.js', 'output/index.js'].map(inside),
  )
  const { edition, design } = await prepare(await readManuscript(source), {})
  const wishes = { booklet: { zine: { layout, marks: 'none' } } }
  const press = openPress(edition, { format: 'a5', epubTemplates: design.epub, wishes })
  const asked = []
  const volume = (name) => {
    asked.push(name)
    return press.volume(name)
  }
  const made = await OUTPUTS.find(({ name }) => name === 'booklet').make({ ...press, volume })
  const indexes = new Map(made.volume.pages.map((page, index) => [page, index]))
  const pixels = (points) => (points * DPI) / 72
  const inPixels = ({ page, x, y, turn }) => ({
    ...{ index: indexes.get(page), turn, x: pixels(x), y: pixels(y) },
    ...{ width: pixels(page.width), height: pixels(page.height) },
  })
  return { format: asked[0], formes: made.formes.map(({ placements }) => ({ placements: placements.map(inPixels) })) }
}
