import { createHash } from 'node:crypto'
import {
  PDFBool,
  PDFContext,
  type PDFDict,
  PDFHeader,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  PDFStreamWriter,
} from '@cantoo/pdf-lib'
import type { Forme, Mark, Page, Placement } from '../types/layout.js'
import { type Appearance, overlayOf } from './appearances.js'
import { after, common, type Matrix, type Rect, widened } from './boxes.js'
import { Carrier } from './carry.js'
import { contentOf } from './content.js'
import type { Original, OriginalPage } from './read.js'

/** What is to be printed. */
export interface PrintJob {
  readonly original: Original
  readonly formes: readonly Forme[]
  /** Which page of the original each page of the formes is, by its index. */
  readonly indexes: ReadonlyMap<Page, number>
  /** Whether pages are made larger or smaller until they fill the formes' pages; else they stand in the middle of them. */
  readonly fills: boolean
  /** How far pictures reach over the edge of the page, in points. */
  readonly bleed: number
  /** How a printer is to print it (ISO 32000-1, table 150). */
  readonly duplex: 'Simplex' | 'DuplexFlipShortEdge' | 'DuplexFlipLongEdge'
  /** What the file is known by, besides its sheets. */
  readonly seed: string
}

export interface Printed {
  readonly bytes: Uint8Array
  /** Pages that cannot be unpacked, by their indexes; they stay white. */
  readonly lost: readonly number[]
  /** Things of the pages that cannot be read. */
  readonly damaged: number
}

/** Draw the pages of an original on sheets. Each is carried over as one picture, its words, fonts and colours as they were. */
export async function paintSheets(job: PrintJob): Promise<Printed> {
  const { original, formes } = job
  const context = PDFContext.create()
  context.header = original.version.startsWith('2') ? PDFHeader.forVersion(2, 0) : PDFHeader.forVersion(1, 7)
  const painter = new Painter(context, job)
  const tree = context.nextRef()
  const kids = formes.map((forme) => painter.sheet(forme, tree))
  context.assign(tree, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }))
  context.trailerInfo.Root = context.register(painter.catalog(tree))
  context.trailerInfo.Info = context.register(infoOf(context, original))
  const id = createHash('sha256').update(job.seed).digest().subarray(0, 16)
  context.trailerInfo.ID = context.obj([PDFHexString.fromBytes(id), PDFHexString.fromBytes(id)])
  const bytes = await PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer()
  return { bytes, lost: painter.lost, damaged: painter.carrier.damaged }
}

function infoOf(context: PDFContext, { info }: Original): PDFDict {
  const said = Object.entries(info).map(([key, text]) => [key, PDFHexString.fromText(text)] as const)
  const made = PDFHexString.fromText('Fleuron')
  return context.obj({ ...Object.fromEntries(said), Creator: made, Producer: made })
}

/** A page as it is drawn: one form, and what lies over it. */
interface Drawn {
  readonly form?: PDFRef
  readonly over: readonly Appearance[]
}

class Painter {
  readonly lost: number[] = []
  readonly carrier: Carrier
  private readonly drawn = new Map<number, Drawn>()

  constructor(
    private readonly context: PDFContext,
    private readonly job: PrintJob,
  ) {
    this.carrier = new Carrier(job.original.context, context)
  }

  /** Draw one side of a sheet. */
  sheet({ width, height, placements, marks = [] }: Forme, tree: PDFRef): PDFRef {
    const used: Record<string, PDFRef> = {}
    const lines: string[] = []
    for (const placement of placements) lines.push(...this.place(placement, height, used))
    lines.push(...marks.flatMap((mark) => drawnMark(mark, height)))
    const contents = this.context.register(this.context.flateStream(lines.join('\n')))
    const MediaBox = [0, 0, width, height].map(rounded)
    return this.context.register(
      this.context.obj({ Type: 'Page', Parent: tree, MediaBox, Resources: { XObject: used }, Contents: contents }),
    )
  }

  /** What the file is: its sheets, its layers, its printer's colours, and how it is printed. */
  catalog(tree: PDFRef): PDFDict {
    const { original, duplex } = this.job
    const kept = ['OCProperties', 'OutputIntents'].flatMap((name) => {
      const found = original.catalog.get(PDFName.of(name))
      return found ? [[name, this.carrier.carry(found)] as const] : []
    })
    const { lang, info } = original
    return this.context.obj({
      Type: 'Catalog',
      Pages: tree,
      ...Object.fromEntries(kept),
      ...(lang && { Lang: PDFHexString.fromText(lang) }),
      ViewerPreferences: {
        PrintScaling: 'None',
        Duplex: duplex,
        ...(info.Title && { DisplayDocTitle: PDFBool.True }),
      },
    })
  }

