// The PDF, as three other programs read it.
import { join } from 'node:path'
import { gate, run } from '../bench.mjs'
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
