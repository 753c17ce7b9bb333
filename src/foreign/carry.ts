import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFNull,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import { nameIn } from './objects.js'

/**
 * What a dictionary is, which says what of it is carried over: resources of a page, one of their tables of names, a table of marked
 * content, what such content says of itself, or anything else.
 */
type Kind = 'resources' | 'names' | 'properties' | 'property' | 'thing'

/** What may be drawn with (ISO 32000-1, table 33). */
const RESOURCES = new Set('ExtGState ColorSpace Pattern Shading XObject Font Properties'.split(' '))

/** What is not drawn: scripts and actions, files that are attached or lie elsewhere, other programs' notes, ways back into the book. */
const LEFT = new Set(
  'A AA JS Next AF EF RF Metadata PieceInfo OPI Ref StructParent StructParents Parent Annots Thumb Length'.split(' '),
)
/** A stream's bytes may lie in another file; those of a PDF's pages do not. */
const ELSEWHERE = new Set(['F', 'FFilter', 'FDecodeParms'])
/** Things that stand in no page. */
const STRANGERS = new Set(
  'Catalog Page Pages Annot Action Filespec EmbeddedFile Metadata ObjStm XRef StructElem StructTreeRoot Sig'.split(' '),
)
/** Tables of names that stand in other things: the letters of a drawn font, the colours of an ink. */
const TABLES = new Set(['CharProcs', 'Colorants'])

/** Carries what pages are drawn with from one PDF into another: fonts, pictures, colours, each once, their bytes as they are. */
export class Carrier {
  /** Objects that could not be read, and are missing. */
  damaged = 0
  private readonly known = new Map<PDFRef, PDFRef>()
  private readonly waiting: { readonly from: PDFRef; readonly to: PDFRef; readonly kind: Kind }[] = []

  constructor(
    private readonly source: PDFContext,
    private readonly target: PDFContext,
  ) {}

  /** Carry an object over, and all that it leads to. */
  carry(value: PDFObject, kind: Kind = 'thing'): PDFObject {
    const carried = this.copy(value, kind)
    for (let next = this.waiting.pop(); next; next = this.waiting.pop()) {
      const found = this.source.lookup(next.from)
      this.target.assign(next.to, found ? this.copy(found, next.kind) : PDFNull)
    }
    return carried
  }

  private copy(value: PDFObject, kind: Kind): PDFObject {
    if (value instanceof PDFRef) return this.reference(value, kind)
    if (value instanceof PDFDict) return this.dict(value, kind)
    if (value instanceof PDFArray) return this.array(value)
    if (value instanceof PDFRawStream) {
      const dict = this.dict(value.dict, 'thing', ELSEWHERE)
      return dict instanceof PDFDict ? PDFRawStream.of(dict, value.contents) : PDFNull
    }
    if (value instanceof PDFInvalidObject || value instanceof PDFStream) {
      this.damaged++
      return PDFNull
    }
    // Names, numbers and strings belong to no file.
    return value
  }

  private reference(ref: PDFRef, kind: Kind): PDFRef {
    const known = this.known.get(ref)
    if (known) return known
    const to = this.target.nextRef()
    this.known.set(ref, to)
    this.waiting.push({ from: ref, to, kind })
    return to
  }

  private array(value: PDFArray): PDFArray {
    const carried = PDFArray.withContext(this.target)
    for (const member of value.asArray()) carried.push(this.copy(member, 'thing'))
    return carried
  }

  private dict(value: PDFDict, kind: Kind, left?: ReadonlySet<string>): PDFObject {
    const carried = PDFDict.withContext(this.target)
    const type = nameIn(value, 'Type') ?? ''
    if (kind === 'thing' && STRANGERS.has(type)) return PDFNull
    // What marked content says of itself is for those who read it aloud; only layers decide what is seen.
    if (kind === 'property' && type !== 'OCG' && type !== 'OCMD') return carried
    for (const [key, its] of value.entries()) {
      const name = key.decodeText()
      if (kind === 'resources' && !RESOURCES.has(name)) continue
      if ((kind === 'thing' || kind === 'property') && (LEFT.has(name) || left?.has(name))) continue
      carried.set(key, this.copy(its, kindOf(kind, name)))
    }
    return carried
  }
}

/** What stands under a name in a dictionary of some kind. */
function kindOf(kind: Kind, name: string): Kind {
  if (kind === 'resources') return name === 'Properties' ? 'properties' : 'names'
  if (kind === 'properties') return 'property'
  if (kind === 'names') return 'thing'
  return name === 'Resources' ? 'resources' : TABLES.has(name) ? 'names' : 'thing'
}
