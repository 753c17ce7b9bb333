import type { Root } from 'hast'
import { toXast } from 'hast-util-to-xast'
import { visit } from 'unist-util-visit'
import type { Root as XmlRoot } from 'xast'
import { toXml } from 'xast-util-to-xml'

/** They have no end tag in HTML, and all others must have one. */
const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/** Stands in empty elements until they are written; no text of a book has it, for XML forbids it. */
const NOTHING = '\uFFFF'

/**
 * Turn a tidied tree into XHTML in XML's syntax: real Unicode, and no more references than XML needs. The file's template names the
 * namespace; only drawings name their own.
 */
export const toXhtml = (root: Root): string => written(treeOf(root))

/**
 * Turn a tidied tree into XHTML that means the same when it is read as HTML: only void elements close themselves, and a no-break space
 * is a reference, which survives what takes the file for another encoding.
 */
export function toPolyglot(root: Root): string {
  const tree = treeOf(root)
  visit(tree, 'element', (node) => {
    if (node.children.length === 0 && !voids.has(node.name)) node.children.push({ type: 'text', value: NOTHING })
  })
  return written(tree).replaceAll(NOTHING, '').replaceAll('\u00A0', '&#160;')
}

function treeOf(root: Root): XmlRoot {
  const tree = toXast(root)
  if (tree.type !== 'root') throw new Error(`Unexpected ${tree.type}, expected a root`)
  for (const child of tree.children) if (child.type === 'element') delete child.attributes.xmlns
  return tree
}

function written(tree: XmlRoot): string {
  visit(tree, 'text', (node, index, parent) => {
    // `xast-util-to-xml` writes `]]>` as it stands, which XML 1.0 (section 2.4) forbids, and numbers where names would do.
    if (parent !== undefined && index !== undefined)
      parent.children[index] = { type: 'raw', value: escapeText(node.value) }
  })
  const xml = toXml(tree, { allowDangerousXml: true, closeEmptyElements: true, tightClose: true })
  // In attributes it does so still. An ampersand of the text's own is `&amp;` by now, so that nothing else looks like these.
  return xml.replace(/&#x(26|3C|22);/g, (number) => NAMES[number] ?? number)
}

const NAMES: Readonly<Record<string, string>> = { '&#x26;': '&amp;', '&#x3C;': '&lt;', '&#x22;': '&quot;' }

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
