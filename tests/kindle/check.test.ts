import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { KINDLE_RULES } from '../../src/kindle/rule.js'
import { check, make } from '../../src/main.js'

const shipped = fileURLToPath(new URL('../../manuscript', import.meta.url))
let work = ''

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'fleuron-'))
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

function story(name: string, meta = ''): string {
  const path = join(work, name)
  mkdirSync(path)
  writeFileSync(join(path, 'book.yaml'), `title: The Ferry\nlang: en-GB\n${meta}`)
  writeFileSync(join(path, '1.md'), '# One\n\nHe went. She stayed.\n')
  return path
}

describe('a check', () => {
  it('finds nothing in the book that comes with Fleuron', async () => {
    const { problems } = await check(shipped)
    expect(problems.filter(({ rule }) => KINDLE_RULES.some((name) => name === rule))).toEqual([])
  })

  it('looks at a finished book, whoever made it', async () => {
    const { files } = await make(story('whole'), { out: join(work, 'out'), only: ['kepub'], report: false })
    const [file] = files
    expect(file?.name).toBe('the-ferry.kepub.epub')
    const { problems, words } = await check(file?.path ?? '')
    expect({ problems, words }).toEqual({ problems: [], words: undefined })
    const other = join(work, 'other.epub')
    writeFileSync(other, 'no book')
    expect((await check(other)).problems.map(({ rule }) => rule)).toEqual(['epub-archive'])
  })
})

describe.skipIf(process.platform !== 'linux')('an AZW3', () => {
  const only = ['epub', 'azw3']

  it('is made by calibre alone: without it the other books are made, and it is told', async () => {
    vi.stubEnv('PATH', work)
    const source = story('bare', 'output: {azw3: true}\n')
    const alone = make(source, { out: join(work, 'out-bare'), only: ['azw3'] })
    await expect(alone).rejects.toThrow(/^There is no "ebook-convert".* install calibre/)
    expect(readdirSync(work)).not.toContain('out-bare')
    const { files, problems } = await make(source, { out: join(work, 'out-bare'), only, report: false })
    expect(files.map(({ name }) => name)).toEqual(['the-ferry.epub', 'the-ferry.json'])
    expect(problems.filter(({ rule }) => rule === 'output')).toEqual([
      {
        ...{ rule: 'output', severity: 'warning', reason: 'There is no "ebook-convert", which makes AZW3' },
        note: expect.stringContaining('Install calibre (https://calibre-ebook.com)'),
      },
    ])
    vi.unstubAllEnvs()
  })

  it('is made where it is asked for, and the record says by whom', async () => {
    const bin = join(work, 'bin')
    mkdirSync(bin)
    writeFileSync(join(bin, 'ebook-convert'), '#!/bin/sh\ncp "$1" "$2"\n')
    chmodSync(join(bin, 'ebook-convert'), 0o755)
    vi.stubEnv('PATH', `${bin}:${process.env.PATH}`)
    const out = join(work, 'out-azw3')
    const { files } = await make(story('asked', 'output: {azw3: {file: boat}}\n'), { out, only, report: false })
    vi.unstubAllEnvs()
    expect(files.map(({ name }) => name)).toEqual(['the-ferry.epub', 'boat.azw3', 'the-ferry.json'])
    expect(readFileSync(join(out, 'boat.azw3'))).toEqual(readFileSync(join(out, 'the-ferry.epub')))
    const { outputs } = JSON.parse(readFileSync(join(out, 'the-ferry.json'), 'utf8'))
    expect(outputs.map(({ path, by }: { path: string; by?: string }) => [path, by])).toEqual([
      ['the-ferry.epub', undefined],
      ['boat.azw3', 'calibre'],
    ])
  })
})
