import type { Element, Nodes, Root } from 'hast'
import { readDesign } from '../../src/disk/design.js'
import { makeEpub } from '../../src/epub/makeEpub.js'
import { makeShaper } from '../../src/fonts/shaper.js'
import { makeVolume } from '../../src/layout/volume.js'
import { prepare } from '../../src/main.js'
import { readMeta } from '../../src/manuscript/meta.js'
import { styleBook } from '../../src/style/blocks.js'
import { epubSheet } from '../../src/style/epub.js'
import { requestedFonts } from '../../src/style/faces.js'
import type { Edition } from '../../src/types/edition.js'
import type { Volume } from '../../src/types/layout.js'
import type { Manuscript } from '../../src/types/manuscript.js'
import type { SetWork } from '../../src/types/text.js'

// A run with FUZZ=1000 makes a thousand examples of each property; FUZZ_SEED=7 makes others than the usual ones.
const asked = Number(process.env.FUZZ)
const seed = Number(process.env.FUZZ_SEED) || 20260301

/** How a property is run: `few` examples in everyday tests, always the same ones. */
export const runs = (few: number) => ({
  numRuns: asked || few,
  seed,
  ...(asked && { interruptAfterTimeLimit: 3_600_000 }),
})
/** Time for a property to hold, in milliseconds. */
export const PATIENCE = asked ? 3_700_000 : 60_000
/** An example that takes longer hangs, for all that a writer knows. */
export const LONGEST = 6_000

const nothing: Manuscript = { name: 'the-book', meta: {}, files: [], assets: [], problems: [] }
const house = await readDesign(nothing, {}, requestedFonts)
const shaper = makeShaper(house.faces)
const [a5] = [house.formats.get('a5')].filter((format) => format !== undefined)
// The smallest JPEG there is: what a picture shows is of no account here.
const cover = Uint8Array.from([0xff, 0xd8, 0xff, 0xd9])

/** A manuscript in one file, with the author's own words about it and stylesheet. */
export interface Draft {
  readonly name: string
  readonly text: string
  readonly yaml?: string
  readonly css?: string
}

/** Turn a draft into an edition, through every stage on the way. */
export async function editionOf({ name, text, yaml, css }: Draft): Promise<{ set: SetWork; edition: Edition }> {
  const file = (path: string, its: string) => ({ path, bytes: new TextEncoder().encode(its) })
  const { meta } = yaml === undefined ? { meta: {} } : readMeta(file('book.yaml', yaml))
  return prepare(
    {
      ...nothing,
      meta: css === undefined ? meta : { ...meta, css: ['own.css'] },
      files: [file(name, text)],
      assets: css === undefined ? [] : [file('own.css', css)],
    },
    {},
  )
}

/** Turn an edition into its pages, the cover's among them. */
export function pagesOf(edition: Edition): Volume {
  const styles = [...edition.styles, ...(a5 ? [a5] : []), ...edition.ownStyles]
  return makeVolume({ ...styleBook({ ...edition, styles }), images: new Map() }, shaper)
}

/** Turn an edition into an EPUB, with a cover that shows nothing. */
export const epubOf = (edition: Edition) =>
  makeEpub(edition, { css: epubSheet(edition), cover, fonts: [], templates: house.epub })

/** Do a thing, and refuse to have waited for it. */
export async function inTime<T>(act: () => T | Promise<T>): Promise<T> {
  const from = performance.now()
  const done = await act()
  const took = performance.now() - from
  if (took > LONGEST) throw new Error(`It took ${Math.round(took)} ms`)
  return done
}

/** The words on pages, in order: letters and digits only, in lower case, heads and folios left out. */
export function wordsOnPages(volume: Volume): string {
  const texts = volume.pages.flatMap((page) => page.marks.filter((mark) => mark.kind === 'text'))
  return plain(texts.map((mark) => mark.parts.map(({ shaped }) => shaped.text).join('')).join(''))
}

/** The words of a work's trees, in order. */
export const wordsInTrees = (set: SetWork): string =>
  plain(set.chapters.map(({ title, body }) => `${title ? textIn(title) : ''}${textIn(body)}`).join(''))

/** A text as its letters and digits, in lower case. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** The first word that does not follow the others in a text; nothing when all are there in their order. */
export function firstLost(words: readonly string[], text: string): string | undefined {
  let at = 0
  return words.find((word) => {
    const found = text.indexOf(plain(word), at)
    at = found < 0 ? at : found + plain(word).length
    return found < 0
  })
}

function textIn(node: Root | Element): string {
  return (node.children as Nodes[]) // a root's children and an element's have one shape here
    .map((child) => (child.type === 'text' ? child.value : 'children' in child ? textIn(child as Element) : ''))
    .join(' ')
}
