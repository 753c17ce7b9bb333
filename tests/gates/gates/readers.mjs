// The EPUB in the hands of reading systems: two that run in a browser, and MuPDF.
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { attempt, folder, gate, here, run } from '../bench.mjs'
import { browse, chromium } from '../browser.mjs'
import { tokens } from '../words.mjs'
import { epubText, isKobo } from './epub.mjs'

// Pages of a long book that are turned one by one; its other sections are opened all the same.
const turns = 150
// Where pictures of the pages are kept; without it none are taken.
const pictures = process.env.FLEURON_GATES_PICTURES
const subjects = {
  opener: 'section.chapter .opener',
  break: 'hr.break',
  letter: '.letter',
  verse: '.verse',
  messages: '.messages',
  table: 'table',
  figure: 'figure',
  languages: '[lang=he]',
}
const types = { js: 'text/javascript', html: 'text/html', epub: 'application/epub+zip' }

export async function readers(built) {
  for (const { work, out, books } of built) {
    for (const name of Object.keys(books).filter((book) => book.endsWith('.epub'))) {
      const path = join(out, name)
      await gate(`MuPDF ${name}`, ['mutool'], () => mupdf(path, work.name))
      if (isKobo(name) && work !== built[0].work) continue
      await gate(`foliate-js ${name}`, [chromium], () =>
        inBrowser(path, '<script type=module src=/readers/foliate.js></script>', (page) => foliate(page, work.name)),
      )
      await gate(`epub.js ${name}`, [chromium], () => inBrowser(path, scripts, epubjs))
    }
  }
}

/** Open a page that has the book beside it; whatever it asks of the world, and whatever goes wrong in it, fails. */
function inBrowser(path, scripts, drive) {
  return browse(async (browser) => {
    const page = await browser.newPage({ viewport: { width: 600, height: 800 } })
    const wrong = []
    page.on('pageerror', (error) => wrong.push(error.stack))
    page.on(
      'console',
      (said) => ['error', 'warning'].includes(said.type()) && !beside.test(said.text()) && wrong.push(said.text()),
    )
    await page.route('**', async (route) => {
      const { origin, pathname } = new URL(route.request().url())
      if (origin !== home) {
        wrong.push(`asked for ${route.request().url()}`)
        return route.abort()
      }
      const body = await served(pathname, path, scripts)
      const contentType = types[pathname.split('.').pop()] ?? types.html
      return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body, contentType })
    })
    await page.goto(`${home}/`)
    wrong.push(...(await drive(page)))
    if (wrong.length > 0) throw new Error(wrong.join('\n'))
  })
}

const home = 'https://reader.invalid'
// What browsers say of any book in a frame without scripts, and of a reader's own page.
const beside = /sandbox|favicon/
const style =
  '<style>body { margin: 0 } foliate-view { display: block; height: 100vh } dialog { width: 400px; height: 200px }</style>'
const scripts = ['/jszip/dist/jszip.min.js', '/epubjs/dist/epub.min.js', '/readers/epubjs.js']
  .map((src) => `<script src="${src}"></script>`)
  .join('')

async function served(pathname, book, scripts) {
  if (pathname === '/')
    return `<!doctype html><html lang=en><link rel=icon href=data:,><meta name=color-scheme content="light dark">${style}${scripts}`
  if (pathname === '/book.epub') return readFile(book)
  const path = pathname.startsWith('/readers/') ? join(here, pathname) : join(here, 'node_modules', pathname)
  return readFile(path).catch(() => undefined)
}

/** Walk through the book at night, when a colour of its own would be seen; then bring up a note, and take pictures. */
async function foliate(page, name) {
  await page.waitForFunction('globalThis.reader')
  await page.emulateMedia({ colorScheme: 'dark' })
  const wrong = [...(await page.evaluate('reader.ways()')), ...(await page.evaluate(`reader.walk(${turns})`))]
  for (const colorScheme of pictures ? ['dark', 'light'] : ['light']) {
    await page.emulateMedia({ colorScheme })
    const picture = async (what) =>
      pictures && page.screenshot({ path: join(await kept(), `${name}-foliate-${what}-${colorScheme}.png`) })
    for (const [what, selector] of pictures ? Object.entries(subjects) : [])
      if (await page.evaluate(`reader.find(${JSON.stringify(selector)})`)) await picture(what)
    if (await page.evaluate(`reader.find('[role="doc-noteref"]')`)) {
      wrong.push(...(await page.evaluate('reader.note()')))
      await picture('note')
      await page.evaluate('reader.closeNote()')
    }
  }
  return wrong
}

async function epubjs(page) {
  return (await page.evaluate('read()')).wrong
}

/** MuPDF reads the letters that stand in the book, in their order, and draws its first pages. Cells and lists have spaces and numbers of its own. */
async function mupdf(path, name) {
  const { stdout } = await attempt(['mutool', 'draw', '-q', '-F', 'txt', path])
  const [wanted, found] = [epubText(await readFile(path), captionsLast), stdout].map(letters)
  if (wanted !== found) {
    const at = [...wanted].findIndex((letter, n) => letter !== found[n])
    const near = (text) => text.slice(Math.max(0, at - 30), at + 30)
    throw new Error(`${wanted.length} letters, ${found.length} read; "${near(wanted)}" is read as "${near(found)}"`)
  }
  const to = pictures ? await kept() : await folder('mupdf')
  await run([
    'mutool',
    'draw',
    '-q',
    '-W',
    '400',
    '-H',
    '600',
    '-S',
    '11',
    '-r',
    '96',
    '-o',
    join(to, `${name}-mupdf-%d.png`),
    path,
    '1-20',
  ])
  const drawn = (await readdir(to)).filter((file) => file.startsWith(`${name}-mupdf-`))
  if (drawn.length === 0) throw new Error('no page is drawn')
}

/** It sets the caption of a table below it. */
const captionsLast = (xhtml) => xhtml.replace(/(<caption\b.*?<\/caption>)(.*?<\/table>)/gs, '$2$1')

const letters = (text) =>
  tokens(text)
    .join('')
    .replace(/[^\p{L}\p{M}]/gu, '')

async function kept() {
  await mkdir(pictures, { recursive: true })
  return pictures
}
