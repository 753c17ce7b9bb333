import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

// Imports run one way: types <- rooms <- output <- main <- commands <- cli; disk, cache <- main; devices <- shelf, mounts, delivery, mailbox,
// post <- send <- commands; output <- workbench <- impose <- commands. Rooms meet only in output/ and main.

const src = fileURLToPath(new URL('../src/', import.meta.url))

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(src, join(entry.parentPath, entry.name)).split(sep).join('/'))

const importsOf = (file: string): string[] => {
  const text = readFileSync(join(src, file), 'utf8')
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
  return found.map((name) =>
    name.startsWith('.') ? join('/', file, '..', name).slice(1).replace(/\.js$/, '.ts') : name,
  )
}

const roomOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : file.replace(/\.ts$/, ''))

/** What each place may import from, besides itself, `types` and packages. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  types: [],
  kindle: ['archive'],
  devices: ['archive'],
  output: [
    'manuscript',
    'typography',
    'book',
    'design',
    'style',
    'fonts',
    'layout',
    'imposition',
    'foreign',
    'pdf',
    'svg',
    'epub',
    'kindle',
    'pictures',
  ],
  disk: ['manuscript', 'drafts', 'home'],
  cache: ['drafts'],
  launch: ['cache', 'home'],
  home: [],
  main: [
    'manuscript',
    'typography',
    'book',
    'design',
    'style',
    'fonts',
    'layout',
    'imposition',
    'pdf',
    'svg',
    'epub',
    'pictures',
    'proofreading',
    'kindle',
    'output',
    'disk',
    'home',
    'drafts',
    'cache',
    'calibre',
    'report',
  ],
  shelf: ['devices'],
  mounts: ['devices'],
  delivery: ['devices', 'drafts'],
  mailbox: ['devices'],
  post: ['devices'],
  send: ['devices', 'shelf', 'mounts', 'delivery', 'mailbox', 'post'],
  workbench: ['output'],
  impose: ['workbench', 'disk'],
  commands: [
    'main',
    'report',
    'cache',
    'disk',
    'home',
    'manuscript',
    'typography',
    'style',
    'layout',
    'output',
    'send',
    'impose',
  ],
  cli: ['commands', 'home'],
}

/** Each library is wrapped in one place. */
const WRAPPED: Readonly<Record<string, readonly string[]>> = {
  pdfkit: ['pdf'],
  '@cantoo/pdf-lib': ['foreign'],
  harfbuzzjs: ['fonts'],
  'epub-gen-memory': ['epub'],
  'css-tree': ['style'],
  'css-select': ['style'],
  'remark-parse': ['manuscript'],
  yaml: ['manuscript'],
  '@resvg/resvg-wasm': ['svg'],
  commander: ['cli'],
  sharp: ['pictures'],
  // A drawing is read as it is drawn, element by element.
  saxes: ['archive', 'pictures'],
  nodemailer: ['post'],
  'image-size': ['pictures'],
  'dictionary-en': ['typography'],
}

describe('the walls of the house', () => {
  it.each(files)('%s imports only what its room may', (file) => {
    const room = roomOf(file)
    const allowed = new Set([room, 'types', ...(ALLOWED[room] ?? [])])
    const foreign = importsOf(file)
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => !allowed.has(roomOf(name)))
    expect(foreign).toEqual([])
  })

  it.each(Object.entries(WRAPPED))('%s is imported in one room', (library, rooms) => {
    const users = files.filter((file) =>
      importsOf(file).some((name) => name === library || name.startsWith(`${library}/`)),
    )
    expect([...new Set(users.map(roomOf))]).toEqual(rooms)
  })

  it('only disk/ and its drafts, the cache, what loads the program and what brings a book to an e-reader touch the world, and nothing reads the clock or throws dice', () => {
    const world = files.filter((file) =>
      importsOf(file).some((name) => /^node:(fs|net|http|https|child_process)/.test(name)),
    )
    // cli.ts looks whether there is a manuscript here, launch.ts and home.ts read Fleuron's own files, rasterise.ts and subset.ts their own WebAssembly.
    const readers = ['cli.ts', 'launch.ts', 'home.ts', 'svg/rasterise.ts', 'fonts/subset.ts']
    const disk = ['design', 'finished', 'listing', 'manuscript', 'write'].map((name) => `disk/${name}.ts`)
    const own = ['cache.ts', 'calibre.ts', 'drafts.ts', ...disk, ...readers]
    const sending = ['delivery.ts', 'mailbox.ts', 'mounts.ts', 'post.ts', 'shelf.ts']
    expect(world.sort()).toEqual([...own, ...sending].sort())
    expect(files.filter((file) => /\bfetch\(/.test(readFileSync(join(src, file), 'utf8')))).toEqual(['post.ts'])
    const dicey = files.filter((file) =>
      /Math\.random|Date\.now|new Date\(\)/.test(readFileSync(join(src, file), 'utf8')),
    )
    expect(dicey).toEqual([])
  })
})
