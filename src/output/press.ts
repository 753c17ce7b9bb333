import type { Edition, StyleSource } from '../types/edition.js'
import type { Shaper } from '../types/fonts.js'
import type { Volume } from '../types/layout.js'
import type { Chapter } from '../types/manuscript.js'
import type { Memo } from '../types/memo.js'
import type { Press } from '../types/press.js'
import { NoBook } from '../types/problem.js'
import { lacking, missing, placed } from './faults.js'
import { once } from './once.js'

export interface PressOptions {
  readonly format: string
  /** The author's chapters, in which a letter that no font has is looked for. */
  readonly chapters?: readonly Chapter[]
  readonly epubTemplates: Readonly<Record<string, string>>
  /** What the author wishes of each output, by its name. */
  readonly wishes?: Press['wishes']
  /** Whether an EPUB lists the pages of the PDF. */
  readonly listsPages?: boolean
  /** A program that turns EPUBs into other books. */
  readonly convert?: Press['convert']
  /** What former builds worked out, such as shaped words. */
  readonly memo?: Memo
}

const COVER_WIDTH = 1600
const COVER_QUALITY = 88 // type on flat colour shows no trace of compression from here on

/** Open a press for an edition: pages, cover and sheet are made when an output asks for them, and kept. */
export function openPress(edition: Edition, options: PressOptions): Press {
  const shaper = once(async () => (await import('../fonts/shaper.js')).makeShaper(edition.faces, options.memo))
  const volumes = new Map<string, Promise<Volume>>()
  const [print, face] = split(edition)
  const coverPage = once(async () => {
    const format = edition.formats.get(options.format) ?? firstOf(edition)
    const { pages } = await setPages(face, format, await shaper())
    const page = pages[0]
    if (!page) throw new Error('The cover has no page')
    return page
  })
  const cover = once(async () => {
    const own = await ownCover(edition)
    if (own) return own
    const page = await coverPage()
    const { paintSvg } = await import('../svg/paint.js')
    const drawing = paintSvg(page, COVER_WIDTH, await shaper())
    // Four million pixels are half of the work of an EPUB.
    const key = `cover ${COVER_QUALITY}\n${drawing}`
    const known = options.memo?.read(key)
    if (known) return known
    const { toJpeg } = await import('../svg/rasterise.js')
    const picture = await toJpeg(drawing, COVER_QUALITY)
    options.memo?.write(key, picture)
    return picture
  })
  const setAndTell = async (format: StyleSource, opened: Shaper): Promise<Volume> => {
    const volume = await setPages(print, format, opened)
    const { chapters = [] } = options
    const lack = [...(await missing(opened, chapters)), ...(await lacking(opened, edition.ownStyles))]
    return { ...volume, problems: [...placed(volume.problems, chapters), ...lack] }
  }
  const press: Omit<Press, 'epub'> = {
    edition,
    format: options.format,
    epubTemplates: options.epubTemplates,
    wishes: options.wishes ?? {},
    listsPages: options.listsPages ?? false,
    convert: options.convert ?? noConverter,
    shaper,
    coverPage,
    cover,
    async remember() {
      if (volumes.size) (await shaper()).remember?.()
    },
    volume(name) {
      const format = edition.formats.get(name)
      if (!format)
        throw new NoBook(`Unknown format "${name}", expected one of ${[...edition.formats.keys()].join(', ')}`)
      const known = volumes.get(name) ?? shaper().then((opened) => setAndTell(format, opened))
      volumes.set(name, known)
      return known
    },
  }
  return { ...press, epub: once(async () => (await import('./compose.js')).compose(press)) }
}

const noConverter: Press['convert'] = async (_, ending) => {
  throw new NoBook(`There is nothing to make ${ending} files with`)
}

/** The author's own cover, of the size that e-readers take. */
async function ownCover({ meta, assets, faces }: Edition): Promise<Uint8Array | undefined> {
  const asset = assets.find((one) => one.path === meta.coverImage)
  if (!asset) return undefined
  const [{ settleCover }, { drawPng }] = await Promise.all([
    import('../pictures/settle.js'),
    import('../svg/rasterise.js'),
  ])
  // What is damaged deep inside is found out only here, and stops no book.
  return settleCover(asset, (svg, width) => drawPng(svg, width, faces)).catch(() => undefined)
}

/** The book without its cover, and the cover alone. */
function split(edition: Edition): [Edition, Edition] {
  const cover = edition.sections.filter((section) => section.role === 'cover')
  const inside = edition.sections.filter((section) => section.role !== 'cover')
  return [
    { ...edition, sections: inside },
    { ...edition, sections: cover },
  ]
}

async function setPages(edition: Edition, format: StyleSource, shaper: Shaper): Promise<Volume> {
  const [{ styleBook }, { makeVolume }, { leftwardFaults }] = await Promise.all([
    import('../style/blocks.js'),
    import('../layout/volume.js'),
    import('../layout/leftwards.js'),
  ])
  const book = styleBook({ ...edition, styles: [...edition.styles, format, ...edition.ownStyles] })
  const images = new Map(edition.assets.map((asset) => [asset.path, asset]))
  const { hyphens } = edition
  const volume = makeVolume({ ...book, images, ...(hyphens && { hyphens }) }, shaper)
  return { ...volume, problems: [...book.problems, ...volume.problems, ...leftwardFaults(book.sections)] }
}

function firstOf(edition: Edition): StyleSource {
  const [first] = edition.formats.values()
  if (!first) throw new NoBook('The templates have no format, expected a file such as formats/a5.css')
  return first
}
