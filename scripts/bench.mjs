// Set one book with Fleuron and with its peers on the same page, and print how long each takes and how well it sets.
//   npm run bench                  the shipped story some ten times over: a novel of 60,000 words
//   npm run bench -- FOLDER        a manuscript of yours
//   npm run bench -- --install     fetch Typst and the reader of PDFs first (npm packages, into scripts/bench/peers)
//   --runs N  how often each is run (3); --write  put the tables into docs/bench.md; --keep FOLDER  leave the finished PDFs there
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { joinedBy, readChapters, repeated, wordsIn, writeManuscript } from './bench/book.mjs'
import {
  ebooks,
  fleuron,
  fleuronCommand,
  gatherFonts,
  hasPackage,
  installed,
  lualatex,
  SPACE,
  typsts,
} from './bench/engines.mjs'
import { measure } from './bench/meter.mjs'
import { inTurns } from './bench/run.mjs'
import { EBOOKS, ENGINES, SIZES, tableOf, turned } from './bench/table.mjs'

const NOVEL = 60_000 // words
const root = fileURLToPath(new URL('..', import.meta.url))
const story = join(root, 'manuscript')
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    install: { type: 'boolean' },
    write: { type: 'boolean' },
    runs: { type: 'string', default: '3' },
    keep: { type: 'string' },
  },
})
const runs = Math.max(1, Number.parseInt(flags.runs, 10) || 1)
const peers = resolve(process.env.FLEURON_BENCH_PEERS ?? join(root, 'scripts', 'bench', 'peers'))
const tell = (line) => process.stderr.write(`${line}\n`)

if (flags.install) {
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: peers,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
const folder = flags.keep ? resolve(flags.keep) : mkdtempSync(join(tmpdir(), 'fleuron-bench-'))
mkdirSync(folder, { recursive: true })
try {
  const given = await readChapters(
    positionals[0] ? resolve(positionals[0]) : story,
    pathToFileURL(join(root, 'lib')).href,
  )
  const once = positionals[0] ? given : novelOf(given)
  const engines = turned(ENGINES, await compare(once))
  const sizes = await grow(once)
  const said = [
    `${wordsIn(once)} words in ${once.length} chapters, median of ${runs}; Node ${process.versions.node}, ${cpus()[0]?.model.trim() ?? process.arch}.`,
    engines,
    tableOf(SIZES, sizes),
    tableOf(EBOOKS, asEbook(once)),
    growth(sizes),
  ].join('\n\n')
  console.log(said)
  if (flags.write) write(said)
} catch (error) {
  if (error.constructor.name !== 'NoBook') throw error
  tell(error.message)
  process.exitCode = 2
} finally {
  if (!flags.keep) rmSync(folder, { recursive: true, force: true })
}

/** A novel of the shipped story, its chapters as long as a novel's. */
function novelOf(chapters) {
  return repeated(joinedBy(3, chapters), Math.max(1, Math.round(NOVEL / wordsIn(chapters))))
}

/** All engines that are there, on one book. */
async function compare(chapters) {
  gatherFonts(join(folder, 'fonts'))
  const engines = [...fleuron(folder, chapters), ...typstHere(chapters), ...lualatexHere(chapters)]
  const timed = inTurns(engines, runs, tell)
  const mupdf = await readerOfPdfs()
  return timed.map((engine) => {
    const bytes = readFileSync(engine.pdf)
    return { ...engine, bytes: bytes.length, quality: mupdf && measure(bytes, mupdf, SPACE) }
  })
}

function typstHere(chapters) {
  if (hasPackage(peers, '@myriaddreamin/typst-ts-node-compiler')) return typsts(folder, chapters, peers)
  tell('Typst is left out: `npm run bench -- --install` fetches it')
  return []
}

function lualatexHere(chapters) {
  if (installed('pandoc') && installed('lualatex')) return lualatex(folder, chapters)
  tell('LuaLaTeX is left out: install pandoc and TeX Live with luatex, fontspec and microtype')
  return []
}

async function readerOfPdfs() {
  if (hasPackage(peers, 'mupdf')) return import(pathToFileURL(createRequire(join(peers, 'x.js')).resolve('mupdf')).href)
  tell('The pages are not measured: `npm run bench -- --install` fetches the reader of PDFs')
  return undefined
}

/** Fleuron on the shipped story, a quarter of the book, the book, and four of it. */
async function grow(chapters) {
  const books = [
    {
      name: 'the story as it comes',
      words: wordsIn(await readChapters(story, pathToFileURL(join(root, 'lib')).href)),
      at: story,
    },
    sized('a quarter', chapters.slice(0, Math.ceil(chapters.length / 4))),
    sized('the book', chapters),
    sized('four times the book', repeated(chapters, 4)),
  ]
  const engines = books.flatMap((book) =>
    ['pdf', 'epub'].map((output) => {
      const out = join(folder, 'out', book.name, output)
      return { ...book, output, out, ...fleuronCommand(book.at, out, output) }
    }),
  )
  return inTurns(engines, runs, () => {}).map((engine) => {
    const named = (ending) => join(engine.out, readdirSync(engine.out).find((name) => name.endsWith(ending)) ?? '')
    const { outputs } = JSON.parse(readFileSync(named('.json'), 'utf8'))
    return { ...engine, pages: outputs[0]?.pages, bytes: statSync(named(`.${engine.output}`)).size }
  })
}

/** The book as an EPUB, by Fleuron and by pandoc. */
function asEbook(chapters) {
  return inTurns(ebooks(folder, chapters), runs, tell).map((engine) => {
    const name = readdirSync(engine.out).find((file) => file.endsWith('.epub')) ?? ''
    return { ...engine, bytes: statSync(join(engine.out, name)).size }
  })
}

function sized(name, chapters) {
  const at = join(folder, 'sizes', name)
  writeManuscript(at, chapters, '')
  return { name, words: wordsIn(chapters), at }
}

/** What four times the words cost. */
function growth(sizes) {
  const seconds = (name, output) =>
    sizes.find((row) => row.name === name && row.output === output)?.seconds ?? Number.NaN
  const ratio = (output) => (seconds('four times the book', output) / seconds('the book', output)).toFixed(2)
  return `Four times the words take ${ratio('pdf')} times as long for the PDF and ${ratio('epub')} times for the EPUB; more than 4.2 would be a fault.`
}

function write(said) {
  const page = join(root, 'docs', 'bench.md')
  const text = readFileSync(page, 'utf8')
  writeFileSync(
    page,
    text.replace(/(<!-- tables -->\n).*?(\n<!-- \/tables -->)/s, (_, open, close) => `${open}\n${said}\n${close}`),
  )
}
