import { mkdirSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readManuscript } from '../../src/disk/manuscript.js'
import { prepare } from '../../src/main.js'
import { NoBook } from '../../src/types/problem.js'
import { bench, lay, told } from './bench.js'

const PROSE = { 'a.md': '# One\n\nIt was late.\n' }

describe('folders of which no book can be made', () => {
  it.each([
    ['empty', {}, /^There is no text in ".*" but nothing, expected chapters as \.md or \.txt files$/],
    ['unreadable', { 'cover.pdf': 'x', 'notes.zip': 'x' }, /but only cover\.pdf, notes\.zip, expected chapters/],
    ['aside', { 'README.md': '# Of this project\n' }, /but only README\.md/],
  ])('%s', async (name, files, message) => {
    await expect(readManuscript(lay(name, files))).rejects.toThrow(message)
    await expect(readManuscript(join(bench, name))).rejects.toThrow(NoBook)
  })

  it('has a book.yaml of many wrong lines: what is said of it is one', async () => {
    const folder = lay('lines', { ...PROSE, 'book.yaml': 'lang: "a\\tb\\nc"\n' })
    await expect(readManuscript(folder)).rejects.toThrow(/^book\.yaml:1:7: Unexpected lang "a b c", expected .+$/)
  })

  it('is no folder at all', async () => {
    await expect(readManuscript(join(bench, 'nowhere'))).rejects.toThrow(/There is no file or folder/)
    await expect(readManuscript('/dev/null')).rejects.toThrow(/neither a file nor a folder/)
    await expect(readManuscript(join(bench, 'nul\0nul'))).rejects.toThrow(NoBook)
  })
})

describe('links', () => {
  it('that lead out, nowhere, round in a circle or to a folder are told and not followed', async () => {
    const folder = lay('links', { ...PROSE, 'part/b.md': '# Two\n\nIt was later.\n' })
    writeFileSync(join(bench, 'secret.md'), 'Secret.')
    symlinkSync(join(bench, 'secret.md'), join(folder, 'out.md'))
    symlinkSync(join(folder, 'gone.md'), join(folder, 'nowhere.md'))
    symlinkSync(join(folder, 'circle.md'), join(folder, 'circle.md'))
    symlinkSync(folder, join(folder, 'part', 'up'))
    symlinkSync(join(folder, 'a.md'), join(folder, 'twin.md'))
    const { files, problems } = await readManuscript(folder)
    expect(files.map((file) => file.path)).toEqual(['a.md', 'part/b.md', 'twin.md'])
    expect(problems.map(({ file, rule, reason }) => `${file} | ${rule} | ${reason}`)).toEqual([
      'circle.md | link | Link leads nowhere',
      'nowhere.md | link | Link leads nowhere',
      'out.md | link | Link leads out of the manuscript folder',
      'part/up | link | Link leads to a folder',
    ])
  })
})

describe('files', () => {
  it('that are no part of a book are not opened, whatever their size', async () => {
    const folder = lay('film', { ...PROSE, 'film.mp4': 'x' })
    const { assets, files } = await readManuscript(folder)
    expect([...files, ...assets].map((file) => file.path)).toEqual(['a.md'])
  })

  it('that vanish while the folder is read are left out, and told or not missed', async () => {
    const folder = lay('vanishing', PROSE)
    for (let i = 0; i < 400; i++) writeFileSync(join(folder, `b${i}.md`), `# ${i}\n\nIt was late.\n`)
    const reading = readManuscript(folder)
    for (let i = 0; i < 400; i += 2) unlinkSync(join(folder, `b${i}.md`))
    const { files, problems } = await reading
    expect(files.length).toBeGreaterThanOrEqual(201)
    for (const { rule } of problems) expect(rule).toBe('unreadable')
  })

  it('with names of 255 bytes, colons, emoji, trailing dots, twins and device names are chapters like others', async () => {
    const names = [
      'a:b.md',
      'a\\b.md',
      'CON.md',
      'nul.txt',
      'end..md',
      ' space .md',
      '🎈.md',
      'Twin.md',
      'twin.md',
      `${'é'.repeat(126)}.md`,
    ]
    const files = Object.fromEntries(names.map((name, n) => [name, `# Chapter so ${n}\n\nWord${n} here.\n`]))
    const folder = lay('names', files)
    const { book } = await prepare(await readManuscript(folder), {})
    const ids = book.sections.map((section) => section.id)
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length)
    // Ids are file names in the EPUB and XML names at once: plain letters, figures and hyphens are right everywhere.
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]{0,80}$/)
    expect(book.sections.filter((section) => section.role === 'chapter')).toHaveLength(names.length)
  })

  it('of one title are chapters of their own', async () => {
    const folder = lay('twins', { 'a.md': '# Night\n\nFirst.\n', 'b.md': '# Night\n\nSecond.\n' })
    const { book } = await prepare(await readManuscript(folder), {})
    const chapters = book.sections.filter((section) => section.role === 'chapter')
    expect(chapters.map((section) => section.name)).toEqual(['Night', 'Night'])
    expect(new Set(chapters.map((section) => section.id)).size).toBe(2)
  })

  it('that are empty or hold a heading only are no reason to fail', async () => {
    expect(
      await told(lay('hollow', { 'a.md': '', 'b.md': '# Alone\n', 'c.md': '# One\n\nIt was late.\n' }), true),
    ).toEqual([])
    await prepare(await readManuscript(lay('nothing', { 'a.md': '' })), {})
    await prepare(await readManuscript(lay('heading', { 'a.md': '# Alone' })), {})
  })

  it('in a folder of 2,000 are all read', async () => {
    const folder = join(bench, 'many')
    mkdirSync(folder)
    for (let i = 0; i < 2000; i++) writeFileSync(join(folder, `${i}.md`), `Word${i}.\n`)
    expect((await readManuscript(folder)).files).toHaveLength(2000)
    rmSync(folder, { recursive: true })
  })
})
