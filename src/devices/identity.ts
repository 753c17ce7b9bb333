import { readXml, type Tag } from '../archive/xml.js'
import { openZip } from '../archive/zip.js'
import type { Ending } from '../types/device.js'

/**
 * Turn a book's bytes into what says which book it is: of an EPUB its identifier, of a PDF its title and authors as its metadata
 * has them (XMP). Undefined where it does not say, is broken, or is of another kind.
 */
export function identityOf(bytes: Buffer, ending: Ending): string | undefined {
  if (ending === '.pdf') return identityOfPdf(bytes)
  return ending === '.epub' || ending === '.kepub.epub' ? identityOfEpub(bytes) : undefined
}

/** EPUB 3.3, 4.2.6.3 and 5.3.2: the container names the package, the package the one of its identifiers that counts. */
function identityOfEpub(bytes: Buffer): string | undefined {
  const archive = openZip(bytes)
  const tagsOf = (path = ''): readonly Tag[] => {
    const file = archive?.read(path)
    return file ? readXml(file).tags : []
  }
  const path = tagsOf('META-INF/container.xml').find(({ name }) => name === 'rootfile')?.attributes['full-path']
  const tags = tagsOf(path)
  const id = tags.find(({ name }) => name === 'package')?.attributes['unique-identifier']
  const own = tags.find(({ name, attributes }) => name === 'identifier' && attributes.id === id)
  return own?.text.trim() || undefined
}

const START = '<x:xmpmeta'
const END = '</x:xmpmeta>'

/** ISO 16684-1, 8.3: the title is a list of its languages, the creator one of names. */
function identityOfPdf(bytes: Buffer): string | undefined {
  const end = bytes.lastIndexOf(END)
  const start = end < 0 ? -1 : bytes.lastIndexOf(START, end)
  if (start < 0) return undefined
  const { tags } = readXml(bytes.subarray(start, end + END.length))
  const said = (wanted: string) =>
    tags.filter(({ parent }) => parent?.parent?.name === wanted).map(({ text }) => text.trim())
  const title = said('title')
  return title.some(Boolean) ? [...title, ...said('creator')].join('\n') : undefined
}
