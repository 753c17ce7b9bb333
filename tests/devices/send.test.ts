import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import JSZip from 'jszip'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listDevices, send } from '../../src/send.js'

let work = ''
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'fleuron-send-'))
})
afterEach(() => rmSync(work, { recursive: true, force: true }))

const folder = (...names: string[]): string => {
  mkdirSync(join(work, ...names), { recursive: true })
  return join(work, ...names)
}
const put = (path: string, bytes: Uint8Array | string): string => {
  writeFileSync(join(work, path), bytes)
  return join(work, path)
}

/** A drive with these folders in it. */
const drive = (name: string, ...folders: string[]): string => {
  for (const one of folders) folder(name, one)
  return folder(name)
}

/** E-readers as their drives look. */
const drives = {
  kobo: () => drive('KOBO', '.kobo'),
  kindle: () => drive('K', 'documents', 'system'),
  pocketbook: () => drive('P', 'system/config', 'Books'),
  tolino: () => drive('tolino'),
  nook: () => drive('N', 'NOOK/Books'),
}

const around = (...mounts: string[]) => ({
  env: { FLEURON_MOUNTS: mounts.join(delimiter) },
  platform: process.platform,
})

async function epub(identifier: string, text = 'text'): Promise<Buffer> {
  const zip = new JSZip()
  zip.file('META-INF/container.xml', '<container><rootfiles><rootfile full-path="a/b.opf"/></rootfiles></container>')
  zip.file(
    'a/b.opf',
    `<package unique-identifier="id" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:identifier>isbn</dc:identifier><dc:identifier id="id">${identifier}</dc:identifier></metadata></package>`,
  )
  zip.file('text.xhtml', text)
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

describe('a book is sent', () => {
  it.each([
    ['kobo', 'ferry.kepub.epub'],
    ['kindle', 'documents/ferry.pdf'],
    ['pocketbook', 'Books/ferry.epub'],
    ['tolino', 'Books/ferry.epub'],
    ['nook', 'NOOK/Books/ferry.epub'],
  ] as const)('to a %s', async (id, path) => {
    const reader = drives[id]()
    folder('dist')
    for (const name of ['ferry.epub', 'ferry.kepub.epub', 'ferry.pdf']) put(`dist/${name}`, `the ${name}`)
    expect(await listDevices(undefined, around(reader))).toContain(`${id} `)
    const said = await send(join(work, 'dist'), {}, around(folder('usb-stick'), reader))
    expect(said).toContain('sent, read back, whole\nEject it')
    expect(readFileSync(join(reader, path), 'utf8')).toBe(`the ${path.split('/').at(-1)}`)
    expect(readdirSync(join(reader, path, '..')).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('but to nobody’s guess', async () => {
    const book = put('ferry.epub', 'a book')
    await expect(send(book, {}, around(drives.kobo(), drives.nook()))).rejects.toThrow(
      /more than one e-reader: .*--device/,
    )
    await send(book, { device: 'nook' }, around(drives.kobo(), drives.nook()))
    expect(readdirSync(join(work, 'KOBO'))).toEqual(['.kobo'])
    await expect(send(work, { mount: join(work, 'nowhere') }, around())).rejects.toThrow(/no folder/)
  })

  it('again, as its next state; another book keeps its place', async () => {
    const kobo = drives.kobo()
    const book = put('ferry.epub', await epub('urn:ferry', 'first'))
    const sendIt = () => send(book, {}, around(kobo))
    await sendIt()
    expect(await sendIt()).toContain('is this book already')
    put('ferry.epub', await epub('urn:ferry', 'second'))
    expect(await sendIt()).toContain('replaced its earlier state')
    expect(readFileSync(join(kobo, 'ferry.epub'))).toEqual(readFileSync(book))
    writeFileSync(join(kobo, 'FERRY.EPUB'), await epub('urn:another'))
    rmSync(join(kobo, 'ferry.epub'))
    expect(await sendIt()).toContain('ferry (2).epub: sent')
    expect(readdirSync(kobo).sort()).toEqual(['.kobo', 'FERRY.EPUB', 'ferry (2).epub'])
  })

  it('and a PDF is known by its title and author', async () => {
    const kindle = drives.kindle()
    const pdf = (title: string, text: string) =>
      `%PDF-1.7\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:title xmlns:dc="http://purl.org/dc/elements/1.1/"><a><b>${title}</b></a></dc:title></x:xmpmeta>${text}`
    for (const [title, text] of [
      ['The Ferry', 'first'],
      ['The Ferry', 'second'],
      ['The Pier', 'other'],
    ] as const)
      await send(put('book.pdf', pdf(title, text)), {}, around(kindle))
    expect(readdirSync(join(kindle, 'documents')).sort()).toEqual(['book (2).pdf', 'book.pdf'])
    expect(readFileSync(join(kindle, 'documents', 'book.pdf'), 'utf8')).toContain('second')
    writeFileSync(join(kindle, 'documents', 'book.pdf'), 'no metadata')
    await expect(send(join(work, 'book.pdf'), {}, around(kindle))).rejects.toThrow(/cannot be told/)
  })

  it('after what was broken off is cleared away', async () => {
    const kobo = drives.kobo()
    put('KOBO/.fleuron.4194304999.0badcafe.tmp', 'half a b')
    put('KOBO/.hers.tmp', 'not ours')
    put('KOBO/._ferry.epub', 'a Mac’s notes on the book')
    await send(put('ferry.epub', 'a book'), {}, around(kobo))
    expect(readdirSync(kobo).sort()).toEqual(['.hers.tmp', '.kobo', 'ferry.epub'])
  })

  it('never out of the drive', async () => {
    const kindle = folder('K2')
    folder('K2', 'system')
    symlinkSync(folder('home'), join(kindle, 'documents'))
    await expect(send(put('a.pdf', 'x'), { mount: kindle }, around())).rejects.toThrow(/leads out of the drive/)
    expect(readdirSync(join(work, 'home'))).toEqual([])
  })

  it('never over what came meanwhile', async () => {
    const kobo = drives.kobo()
    const meanwhile = () => put('KOBO/a.epub', 'hers')
    await expect(send(put('a.epub', 'mine'), {}, { ...around(kobo), onProgress: meanwhile })).rejects.toThrow(
      /meanwhile/,
    )
    expect(readdirSync(kobo).sort()).toEqual(['.kobo', 'a.epub'])
    expect(readFileSync(join(kobo, 'a.epub'), 'utf8')).toBe('hers')
  })

  it('and one that broke on the way is taken away', async () => {
    const kobo = drives.kobo()
    const book = put('a.epub', Buffer.alloc(6_000_000))
    const vanish = () => {
      rmSync(kobo, { recursive: true })
      put('KOBO', 'no folder any more')
    }
    await expect(send(book, {}, { ...around(kobo), onProgress: vanish })).rejects.toThrow(/a.epub" was not sent/)
    expect(existsSync(join(kobo, 'a.epub'))).toBe(false)
  })
})

describe('the book that is meant', () => {
  it('is found from its manuscript, and told when it is out of date', async () => {
    const kobo = drives.kobo()
    folder('novel', 'dist')
    put('novel/one.md', 'first')
    const hash = 'a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e'
    const inputs = [
      { path: 'one.md', sha256: hash },
      { path: '../../secret.md', sha256: hash },
    ]
    put('novel/dist/ferry.json', JSON.stringify({ fleuron: '1', outputs: [{ path: 'ferry.epub' }], inputs }))
    put('novel/dist/ferry.epub', 'a book')
    put('novel/dist/other.epub', 'another')
    const said = await send(join(work, 'novel'), {}, around(kobo))
    expect(said).toContain('manuscript was changed')
    expect(readdirSync(kobo)).toContain('ferry.epub')
  })

  it.each([
    ['nothing there', 'nowhere', /Make the book first/],
    ['no book', 'KOBO', /no book made from/],
    ['two books', 'two', /2 books in .*: a.epub, b.epub. Say which/],
    ['no book’s ending', 'two/notes.txt', /not a book that can be sent/],
  ])('is asked for: %s', async (_, path, said) => {
    const kobo = drives.kobo()
    folder('two')
    for (const name of ['a.epub', 'b.epub', 'notes.txt']) put(`two/${name}`, name)
    await expect(send(join(work, path), {}, around(kobo))).rejects.toThrow(said)
  })
})
