import { SaxesParser } from 'saxes'

/** An element of an XML file. */
export interface Tag {
  /** Without its prefix. */
  readonly name: string
  /** By their names as they are written. */
  readonly attributes: Readonly<Record<string, string>>
  readonly place: Place
  readonly parent: Tag | undefined
  /** The beginning of its own text. */
  text: string
  /** Letters of its own text, white space left out. */
  letters: number
}

/** Line and column, from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** An XML file as far as it can be read. */
export interface Xml {
  /** In the order in which they begin. */
  readonly tags: readonly Tag[]
  /** What the file says of its own encoding, in small letters. */
  readonly encoding: string | undefined
  /** Whether it has letters that are not the same in every encoding. */
  readonly isPlain: boolean
  /** Whether its bytes are what they should be. */
  readonly isUnicode: boolean
  /** The first thing in it that is no XML. */
  readonly fault: (Place & { readonly reason: string }) | undefined
}

/** So many letters of an element's text are kept: titles and identifiers are short. */
const MOST_LETTERS = 1000

/** Turn the bytes of an XML file into its elements. Nothing is fetched; entities are not put in. */
export function readXml(bytes: Buffer): Xml {
  const text = decode(bytes)
  const tags: Tag[] = []
  const open: Tag[] = []
  let fault: Xml['fault']
  let knowsNames = false
  let place: Place = { line: 1, column: 1 }
  const parser = new SaxesParser()
  parser.on('doctype', (type) => {
    // XHTML 1 has names for letters in its DTD, which is not read.
    knowsNames = /-\/\/W3C\/\/DTD XHTML/i.test(type)
  })
  parser.on('opentagstart', ({ name }) => {
    place = { line: parser.line, column: Math.max(1, parser.columnIndex - name.length - 1) }
  })
  parser.on('opentag', ({ name, attributes }) => {
    const tag: Tag = { name: name.replace(/^.*:/, ''), attributes, place, parent: open.at(-1), text: '', letters: 0 }
    tags.push(tag)
    open.push(tag)
  })
  parser.on('closetag', () => open.pop())
  const take = (said: string) => {
    const tag = open.at(-1)
    if (!tag) return
    tag.letters += said.replace(/\s+/g, '').length
    if (tag.text.length < MOST_LETTERS) tag.text += said.slice(0, MOST_LETTERS)
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('error', ({ message }) => {
    if (fault || (knowsNames && /undefined entity/.test(message))) return
    const reason = message.replace(/^.*?\d+:\d+: /, '').replace(/\.$/, '')
    fault = { line: parser.line, column: Math.max(1, parser.columnIndex), reason }
  })
  parser.write(text).close()
  return {
    tags,
    encoding: /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)/.exec(text.slice(0, 200))?.[1]?.toLowerCase(),
    isPlain: !bytes.some((byte) => byte > 127),
    isUnicode: !text.includes('\uFFFD') || bytes.includes('\uFFFD'),
    fault,
  }
}

function decode(bytes: Buffer): string {
  const [first, second] = bytes
  const isWide = (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)
  return new TextDecoder(isWide ? (first === 0xfe ? 'utf-16be' : 'utf-16le') : 'utf-8').decode(bytes)
}
