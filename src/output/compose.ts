import { toString as textOf } from 'hast-util-to-string'
import type { EmbeddedFace } from '../style/epubFaces.js'
import type { Edition } from '../types/edition.js'
import type { ComposedEpub } from '../types/epub.js'
import type { Press } from '../types/press.js'
import { once } from './once.js'
import { screenPictures } from './pictures.js'

/** Turn what is on the press into the text, the sheet and the pictures that all its EPUBs have. */
export async function compose(press: Omit<Press, 'epub'>): Promise<ComposedEpub> {
  const [{ composeEpub }, { epubSheet }] = await Promise.all([
    import('../epub/makeEpub.js'),
    import('../style/epub.js'),
  ])
  const { edition, epubTemplates } = press
  const { fonts, pictures } = press.wishes.epub ?? {}
  const embedded = fonts === 'embed' ? await embed(edition) : []
  const parts = {
    css: epubSheet(edition, embedded),
    cover: await press.cover(),
    fonts: embedded,
    templates: epubTemplates,
    ...(press.listsPages && { printed: await press.volume(press.format) }),
  }
  const { assets, problems: told } = await screenPictures(edition, pictures === 'grey')
  const composed = composeEpub({ ...edition, assets }, parts)
  return { ...composed, epub: once(composed.epub), problems: [...told, ...composed.problems] }
}

/** Turn the faces that the text asks for into files of its letters alone. One that cannot be made smaller goes as it is. */
async function embed(edition: Edition): Promise<(EmbeddedFace & { readonly bytes: Uint8Array })[]> {
  const [{ facesToEmbed }, { subset }] = await Promise.all([
    import('../style/epubFaces.js'),
    import('../fonts/subset.js'),
  ])
  const letters = lettersOf(edition)
  const faces = facesToEmbed(edition).map(async ({ face, name }) => {
    const bytes = await subset(face.bytes, letters).catch(() => face.bytes)
    return { face, name, bytes }
  })
  return Promise.all(faces)
}

/** All letters of a text and of what its sheets put there, as they are and in capitals and small letters. */
function lettersOf({ sections, styles, ownStyles }: Edition): Set<number> {
  const sheets = [...styles, ...ownStyles].map(({ text }) => text.replace(ESCAPE, (_, code) => letterOf(code)))
  const letters = new Set<number>()
  for (const text of [...sections.map(({ tree }) => textOf(tree)), ...sheets, ALWAYS])
    for (const form of [text, text.toUpperCase(), text.toLowerCase()])
      for (const letter of form) letters.add(letter.codePointAt(0) ?? 0)
  return letters
}

/** What reading systems set of themselves: hyphens, and marks of lists. */
const ALWAYS = '-\u2010\u00A0\u2022'
/** A letter that a sheet names by its number (CSS Syntax 3, section 4.3.7). */
const ESCAPE = /\\([\da-f]{1,6})\s?/gi
const letterOf = (code: string): string => {
  const number = Number.parseInt(code, 16)
  return number > 0x10ffff ? '' : String.fromCodePoint(number)
}
