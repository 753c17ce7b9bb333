// Others' pages on sheets, as they come out of a printer: every page stands there once, whole, in its place and the right way up.
// Which places are right, the folding simulator of the tests knows; here the ink is compared with that of the pages as they are read.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { attempt, cli, folder, gate, hashOf, root, run } from '../bench.mjs'
import { inkOf, nearest, rasters, upsideDown } from '../raster.mjs'

const LAYOUTS = ['booklet', 'signatures', 'quarto', 'octavo', 'cut-stack', 'mini-8', 'mini-16', 'accordion', 'pages']
const DPI = 72
// Pixels fall otherwise where a page begins amid one; another page, or the same upside down, is further than 1.
const ALIKE = 0.6

/** Pages that are turned, cropped and packed otherwise, in every layout. */
export async function foreign() {
  const out = await folder('imposed')
  const theirs = join(out, 'theirs.pdf')
  await gate('a PDF of others to impose', ['qpdf'], () => makeTheirs(theirs, out))
  const before = await hashOf(theirs).catch(() => undefined)
  if (before === undefined) return
  for (const layout of LAYOUTS)
    await gate(`printed sheets of others' pages, ${layout}`, ['pdftoppm', 'qpdf'], async () => {
      const flags = ['--fit', '--marks', 'none', '--json', '--out', out]
      const file = await sheetsFrom(['impose', theirs, '--layout', layout, ...flags])
      await run(['qpdf', '--check', file.path])
      await compare(theirs, file, layout)
      if ((await hashOf(theirs)) !== before) throw new Error('the PDF was changed')
    })
  await gate('PDFs that cannot be imposed are refused, and given up in time', ['qpdf'], () => refused(theirs, out))
}

async function sheetsFrom(words) {
  const { files } = JSON.parse(await run([process.execPath, cli, ...words]))
  return files.find(({ plan }) => plan)
}

const inside = (name) => import(join(dirname(cli), name))

/** Compare the ink of sheets with that of their pages. */
async function compare(pdf, { path, plan }, layout) {
  const [sheets, pages] = await Promise.all([rasters(path, DPI), rasters(pdf, DPI * plan.scale)])
  const places = await placesOf(plan, layout, pages.length)
  const inks = pages.map(inkOf)
  const onSheets = sheets.reduce((sum, sheet) => sum + inkOf(sheet), 0)
  const onPages = inks.reduce((sum, ink) => sum + ink, 0)
  if (Math.abs(onSheets / onPages - 1) > 0.05)
    throw new Error(`the sheets have ${onSheets / onPages} of the ink of the pages`)
  const creep = Math.ceil((Math.max(0, ...plan.creep) * DPI) / 72)
  places.forEach(({ sheet, x, y, turn }, i) => {
    const page = turn ? upsideDown(pages[i]) : pages[i]
    const [left, top] = [x, y].map((points) => Math.round((points * DPI) / 72))
    const far = inks[i] > 0 ? nearest(sheets[sheet], page, left, top, { across: creep + 1, down: 1 }) : 0
    if (far > ALIKE)
      throw new Error(`page ${i + 1} is not in its place on side ${sheet + 1}: ${far} of its ink is elsewhere`)
  })
  if (places.length !== pages.length) throw new Error(`${places.length} places for ${pages.length} pages`)
}

/** Where the pages of a layout stand, in the order in which they are read. */
async function placesOf(plan, layout, count) {
  const [{ impose }, { jobOf }] = await Promise.all([inside('imposition/impose.js'), inside('imposition/job.js')])
  const job = { ...jobOf({ layout, marks: 'none' }, { usesLetter: false, isRightBound: false }), sheet: plan.sheet }
  const { width, height } = plan.page
  const pages = Array.from({ length: count }, (_, i) => ({
    ...{ width, height, label: String(i), blank: false, marks: [] },
    side: i % 2 ? 'verso' : 'recto',
  }))
  const { formes } = impose(pages, { ...job, size: plan.scale === 1 ? 'exact' : 'fit' })
  return formes
    .flatMap(({ placements }, sheet) =>
      placements.map(({ page, x, y, turn }) => ({ index: Number(page.label), sheet, x, y, turn })),
    )
    .sort((a, b) => a.index - b.index)
}

/** Pages of a book of ours, some of them turned and some cropped by pdf-lib, packed by qpdf. */
async function makeTheirs(to, out) {
  const { PDFDocument, degrees } = createRequire(join(root, 'package.json'))('@cantoo/pdf-lib')
  const source = join(root, 'manuscript')
  await run([process.execPath, cli, 'build', source, '--only', 'pdf', '--no-cache', '--no-report', '--out', out])
  const name = (await readdir(out)).find((one) => one.endsWith('.pdf'))
  const from = await PDFDocument.load(await readFile(join(out, name)))
  const doc = await PDFDocument.create({ updateMetadata: false })
  const copied = await doc.copyPages(
    from,
    Array.from({ length: 11 }, (_, i) => i + 9),
  )
  copied.forEach((page, i) => {
    const { width, height } = page.getSize()
    doc.addPage(page)
    // Turned round in its file, and back again to be seen: in all four ways it is upright.
    if (i % 4 === 2) crop(page, width, height)
    if (i % 4 === 1 || i % 4 === 3) turn(page, width, height, i % 4 === 1 ? 90 : 270, degrees)
    if (i % 8 === 4) page.setRotation(degrees(180))
  })
  await writeFile(join(out, 'plain.pdf'), await doc.save())
  await run(['qpdf', '--linearize', '--object-streams=generate', '--deterministic-id', join(out, 'plain.pdf'), to])
}

/** Let there be more of a page than is shown. */
function crop(page, width, height) {
  page.setMediaBox(-15, -25, width + 30, height + 50)
  page.setCropBox(0, 0, width, height)
}

/** Lay what a page draws on its side, and let it be seen upright. */
function turn(page, width, height, by, degrees) {
  page.setMediaBox(0, 0, height, width)
  page.setCropBox(0, 0, height, width)
  const { PDFName } = createRequire(join(root, 'package.json'))('@cantoo/pdf-lib')
  const { context } = page.doc
  const matrix = by === 90 ? `0 1 -1 0 ${height} 0` : `0 -1 1 0 0 ${width}`
  const head = context.register(context.stream(`q ${matrix} cm\n`))
  const tail = context.register(context.stream('\nQ'))
  const contents = page.node.normalizedEntries().Contents
  page.node.set(PDFName.of('Contents'), context.obj([head, ...contents.asArray(), tail]))
  page.setRotation(degrees(by))
}

async function refused(theirs, out) {
  const [locked, none] = [join(out, 'locked.pdf'), join(out, 'none.pdf')]
  await run(['qpdf', '--encrypt', 'secret', 'secret', '256', '--', theirs, locked])
  await writeFile(none, 'no PDF')
  for (const path of [locked, none, join(out, 'nowhere.pdf'), out]) {
    const { status, output } = await attempt([process.execPath, cli, 'impose', path, '--out', join(out, 'never')])
    if (status !== 2 || output.trim().split('\n').length !== 1) throw new Error(`${path}: ${status} ${output}`)
  }
  const endless = join(out, 'endless.pdf')
  await writeFile(endless, `%PDF-1.4\n${'1 0 obj [ (\n'.repeat(60_000)}`)
  const { imposePdf } = await inside('impose.js')
  const said = await imposePdf(endless, { out: join(out, 'never'), zine: {}, patience: 1000 }).then(String, String)
  if (!/given up/.test(said)) throw new Error(said)
}
