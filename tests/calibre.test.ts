import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { converter } from '../src/calibre.js'
import { NoBook } from '../src/types/problem.js'

const epub = new TextEncoder().encode('a book')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleuron-calibre-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A program that does as calibre's does, or not. */
async function program(name: string, script: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  return path
}

// Programs of shells are Unix's.
describe.skipIf(process.platform === 'win32')('calibre', () => {
  it('is given the EPUB in a folder of its own, which is gone afterwards', async () => {
    const log = join(folder, 'log')
    const path = await program('good', `pwd > ${log}; echo "$HOME" >> ${log}; cat "$1" "$1" > "$2"`)
    const made = await converter(['/no/such/program', path])(epub, '.azw3')
    expect(Buffer.from(made).toString()).toBe('a booka book')
    const [where = '', home] = (await readFile(log, 'utf8')).split('\n')
    expect(home).toContain('fleuron-')
    expect(existsSync(where)).toBe(false)
  })

  it.each([
    ['that is not there', undefined, /^There is no "ebook-convert".* install calibre/],
    ['that fails', 'echo one >&2; echo "No plugin" >&2; exit 1', /failed: No plugin$/],
    ['that makes nothing', 'exit 0', /made no \.azw3 file/],
    ['that does not end', 'exec sleep 60', /took longer than 0\.2 s/],
  ])('%s is told in a line', async (name, script, reason) => {
    const path = script === undefined ? '/no/such/program' : await program(name.replaceAll(' ', '-'), script)
    const made = converter([path], 200)(epub, '.azw3')
    await expect(made).rejects.toThrow(NoBook)
    await expect(made).rejects.toThrow(reason)
    expect((await readdir(folder)).includes('book.epub')).toBe(false)
  })

  it('that is not there keeps nothing waiting', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = timers()
    await expect(converter(['/no/such/program'])(epub, '.azw3')).rejects.toThrow(NoBook)
    expect(timers()).toBe(before)
  })
})
