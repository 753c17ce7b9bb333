import { extname } from 'node:path'
import type { Meta } from '../types/manuscript.js'
import type { MadeFile } from '../types/press.js'
import { NoBook } from '../types/problem.js'

/** Give a finished file the name that the author wishes for its output; its ending stays. */
export function named(file: MadeFile, output: string, wishes: Meta['output']): MadeFile {
  const wish = wishes?.[output]?.file
  if (wish === undefined) return file
  const ending = extname(file.name)
  return { ...file, name: wish.toLowerCase().endsWith(ending) ? wish : `${wish}${ending}` }
}

/** Refuse two files of one name: the second would replace the first. */
export function checkNames(files: readonly MadeFile[]): void {
  const seen = new Set<string>()
  for (const { name } of files) {
    // Some systems do not tell capitals from small letters.
    const key = name.toLowerCase()
    if (seen.has(key)) throw new NoBook(`Unexpected second "${name}" in "output:", expected a name for each file`)
    seen.add(key)
  }
}
