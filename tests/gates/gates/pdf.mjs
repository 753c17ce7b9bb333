// The PDF, as other programs read it.
import { existsSync } from 'node:fs'
import { appendFile, cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, folder, gate, run } from '../bench.mjs'
import { pdfFaults } from '../pdfcheck.mjs'
import { compare, follow, tokens, wordsOfManuscript } from '../words.mjs'

// Running heads and folios of some pages, blank ones among them, and a chapter's opening.
const between = 60
const marks = { 'U+00AD': '\u00AD', 'U+2060': '\u2060', 'U+FEFF': '\uFEFF' }

const readers = [
  // Without -layout it reads the names of a conversation as a column of their own.
  {
    program: 'pdftotext',
    command: (path, { words }) => ['pdftotext', ...(words ? ['-layout'] : []), '-enc', 'UTF-8', path, '-'],
  },
  { program: 'mutool', command: (path) => ['mutool', 'draw', '-q', '-F', 'txt', path] },
]

export async function pdfs(built) {
  for (const { work, out, books } of built) {
    const names = Object.keys(books).filter((book) => book.endsWith('.pdf'))
    for (const name of names) await gate(`qpdf ${name}`, ['qpdf'], () => run(['qpdf', '--check', join(out, name)]))
    for (const name of names.filter((book) => !book.endsWith('-booklet.pdf'))) {
      await gate(`PDF/UA-1 and PDF/A-2a ${name}`, [], async () =>
        none(await pdfFaults(await readFile(join(out, name)))),
      )
      for (const { program, command } of readers) {
        await gate(`PDF text ${name} (${program})`, [program], async () => {
          const text = await run(command(join(out, name), work))
          const found = tokens(text)
          const { main, notes } = await wordsOfManuscript(work.source, work.words)
          compare(main, found, between)
          for (const note of notes) follow(note, found)
          for (const [mark, letter] of Object.entries(marks))
            if (text.includes(letter)) throw new Error(`${mark} in the text`)
        })
      }
    }
  }
}

/** The structure of the specimen is read in the order of its text. */
export async function structure(built) {
  const specimen = built.find(({ work }) => work.name === 'lower-light')
  if (specimen === undefined) return
  const { work, out, books } = specimen
  const name = Object.keys(books).find((book) => book.endsWith('.pdf') && !book.endsWith('-booklet.pdf'))
  await gate(`PDF structure ${name} (pdfinfo)`, ['pdfinfo'], async () => {
    const text = readAloud(await run(['pdfinfo', '-struct-text', join(out, name)]))
    const found = tokens(text)
    const { main, notes } = await wordsOfManuscript(work.source, work.words)
    compare(main, found, besideText)
    for (const note of notes) follow(note, found)
  })
}

// A call, and a note after the paragraph that calls it: no running heads, no folios.
const besideText = 40

/** What pdfinfo shows of a structure, without the names of its elements: the strings, and a line's end after each element. */
function readAloud(shown) {
  const lines = shown.split('\n').map((line) => /^\s*"(.*)"$/.exec(line)?.[1])
  return lines.map((line) => line ?? '\n').join('')
}

const jars = [
  'preflight',
  'pdfbox2',
  'fontbox2',
  'xmpbox',
  'commons-logging',
  'commons-io',
  'javax.activation',
  'jaxb-api',
]
const java = jars.map((jar) => `/usr/share/java/${jar}.jar`)

/** The variant for archives, judged by PDFBox. */
export async function archives(built) {
  const lack = java.filter((jar) => !existsSync(jar))
  for (const { work } of built.filter((one) => ['manuscript', 'lower-light'].includes(one.work.name))) {
    await gate(`PDF/A-1b ${work.name} (Preflight)`, ['java', ...lack], async () => {
      const source = join(await folder('archival'), 'manuscript')
      await cp(work.source, source, { recursive: true })
      await appendFile(join(source, 'book.yaml'), '\noutput:\n  pdf: {archival: pdf/a-1b}\n')
      const { out, books } = await build(source)
      const name = Object.keys(books).find((book) => book.endsWith('.pdf') && !book.endsWith('-booklet.pdf'))
      const validator = 'org.apache.pdfbox.preflight.Validator_A1b'
      const said = await run(['java', '-cp', java.join(':'), validator, join(out, name)])
      if (!said.includes('is a valid PDF/A-1b file')) throw new Error(said)
    })
  }
}

function none(faults) {
  if (faults.length > 0) throw new Error(`${faults.length} faults:\n${faults.join('\n')}`)
}
