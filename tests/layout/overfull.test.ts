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
