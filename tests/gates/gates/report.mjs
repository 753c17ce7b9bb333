// The report, driven in a browser as a writer would: opened, filtered, searched, walked by keyboard, printed; and judged by axe.
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, elsewhere, folder, gate, hashOf, here } from '../bench.mjs'
import { browse, chromium } from '../browser.mjs'

const require = createRequire(import.meta.url)

export async function reports(built) {
  for (const { work, out } of built) {
    await gate(`the report ${work.name}: no request, no error, nothing for axe`, [chromium], () =>
      open(out, async (page) => {
        await judge(page, 'opened')
        await page.keyboard.press('j')
        if ((await page.locator('#rows .row').count()) > 0) {
          await page.keyboard.press('Enter')
          await page.locator('#sheet[open]').waitFor()
          await judge(page, 'a mark')
          await page.keyboard.press('Escape')
        }
        await page.keyboard.press('?')
        await judge(page, 'the keys')
      }),
    )
  }
  await gate('the report of a hostile manuscript shows it as text', [chromium], hostile)
  await gate('the report of 20,000 marks draws what is in sight', [chromium], many)
  await gate('the report and the record are the same elsewhere', [], async () => {
    const [one, other] = [await athome(), await athome()]
    if (one.join() !== other.join()) throw new Error('they differ')
  })
}

/** Open the report of a folder; whatever it asks for besides itself, and whatever goes wrong in it, fails. */
async function open(out, drive, scheme = 'light') {
  const name = (await readdir(out)).find((file) => file.endsWith('-report.html'))
  if (name === undefined) throw new Error('no report')
  const address = pathToFileURL(join(out, name)).href
  await browse(async (browser) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: scheme })
    const wrong = []
    page.on('request', (request) => request.url() !== address && wrong.push(`asked for ${request.url()}`))
    page.on('pageerror', (error) => wrong.push(error.message))
    page.on('console', (said) => said.type() === 'error' && wrong.push(said.text()))
    page.on('dialog', (dialog) => wrong.push(`a dialog: ${dialog.message()}`) && dialog.dismiss())
    await page.goto(address)
    await page.waitForSelector('body.drawn')
    await drive(page)
    if (wrong.length > 0) throw new Error(wrong.join('\n'))
  })
}

/** In light and in dark. */
async function judge(page, what) {
  await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'))
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await page.evaluate(() => globalThis.axe.run(document))
    if (violations.length === 0) continue
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 100)}`)
    throw new Error(`${what}, ${colorScheme}: ${told.join('\n')}`)
  }
}

const TAGS = '</script><script>hacked = 1</script> <img src=x onerror="hacked = 2"> {{policy}}'

async function hostile() {
  const source = await elsewhere(join(here, 'fixtures/hostile'))
  const bidi = '"Turned \u202eround\u202c, \u2066isolated\u2069," she said -- \u200b..'
  await writeFile(join(source, '03-<b>&"\'#%.md'), `# "${TAGS}"\n\n${bidi}\n\n"Never closed ${TAGS}\n`)
  await writeFile(
    join(source, '04-long.md'),
    `# Long\n\n${'word '.repeat(200_000)}"end" -- ${'word '.repeat(20_000)}\n`,
  )
  const { out } = await build(source)
  await open(out, async (page) => {
    const [hacked, foreign] = await page.evaluate(() => [
      typeof globalThis.hacked,
      document.querySelectorAll('img, iframe, svg:not(#zine svg), script:not(#data):not([type=module])').length,
    ])
    if (hacked !== 'undefined' || foreign > 0) throw new Error(`${hacked}, ${foreign} elements of the author's`)
    await find(page, 'hacked')
    if (!(await page.locator('#rows').innerText()).includes('<script>')) throw new Error('the tags are not shown')
    await find(page, 'isolated')
    const rows = await page.locator('#rows').innerText()
    if (!rows.includes('⟨U+202E⟩') || rows.includes('\u202e')) throw new Error('what turns the text is not shown')
    await page.selectOption('#chapter', { index: (await page.locator('#chapter option').count()) - 1 })
    await find(page, '')
    await page.locator('#rows .row').first().click()
    const length = (await page.locator('#typed').innerText()).length
    if (length > 5000) throw new Error(`${length} characters of a long line`)
    await page.locator('#sheet-more').click()
    if ((await page.locator('#typed').innerText()).length <= length) throw new Error('no more of it is shown')
  })
}

