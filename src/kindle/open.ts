import { readXml, type Tag, type Xml } from '../archive/xml.js'
import { type Archive, openZip } from '../archive/zip.js'

/** A file that the package lists. */
export interface Item {
  readonly id: string
  /** In the archive. */
  readonly path: string
  readonly type: string
  readonly properties: readonly string[]
  readonly tag: Tag
}

/** An EPUB that has been opened: its files, and those of them that are markup read. */
export interface Opened {
  /** Bytes of the whole. */
  readonly size: number
  readonly archive: Archive
  readonly paths: ReadonlySet<string>
  readonly packagePath: string
  readonly package: Xml
  readonly items: readonly Item[]
  /** The package, the texts, drawings and the NCX, by their paths. */
  readonly markup: ReadonlyMap<string, Xml>
  /** The texts and drawings among them. */
  readonly texts: ReadonlyMap<string, Xml>
  readonly ncx: (Xml & { readonly path: string }) | undefined
  /** The stylesheets by their paths, and those within texts by the text's. */
  readonly sheets: readonly { readonly path: string; readonly text: string }[]
}

const NCX = 'application/x-dtbncx+xml'
const TEXTS = new Set(['application/xhtml+xml', 'image/svg+xml', 'text/html'])

/** Turn the bytes of an EPUB into what stands in it. What is wrong with them instead, in a line, where there is no package to be found. */
export function openEpub(bytes: Uint8Array): Opened | string {
  const archive = openZip(bytes)
  if (!archive) return 'The file is no zip archive'
  const container = archive.read('META-INF/container.xml')
  if (!container) return 'The archive has no META-INF/container.xml'
  const rootfile = readXml(container).tags.find(({ name }) => name === 'rootfile')
  const packagePath = rootfile?.attributes['full-path']
  const opf = packagePath === undefined ? undefined : archive.read(packagePath)
  if (packagePath === undefined || !opf)
    return `The archive has no package document (${packagePath ?? 'none is named'})`
  const read = readXml(opf)
  const items = read.tags.filter(({ name }) => name === 'item').map((tag) => itemOf(tag, packagePath))
  const markup = new Map([[packagePath, read]])
  const texts = new Map<string, Xml>()
  const sheets: { path: string; text: string }[] = []
  for (const { path, type } of items) {
    const file = type === 'text/css' || type === NCX || TEXTS.has(type) ? archive.read(path) : undefined
    if (!file) continue
    if (type === 'text/css') sheets.push({ path, text: file.toString('utf8') })
    else {
      const xml = readXml(file)
      markup.set(path, xml)
      if (type === NCX) continue
      texts.set(path, xml)
      for (const { name, text } of xml.tags) if (name === 'style') sheets.push({ path, text })
    }
  }
  const contents = ncxOf(read, items)
  const ncx = contents === undefined ? undefined : markup.get(contents)
  const paths = new Set(archive.entries.map(({ path }) => path))
  return {
    ...{ size: bytes.length, archive, paths, packagePath, package: read, items, markup, texts, sheets },
    ncx: ncx && contents !== undefined ? { ...ncx, path: contents } : undefined,
  }
}

function itemOf(tag: Tag, packagePath: string): Item {
  const { id = '', href = '', 'media-type': type = '', properties = '' } = tag.attributes
  return { id, path: resolve(href, packagePath).path, type, properties: properties.split(/\s+/), tag }
}

/** The package names it; where it forgets to, its type tells. */
function ncxOf({ tags }: Xml, items: readonly Item[]): string | undefined {
  const id = tags.find(({ name }) => name === 'spine')?.attributes.toc
  return (items.find((item) => item.id === id) ?? items.find(({ type }) => type === NCX))?.path
}

/** Where a reference leads. */
export interface Reference {
  /** In the archive; empty where it leads out of it. */
  readonly path: string
  readonly fragment: string
  /** Its scheme where it leads out of the book, such as `https:`. */
  readonly scheme: string | undefined
}

const HERE = 'book:///'

/** Turn a reference in a file into where it leads. */
export function resolve(href: string, from: string): Reference {
  try {
    const { protocol, pathname, hash } = new URL(href.trim(), HERE + from.split('/').map(encodeURIComponent).join('/'))
    const isHere = protocol === 'book:'
    return {
      path: isHere ? decodeURIComponent(pathname).replace(/^\//, '') : '',
      fragment: isHere ? decodeURIComponent(hash.slice(1)) : '',
      scheme: isHere ? undefined : protocol,
    }
  } catch {
    // It is no address: it leads nowhere.
    return { path: href, fragment: '', scheme: undefined }
  }
}
