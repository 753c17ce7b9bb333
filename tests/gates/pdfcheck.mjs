// What PDF/UA-1 and PDF/A-2a ask of a book, read from the finished file by a library that did not write it.
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { operations } from './pdfcontent.mjs'

/** Turn a finished PDF into what is wrong with it, a line each; nothing where it is what it says. */
export async function pdfFaults(bytes) {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false })
  const check = new Check(doc)
  check.catalog()
  check.metadata()
  check.structure()
  doc.getPages().forEach((page, index) => {
    check.page(page.node, index)
  })
  check.leftovers()
  return check.faults
}

const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form'.split(
    ' ',
  ),
)

/** What may stand in what: an element named here has no other parent. */
const PARENTS = {
  TOCI: ['TOC'],
  LI: ['L'],
  Lbl: ['LI', 'Note', 'TOCI'],
  LBody: ['LI'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
}

const PAINTING = new Set('Tj TJ \' " Do f F f* B B* b b* S s sh EI'.split(' '))

class Check {
  faults = []
  /** The element that holds each content, by page and number: `3 0 R/7`. */
  held = new Map()
  /** The element that holds each annotation. */
  areas = new Map()
  figures = []
  fonts = new Map()
  level = 0

  constructor(doc) {
    this.doc = doc
    this.context = doc.context
    this.root = doc.catalog
    this.parentTree = new Map()
  }

  fault(text) {
    this.faults.push(text)
  }

  get(dict, ...path) {
    return path.reduce(
      (at, key) => (at instanceof PDFDict ? this.context.lookup(at.get(PDFName.of(key))) : undefined),
      dict,
    )
  }

  text(value) {
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
  }

  catalog() {
    const { root } = this
    if (String(this.get(root, 'MarkInfo', 'Marked')) !== 'true')
      this.fault('MarkInfo does not say that the file is tagged')
    if (!this.text(this.get(root, 'Lang'))) this.fault('the document has no Lang')
    if (String(this.get(root, 'ViewerPreferences', 'DisplayDocTitle')) !== 'true')
      this.fault('DisplayDocTitle is not set')
    const info = this.context.lookup(this.context.trailerInfo.Info)
    if (!this.text(this.get(info, 'Title'))?.trim()) this.fault('the document has no Title')
    const labels = this.get(root, 'PageLabels', 'Nums')
    if (!(labels instanceof PDFArray) || String(labels.get(0)) !== '0') this.fault('the pages have no labels')
    const intents = this.get(root, 'OutputIntents')
    const intent = intents instanceof PDFArray ? this.context.lookup(intents.get(0)) : undefined
    if (!(this.get(intent, 'DestOutputProfile') instanceof PDFRawStream))
      this.fault('no output intent with its profile')
  }

  metadata() {
    const stream = this.get(this.root, 'Metadata')
    const xmp = stream instanceof PDFRawStream ? new TextDecoder().decode(decodePDFRawStream(stream).decode()) : ''
    const claims = { 'pdfaid:part': '2', 'pdfaid:conformance': 'A', 'pdfuaid:part': '1' }
    for (const [name, value] of Object.entries(claims))
      if (!xmp.includes(`<${name}>${value}</${name}>`)) this.fault(`the metadata does not claim ${name} ${value}`)
    if (!/<dc:title>.*?<rdf:li[^>]*>[^<]+<\/rdf:li>/s.test(xmp)) this.fault('the metadata has no title')
    if (!xmp.includes('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>'))
      this.fault('the metadata uses a schema that it does not describe')
  }

  structure() {
    const tree = this.get(this.root, 'StructTreeRoot')
    if (!tree) return this.fault('no structure tree')
    this.readNumbers(this.get(tree, 'ParentTree'))
    this.readIds(this.get(tree, 'IDTree'))
    const first = this.kids(tree)
    if (first.length !== 1 || String(this.get(this.context.lookup(first[0]), 'S')) !== '/Document')
      this.fault('the structure does not begin with one Document')
    const seen = new Set()
    const walk = (ref, parent, parentType) => {
      if (seen.has(String(ref))) return this.fault(`${ref} is in the structure twice`)
      seen.add(String(ref))
      const element = this.context.lookup(ref)
      const type = String(this.get(element, 'S')).slice(1)
      if (String(element.get(PDFName.of('P'))) !== String(parent)) this.fault(`${type} ${ref} does not know its parent`)
      this.element(element, ref, type, parentType)
      for (const kid of this.kids(element)) {
        const inner = this.context.lookup(kid)
        if (inner instanceof PDFDict && inner.has(PDFName.of('S'))) walk(kid, ref, type)
        else this.kid(inner, element, ref, type)
      }
    }
    const rootRef = this.root.get(PDFName.of('StructTreeRoot'))
    for (const ref of first) walk(ref, rootRef, '')
    this.elements = seen.size
  }

  kids(element) {
    const k = this.get(element, 'K')
    if (k instanceof PDFArray) return k.asArray()
    return k === undefined ? [] : [element.get(PDFName.of('K'))]
  }

  element(element, ref, type, parentType) {
    if (!STANDARD.has(type)) this.fault(`${type} is no standard type`)
    if (PARENTS[type] && !PARENTS[type].includes(parentType)) this.fault(`${type} ${ref} stands in ${parentType}`)
    if (this.kids(element).length === 0) this.fault(`${type} ${ref} is empty`)
    const head = /^H([1-6])$/.exec(type)
    if (head) {
      const level = Number(head[1])
      if (level > this.level + 1) this.fault(`H${level} follows ${this.level ? `H${this.level}` : 'no head'}`)
      this.level = level
    }
    if (type === 'Figure') {
      if (!this.text(this.get(element, 'Alt'))?.trim()) this.fault(`Figure ${ref} has no Alt`)
      const box = this.get(element, 'A', 'BBox')
      const sides = box instanceof PDFArray ? box.asArray().map((side) => side.asNumber()) : []
      if (sides.length !== 4 || !(sides[2] > sides[0] && sides[3] > sides[1])) this.fault(`Figure ${ref} has no BBox`)
    }
    if (type === 'TH' && !this.get(element, 'A', 'Scope')) this.fault(`TH ${ref} has no Scope`)
    if (type === 'Note') {
      const id = this.text(this.get(element, 'ID'))
      if (!id || this.ids.get(id) !== String(ref)) this.fault(`Note ${ref} has no ID by which it is found`)
      this.ids.delete(id)
    }
    if (
      type === 'Link' &&
      !this.kids(element).some((kid) => String(this.get(this.context.lookup(kid), 'Type')) === '/OBJR')
    )
      this.fault(`Link ${ref} has no area (OBJR)`)
  }

  kid(kid, element, ref, type) {
    if (kid instanceof PDFNumber) return this.hold(element.get(PDFName.of('Pg')), kid.asNumber(), ref, type)
    const kind = String(this.get(kid, 'Type'))
    if (kind === '/MCR') this.hold(kid.get(PDFName.of('Pg')), this.get(kid, 'MCID').asNumber(), ref, type)
    else if (kind === '/OBJR') this.areas.set(String(kid.get(PDFName.of('Obj'))), String(ref))
    else this.fault(`${type} ${ref} holds something unknown`)
  }

  hold(page, mcid, ref, type) {
    const place = `${page}/${mcid}`
    if (this.held.has(place)) this.fault(`content ${mcid} of page ${page} is in the structure twice`)
    this.held.set(place, { ref: String(ref), type })
  }

  readNumbers(node) {
    const nums = this.get(node, 'Nums')
    const kids = this.get(node, 'Kids')
    if (nums instanceof PDFArray)
      for (let i = 0; i + 1 < nums.size(); i += 2) this.parentTree.set(nums.lookup(i).asNumber(), nums.get(i + 1))
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) this.readNumbers(this.context.lookup(kid))
    if (!nums && !kids) this.fault('no parent tree')
  }

  readIds(node) {
    this.ids ??= new Map()
    const names = this.get(node, 'Names')
    if (names instanceof PDFArray)
      for (let i = 0; i + 1 < names.size(); i += 2) this.ids.set(this.text(names.lookup(i)), String(names.get(i + 1)))
  }

  page(node, index) {
    const number = index + 1
    const ref = String(this.context.getObjectRef(node))
    if (String(this.get(node, 'Tabs')) !== '/S') this.fault(`page ${number} has no Tabs /S`)
    const own = new Set()
    this.contents(node, number, ref, own)
    const key = this.get(node, 'StructParents')
    const parents = key instanceof PDFNumber ? this.context.lookup(this.parentTree.get(key.asNumber())) : undefined
    const known = parents instanceof PDFArray ? parents.asArray().map(String) : []
    if (key instanceof PDFNumber) this.parentTree.delete(key.asNumber())
    for (const mcid of own) {
      const held = this.held.get(`${ref}/${mcid}`)
      if (!held) this.fault(`content ${mcid} of page ${number} is not in the structure`)
      else if (known[mcid] !== held.ref) this.fault(`the parent tree does not know content ${mcid} of page ${number}`)
      this.held.delete(`${ref}/${mcid}`)
    }
    if (known.length > own.size) this.fault(`the parent tree knows contents of page ${number} that are not there`)
    const annots = this.get(node, 'Annots')
    if (annots instanceof PDFArray) for (const annot of annots.asArray()) this.annotation(annot, number)
  }

  annotation(ref, number) {
    const annot = this.context.lookup(ref)
    const key = this.get(annot, 'StructParent')
    const parent = this.areas.get(String(ref))
    if (!this.text(this.get(annot, 'Contents'))?.trim())
      this.fault(`a link on page ${number} is not described (Contents)`)
    if (!parent) this.fault(`a link on page ${number} is not in the structure`)
    if (!(key instanceof PDFNumber)) return this.fault(`a link on page ${number} has no StructParent`)
    if (String(this.parentTree.get(key.asNumber())) !== parent)
      this.fault(`the parent tree does not know a link on page ${number}`)
    this.parentTree.delete(key.asNumber())
    this.areas.delete(String(ref))
    // ISO 19005-2, 6.3.2: shown on paper, and not hidden.
    if ((this.get(annot, 'F')?.asNumber() ?? 0) !== 4) this.fault(`a link on page ${number} is not printed`)
  }

  contents(node, number, ref, own) {
    const content = this.get(node, 'Contents')
    const streams = content instanceof PDFArray ? content.asArray().map((part) => this.context.lookup(part)) : [content]
    const bytes = streams
      .map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))
      .join('\n')
    const open = []
    let font
    for (const { operator, operands } of operations(bytes)) {
      if (operator === 'BDC' || operator === 'BMC') {
        const mcid = operands[1]?.MCID
        if (mcid !== undefined && own.has(mcid)) this.fault(`content ${mcid} of page ${number} is marked twice`)
        if (mcid !== undefined) {
          own.add(mcid)
          const held = this.held.get(`${ref}/${mcid}`)
          if (held && held.type !== operands[0])
            this.fault(`content ${mcid} of page ${number} is called ${operands[0]}, and is ${held.type}`)
        }
        const isArtifact = operands[0] === 'Artifact'
        const inside = open.some((one) => one !== 'neither')
        if ((isArtifact || mcid !== undefined) && inside)
          this.fault(`marked content in marked content on page ${number}`)
        open.push(isArtifact ? 'artifact' : mcid !== undefined ? 'content' : 'neither')
      } else if (operator === 'EMC') {
        if (open.pop() === undefined) this.fault(`EMC without its beginning on page ${number}`)
      } else if (PAINTING.has(operator)) {
        if (!open.some((one) => one !== 'neither'))
          this.fault(`${operator} on page ${number} is neither content nor artifact`)
      }
      if (operator === 'Tf') font = this.font(node, operands[0], number)
      if (operator === 'TJ') for (const code of operands[0].flatMap(codes)) this.shows(font, code, number)
    }
    if (open.length > 0) this.fault(`marked content does not end on page ${number}`)
  }

  font(node, name, number) {
    const dict = this.get(node, 'Resources', 'Font', name)
    const known = this.fonts.get(dict)
    if (known) return known
    const descendants = this.get(dict, 'DescendantFonts')
    const descendant = descendants instanceof PDFArray ? this.context.lookup(descendants.get(0)) : undefined
    const descriptor = this.get(descendant, 'FontDescriptor')
    const file = this.get(descriptor, 'FontFile2') ?? this.get(descriptor, 'FontFile3')
    if (!(file instanceof PDFRawStream)) this.fault(`the font ${name} of page ${number} is not embedded`)
    const unicode = this.get(dict, 'ToUnicode')
    const cmap =
      unicode instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(unicode).decode()).toString('latin1') : ''
    if (!cmap) this.fault(`the font ${name} of page ${number} has no ToUnicode`)
    const font = { name, cmap: readCmap(cmap), told: new Set() }
    this.fonts.set(dict, font)
    return font
  }

  shows(font, code, number) {
    if (!font || font.told.has(code)) return
    const text = font.cmap.get(code)
    if (code !== 0 && text !== undefined && !/[\0\uFEFF\uFFFE]/.test(text)) return
    font.told.add(code)
    this.fault(
      code === 0 ? `.notdef is shown on page ${number}` : `code ${code} of ${font.name} on page ${number} has no text`,
    )
  }

  leftovers() {
    for (const [place, { type }] of this.held) this.fault(`${type} holds content ${place} that is on no page`)
    for (const [ref] of this.areas) this.fault(`the structure holds an area ${ref} that is on no page`)
    for (const [key] of this.parentTree) this.fault(`the parent tree has ${key}, which nothing asks for`)
    for (const [id] of this.ids ?? []) this.fault(`the ID ${id} belongs to no note`)
  }
}

const codes = (part) =>
  typeof part === 'string' ? (part.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16)) : []

/** A font's ToUnicode, as pdfkit writes it: ranges with a list of texts. */
function readCmap(cmap) {
  const texts = new Map()
  for (const [, from, , list] of cmap.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>\s*\[([^\]]*)\]/gi)) {
    ;(list.match(/<[^>]*>/g) ?? []).forEach((entry, i) => {
      const units = entry.replace(/[<>\s]/g, '').match(/.{4}/g) ?? []
      texts.set(Number.parseInt(from, 16) + i, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))))
    })
  }
  return texts
}
