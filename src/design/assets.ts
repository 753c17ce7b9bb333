import { imageSize } from 'image-size'
import type { Asset } from '../types/edition.js'
import type { Manuscript } from '../types/manuscript.js'
import type { Problem } from '../types/problem.js'

const TYPES: Readonly<Record<string, Asset['type']>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
}

/** Turn the pictures of a manuscript into assets with their sizes; one that cannot be read is left out, and told. */
export function readAssets(manuscript: Manuscript): { assets: Asset[]; problems: Problem[] } {
  const assets: Asset[] = []
  const problems: Problem[] = []
  for (const file of manuscript.assets) {
    if (!/\.(jpe?g|png|gif|svg)$/i.test(file.path)) continue
    if (/\.svg$/i.test(file.path)) {
      problems.push(drawing(file.path))
      continue
    }
    const asset = sized(file.path, file.bytes)
    if (asset) assets.push(asset)
    else {
      problems.push({
        file: file.path,
        rule: 'image',
        severity: 'warning',
        reason: 'Picture cannot be read',
        note: 'It is left out of the books; save it again as JPEG or PNG.',
      })
    }
  }
  return { assets, problems }
}

/** A drawing may hold scripts and addresses, so none is let in unread. */
const drawing = (path: string): Problem => ({
  file: path,
  rule: 'image',
  severity: 'warning',
  reason: 'SVG pictures are not taken',
  note: 'Save it as PNG, at 300 pixels to the inch.',
})

function sized(path: string, bytes: Uint8Array): Asset | undefined {
  try {
    const { width, height, type } = imageSize(bytes)
    const media = TYPES[type ?? '']
    return media && width && height ? { path, bytes, type: media, width, height } : undefined
  } catch {
    return undefined
  }
}
