import { SaxesParser } from 'saxes'
import type { Ending } from '../types/device.js'
import { fileInZip } from './zip.js'

const DC = 'http://purl.org/dc/elements/1.1/'

/**
 * Turn a book's bytes into what says which book it is: of an EPUB its identifier, of a PDF its title and author as its metadata
 * has them (XMP). Undefined where it does not say, is broken, or is of another kind.
 */
export function identityOf(bytes: Buffer, ending: Ending): string | undefined {
  try {
    if (ending === '.pdf') return identityOfPdf(bytes)
    return ending === '.epub' || ending === '.kepub.epub' ? identityOfEpub(bytes) : undefined
  } catch {
    // It is no XML.
    return undefined
  }
}

/** EPUB 3.3, 4.2.6.3 and 5.3.2: the container names the package, the package the one of its identifiers that counts. */
function identityOfEpub(bytes: Buffer): string | undefined {
  const container = elementsIn(fileInZip(bytes, 'META-INF/container.xml'))
  const path = container.find(({ name }) => name === 'rootfile')?.attributes['full-path']
  const elements = elementsIn(path === undefined ? undefined : fileInZip(bytes, path))
  const id = elements.find(({ name }) => name === 'package')?.attributes['unique-identifier']
  const own = elements.find(({ name, uri, attributes }) => name === 'identifier' && uri === DC && attributes.id === id)
  return own?.text.trim() || undefined
}

function identityOfPdf(bytes: Buffer): string | undefined {
  const end = bytes.lastIndexOf('</x:xmpmeta>')
  const start = end < 0 ? -1 : bytes.lastIndexOf('<x:xmpmeta', end)
  if (start < 0) return undefined
  const elements = elementsIn(bytes.subarray(start, end + '</x:xmpmeta>'.length))
  const said = ['title', 'creator'].map((wanted) =>
    elements.find(({ name, uri }) => name === wanted && uri === DC)?.text.trim(),
  )
  return said[0] ? said.join('\n') : undefined
}

interface Said {
  readonly name: string
  readonly uri: string
  readonly attributes: Readonly<Record<string, string>>
  /** With that of what is in it. */
  text: string
}

/** The elements of an XML file in their order. Nothing is fetched, and no entity is put in but XML's own five. */
function elementsIn(xml: Uint8Array | undefined): Said[] {
  if (!xml) return []
  const elements: Said[] = []
  const open: Said[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value])
    const element = { name: local, uri, attributes: Object.fromEntries(values), text: '' }
    elements.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    for (const element of open.slice(-DEEPEST)) element.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.on('error', (error) => {
    throw error
  })
  parser.write(new TextDecoder().decode(xml)).close()
  return elements
}

/** A title lies two elements deep in a list of languages. */
const DEEPEST = 3
