import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { make } from '../../src/main.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'fleuron-tutorial-'))
afterAll(() => {
  rmSync(work, { recursive: true })
})

/** The tutorial's steps: what each adds to which of its files. */
const steps = readFileSync(join(root, 'docs', 'themes.md'), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((text) => ({
    name: text.slice(0, text.indexOf('\n')),
    snippets: [...text.matchAll(/^```css (\S+)\n(.*?)^```$/gms)].map(([, path = '', css = '']) => ({ path, css })),
  }))
  .filter(({ snippets }) => snippets.length)

const templates = join(work, 'templates')
const files = new Map<string, string>()
function write(path: string, css: string): void {
  files.set(path, `${files.get(path) ?? ''}${css}`)
  mkdirSync(dirname(join(templates, path)), { recursive: true })
  writeFileSync(join(templates, path), files.get(path) ?? '')
}

/** Make a book of the tests with the theme as it is now, and find nothing to tell of it. */
async function built(book: string, format: string): Promise<string[]> {
  const options = { theme: 'harbour', templates, format, out: join(work, book), only: ['pdf', 'epub'] }
  const { files: made, problems } = await make(join(root, 'tests', 'books', book, 'manuscript'), options)
  expect(problems.filter(({ rule }) => rule === 'css' || rule === 'font')).toEqual([])
  return made.filter(({ path }) => /\.(pdf|epub)$/.test(path)).map(({ path }) => readFileSync(path, 'latin1'))
}

describe('the tutorial makes a theme', () => {
  it('in ten steps', () => {
    expect(steps.map(({ name }) => name)).toContain('9. The cover')
    expect(steps).toHaveLength(10)
  })

  let before: readonly string[] = []
  it.each(steps)('$name', async ({ snippets }) => {
    for (const { path, css } of snippets) write(path, css)
    const after = await built('salt-road', files.has('formats/pocket.css') ? 'pocket' : 'a5')
    expect(after).toHaveLength(2)
    expect(after).not.toEqual(before)
    before = after
  })

  it('that goes with the house’s page, and with every block that there is', () => built('lower-light', 'a5'))
})
