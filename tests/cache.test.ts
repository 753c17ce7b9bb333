import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheFolder, openCache } from '../src/cache.js'
import { readManuscript } from '../src/disk/manuscript.js'
import { prepare } from '../src/main.js'
import { openPress } from '../src/output/press.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleuron-cache-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (found: Uint8Array | undefined): string | undefined => found && new TextDecoder().decode(found)

async function kept(entries: Readonly<Record<string, string>>): Promise<void> {
  const cache = openCache(folder, '1.0.0')
  for (const [key, value] of Object.entries(entries)) cache.write(key, bytes(value))
  await cache.keep()
}

describe('the cache', () => {
  it('gives a later build what this one wrote, and nothing before it is kept', async () => {
    const cache = openCache(join(folder, 'deep', 'er'), '1.0.0')
    expect(cache.read('word')).toBeUndefined()
    cache.write('word', bytes('shaped'))
    expect(text(cache.read('word'))).toBe('shaped')
    expect(readdirSync(folder)).toEqual([])
    await cache.keep()
    expect(text(openCache(join(folder, 'deep', 'er'), '1.0.0').read('word'))).toBe('shaped')
  })

  it('does not see what another version kept', async () => {
    await kept({ word: 'shaped' })
    expect(openCache(folder, '1.0.1').read('word')).toBeUndefined()
  })

  it('gives bytes over which numbers can be laid', async () => {
    await kept({ word: '12345678' })
    expect((openCache(folder, '1.0.0').read('word')?.byteOffset ?? 1) % 8).toBe(0)
  })

  it.each([
    ['cut short', (path: string) => truncateSync(path, readFileSync(path).length - 1)],
    ['empty', (path: string) => truncateSync(path, 0)],
    [
      'another’s',
      (path: string) => writeFileSync(path, 'Dear diary, nobody will ever look for this under such a name.'),
    ],
    ['changed', (path: string) => writeFileSync(path, readFileSync(path).fill(65, 33))],
  ])('does not read a file that is %s, and writes it anew', async (_, spoil) => {
    await kept({ word: 'shaped' })
    for (const name of readdirSync(folder)) spoil(join(folder, name))
    expect(openCache(folder, '1.0.0').read('word')).toBeUndefined()
    await kept({ word: 'shaped' })
    expect(text(openCache(folder, '1.0.0').read('word'))).toBe('shaped')
  })

  it('does not take one key’s file for another’s', async () => {
    await kept({ one: 'first', two: 'second' })
    const [a = '', b = ''] = readdirSync(folder)
    writeFileSync(join(folder, a), readFileSync(join(folder, b)))
    const cache = openCache(folder, '1.0.0')
    expect([cache.read('one'), cache.read('two')].map(text).sort()).toContain(undefined)
  })

  it('takes no harm from a folder that cannot be made, nor from other builds', async () => {
    writeFileSync(join(folder, 'file'), '')
    const nowhere = openCache(join(folder, 'file', 'in'), '1.0.0')
    nowhere.write('word', bytes('shaped'))
    await nowhere.keep()
    await Promise.all(Array.from({ length: 8 }, () => kept({ word: 'shaped', other: 'too' })))
    expect(text(openCache(folder, '1.0.0').read('other'))).toBe('too')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('leaves out what is too large, stays under its size, and leaves the files of others', async () => {
    writeFileSync(join(folder, 'mine.txt'), 'mine')
    const cache = openCache(folder, '1.0.0')
    cache.write('huge', new Uint8Array(17 * 1024 * 1024))
    for (const key of 'abcde') cache.write(key, new Uint8Array(15 * 1024 * 1024))
    await cache.keep()
    expect(cache.read('huge')).toBeUndefined()
    expect(readdirSync(folder)).toContain('mine.txt')
    expect(readdirSync(folder)).toHaveLength(5)
  })

  it('lies where the system keeps what may be forgotten', () => {
    expect(cacheFolder({ FLEURON_CACHE: folder, XDG_CACHE_HOME: '/x' }, 'linux')).toBe(folder)
    expect(cacheFolder({ XDG_CACHE_HOME: folder }, 'linux')).toBe(join(folder, 'fleuron'))
    expect(cacheFolder({ XDG_CACHE_HOME: 'relative' }, 'linux')).toBe(join(homedir(), '.cache', 'fleuron'))
    expect(cacheFolder({ XDG_CACHE_HOME: folder }, 'darwin')).toBe(join(homedir(), 'Library', 'Caches', 'fleuron'))
    expect(cacheFolder({ LOCALAPPDATA: folder }, 'win32')).toBe(join(folder, 'fleuron', 'cache'))
  })
})

describe('the cover', () => {
  it('is drawn once for all builds that show the same', async () => {
    const known = new Map<string, Uint8Array>()
    const memo = {
      read: (key: string) => known.get(key),
      write: (key: string, kept: Uint8Array) => known.set(key, kept),
    }
    const { edition, design } = await prepare(await readManuscript('tests/books/salt-road/manuscript'), {})
    const cover = () => openPress(edition, { format: 'a5', epubTemplates: design.epub, memo }).cover()
    const first = await cover()
    const key = [...known.keys()].find((its) => its.startsWith('cover ')) ?? ''
    expect(known.get(key)).toBe(first)
    known.set(key, bytes('as it was'))
    expect(text(await cover())).toBe('as it was')
  })
})
