import { coarse, unusable } from '../pictures/messages.js'
import type { Asset, Edition } from '../types/edition.js'
import type { Mark, Volume } from '../types/layout.js'
import type { Problem } from '../types/problem.js'

/** Below this, dots are seen at arm's length; book printers ask for 300. */
const COARSEST_PPI = 200
const INCH = 72

/** The pictures of an EPUB, and what is to be said of them. */
export interface ScreenPictures {
  readonly assets: readonly Asset[]
  readonly problems: readonly Problem[]
}

/** Turn an edition's pictures into those of an EPUB, in greys where they are wished for. */
export async function screenPictures(edition: Edition, grey: boolean): Promise<ScreenPictures> {
  const assets: Asset[] = []
  const problems: Problem[] = []
  if (!edition.assets.length) return { assets, problems }
  const { settleForScreen } = await import('../pictures/settle.js')
  // One after the other: each is decoded whole while it is worked on.
  for (const asset of edition.assets) {
    const settled = await orNothing(settleForScreen(asset, grey))
    if (settled) assets.push(settled)
    else problems.push(unusable(asset.path))
  }
  return { assets, problems }
}

/** Libraries throw at what is damaged deep inside, where nobody looks before it is decoded: that stops no book. */
const orNothing = <T>(work: Promise<T>): Promise<T | undefined> => work.catch(() => undefined)

/** The pictures of a printed volume by their paths, and what is to be said of them. */
export interface PrintPictures {
  readonly images: ReadonlyMap<string, Uint8Array>
  readonly problems: readonly Problem[]
}

/** Turn an edition's pictures into those that a volume shows, each for the largest size at which it is set. */
export async function printPictures(edition: Edition, volume: Volume): Promise<PrintPictures> {
  const widths = widthsIn(volume)
  const images = new Map<string, Uint8Array>()
  const problems: Problem[] = []
  if (!widths.size) return { images, problems }
  const [{ settleForPrint }, { drawPng }] = await Promise.all([
    import('../pictures/settle.js'),
    import('../svg/rasterise.js'),
  ])
  const draw = (svg: string, width: number) => drawPng(svg, width, edition.faces)
  for (const asset of edition.assets) {
    const width = widths.get(asset.path)
    if (width === undefined) continue
    const isDrawing = asset.type === 'image/svg+xml'
    const ppi = (asset.width / width) * INCH
    if (!isDrawing && ppi < COARSEST_PPI) problems.push(coarse(asset.path, ppi, (width / INCH) * COARSEST_PPI))
    const bytes = await orNothing(settleForPrint(asset, width, draw))
    if (bytes) images.set(asset.path, bytes)
    else problems.push(unusable(asset.path))
  }
  return { images, problems }
}

/** How wide each picture is set at most, in points. */
function widthsIn(volume: Volume): ReadonlyMap<string, number> {
  const widths = new Map<string, number>()
  const note = (mark: Mark): void => {
    if (mark.kind === 'turned') mark.marks.forEach(note)
    if (mark.kind === 'image') widths.set(mark.path, Math.max(mark.width, widths.get(mark.path) ?? 0))
  }
  for (const page of volume.pages) page.marks.forEach(note)
  return widths
}
