import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../../src/main.js'

test('a line that is too long is told with its line in the manuscript', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fleuron-overfull-'))
  try {
    const stiff = Array.from({ length: 12 }, (_, i) => `999999${i}`).join('\u00a0')
    writeFileSync(join(folder, '01.md'), `# One\n\nShe went on.\n\nThe number was ${stiff} and no more.\n`)
    const { problems } = await check(folder)
    expect(problems.map(({ rule, file, place }) => [rule, file, place?.start.line])).toEqual([['overfull', '01.md', 5]])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a page that ends lines too early is told with the line in the manuscript where it ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fleuron-loose-'))
  try {
    const lines = (count: number) => 'A line.\n\n'.repeat(count)
    const sign = `::: sign\n${'No landing\n'.repeat(20)}:::\n\n`
    writeFileSync(join(folder, '01.md'), `# One\n\n${lines(16)}${sign}${lines(4)}`)
    const { problems } = await check(folder)
    expect(problems.map(({ rule, file, place }) => [rule, file, place?.start.line])).toEqual([
      ['loose-page', '01.md', 33],
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('either can be turned off, for the book or for a passage', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fleuron-off-'))
  try {
    const stiff = Array.from({ length: 12 }, (_, i) => `999999${i}`).join('\u00a0')
    const text = `# One\n\nShe went on.\n\nThe number was ${stiff} and no more.\n`
    writeFileSync(join(folder, '01.md'), text.replace('The number', '<!-- fleuron-off overfull -->\n\nThe number'))
    expect((await check(folder)).problems).toEqual([])
    writeFileSync(join(folder, '01.md'), text)
    writeFileSync(join(folder, 'book.yaml'), 'rules: {overfull: off}\n')
    expect((await check(folder)).problems).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
