// Time the making of books: the shipped story, and a novel of the same text some twenty times over. Whole processes, in turns.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const RUNS = 3
const COPIES = 20
const root = fileURLToPath(new URL('..', import.meta.url))
const story = join(root, 'manuscript')
const work = mkdtempSync(join(tmpdir(), 'fleuron-bench-'))
const novel = join(work, 'novel')
mkdirSync(novel)
copyFileSync(join(story, 'book.yaml'), join(novel, 'book.yaml'))
const chapters = readdirSync(story).filter((name) => /\.(md|txt)$/.test(name))
for (let copy = 0; copy < COPIES; copy++) {
  for (const name of chapters) copyFileSync(join(story, name), join(novel, `${String(copy).padStart(2, '0')}-${name}`))
}
const words = (folder) =>
  readdirSync(folder)
    .filter((name) => /\.(md|txt)$/.test(name))
    .reduce((sum, name) => sum + readFileSync(join(folder, name), 'utf8').split(/\s+/).length, 0)

function time(folder, only) {
  const runs = []
  for (let run = 0; run < RUNS; run++) {
    const from = process.hrtime.bigint()
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'lib', 'cli.js'), 'build', folder, '--out', join(work, 'out'), '--only', only, '--json', '--timings'],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    )
    if (status !== 0) throw new Error(stderr)
    const { files, timings } = JSON.parse(stdout)
    runs.push({
      seconds: Number(process.hrtime.bigint() - from) / 1e9,
      pages: files[0].pages ?? '',
      bytes: files[0].size,
      timings,
    })
  }
  runs.sort((a, b) => a.seconds - b.seconds)
  const median = runs[runs.length >> 1]
  const stages = Object.fromEntries(median.timings.map(({ stage, ms }) => [`${stage} ms`, ms]))
  return {
    output: only,
    words: words(folder),
    seconds: Number(median.seconds.toFixed(2)),
    pages: median.pages,
    kB: Math.round(median.bytes / 1000),
    ...stages,
  }
}

try {
  console.table([time(story, 'epub'), time(story, 'pdf'), time(novel, 'epub'), time(novel, 'pdf')])
} finally {
  rmSync(work, { recursive: true, force: true })
}
