import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readManuscript } from '../src/disk/manuscript.js'
import { proof } from '../src/layout/proof.js'
import { make, NoBook, prepare } from '../src/main.js'
import { openPress } from '../src/output/press.js'

const root = fileURLToPath(new URL('..', import.meta.url))
let work = ''

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'fleuron-'))
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** Lay down a manuscript folder. */
function folder(name: string, files: Readonly<Record<string, string>>): string {
  const path = join(work, name)
  mkdirSync(path, { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text)
  return path
}

const STORY = {
  'book.yaml': 'title: The Salt Road\nauthor: A. Writer\nlang: en-GB\ndate: 2026-03-01\n',
  '01-one.md': '# The Ferry\n\n"Where\'s the boat?" she said -- and waited..\n\n* * *\n\nNobody came.\n',
  '02-two.md': "# The Road\n\n'Tis a long way.\n",
}

async function pagesOf(manuscript: string, templates?: string): Promise<string> {
  const { edition, design } = await prepare(await readManuscript(manuscript), templates ? { templates } : {})
  return proof(await openPress(edition, { format: 'a5', epubTemplates: design.epub }).volume('a5'))
}

async function epubTexts(file: string): Promise<Record<string, string>> {
  const zip = await JSZip.loadAsync(readFileSync(file))
  const texts: Record<string, string> = {}
  for (const [name, entry] of Object.entries(zip.files)) texts[name] = await entry.async('string')
  return texts
}

describe('making books', () => {
  it('makes an EPUB, a PDF and a booklet, a report and a record, and tells of them', async () => {
    const out = join(work, 'out-all')
    const made = await make(folder('story', STORY), { out })
    expect(made.files.map((file) => file.name)).toEqual([
      'the-salt-road.epub',
      'the-salt-road.kepub.epub',
      'the-salt-road.pdf',
      'the-salt-road-booklet.pdf',
      'the-salt-road-report.html',
      'the-salt-road.json',
    ])
    expect(made).toMatchObject({ title: 'The Salt Road', chapters: 2 })
    expect(readdirSync(out).sort()).toEqual(made.files.map((file) => file.name).sort())
    for (const { path, size } of made.files) expect(readFileSync(path).length).toBe(size)
  })

  it('gives the same bytes twice', async () => {
    const story = folder('again', STORY)
    const [a, b] = [join(work, 'again-a'), join(work, 'again-b')]
    const first = await make(story, { out: a })
    await make(story, { out: b })
    for (const { name } of first.files)
      expect(readFileSync(join(a, name)).equals(readFileSync(join(b, name)))).toBe(true)
  })

  it('writes down what it was made from, and nothing of where or when', async () => {
    const record = async (name: string) => {
      const out = join(work, name, 'out')
      const { files } = await make(folder(join(name, 'm'), STORY), { out, only: ['epub'], report: false })
      expect(files.map((file) => file.name)).toEqual(['the-salt-road.epub', 'the-salt-road.json'])
      return readFileSync(join(out, 'the-salt-road.json'), 'utf8')
    }
    const [here, there] = [await record('here'), await record('there/further/off')]
    expect(here).toBe(there)
    expect(here).not.toContain(work)
    const { fleuron, options, inputs, outputs } = JSON.parse(here)
    expect(fleuron).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version)
    expect(options).toEqual({ outputs: ['epub'], theme: 'aldine', format: 'a5' })
    expect(inputs.map(({ path }: { path: string }) => path)).toEqual(['book.yaml', '01-one.md', '02-two.md'])
    const epub = readFileSync(join(work, 'here/out/the-salt-road.epub'))
    expect(outputs).toEqual([
      { path: 'the-salt-road.epub', sha256: createHash('sha256').update(epub).digest('hex'), size: epub.length },
    ])
  })

  it('dresses both outputs from one set of templates', async () => {
    const story = folder('dressed', STORY)
    const templates = join(work, 'templates')
    cpSync(join(root, 'templates'), templates, { recursive: true })
    const page = join(templates, 'pages', 'chapter.html')
    writeFileSync(
      page,
      readFileSync(page, 'utf8').replace('</header>', '<p class="motto">Nil desperandum</p></header>'),
    )
    const sheet = join(templates, 'book.css')
    writeFileSync(sheet, `${readFileSync(sheet, 'utf8')}\np.motto { text-indent: 3em }\n`)
    const [before, after] = [await pagesOf(story), await pagesOf(story, templates)]
    expect(before).not.toContain('Nil desperandum')
    expect(after.match(/Nil desperandum/g)).toHaveLength(2)
    const made = await make(story, { out: join(work, 'dressed-out'), templates, only: ['epub'] })
    const texts = await epubTexts(made.files[0]?.path ?? '')
    expect(Object.values(texts).filter((text) => text.includes('Nil desperandum'))).toHaveLength(2)
    expect(Object.values(texts).some((text) => /p\.motto \{\s+text-indent: 3em;/.test(text))).toBe(true)
    // The rule moves the line on paper too.
    const x = (text: string) => /([\d.]+) {2}Nil/.exec(text)?.[1]
    writeFileSync(sheet, readFileSync(sheet, 'utf8').replace('text-indent: 3em }', 'text-indent: 6em }'))
    expect(x(await pagesOf(story, templates))).not.toBe(x(after))
  })

  it('finds a title without book.yaml, and reads a single file', async () => {
    const story = folder('bare', { 'the-long-way.txt': 'It was late.\n\nIt was later.\n' })
    const made = await make(join(story, 'the-long-way.txt'), { out: join(work, 'bare-out'), only: ['epub'] })
    expect(made.title).toBe('The long way')
    const titled = await make(folder('heading', { 'a.md': '# Home\n\nIt was late.\n' }), {
      out: join(work, 'b2'),
      only: ['epub'],
    })
    expect(titled.title).toBe('Home')
  })

  it('leaves other files of the output folder alone, and never writes into the manuscript', async () => {
    const story = folder('kept', STORY)
    const out = join(work, 'kept-out')
    mkdirSync(out)
    writeFileSync(join(out, 'mine.txt'), 'mine')
    const before = readdirSync(story)
    await make(story, { out, only: ['epub'] })
    expect(readFileSync(join(out, 'mine.txt'), 'utf8')).toBe('mine')
    expect(readdirSync(story)).toEqual(before)
    await expect(make(story, { out: story })).rejects.toThrow(NoBook)
  })

  it('reads nothing outside of the folder', async () => {
    writeFileSync(join(work, 'secret.md'), '# Secret\n\nNobody may know.\n')
    const story = folder('linked', STORY)
    symlinkSync(join(work, 'secret.md'), join(story, '03-secret.md'))
    const made = await make(story, { out: join(work, 'linked-out'), only: ['epub'] })
    expect(made.chapters).toBe(2)
    expect(made.problems.map((problem) => `${problem.file}: ${problem.reason}`)).toContain(
      '03-secret.md: Link leads out of the manuscript folder',
    )
  })

  it.each([
    ['no such folder', 'nowhere', /There is no file or folder/],
    ['an empty folder', '', /There is no text in/],
  ])('says in one line what is wrong with %s', async (_, name, message) => {
    const path = name ? join(work, name) : folder('empty', {})
    await expect(make(path, { out: join(work, 'none') })).rejects.toThrow(message)
  })

  it('numbers front matter in roman and begins the text on page 1, a recto', async () => {
    const pages = await pagesOf(folder('numbered', STORY))
    expect(pages).toMatch(/sheet 1, recto i\n/)
    expect(pages).toMatch(/sheet 5, recto 1\n/)
  })
})

describe('the command line', () => {
  const run = (args: string[], input = '') => {
    try {
      const stdout = execFileSync(process.execPath, [join(root, 'lib', 'cli.js'), ...args], {
        input,
        stdio: 'pipe',
        encoding: 'utf8',
      })
      return { code: 0, stdout, stderr: '' }
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string }
      return { code: status, stdout, stderr }
    }
  }

  it('sets the typography of a text on its way through', () => {
    const { stdout } = run(
      ['normalise', '--lang', 'en-US'],
      '"\'Tis late," she said--and left..\n\n#\n\nHe *stayed*.\n',
    )
    expect(stdout).toBe('“’Tis late,” she said—and left…\n\n* * *\n\nHe *stayed*.\n')
  })

  it('exits with 2 and one line when no book can be made', () => {
    const { code, stderr } = run(['build', join(work, 'nowhere')])
    expect(code).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('exits with 1 under --strict when something is asked', () => {
    const story = folder('asked', { 'a.md': '# One\n\n"She never closed it.\n\nAnd went on.\n' })
    expect(run(['build', story, '--out', join(work, 'asked-out'), '--only', 'epub', '--strict']).code).toBe(1)
    expect(run(['build', story, '--out', join(work, 'asked-out'), '--only', 'epub']).code).toBe(0)
  })

  it('prints what it made as JSON', () => {
    const { stdout } = run([
      'build',
      folder('json', STORY),
      '--out',
      join(work, 'json-out'),
      '--only',
      'epub',
      '--json',
    ])
    expect(JSON.parse(stdout)).toMatchObject({
      title: 'The Salt Road',
      chapters: 2,
      edits: expect.arrayContaining([
        expect.objectContaining({ file: '01-one.md', line: 3, column: 1, was: '"', is: '“', rule: 'quotes' }),
      ]),
      files: [{ name: 'the-salt-road.epub' }, { name: 'the-salt-road-report.html' }, { name: 'the-salt-road.json' }],
    })
  })
})
