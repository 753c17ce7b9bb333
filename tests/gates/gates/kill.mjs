// A build may die at any moment: what lies in the folder is then the old book or the new one, whole.
import { spawn } from 'node:child_process'
import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { booksIn, build, clean, cli, elsewhere, folder, gate, same } from '../bench.mjs'

const times = 50
// A build uses about one core; more at once than there are would only make each die later.
const atOnce = Math.max(2, availableParallelism())

/** The smallest book is killed: its moments come soon. */
export async function killing(built) {
  const sizes = await Promise.all(built.map(async ({ out }) => ({ out, size: await sizeOf(out) })))
  const least = sizes.sort((a, b) => a.size - b.size)[0]
  const first = built.find(({ out }) => out === least?.out)
  if (first === undefined) return
  await gate(`killed ${times} times, the books stay whole`, [], async () => {
    const { work, books: old } = first
    const source = await elsewhere(work.source)
    await append(source, '\n\nOne more line, so that the books are others.\n')
    const { books: fresh } = await build(source)
    let left = times
    const line = async () => {
      const started = performance.now()
      await build(source)
      const duration = performance.now() - started
      const out = await folder('killed')
      await cp(first.out, out, { recursive: true })
      while (left-- > 0) {
        const moment = Math.round(Math.random() * duration * 1.05)
        await killedBuild(source, out, moment)
        whole(await booksIn(out), old, fresh, moment)
      }
      same(fresh, (await build(source, { out })).books)
    }
    await Promise.all(Array.from({ length: atOnce }, line))
  })
}

async function sizeOf(out) {
  const sizes = (await readdir(out)).map(async (name) => (await stat(join(out, name))).size)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

async function append(folderOrFile, text) {
  const names = (await readdir(folderOrFile)).filter((name) => /\.(md|txt)$/.test(name)).sort()
  const path = join(folderOrFile, names.at(-1) ?? 'none.md')
  await writeFile(path, (await readFile(path, 'utf8')) + text)
}

async function killedBuild(source, out, moment) {
  const env = clean({ FLEURON_CACHE: await folder('cache') })
  const child = spawn(process.execPath, [cli, 'build', source, '--out', out], { env, stdio: 'ignore', detached: true })
  const ended = new Promise((done) => child.on('close', done))
  const timer = setTimeout(() => {
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It had ended by itself.
    }
  }, moment)
  await ended
  clearTimeout(timer)
}

function whole(found, old, fresh, moment) {
  for (const [name, hash] of Object.entries(found)) {
    if (old[name] === undefined && fresh[name] === undefined)
      throw new Error(`${name} is no book (killed after ${moment} ms)`)
    if (hash !== old[name] && hash !== fresh[name]) throw new Error(`${name} is broken (killed after ${moment} ms)`)
  }
  for (const name of Object.keys(old))
    if (found[name] === undefined) throw new Error(`${name} is gone (killed after ${moment} ms)`)
}
