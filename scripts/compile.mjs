// Compile src/ to lib/ when a source is newer than the last compilation; with --force in any case.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const lib = join(root, 'lib')
const stamp = join(lib, '.compiled')

// What reads files of its own, or is rarely needed and large.
const APART = [/^(harfbuzzjs|sharp|dictionary-en|epub-gen-memory)(\/|$)/, /^@(resvg|expo-google-fonts)\//]

const COLOURS = 'sRGB_IEC61966_2_1.icc'

// Libraries that pdfkit and fontkit want for what is never asked of them here (lines of their own breaking, scripts of their own
// shaping, fonts of the web), a quarter of all code: they are loaded when they are asked for. By name, whose they are.
const LATE = new Map([
  ['brotli/decompress.js', { owners: ['pdfkit', 'fontkit'], names: [] }],
  ['linebreak', { owners: ['pdfkit'], names: [] }],
  [
    'unicode-properties',
    { owners: ['pdfkit', 'fontkit'], names: ['getCategory', 'getCombiningClass', 'getScript', 'isDigit', 'isMark'] },
  ],
])
const late = {
  name: 'late',
  resolveId: (id) => (LATE.has(id) ? `\0${id}` : undefined),
  load(id) {
    const its = LATE.get(id.slice(1))
    if (!id.startsWith('\0') || !its) return undefined
    const { owners, names } = its
    return `import { createRequire } from 'node:module'
      const owner = () => ${JSON.stringify(owners)}.reduce((file, name) => createRequire(file).resolve(name), import.meta.url)
      const load = () => createRequire(owner())('${id.slice(1)}')
      export default function (...all) { return new.target ? new (load())(...all) : load()(...all) }
      ${names.map((name) => `export const ${name} = (...all) => load().${name}(...all)`).join('\n')}`
  },
}

const newest = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((time, entry) => Math.max(time, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)

const timeOf = (path) => {
  try {
    return statSync(path).mtimeMs
  } catch {
    return 0
  }
}

function compile() {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/**
 * Put the program and the libraries it is made of into a few files, `lib/cli.*.cjs`: to find and read a thousand takes longer than a
 * short book. `lib/cli.js` loads them (`src/launch.ts`); `lib/main.js`, the library's door, stays as it was compiled.
 */
async function bundle() {
  for (const name of readdirSync(lib)) if (/^cli\d*\..+\.c?js$/.test(name)) rmSync(join(lib, name))
  const program = await rolldown({ input: join(lib, 'cli.js'), platform: 'node', external: APART, plugins: [late] })
  const { output } = await program.write({
    dir: lib,
    format: 'cjs',
    entryFileNames: 'cli.program.cjs',
    chunkFileNames: 'cli.[name].cjs',
    comments: { legal: true },
    // Names stay, for the reports of our mistakes.
    minify: { compress: false, mangle: false, codegen: true },
  })
  // pdfkit reads the colours that PDF/A wants from beside itself.
  const pdfkit = dirname(createRequire(import.meta.url).resolve('pdfkit'))
  mkdirSync(join(lib, 'data'), { recursive: true })
  copyFileSync(join(pdfkit, 'data', COLOURS), join(lib, 'data', COLOURS))
  await program.close()
  // Compiled code that was kept has lost where it came from, and cannot import: what loads it does it instead.
  for (const { fileName, code = '' } of output)
    if (/\bimport\(/.test(code)) writeFileSync(join(lib, fileName), code.replace(/\bimport\(/g, 'importLate('))
  copyFileSync(join(lib, 'launch.js'), join(lib, 'cli.js'))
  writeFileSync(join(lib, 'cli.licences.txt'), licences(output.flatMap(({ moduleIds = [] }) => moduleIds)))
}

/** The licences of the packages that some files belong to. */
function licences(files) {
  const folders = new Set(
    files.flatMap((file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll('\\', '/')) ?? []),
  )
  return [...folders].sort().map(licenceOf).join('\n')
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : ''
  return `${name} ${version} (${license})\n\n${text}\n`
}

const sources = Math.max(
  newest(join(root, 'src')),
  timeOf(join(root, 'tsconfig.json')),
  timeOf(fileURLToPath(import.meta.url)),
)
if (process.argv.includes('--force') || timeOf(stamp) < sources) {
  compile()
  await bundle()
  writeFileSync(stamp, '')
}
