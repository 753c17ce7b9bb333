import { extname } from 'node:path'
import type { LayoutName } from '../types/imposition.js'
import type { Meta } from '../types/manuscript.js'
import type { MadeFile } from '../types/press.js'
import { NoBook } from '../types/problem.js'

/** Two endings in one: a Kobo knows its own kind of EPUB by them. */
const KEPUB = '.kepub.epub'

/** The name of a file of sheets, or of what goes with them: `ferry-mini-8.pdf`, `ferry-mini-8-guide.pdf`. */
export const sheetsName = (slug: string, layout: LayoutName, part = ''): string => `${slug}-${layout}${part}.pdf`

/** Give a finished file the name that the author wishes for its output; its ending stays. */
export function named(file: MadeFile, output: string, wishes: Meta['output']): MadeFile {
  const wish = wishes?.[output]?.file
  if (wish === undefined) return file
  const last = extname(file.name)
  const ending = file.name.endsWith(KEPUB) ? KEPUB : last
  const written = [ending, last].find((one) => wish.toLowerCase().endsWith(one)) ?? ''
  return { ...file, name: `${wish.slice(0, wish.length - written.length)}${file.part ?? ''}${ending}` }
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
