import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readManuscript } from '../../src/disk/manuscript.js'
import { proof } from '../../src/layout/proof.js'
import { prepare } from '../../src/main.js'
import { openPress } from '../../src/output/press.js'

// Each folder here is a small book: its manuscript, and proofs of its pages as text, named for format and theme (`a5.txt`,
// `a5.briar.txt`). They are read as a diff when they change; UPDATE=1 writes them anew. For a new proof, make an empty file.

const folder = fileURLToPath(new URL('.', import.meta.url))
const books = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const proofs = books.flatMap(({ name }) =>
  readdirSync(folder + name)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => ({ book: name, file })),
)

describe('the pages of small books', () => {
  it.each(proofs)('$book: $file', async ({ book, file }) => {
    const [format = '', theme = 'aldine'] = file.replace(/\.txt$/, '').split('.')
    const { edition, design } = await prepare(await readManuscript(`${folder}${book}/manuscript`), { theme })
    const press = openPress(edition, { format, epubTemplates: design.epub })
    const volume = await press.volume(format)
    const pages = proof(volume)
    if (process.env.UPDATE) writeFileSync(`${folder}${book}/${file}`, pages)
    expect(pages).toBe(readFileSync(`${folder}${book}/${file}`, 'utf8'))
    expect(volume.problems.filter(({ severity }) => severity === 'warning')).toEqual([])
  })
})
