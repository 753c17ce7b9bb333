import type { Edition, StyleSource } from '../types/edition.js'
import type { Shaper } from '../types/fonts.js'
import type { LayoutProblem, Volume } from '../types/layout.js'
import type { Chapter } from '../types/manuscript.js'
import type { Memo } from '../types/memo.js'
import type { Press } from '../types/press.js'
import { NoBook, type Problem } from '../types/problem.js'
import { whereabouts, whereaboutsOfWords } from '../typography/whereabouts.js'
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

/** Give the problems of pages their places in the manuscript, as far as a word tells them. */
function placed(problems: Volume['problems'], chapters: readonly Chapter[]): LayoutProblem[] {
  const places = whereaboutsOfWords(
    chapters,
    problems.flatMap(({ word }) => (word ? [word] : [])),
  )
  return problems.map(({ word = '', ...problem }) => ({ ...places.get(word), ...problem }))
}

/** So many letters of one script are told together: the text is in a language that the faces do not know. */
const MANY_LETTERS = 6

async function missing(shaper: Shaper, chapters: readonly Chapter[]): Promise<Problem[]> {
  const letters = shaper.missing()
  if (!letters.length) return []
  const { scriptOf } = await import('../fonts/scripts.js')
  const places = whereabouts(chapters, letters)
  const scripts = new Map<string, string[]>()
  for (const letter of letters) {
    const script = scriptOf(codeOf(letter)) || letter
    scripts.set(script, [...(scripts.get(script) ?? []), letter])
  }
  const told = (letter: string, reason: string): Problem => ({
    ...places.get(letter),
    rule: 'glyph',
    severity: 'warning',
    reason,
    note: 'It is printed as an empty box; name a font that has it in your own stylesheet.',
  })
  return [...scripts].flatMap(([script, its]) => {
    const [first = ''] = its
    if (its.length >= MANY_LETTERS)
      return [told(first, `No font has “${first}” and ${its.length - 1} other letters (${script})`)]
    return its.map((letter) => {
      const code = codeOf(letter).toString(16).toUpperCase().padStart(4, '0')
      return told(letter, `No font has “${letter}” (U+${code})`)
    })
  })
}

const codeOf = (letter: string): number => letter.codePointAt(0) ?? 0

/** What the author's own stylesheets ask of faces that do not have it, each once. */
async function lacking(shaper: Shaper, styles: readonly StyleSource[]): Promise<Problem[]> {
  const lack = styles.length ? (shaper.lacking?.() ?? []) : []
  if (!lack.length) return []
  const [{ askedOfFaces }, { featuresOf }] = await Promise.all([
    import('../style/asked.js'),
    import('../layout/shaping.js'),
  ])
  const asked = askedOfFaces(styles)
  return lack.flatMap(({ family, feature }): Problem[] => {
    const at = asked.find(({ word }) => word === feature || featuresOf(word).includes(feature))
    if (!at) return []
    const place = { line: at.line, column: 1 }
    return [
      {
        file: at.path,
        place: { start: place, end: place },
        rule: 'feature',
        severity: 'info',
        reason: `“${family}” has no “${at.word}” (OpenType’s “${feature}”)`,
        note: 'The words are set without it; name a font that has it.',
      },
    ]
  })
}

function firstOf(edition: Edition): StyleSource {
  const [first] = edition.formats.values()
  if (!first) throw new NoBook('The templates have no format, expected a file such as formats/a5.css')
  return first
}
