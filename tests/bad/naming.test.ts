import { describe, expect, it } from 'vitest'
import { readManuscript } from '../../src/disk/manuscript.js'
import { prepare } from '../../src/main.js'
import { lay } from './bench.js'

describe('names and numbers beyond the common', () => {
  // The reserved names of Windows (CON, NUL, COM1 ...) are reserved with any ending: con.epub cannot be opened there.
  it('a title that Windows keeps for a device makes a file name of its own', async () => {
    const folder = lay('device', { 'book.yaml': 'title: Con\n', 'a.md': '# One\n\nIt was late.\n' })
    const { edition } = await prepare(await readManuscript(folder), {})
    expect(edition.meta.slug).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/)
  })

  // The numerals' library throws from 4,000 on, and at 0.
  it('chapters are numbered beyond what the Romans could write', async () => {
    const folder = lay('roman', {
      'a.md': '# I\n\nIt was late.\n\n# Chapter 0: Before\n\nIt was later.\n',
    })
    await prepare(await readManuscript(folder), {})
  })
})
