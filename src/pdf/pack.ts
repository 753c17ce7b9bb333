import { deflateSync } from 'node:zlib'

/** The part of pdfkit's document that writes the file. */
export interface Writing {
  /** Where each object begins, in bytes, in the order of their numbers. */
  readonly _offsets: (number | null)[]
  readonly _offset: number
  readonly _root: Written & { readonly data: { readonly Pages: Written; readonly Names: Written } }
  readonly _info: unknown
  readonly _id: Uint8Array
  ref(data?: Record<string, unknown>): Written
  push(chunk: Uint8Array | null): boolean
  _write(data: string | Uint8Array): void
  _refEnd(object: Written): void
  _finalize(): void
}

/** An object as pdfkit writes it. */
interface Written {
  readonly id: number
  readonly buffer: unknown
  offset?: number
  finalize(): void
}

/** Objects of one stream: readers open it whole to find one of them. */
const TOGETHER = 200

/**
 * Let a document keep what is no stream in object streams (ISO 32000-1, 7.5.7), and write its table as a stream (7.5.8): small objects
 * without number, as the structure of a book is made of, take a tenth of the room.
 */
export function pack(doc: Writing): void {
  const packed: { readonly id: number; readonly body: string }[] = []
  const { ref, _write: write } = doc
  let taken: (string | Uint8Array)[] | undefined
  doc._write = (data) => {
    if (taken) taken.push(data)
    else write.call(doc, data)
  }
  const packable = (object: Written): Written => {
    const { finalize } = object
    object.finalize = () => {
      const isStream = Array.isArray(object.buffer) && object.buffer.length > 0
      // It writes its head, its body and its foot.
      if (!isStream) taken = []
      finalize.call(object)
      const body = taken?.[1]
      taken = undefined
      if (typeof body === 'string') packed.push({ id: object.id, body })
    }
    return object
  }
  doc.ref = (data) => packable(ref.call(doc, data))
  for (const object of [doc._root, doc._root.data.Pages, doc._root.data.Names]) packable(object)
  doc._finalize = () => {
    const rows = doc._offsets.map((offset): readonly number[] => [1, offset ?? 0, 0])
    for (let from = 0; from < packed.length; from += TOGETHER) {
      const objects = packed.slice(from, from + TOGETHER)
      const id = rows.push([1, doc._offset, 0])
      objects.forEach((object, i) => {
        rows[object.id - 1] = [2, id, i]
      })
      writeStream(doc, id, ...streamOf(objects))
    }
    const start = doc._offset
    const id = rows.push([1, start, 0])
    const table = Buffer.alloc((rows.length + 1) * ROW)
    table.writeUInt16BE(0xffff, 5)
    rows.forEach(([type = 0, place = 0, index = 0], i) => {
      const at = (i + 1) * ROW
      table.writeUInt8(type, at)
      table.writeUInt32BE(place, at + 1)
      table.writeUInt16BE(index, at + 5)
    })
    const name = Buffer.from(doc._id).toString('hex')
    const trailer = `/Root ${doc._root} /Info ${doc._info} /ID [<${name}> <${name}>]`
    writeStream(doc, id, `/Type /XRef /Size ${rows.length + 1} /W [1 4 2] ${trailer}`, table)
    doc._write(`startxref\n${start}\n%%EOF`)
    doc.push(null)
  }
}

/** Bytes of a row of the table: what it is, its place, its index or generation. */
const ROW = 7

function streamOf(objects: readonly { readonly id: number; readonly body: string }[]): [head: string, bytes: Buffer] {
  let at = 0
  const places = objects.map(({ id, body }) => {
    const place = `${id} ${at}`
    at += body.length + 1
    return place
  })
  const head = `${places.join(' ')}\n`
  // pdfkit writes strings as bytes of one letter each.
  const bytes = Buffer.from(`${head}${objects.map(({ body }) => body).join('\n')}`, 'latin1')
  return [`/Type /ObjStm /N ${objects.length} /First ${head.length}`, bytes]
}

function writeStream(doc: Writing, id: number, head: string, bytes: Buffer): void {
  const deflated = deflateSync(bytes)
  doc._write(`${id} 0 obj\n<<${head} /Filter /FlateDecode /Length ${deflated.length}>>\nstream`)
  doc._write(deflated)
  doc._write('\nendstream\nendobj')
}
