// A book on its way to an e-reader: the drive is full, fails, is pulled out, or the program dies. No broken book has a book's name.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, truncate, watch, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { attempt, clean, cli, count, folder, gate, hashOf, run } from '../bench.mjs'

const times = 20
const MB = 1024 * 1024

export async function sending() {
  const book = join(await folder('book'), 'ferry.kepub.epub')
  await writeFile(book, randomBytes(32 * MB))
  const hash = await hashOf(book)

  await gate(`killed ${times} times while it is sent, no broken book is on the e-reader`, [], async () => {
    const drive = await kobo(await folder('drive'))
    let broken = 0
    for (let i = 0; i < times; i++) {
      await rm(join(drive, 'ferry.kepub.epub'), { force: true })
      const sent = begin(book, drive)
      await draftIn(drive, sent.ended)
      await pause((i % 10) * 12)
      sent.kill()
      await sent.ended
      await whole(drive, hash)
      if ((await readdir(drive)).some((name) => name.endsWith('.tmp'))) broken++
    }
    if (broken === 0) throw new Error('no copy was broken off')
    await arrives(book, drive, hash)
  })

  await mounted('a drive with too little room is left as it was', async (disk) => {
    const drive = await disk(16)
    const { status, output } = await send(book, drive)
    if (status !== 2 || !/it needs 34\.6 MB, and [\d.]+ MB are free/.test(output))
      throw new Error(`${status}: ${output}`)
    await whole(drive, hash)
    if ((await booksOn(drive)).length > 0) throw new Error('there is a book')
  })

  await mounted('a drive that takes less than it says', async (disk) => {
    const drive = await disk(64, { real: 24 })
    const { status, output } = await send(book, drive)
    if (status !== 2 || !output.includes('was not sent')) throw new Error(`${status}: ${output}`)
    if ((await booksOn(drive)).length > 0) throw new Error('there is a book')
  })

  await mounted('a drive that is pulled out in the middle', async (disk, again) => {
    const drive = await disk(128)
    const sent = begin(book, drive)
    await draftIn(drive, sent.ended)
    await run(['umount', '-l', drive])
    const { status, output } = await sent.ended
    if (status !== 2 || !output.includes('the device went away')) throw new Error(`${status}: ${output}`)
    if ((await readdir(drive)).length > 0) throw new Error('the book is on the computer’s own disk')
    await again()
    if ((await booksOn(drive)).length > 0) throw new Error('there is a book')
    await arrives(book, drive, hash)
  })
}

/** A gate that mounts file systems of its own, which root alone may. */
async function mounted(name, check) {
  if (process.getuid?.() !== 0) {
    count.skipped++
    console.log(`skip ${name}: only root may mount a drive`)
    return
  }
  const undo = []
  const where = await folder('disk')
  const drive = join(where, 'KOBOeReader')
  const image = join(where, 'behind', 'image')
  const again = () => run(['mount', '-o', 'loop', image, drive])
  /** A drive of so many MB, of which fewer may be real. */
  const disk = async (size, { real = size + 16 } = {}) => {
    await mkdir(drive)
    await mkdir(join(where, 'behind'))
    await run(['mount', '-t', 'tmpfs', '-o', `size=${real}m`, 'none', join(where, 'behind')])
    undo.push(['umount', '-l', join(where, 'behind')])
    await writeFile(image, '')
    await truncate(image, size * MB)
    await run(['mkfs.ext4', '-q', '-m', '0', '-E', 'nodiscard', image])
    await again()
    undo.push(['umount', '-l', drive])
    return kobo(drive)
  }
  await gate(name, ['mkfs.ext4', 'mount', 'umount'], async () => {
    try {
      await check(disk, again)
    } finally {
      for (const command of undo.reverse()) await attempt(command)
    }
  })
}

async function kobo(drive) {
  await mkdir(join(drive, '.kobo'), { recursive: true })
  return drive
}

const words = (book, drive) => [process.execPath, cli, 'send', book, '--device', 'kobo', '--mount', drive]
const send = (book, drive) => attempt(words(book, drive))

function begin(book, drive) {
  const [program, ...rest] = words(book, drive)
  const child = spawn(program, rest, { env: clean({}), stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  child.stderr.on('data', (piece) => {
    output += piece
  })
  return {
    ended: new Promise((done) => child.on('close', (status) => done({ status, output }))),
    kill: () => child.kill('SIGKILL'),
  }
}

/** Wait until a copy has begun, or what copies has ended. */
async function draftIn(drive, ended) {
  const stop = new AbortController()
  const seen = async () => {
    for await (const { filename } of watch(drive, { signal: stop.signal })) if (filename?.endsWith('.tmp')) return
  }
  await Promise.race([seen().catch(() => undefined), ended])
  stop.abort()
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms))

const booksOn = async (drive) => (await readdir(drive)).filter((name) => /\.(epub|pdf)$/.test(name))

/** What has a book's name is the book. */
async function whole(drive, hash) {
  for (const name of await booksOn(drive))
    if ((await hashOf(join(drive, name))) !== hash) throw new Error(`${name} is broken`)
}

async function arrives(book, drive, hash) {
  const { status, output } = await send(book, drive)
  if (status !== 0) throw new Error(`${status}: ${output}`)
  const names = (await readdir(drive)).filter((name) => name !== 'lost+found').sort()
  if (names.join() !== '.kobo,ferry.kepub.epub') throw new Error(`there is ${names.join()}`)
  await whole(drive, hash)
}
