import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { berthFor, type Lying } from '../../src/devices/berth.js'
import { booksOf, readRecord } from '../../src/devices/books.js'
import { endingOf, nameOnDrive } from '../../src/devices/names.js'
import { drivesOfLinux, parentsOfDrives } from '../../src/devices/places.js'
import { plan } from '../../src/devices/plan.js'
import { modelOf, recognise } from '../../src/devices/recognise.js'
import { surveyWords, tableOfReaders } from '../../src/devices/words.js'
import type { BookFile, Found, MadeBook, Survey } from '../../src/types/device.js'

const mount = (path: string, ...has: string[]) => ({ path, has: new Set(has) })
const found = (path: string, ...has: string[]): Found[] => [recognise(mount(path, ...has))].flatMap((one) => one ?? [])
const survey = (...all: Found[]): Survey => ({ found: all, others: [], plugged: [] })
const kobo = found('/media/ann/KOBOeReader', '.kobo')
const kindle = found('/media/ann/Kindle', 'documents', 'system')

const file = (name: string, size = 1000): BookFile => ({
  ...{ path: `dist/${name}`, name, size },
  ending: endingOf(name) ?? '.pdf',
})
const book = (...names: string[]): MadeBook => ({ title: 'The Ferry', files: names.map((name) => file(name)) })

describe('an e-reader is known', () => {
  it.each([
    ['kobo', mount('/mnt/x', '.kobo')],
    ['tolino', { ...mount('/mnt/x', '.kobo'), model: '691' }],
    ['tolino', mount('/Volumes/tolino', 'Books')],
    ['kindle', mount('E:\\', 'documents', 'system')],
    ['pocketbook', mount('/mnt/x', 'system', 'documents', 'system/config')],
    ['pocketbook', mount('/media/ann/PB740', 'books')],
    ['nook', mount('/mnt/x', 'NOOK/Books')],
    [undefined, mount('/media/ann/BACKUP', 'documents', 'Books')],
  ])('%s by its drive', (id, drive) => {
    expect(recognise(drive)?.reader.id).toBe(id)
  })

  it('and a Kobo’s model by the end of its version', () => {
    expect(modelOf('N6982B1112345,4.1.15,4.33.19759,4.1.15,4.1.15,00000000-0000-0000-0000-000000000691\n')).toBe('691')
    expect(modelOf('')).toBeUndefined()
  })
})

