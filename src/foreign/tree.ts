import { PDFDict, PDFName, type PDFObject } from '@cantoo/pdf-lib'
import { NoBook } from '../types/problem.js'
import { entry, follow, members, nameIn } from './objects.js'

/** A page with what it has from the nodes above it (ISO 32000-1, 7.7.3.4). */
export interface Leaf {
  readonly page: PDFDict
  readonly inherited: Readonly<Record<string, PDFObject>>
}

/** The pages of a PDF in their order, and how many more are listed that are not there. */
export interface Leaves {
  readonly leaves: readonly Leaf[]
  readonly missing: number
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate']

/** More pages than these are no zine. */
const MOST_PAGES = 5000
/** Nodes between the root and so many pages. */
const MOST_NODES = 100_000

/** Turn the tree of a PDF's pages into a list. Nodes that lead back to themselves are gone through once. Throws `NoBook` for too many pages. */
export function leavesOf(root: PDFDict): Leaves {
  const leaves: Leaf[] = []
  let missing = 0
  const seen = new Set<PDFDict>()
  const waiting: Leaf[] = [{ page: root, inherited: {} }]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const { page } = node
    const kids = entry(page, 'Kids')
    if (kids === undefined) {
      if (nameIn(page, 'Type') !== 'Pages') leaves.push(node)
      if (leaves.length > MOST_PAGES) throw new NoBook(`The PDF has more than ${MOST_PAGES} pages, expected fewer`)
      continue
    }
    if (seen.has(page)) continue
    seen.add(page)
    const inherited = { ...node.inherited }
    for (const name of INHERITED) {
      const own = page.get(PDFName.of(name))
      if (own) inherited[name] = own
    }
    const children = members(kids)
    if (waiting.length + children.length + seen.size > MOST_NODES)
      throw new NoBook('The PDF lists more than a hundred thousand pages, expected fewer')
    for (const kid of children.toReversed()) {
      const child = follow(page.context, kid)
      if (child instanceof PDFDict) waiting.push({ page: child, inherited })
      else missing++
    }
  }
  return { leaves, missing }
}

/** What a page says under a name, or has from above. */
export const attribute = ({ page, inherited }: Leaf, name: string): PDFObject | undefined =>
  entry(page, name) ?? follow(page.context, inherited[name])
