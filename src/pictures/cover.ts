import type { Asset } from '../types/edition.js'
import type { Meta, SourceFile } from '../types/manuscript.js'
import type { Problem } from '../types/problem.js'
import { readPicture } from './read.js'

/** Turn the name of the author's own cover into its picture; where it cannot be used, the cover is the house's, and it is told. */
export async function readCover(
  { coverImage }: Meta,
  files: readonly SourceFile[],
): Promise<{ assets: readonly Asset[]; problems: readonly Problem[] }> {
  if (coverImage === undefined) return { assets: [], problems: [] }
  const file = files.find(({ path }) => path === coverImage)
  const asset = file && (await readPicture(file)).asset
  if (asset) return { assets: [asset], problems: [] }
  const problem: Problem = {
    file: coverImage,
    rule: 'cover',
    severity: 'warning',
    reason: `Cover "${coverImage}" ${file ? 'is no picture that can be read' : 'is not in the folder'}`,
    note: 'The cover is made from the title instead; give a JPEG or PNG of the folder, such as cover.jpg.',
  }
  return { assets: [], problems: [problem] }
}
