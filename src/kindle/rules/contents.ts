import type { Tag } from '../../archive/xml.js'
import { resolve } from '../open.js'
import { at, type Found, quoted, type Rule } from '../rule.js'

/** The contents of older readers, which Kindle takes its menu from (NCX, ANSI/NISO Z39.86-2005, 8). */
export const contents: Rule = {
  name: 'kindle-contents',
  known: 'reported',
  find: ({ ncx, packagePath }) => {
    if (!ncx)
      return [
        {
          path: packagePath,
          reason: 'The book has no contents for older readers (NCX)',
          note: 'Make one, list it in the package, and name it in the spine: toc="ncx".',
        },
      ]
    const points = ncx.tags.filter(({ name }) => name === 'navPoint' || name === 'pageTarget')
    const found: Found[] = []
    const ids = new Set<string>()
    for (const point of points) {
      const id = point.attributes.id ?? ''
      if (point.name === 'navPoint' && id === '')
        found.push({ ...at(ncx.path, point), reason: 'A navPoint has no id', note: 'Give each its own.' })
      else if (id !== '' && ids.has(id))
        found.push({
          ...at(ncx.path, point),
          reason: `Two points have the id "${quoted(id)}"`,
          note: 'Give each its own.',
        })
      ids.add(id)
    }
    const wrong = firstOutOfOrder(points)
    if (wrong)
      found.push({
        ...at(ncx.path, wrong),
        reason: `Unexpected playOrder "${quoted(wrong.attributes.playOrder ?? '')}"`,
        note: 'Count the points from 1 in the order of the text, without a gap; two points of one place have one number.',
      })
    return found
  },
}

/** Points and pages are counted together; each list of them goes upwards, and all numbers are there. */
function firstOutOfOrder(points: readonly Tag[]): Tag | undefined {
  const numbers = new Set(points.map(orderOf))
  const last = { navPoint: 0, pageTarget: 0 }
  for (const point of points) {
    const list = point.name === 'pageTarget' ? 'pageTarget' : 'navPoint'
    const order = orderOf(point)
    if (!Number.isInteger(order) || order < 1 || order < last[list]) return point
    if (order > 1 && !numbers.has(order - 1)) return point
    last[list] = order
  }
  return undefined
}

const orderOf = ({ attributes }: Tag): number => Number(attributes.playOrder ?? Number.NaN)

/** A link within the book leads to a file that is there, and to an element of it. */
export const link: Rule = {
  name: 'epub-link',
  known: 'documented',
  find: ({ markup, texts, ncx, paths }) => {
    const ids = new Map(
      [...texts].map(([path, { tags }]) => [path, new Set(tags.map(({ attributes }) => attributes.id))]),
    )
    const files = [...texts, ...(ncx ? [[ncx.path, ncx] as const] : [])]
    return files.flatMap(([from, { tags }]) =>
      tags.flatMap((tag): Found[] => {
        const isLink = tag.name === 'a' || tag.name === 'area'
        const href = isLink ? tag.attributes.href : tag.name === 'content' ? tag.attributes.src : undefined
        if (href === undefined) return []
        const { path, fragment, scheme } = resolve(href, from)
        if (scheme !== undefined) return []
        // What could not be read is told of its markup; its ids are not known.
        const isWhole = !markup.get(path)?.fault
        const isThere = paths.has(path) && (fragment === '' || !isWhole || (ids.get(path)?.has(fragment) ?? true))
        const note = 'Mend the link, or take it out and leave its words.'
        return isThere ? [] : [{ ...at(from, tag), reason: `The link "${quoted(href)}" leads nowhere`, note }]
      }),
    )
  },
}