describe('the plan', () => {
  const all = book('ferry.epub', 'ferry.kepub.epub', 'ferry.pdf')

  it.each([
    ['a Kobo', kobo, 'ferry.kepub.epub', ''],
    ['a Kindle', kindle, 'ferry.pdf', 'documents'],
    ['a Tolino', found('/Volumes/tolino', 'books'), 'ferry.epub', 'books'],
    ['a PocketBook without a folder for books', found('/mnt/PB740', 'system/config'), 'ferry.epub', ''],
    ['a Nook', found('/mnt/x', 'My Files/Books', 'My Files'), 'ferry.epub', 'My Files/Books'],
  ])('gives %s what it reads best, into the folder it has', (_, devices, name, folder) => {
    expect(plan(all, survey(...devices), {})).toMatchObject({ name, folder })
  })

  it('tells a Kindle’s owner of the better way, and takes the azw3 first', () => {
    expect(plan(all, survey(...kindle), {}).notes).toEqual([expect.stringContaining('--device kindle-mail')])
    expect(plan(book('ferry.pdf', 'ferry.azw3'), survey(...kindle), {})).toMatchObject({
      name: 'ferry.azw3',
      notes: [],
    })
  })

  it.each([
    ['two devices', all, [...kobo, ...kindle], {}, /kobo \(.*\), kindle \(.*--device kobo$/],
    ['two of a kind', all, [...kobo, ...found('/mnt/y', '.kobo')], {}, /--mount "\/media\/ann\/KOBOeReader"$/],
    ['no device', all, [], {}, /Plug it in/],
    ['another device', all, kobo, { device: 'kindle' }, /no Kindle .* to be seen/],
    ['no such device', all, kobo, { device: 'cobo' }, /"cobo", expected one of tolino, kobo/],
    ['a device without a drive', all, kobo, { device: 'boox' }, /file manager/],
    ['a Scribe, by its own name', all, kobo, { device: 'Scribe' }, /kindle-mail/],
    ['a Paperwhite, which may be of 2024', all, kobo, { device: 'paperwhite' }, /Kindle of 2024 .* kindle-mail/],
    ['a form it does not open', book('ferry.epub'), kindle, {}, /ferry.epub, expected .azw3.*kindle-mail/],
    ['a form that was not made', book('ferry.azw3'), kobo, {}, /--only kepub/],
    [
      'a letter too large',
      { title: 'x', files: [file('ferry.epub', 50_000_001)] },
      [],
      { device: 'kindle-mail' },
      /50 MB, expected at most 50 MB.*sendtokindle/,
    ],
  ])('is refused with a cure: %s', (_, made, devices, wish, said) => {
    expect(() => plan(made, survey(...devices), wish)).toThrow(said)
  })

  it('believes the writer who says what a drive is', () => {
    const unknown = { found: [], others: ['/mnt/x'], plugged: [] }
    expect(plan(all, unknown, { device: 'tolino', mount: '/mnt/x' })).toMatchObject({ folder: 'Books' })
    expect(() => plan(all, unknown, { device: 'tolino' })).toThrow(/no Tolino/)
  })
})

describe('what is printed', () => {
  it('names what was found, or what to do', () => {
    expect(surveyWords(survey(...kobo, ...kindle))).toContain('kindle      Kindle (up to 2023)  /media/ann/Kindle\n')
    expect(surveyWords({ found: [], others: [], plugged: ['2237'] })).toContain('tap "Connect" on its screen')
    expect(surveyWords({ found: [], others: ['/mnt/usb'], plugged: [] })).toContain('looked at /mnt/usb')
  })

  it('is the table of docs/send.md, too', () => {
    expect(readFileSync(new URL('../../docs/send.md', import.meta.url), 'utf8')).toContain(tableOfReaders())
  })
})

describe('a name on a drive', () => {
  it.each([
    ['ferry.epub', 'ferry.epub'],
    ['What? A "Ferry": <1/2>.kepub.epub', 'What- A -Ferry-- -1-2-.kepub.epub'],
    ['..The End... .epub', 'The End.epub'],
    ['con.epub', 'con-.epub'],
    ['\u202eevil\u0000.epub', '-evil-.epub'],
    ['???.pdf', '---.pdf'],
    ['. .epub', 'book.epub'],
  ])('%j is %j', (name, is) => {
    expect(nameOnDrive(name, endingOf(name) ?? '.epub', { folder: '' })).toBe(is)
  })

  it('is as long as the device can open, with its ending', () => {
    const name = nameOnDrive(`${'f'.repeat(300)}.kepub.epub`, '.kepub.epub', { folder: 'Books', longestPath: 185 })
    expect(`/mnt/onboard/Books/${name}`.length).toBeLessThanOrEqual(185 - ' (2)'.length)
    expect(name.endsWith('f.kepub.epub')).toBe(true)
  })
})

describe('a name that is taken', () => {
  const on =
    (...lying: Lying[]) =>
    async (name: string) =>
      lying.find((one) => one.name === name)
  const lies = (name: string, identity: string | undefined, same = false): Lying => ({ name, identity, same })

  it.each([
    ['by nothing', on(), { name: 'a.epub', state: 'new' }],
    ['by the same bytes', on(lies('a.epub', undefined, true)), { name: 'a.epub', state: 'same' }],
    ['by an earlier state', on(lies('a.epub', 'me')), { name: 'a.epub', state: 'replaced' }],
    ['by another book', on(lies('a.epub', 'you')), { name: 'a (2).epub', state: 'new' }],
    [
      'by another, and it lies beside it already',
      on(lies('a.epub', 'you'), lies('a (2).epub', 'me')),
      { name: 'a (2).epub', state: 'replaced' },
    ],
  ])('%s', async (_, lie, berth) => {
    expect(await berthFor('a.epub', 'me', lie)).toEqual(berth)
  })

  it('by what does not say what it is: nothing is sent', async () => {
    await expect(berthFor('a.azw3', undefined, on(lies('a.azw3', undefined)))).rejects.toThrow(/Delete it there/)
  })
})

describe('drives', () => {
  it('are read from Linux’s list', () => {
    const mounts = [
      '/dev/sda1 / ext4 rw 0 0',
      '/dev/sda2 /boot/efi vfat rw 0 0',
      '/dev/sdb1 /media/ann/My\\040Kobo vfat rw 0 0',
      '/dev/sdc1 /home/ann/reader vfat rw 0 0',
      'nas:/books /mnt/nas nfs4 rw 0 0',
      'E: /mnt/e 9p rw 0 0',
      'broken',
    ].join('\n')
    expect(drivesOfLinux(mounts)).toEqual(['/media/ann/My Kobo', '/home/ann/reader', '/mnt/e'])
  })

  it('lie in known folders elsewhere', () => {
    expect(parentsOfDrives('darwin', 'ann')).toEqual(['/Volumes'])
    expect(parentsOfDrives('linux', 'ann')).toEqual(['/media/ann', '/run/media/ann', '/media', '/mnt'])
  })
})

describe('the books of a folder', () => {
  const record = JSON.stringify({
    ...{ fleuron: '1', metadata: { title: 'The Ferry' } },
    outputs: [{ path: 'reading.epub' }, { path: 'fold-me.pdf', sheets: 4 }, { path: 'ferry-quarto.pdf' }],
  })

  it('are told by their records, else by their names', () => {
    const files = [
      ...['ferry.kepub.epub', 'fold-me.pdf', 'old.epub', 'old-booklet.pdf', 'old-mini-8.pdf', 'reading.epub'],
      ...['old-cut-stack-fronts.pdf', 'old-booklet-guide.pdf', 'old-pages-test.pdf', 'ferry-quarto.pdf'],
    ].map((one) => file(one))
    const books = booksOf(
      files,
      [readRecord('ferry.json', record)].flatMap((one) => one ?? []),
    )
    expect(books.map(({ title, files }) => [title, ...files.map(({ name }) => name)])).toEqual([
      ['The Ferry', 'ferry.kepub.epub', 'reading.epub', 'ferry-quarto.pdf'],
      ['old', 'old.epub'],
    ])
  })

  it.each(['', '[]', 'null', '{"fleuron": 1}', '{"fleuron'])('no record: %j', (text) => {
    expect(readRecord('a.json', text)).toBeUndefined()
  })
})
