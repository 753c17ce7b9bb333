import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readManuscript } from '../../src/disk.js'
import { proof } from '../../src/layout/proof.js'
import { prepare } from '../../src/main.js'
import { openPress } from '../../src/output/press.js'

// Each folder here is a small book: its manuscript, and for some formats the pages as text, one file a format. The proofs are
// read as a diff when they change; UPDATE=1 writes them anew.

const folder = fileURLToPath(new URL('.', import.meta.url))
const books = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())

describe.each(books.map((entry) => entry.name))('the pages of %s', (name) => {
  it.each(['a5', 'half-letter', 'a4'])('in %s', async (format) => {
    const expected = `${folder}${name}/${format}.txt`
    const { edition, design } = await prepare(await readManuscript(`${folder}${name}/manuscript`), {})
    const pages = proof(await openPress(edition, { format, epubTemplates: design.epub }).volume(format))
    if (process.env.UPDATE) writeFileSync(expected, pages)
    expect(pages).toBe(readFileSync(expected, 'utf8'))
  })
})
