import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Prepared, prepare } from '../../src/main.js'
import { openPress } from '../../src/output/press.js'
import { type Account, accountOf } from '../../src/report/account.js'
import { type PageData, pageData } from '../../src/report/data.js'
import { setMarks } from '../../src/report/marks.js'
import { reportPage } from '../../src/report/page.js'
import type { Manuscript } from '../../src/types/manuscript.js'
import type { MadeFile } from '../../src/types/press.js'

/** Turn the texts of a folder, by name, into what a report is made of, with pages where they are wished for. */
async function told(files: Readonly<Record<string, string>>, pages = false): Promise<Prepared & { account: Account }> {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const texts = Object.entries(files).map(([path, text]) => ({ path, bytes: bytes(text) }))
  const meta = { title: 'T', lang: 'en-GB' }
  const manuscript: Manuscript = { name: 'folder', meta, files: texts, assets: [], problems: [] }
  const prepared = await prepare(manuscript, {})
  const books: MadeFile[] = []
  if (pages) {
    const press = openPress(prepared.edition, { format: 'a6', epubTemplates: {} })
    books.push({ name: 't.pdf', bytes: new Uint8Array(), problems: [], volume: await press.volume('a6') })
  }
  return { ...prepared, account: accountOf({ ...prepared, manuscript, books }) }
}

/** The data in a report's page, as its script reads them. */
function dataIn(html: string): PageData {
  const [, data = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html) ?? []
  return JSON.parse(data)
}

describe('the marks of a report', () => {
  it('have file, line, column, chapter, rule, and what stands about them', async () => {
    const { account } = await told({
      'a.md': '# One\n\nIt was *late*.\r\n\r\nHe said--and "left".\n',
      'b.md': "# Two\n\nRain.\n\n# Three\n\nIt was\nthe 'end.\n",
    })
    const plain = (text: string) => text.trim().replaceAll('\n', ' ')
    const marks = setMarks(account).map(({ file, line, column, chapter, before, was, is, after, rule }) => {
      return `${file}:${line}:${column} ${chapter} | ${plain(before.slice(-9))}[${was}→${is}]${plain(after.slice(0, 5))} ${rule}`
    })
    expect(marks).toEqual([
      'a.md:5:8 Chapter One | He said[--→—]and " dashes',
      'a.md:5:14 Chapter One | aid--and["→“]left" quotes',
      'a.md:5:19 Chapter One | and "left["→”]. quotes',
      "b.md:8:5 Chapter Three | was the['→’]end. quotes",
    ])
  })

  it('know their printed page, also in a paragraph that goes on overleaf', async () => {
    const paragraph = Array.from({ length: 400 }, (_, i) => `word${i} it's`).join(' ')
    const { account } = await told({ 'a.md': `# One\n\n${paragraph}\n` }, true)
    const printed = (account.volume?.pages ?? []).flatMap(({ label, marks }) => {
      const parts = marks.flatMap((mark) => (mark.kind === 'text' ? mark.parts : []))
      return parts.filter(({ shaped }) => shaped.text === 'it’s').map(() => label)
    })
    const pages = setMarks(account).map(({ page }) => page)
    expect(pages).toEqual(printed)
    expect([...new Set(pages)]).toEqual(['1', '2', '3', '4'])
  })

  it('have no page where no pages were made', async () => {
    const { account } = await told({ 'a.md': '"Yes."\n' })
    expect(setMarks(account).map(({ page }) => page)).toEqual([undefined, undefined])
    expect(pageData(account, '..').pages).toEqual([])
  })
})

describe("the report's page", () => {
  const hostile = '</script><script>alert(1)</script> "\u202eturned" {{policy}} $& <!-- ]]> \ud800 "end"'
  let made: Prepared & { account: Account }
  beforeAll(async () => {
    made = await told({ 'a</script>.md': `# <b>"x"</b> ${hostile}\n\n${hostile}\n` })
  })
  const page = () => new TextDecoder().decode(reportPage(made.account, '../m', made.design.report).bytes)

  it('holds hostile text as data that ends nowhere but at its end', () => {
    const [text] = made.account.sources.map((source) => source.text)
    const [file] = dataIn(page()).files
    expect(file).toMatchObject({ path: 'a</script>.md', text })
    expect(page().match(/<script|<\/script/g)).toHaveLength(4)
  })

  it('lets no script run but its own', () => {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page()) ?? []
    const [, script = ''] = /<script type="module">(.*)<\/script>/s.exec(page()) ?? []
    const hash = createHash('sha256').update(script).digest('base64')
    expect(policy).toContain(`default-src 'none'; script-src 'sha256-${hash}'; style-src 'sha256-`)
    expect(script).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|https?:/)
  })

  it('is the same for the same manuscript', async () => {
    expect(page()).toBe(page())
    expect(page()).not.toContain(process.cwd())
  })

  it('asks what is asked first, and then tells, the worst first', () => {
    const place = { start: { line: 3, column: 1 }, end: { line: 3, column: 4 } }
    const finding = { file: 'a</script>.md', place, reason: '', note: '', rule: 'doubled-word' }
    const problem = { rule: 'size', reason: '', note: '' }
    const question = { ...finding, rule: 'quotes', choices: ['“', '”'], taken: '“' }
    const { asked } = pageData(
      {
        ...made.account,
        set: { ...made.account.set, questions: [question] },
        problems: [
          { ...problem, severity: 'info' },
          { ...problem, severity: 'warning', file: 'book.yaml', place },
        ],
        findings: [
          { ...finding, weight: 0.2 },
          { ...finding, weight: 0.9, rule: 'tag-comma' },
          // Asked already.
          { ...finding, weight: 0.8, rule: 'open-quote' },
        ],
      },
      '..',
    )
    expect(asked.map(({ kind, rule, file, line, start }) => [kind, rule, file, line, start])).toEqual([
      ['question', 'quotes', 0, 3, (made.account.sources[0]?.text.indexOf('\n\n') ?? 0) + 2],
      ['warning', 'size', 'book.yaml', 3, undefined],
      ['finding', 'tag-comma', 0, 3, expect.any(Number)],
      ['finding', 'doubled-word', 0, 3, expect.any(Number)],
      ['info', 'size', undefined, undefined, undefined],
    ])
  })
})
