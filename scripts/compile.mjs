// Compile src/ to lib/ when a source is newer than the last compilation; with --force in any case.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'lib', '.compiled')

const newest = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((time, entry) => Math.max(time, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)

const compiledAt = () => {
  try {
    return statSync(stamp).mtimeMs
  } catch {
    return 0
  }
}

if (
  process.argv.includes('--force') ||
  compiledAt() < Math.max(newest(join(root, 'src')), statSync(join(root, 'tsconfig.json')).mtimeMs)
) {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(stamp, '')
}
