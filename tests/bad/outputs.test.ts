import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkOut, writeFiles } from '../../src/disk/write.js'
import { make } from '../../src/main.js'
import { NoBook } from '../../src/types/problem.js'
import { bench, lay } from './bench.js'

const book = (name: string, size = 10) => ({ name, bytes: new Uint8Array(size).fill(65), problems: [] })

describe('places where books cannot be written', () => {
  it.each([
    ['a file', (path: string) => writeFileSync(path, 'mine'), /is a file or lies in one, expected a folder/],
    ['inside a file', (path: string) => writeFileSync(join(path, '..', 'in'), 'mine'), /is a file or lies in one/],
  ])('%s', async (name, prepare, message) => {
    const out = name === 'inside a file' ? join(bench, 'in', 'out') : join(bench, 'out-file')
    prepare(name === 'inside a file' ? join(bench, 'out') : out)
    await expect(writeFiles(out, [book('a.epub')])).rejects.toThrow(message)
    await expect(writeFiles(out, [book('a.epub')])).rejects.toThrow(NoBook)
  })

  it('a folder that may not be written in', async () => {
    // Nobody, not even root, makes files here.
    if (!existsSync('/proc/self')) return
    await expect(writeFiles('/proc/self', [book('a.epub')])).rejects.toThrow(/could not be written to "\/proc\/self"/)
  })

  it('a place where no folder can be made', async () => {
    if (!existsSync('/proc/self')) return
    await expect(writeFiles('/proc/nowhere/out', [book('a.epub')])).rejects.toThrow(/cannot be made \(ENOENT\)/)
  })

  it('a disk that is full: what was there stays, and no draft is left', async () => {
    const out = join(bench, 'full')
    mkdirSync(out)
    writeFileSync(join(out, 'a.epub'), 'former')
    // A name longer than any disk takes fails as a full disk does: after the first book's draft is written.
    await expect(writeFiles(out, [book('a.epub'), book(`${'b'.repeat(300)}.pdf`)])).rejects.toThrow(
      /could not be written/,
    )
    expect(readdirSync(out)).toEqual(['a.epub'])
    expect(readFileSync(join(out, 'a.epub'), 'utf8')).toBe('former')
  })

  it('a folder where another folder has the book’s name', async () => {
    const out = join(bench, 'taken')
    mkdirSync(join(out, 'a.epub', 'mine'), { recursive: true })
    await expect(writeFiles(out, [book('a.epub')])).rejects.toThrow(/a folder has the name of a book/)
    expect(readdirSync(out)).toEqual(['a.epub'])
  })

  it('the manuscript itself, by whatever name', async () => {
    const folder = lay('self', { 'a.md': 'Words.' })
    await expect(checkOut(join(folder, '..', 'self'), folder)).rejects.toThrow(/is the manuscript folder/)
  })
})

describe('two builds at once into one folder', () => {
  it('both end well, and each book is whole', async () => {
    const out = join(bench, 'together')
    const folder = lay('both', { 'a.md': '# One\n\nIt was late.\n' })
    const options = { out, only: ['epub'] }
    const [one, other] = await Promise.all([make(folder, options), make(folder, options)])
    expect(readdirSync(out).sort()).toEqual(one.files.map((file) => file.name).sort())
    for (const { path, size } of [...one.files, ...other.files]) expect(readFileSync(path)).toHaveLength(size)
  })
})
