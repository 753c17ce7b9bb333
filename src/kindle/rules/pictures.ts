import type { Opened } from '../open.js'
import { resolve } from '../open.js'
import { at, type Found, inTexts, quoted, type Rule } from '../rule.js'

const TAKEN = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/svg+xml'])
/** Amazon’s publishing guidelines: a picture has at most 5 MB. */
const LARGEST = 5 * 1024 * 1024

/** Kindle shows JPEG, PNG, GIF and SVG, of a size that it can hold. */
export const picture: Rule = {
  name: 'kindle-picture',
  known: 'documented',
  find: (book) => [...kinds(book), ...places(book)],
}

function kinds({ items, archive, packagePath }: Opened): Found[] {
  const sizes = new Map(archive.entries.map(({ path, size }) => [path, size]))
  return items.flatMap(({ path, type, tag }): Found[] => {
    if (!type.startsWith('image/')) return []
    const place = at(packagePath, tag)
    const real = kindOf(archive.head(path)) ?? type
    if (!TAKEN.has(real)) {
      const note = 'Save the picture as JPEG or PNG.'
      return [{ ...place, reason: `"${quoted(path)}" is ${quoted(real)}, which Kindle does not show`, note }]
    }
    const size = sizes.get(path) ?? 0
    if (size <= LARGEST) return []
    const reason = `"${quoted(path)}" has ${(size / 1024 / 1024).toFixed(1)} MB, more than 5 MB`
    return [{ ...place, reason, note: 'Make the picture smaller.' }]
  })
}

/** The kinds that hide under other names, by their first bytes. */
function kindOf(head: Buffer): string | undefined {
  const text = head.toString('latin1', 0, 16)
  if (/^RIFF.{4}WEBP/s.test(text)) return 'image/webp'
  if (/^.{4}ftypavi[fs]/s.test(text)) return 'image/avif'
  return /^.{4}ftyp(?:hei|mif)/s.test(text) ? 'image/heic' : undefined
}

const places = (book: Opened): readonly Found[] =>
  inTexts(({ name, attributes }, path) => {
    if (name !== 'img') return []
    const note = 'Say which picture it is, or take it out.'
    const src = attributes.src ?? ''
    if (src.trim() === '') return [{ reason: 'A picture has no source (img without src)', note }]
    const { path: wanted, scheme } = resolve(src, path)
    const isThere = scheme !== undefined || book.paths.has(wanted)
    return isThere ? [] : [{ reason: `The picture "${quoted(src)}" is not in the book`, note }]
  })(book)

/** Some have seen the converter stop at it (E21018), though HTML means a decoration by it, and books that have it were taken. */
export const emptyAlt: Rule = {
  name: 'kindle-empty-alt',
  known: 'reported',
  find: inTexts(({ name, attributes }) =>
    name === 'img' && attributes.alt?.trim() === ''
      ? [
          {
            reason: 'A picture’s description is empty (alt="")',
            note: 'If the book is turned away with E21018, say in a few words what the picture shows.',
          },
        ]
      : [],
  ),
}
