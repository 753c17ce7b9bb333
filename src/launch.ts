#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import { cacheFolder, openCache } from './cache.js'
import { ownVersion } from './home.js'

// Loads the program, `cli.program.cjs` and what it asks for. To read a program and make it ready takes longer than a short book: what
// the engine made of it is kept in the cache, like shaped words, and taken from there by the next build.

// A build runs for a second or two, much of it once: V8 11 (Node 20) is to optimise only what runs more than twice as long as it
// would wait for (135,168 bytes of bytecode). That saves a tenth of a novel's time; later versions have another compiler for it.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=300000')

const home = dirname(fileURLToPath(import.meta.url))
const nodesOwn = createRequire(import.meta.url)
const folder = process.argv.includes('--no-cache') ? undefined : cacheFolder(process.env, process.platform)
const cache = folder === undefined ? undefined : openCache(folder, ownVersion())

/** Libraries that begin with something to wait for, and so cannot be asked for in the middle. */
const AWAITED = ['harfbuzzjs', 'dictionary-en']
const awaited = new Map<string, unknown>()

/** Code that comes from the cache cannot import by itself: `compile.mjs` makes it ask for this. */
const importLate = (name: string): Promise<unknown> => import(name)

interface Loaded {
  exports: unknown
}
const loaded = new Map<string, Loaded>()
const fresh: { readonly key: string; readonly script: Script }[] = []

/** Load one of the program's files, or a library. */
function load(name: string): unknown {
  if (!name.startsWith('.')) return awaited.get(name) ?? nodesOwn(name)
  const known = loaded.get(name)
  if (known) return known.exports
  const filename = join(home, name)
  const text = readFileSync(filename, 'utf8')
  const key = `code ${process.version} ${process.arch} ${name} ${text.length}`
  const cachedData = cache?.read(key)
  const script = new Script(`(function (require, importLate, module, exports, __filename, __dirname) {${text}\n})`, {
    filename,
    ...(cachedData && { cachedData: Buffer.from(cachedData.buffer, cachedData.byteOffset, cachedData.byteLength) }),
  })
  if (cache && script.cachedDataRejected !== false) fresh.push({ key, script })
  const module: Loaded = { exports: {} }
  loaded.set(name, module)
  script.runInThisContext()(load, importLate, module, module.exports, filename, home)
  return module.exports
}

// At the end what ran is compiled as well, not only what was read.
process.once('beforeExit', () => {
  if (!cache || !fresh.length || process.exitCode) return
  for (const { key, script } of fresh) cache.write(key, script.createCachedData())
  void cache.keep()
})

const asksNothing = (process.argv[2] ?? '-').startsWith('-')
if (!asksNothing) {
  const modules = await Promise.all(AWAITED.map((name) => import(name)))
  for (const [i, name] of AWAITED.entries()) awaited.set(name, modules[i])
}
load('./cli.program.cjs')
