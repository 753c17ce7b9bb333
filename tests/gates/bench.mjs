// The bench the gates stand on: programs, folders, the works to build, and the count of what passed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { anthology, everything } from './everything.mjs'

export const here = fileURLToPath(new URL('.', import.meta.url))
export const root = resolve(here, '../..')
export const cli = resolve(process.env.FLEURON_CLI ?? join(root, 'lib/cli.js'))

const strict = process.env.CI === 'true'
// A book takes seconds; what takes minutes hangs.
const patience = 180_000

export const count = { passed: 0, failed: 0, skipped: 0 }

/** Run one gate and print what became of it. A gate without its program counts as failed where nobody would notice. */
export async function gate(name, needs, check) {
  const missing = needs.filter((program) => !has(program))
  if (missing.length > 0) {
    if (strict) count.failed++
    else count.skipped++
    console.log(`${strict ? 'not ok' : 'skip'} ${name}: ${missing.join(', ')} not installed`)
    return
  }
  try {
    await check()
    count.passed++
    console.log(`ok ${name}`)
  } catch (error) {
    count.failed++
    const why = error instanceof Error ? error.message : String(error)
    console.log(`not ok ${name}: ${why.trim().split('\n').slice(0, 12).join('\n    ')}`)
  }
}

export function has(program) {
  return spawnSync('sh', ['-c', 'command -v "$1"', 'sh', program]).status === 0
}

/** Run a program to its end; throw with its last words when it does not end well. */
export async function run(command, given = {}) {
  const { status, output } = await attempt(command, given)
  if (status !== 0) throw new Error(`${basename(command[0])} ended with ${status}: ${output.slice(-1500)}`)
  return output
}

/** Run a program to its end, whatever that is. */
export function attempt([program, ...words], { env = {}, cwd = root } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, words, { cwd, env: clean(env), stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    const printed = []
    const timer = setTimeout(() => child.kill('SIGKILL'), patience)
    child.stdout.on('data', (piece) => {
      said.push(piece)
      printed.push(piece)
    })
    child.stderr.on('data', (piece) => said.push(piece))
    child.on('error', fail)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      done({
        status: code ?? signal,
        output: Buffer.concat(said).toString('utf8'),
        stdout: Buffer.concat(printed).toString('utf8'),
      })
    })
  })
}

/** The environment without what would change a book on purpose. */
export function clean(more) {
  const { SOURCE_DATE_EPOCH: _, FLEURON_CACHE: __, ...rest } = process.env
  return { ...rest, ...more }
}

let scratch

/** A new empty folder, far from the repository. */
export async function folder(name) {
  scratch ??= await mkdtemp(join(tmpdir(), 'fleuron-gates-'))
  return mkdtemp(join(scratch, `${name}-`))
}

export async function tidy() {
  if (scratch !== undefined) await rm(scratch, { recursive: true, force: true })
}

/** Build a manuscript into a new folder and return what lies there. `wrap` stands before the command, such as faketime. */
export async function build(
  source,
  { env = {}, cwd = root, node = process.execPath, wrap = [], out, cache, only } = {},
) {
  const to = out ?? (await folder('out'))
  const memory = cache ?? (await folder('cache'))
  const outputs = only ? ['--only', only] : []
  await run([...wrap, node, cli, 'build', source, '--out', to, ...outputs], {
    cwd,
    env: { FLEURON_CACHE: memory, ...env },
  })
  return { out: to, books: await booksIn(to) }
}

/** The books in a folder: names in order, each with the hash of its bytes. */
export async function booksIn(out) {
  const names = (await readdir(out)).filter((name) => /\.(epub|pdf)$/.test(name) && !name.startsWith('.')).sort()
  const pairs = names.map(async (name) => [name, await hashOf(join(out, name))])
  return Object.fromEntries(await Promise.all(pairs))
}

export async function hashOf(path) {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

/** The hash of each file under a folder, or of one file. */
export async function hashesUnder(path) {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) return { [path]: await hashOf(path) }
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  return Object.fromEntries(await Promise.all(files.sort().map(async (file) => [file, await hashOf(file)])))
}

/** Throw when two builds differ, and say in which books. */
export function same(wanted, found) {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])]
  const different = names.filter((name) => wanted[name] !== found[name])
  if (different.length > 0) throw new Error(`${different.join(', ')} differ`)
  if (names.length === 0) throw new Error('no books')
}

/** The same manuscript at another place: a copy with the same name and other times. */
export async function elsewhere(source) {
  const to = join(await folder('elsewhere'), basename(source))
  await cp(source, to, { recursive: true })
  return to
}

/** The manuscripts to build: the one that ships, and the fixtures. */
export async function works() {
  const fixtures = join(here, 'fixtures')
  const names = (await readdir(fixtures)).filter((name) => !name.endsWith('.words.txt')).sort()
  const sources = [join(root, 'manuscript'), ...names.map((name) => join(fixtures, name))]
  const everything = { name: 'lower-light', source: join(root, 'tests/books/lower-light/manuscript') }
  return [
    ...sources.map((source) => ({ name: basename(source), source })),
    { ...everything, words: join(fixtures, 'lower-light.words.txt') },
  ]
}

/**
 * The manuscripts of which only the EPUB is judged here: small books whose pages have proofs (their words stand in folders, which the
 * comparison of texts does not walk), the two that are written when they are asked for, and folders or files of yours (FLEURON_GATES_MORE, parted as in PATH).
 */
export async function epubWorks() {
  const proofs = ['specimen', 'salt-road'].map((name) => ({
    name,
    source: join(root, 'tests/books', name, 'manuscript'),
  }))
  const home = await folder('written')
  const more = (process.env.FLEURON_GATES_MORE ?? '').split(delimiter).filter(Boolean)
  return [
    ...proofs.map((work) => ({ ...work, text: false })),
    await everything(home, 'everything', 14),
    // Ace looks at each chapter for a second.
    { ...(await everything(home, 'everything-long', 300)), long: true },
    await anthology(home),
    ...more.map((source) => ({ name: basename(source), source: resolve(source) })),
  ]
}