async function find(page, words) {
  await page.fill('#find', words)
  await page.waitForTimeout(200)
}

async function many() {
  const source = await folder('many')
  const paragraph = (n) => `"It's the ${n}th night," she said -- and the lamp wasn't lit...\n\n`
  for (let chapter = 1; chapter <= 40; chapter++) {
    const text = Array.from({ length: 100 }, (_, n) => paragraph(n)).join('')
    await writeFile(join(source, `${chapter}.md`), `# Chapter ${chapter}\n\n${text}`)
  }
  const { out } = await build(source)
  await open(out, async (page) => {
    const marks = async () => Number((await page.locator('#shown').innerText()).replaceAll(',', '').split(' ')[0])
    const all = await marks()
    if (all < 20_000) throw new Error(`only ${all} marks`)
    const drawn = await page.locator('*').count()
    if (drawn > 2000) throw new Error(`${drawn} elements`)
    await page.keyboard.press('j')
    await page.keyboard.press('End')
    const active = async () => page.locator(`#${await page.locator('#grid').getAttribute('aria-activedescendant')}`)
    if (!(await (await active()).innerText()).includes('Chapter Forty')) throw new Error('End does not lead to the end')
    await page.keyboard.press('/')
    await page.keyboard.type('the 7th night')
    await page.waitForTimeout(200)
    const found = await marks()
    if (found < 40 || found > all / 10) throw new Error(`${found} found`)
    await page.keyboard.press('Escape')
    if ((await marks()) !== all) throw new Error('Escape does not show all again')
    await page.keyboard.press('f')
    await page.keyboard.press('ArrowDown')
    const inOne = await marks()
    if (inOne !== all / 40) throw new Error(`${inOne} in a chapter`)
    await page.keyboard.press('Tab')
    await page.locator('#grid').focus()
    await page.keyboard.press('Enter')
    const [typed, set] = [await page.locator('#typed').innerText(), await page.locator('#set').innerText()]
    if (!typed.startsWith('"It\'s') || !set.startsWith('“It’s')) throw new Error(`${typed} is set as ${set}`)
    const links = await page.locator('#sheet-links a').evaluateAll((its) => its.map((link) => link.href))
    const editor = links.find((link) => link.startsWith('vscode://file/'))
    const [, line] = /(?:\.md):(\d+):1$/.exec(editor) ?? []
    if (line !== '3' || !editor.includes(`/${basename(source)}/1.md`)) throw new Error(`the editor opens ${editor}`)
    if (!links.some((link) => /\.pdf#page=\d+$/.test(link))) throw new Error('no way to the page')
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 500, height: 700 })
    await page.locator('#rows .row.current').waitFor()
    const paper = await page.pdf({ format: 'A4' })
    if (paper.length < 20_000) throw new Error('next to nothing is printed')
  })
}

/** The hashes of report and record of a manuscript in a folder of its own, the books beside it. */
async function athome() {
  const home = await folder('home')
  await cp(join(here, 'fixtures/bare'), join(home, 'manuscript'), { recursive: true })
  const { out } = await build(join(home, 'manuscript'), { out: join(home, 'dist') })
  const names = (await readdir(out)).filter((name) => /\.(html|json)$/.test(name)).sort()
  if (names.length !== 2) throw new Error(`found ${names.join(', ')}`)
  return Promise.all(names.map((name) => hashOf(join(out, name))))
}
