import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readManuscript } from '../../src/disk/manuscript.js'
import { prepare } from '../../src/main.js'
import { openPress } from '../../src/output/press.js'
import type { Problem } from '../../src/types/problem.js'

/** A folder for these tests, gone with the process: several files may run in one. */
export const bench = mkdtempSync(join(tmpdir(), 'fleuron-bad-'))
process.on('exit', () => rmSync(bench, { recursive: true, force: true }))

/** Lay down a manuscript folder of a name that others may have, too. */
export function lay(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(mkdtempSync(join(bench, 'at-')), name)
  mkdirSync(folder, { recursive: true })
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), content)
  }
  return folder
}

/** What is told of a manuscript up to its edition, and up to its pages if asked for them. */
export async function told(folder: string, pages = false): Promise<string[]> {
  const manuscript = await readManuscript(folder)
  const { set, edition, design } = await prepare(manuscript, {})
  const options = { format: 'a5', epubTemplates: design.epub, chapters: set.chapters }
  const volume = pages ? await openPress(edition, options).volume('a5') : { problems: [] }
  return [...manuscript.problems, ...set.problems, ...edition.problems, ...volume.problems].map(line)
}

/** The words of a manuscript's chapters, as they stand in the trees. */
export async function wordsOf(folder: string): Promise<string> {
  const { set } = await prepare(await readManuscript(folder), {})
  return set.chapters.map(({ title, body }) => JSON.stringify([title, body], onlyText)).join('\n')
}

const onlyText = (key: string, value: unknown): unknown => (key === 'position' || key === 'data' ? undefined : value)

const line = ({ file, place, rule, reason }: Problem): string =>
  [file, place && `${place.start.line}:${place.start.column}`, rule, reason].filter(Boolean).join(' | ')