  private place(placement: Placement, height: number, used: Record<string, PDFRef>): string[] {
    const index = this.job.indexes.get(placement.page) ?? -1
    const page = this.job.original.pages[index]
    if (!page) return []
    const { form, over } = this.page(page, index)
    if (!form && !over.length) return []
    const { clip } = placement
    const within =
      clip && `${[clip.x, height - clip.y - clip.height, clip.width, clip.height].map(num).join(' ')} re W n`
    const lines = ['q', ...(within ? [within] : []), `${this.matrix(page, placement, height).map(fine).join(' ')} cm`]
    if (form) {
      used[`P${index}`] = form
      lines.push(`/P${index} Do`)
    }
    const { left, bottom, right, top } = this.seen(page)
    if (over.length) lines.push(`${[left, bottom, right - left, top - bottom].map(num).join(' ')} re W n`)
    over.forEach((look, i) => {
      const name = `P${index}A${i}`
      used[name] = look.form
      lines.push(`q ${look.matrix.map(fine).join(' ')} cm /${name} Do Q`)
    })
    return [...lines, 'Q']
  }

  /** From the page's own space to the sheet's. */
  private matrix({ cut }: OriginalPage, { page, x, y, turn, scale = 1 }: Placement, height: number): Matrix {
    const share = this.share(cut, page)
    const [across, down] = [(page.width - cut.width * share) / 2, (page.height - cut.height * share) / 2]
    const inFrame = after(cut.upright, [share, 0, 0, share, across, down])
    const foot = height - y - page.height * scale
    return after(
      inFrame,
      turn ? [-scale, 0, 0, -scale, x + page.width * scale, foot + page.height * scale] : [scale, 0, 0, scale, x, foot],
    )
  }

  /** How much larger or smaller a page is made before it is put on a sheet. */
  private share(cut: OriginalPage['cut'], page: Pick<Page, 'width' | 'height'>): number {
    return this.job.fills ? Math.min(page.width / cut.width, page.height / cut.height) : 1
  }

  /** What may be seen of a page, in its own units. */
  private seen({ cut }: OriginalPage): Rect {
    return common(widened(cut.box, this.job.bleed / cut.unit), cut.media)
  }

  private page(page: OriginalPage, index: number): Drawn {
    const known = this.drawn.get(index)
    if (known) return known
    const form = this.form(page, index)
    const over = overlayOf(page.leaf).appearances.map((look) => ({ ...look, form: this.look(look.form) }))
    const drawn = { ...(form && { form }), over }
    this.drawn.set(index, drawn)
    return drawn
  }

  /** Turn a page into one thing that can be drawn. */
  private form(page: OriginalPage, index: number): PDFRef | undefined {
    const content = this.content(page, index)
    if (!content) return undefined
    const { leaf } = page
    const { left, bottom, right, top } = this.seen(page)
    const form: Record<string, PDFObject> = {}
    const group = leaf.page.get(PDFName.of('Group'))
    if (group) form.Group = this.carrier.carry(group)
    const resources = leaf.page.get(PDFName.of('Resources')) ?? leaf.inherited.Resources
    form.Resources = resources ? this.carrier.carry(resources, 'resources') : this.context.obj({})
    if (content instanceof PDFRawStream)
      for (const name of ['Filter', 'DecodeParms']) {
        const its = content.dict.get(PDFName.of(name))
        if (its) form[name] = this.carrier.carry(its)
      }
    const dict = {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [left, bottom, right, top].map(rounded),
      ...form,
    }
    return this.context.register(
      content instanceof PDFRawStream
        ? this.context.stream(content.contents, dict)
        : this.context.flateStream(content.bytes, dict),
    )
  }

  private content({ leaf }: OriginalPage, index: number): ReturnType<typeof contentOf> {
    try {
      return contentOf(leaf)
    } catch {
      this.lost.push(index)
      return undefined
    }
  }

  /** Carry over what an annotation looks like; some say of it only that it is a stream. */
  private look(form: PDFRef): PDFRef {
    const carried = this.carrier.carry(form) as PDFRef // a reference is carried as one
    const stream = this.context.lookup(carried)
    if (stream instanceof PDFRawStream) {
      stream.dict.set(PDFName.of('Type'), PDFName.of('XObject'))
      stream.dict.set(PDFName.of('Subtype'), PDFName.of('Form'))
    }
    return carried
  }
}

/** Marks beside the pages are ticks and bars. */
function drawnMark(mark: Mark, height: number): string[] {
  if (mark.kind !== 'rect') return []
  const { r, g, b } = mark.colour
  const area = [mark.x, height - mark.y - mark.height, mark.width, mark.height].map(num).join(' ')
  const paint = r === g && g === b ? `${num(r)} g` : `${[r, g, b].map(num).join(' ')} rg`
  return [`q ${paint} ${area} re f Q`]
}

const rounded = (n: number): number => Math.round(n * 1e4) / 1e4
const num = (n: number): string => String(rounded(n))
const fine = (n: number): string => n.toFixed(8).replace(/\.?0+$/, '')
