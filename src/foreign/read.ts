import { PDFDict as Dict, type PDFContext, type PDFDict, PDFHexString, PDFString } from '@cantoo/pdf-lib'
import { NoBook } from '../types/problem.js'
import { type BoxName, type Cut, cutOf } from './boxes.js'
import { limitStreams } from './limits.js'
import { dictIn, entry, follow, nameIn, numberIn } from './objects.js'
import { parsePdf } from './parse.js'
import { type Leaf, leavesOf } from './tree.js'

/** A page that others made: what of it is printed, and where it stands in its file. */
export interface OriginalPage {
  readonly leaf: Leaf
  readonly cut: Cut
}

/** A PDF that others made, read as far as its pages are printed. */
export interface Original {
  readonly context: PDFContext
  readonly catalog: PDFDict
  readonly pages: readonly OriginalPage[]
  /** Pages that it lists, and that are not there. */
  readonly missing: number
  readonly info: Readonly<Partial<Record<'Title' | 'Author' | 'Subject', string>>>
  readonly lang: string | undefined
  /** Whether its pages are turned from left to right, as those of a book in Hebrew. */
  readonly isRightBound: boolean
  /** The version of PDF it is written in: `1.7`. */
  readonly version: string
}

/** Longer titles are not titles. */
const LONG = 500

/** Read a PDF; `box` says what of its pages is printed. Throws `NoBook`, with the cure, for what is none, is locked, or has no pages. */
export async function readOriginal(bytes: Uint8Array, box?: BoxName): Promise<Original> {
  limitStreams()
  const context = await parsePdf(bytes).catch(() => {
    throw new NoBook(`This is no PDF that can be read. ${SAVE_AGAIN}`)
  })
  if (context.trailerInfo.Encrypt)
    throw new NoBook(
      'The PDF is locked with a password or against changes. Open it in the program that made it, and save it without either',
    )
  const catalog = follow(context, context.trailerInfo.Root)
  const root = catalog instanceof Dict ? dictIn(catalog, 'Pages') : undefined
  if (!(catalog instanceof Dict) || !root)
    throw new NoBook(`The PDF is damaged: its list of pages is lost. ${SAVE_AGAIN}`)
  const { leaves, missing } = leavesOf(root)
  const pages = leaves.map((leaf) => ({ leaf, cut: cutOf(leaf, box) }))
  if (!pages.length) throw new NoBook(`The PDF has no pages. ${SAVE_AGAIN}`)
  return {
    context,
    catalog,
    pages,
    missing: Math.max(missing, (numberIn(root, 'Count') ?? 0) - pages.length),
    info: infoOf(context),
    lang: textIn(catalog, 'Lang'),
    isRightBound: nameIn(dictIn(catalog, 'ViewerPreferences') ?? catalog, 'Direction') === 'R2L',
    version: nameIn(catalog, 'Version') ?? context.header.getVersionString(),
  }
}

const SAVE_AGAIN = 'Save it once more from the program that made it'

function infoOf(context: PDFContext): Original['info'] {
  const found = follow(context, context.trailerInfo.Info)
  if (!(found instanceof Dict)) return {}
  const [Title, Author, Subject] = [textIn(found, 'Title'), textIn(found, 'Author'), textIn(found, 'Subject')]
  return { ...(Title && { Title }), ...(Author && { Author }), ...(Subject && { Subject }) }
}

function textIn(dict: PDFDict, name: string): string | undefined {
  const found = entry(dict, name)
  const text = found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : ''
  return (
    text
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, LONG) || undefined
  )
}
