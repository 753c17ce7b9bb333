import { readXml } from '../../archive/xml.js'
import type { Found, Rule } from '../rule.js'
import { at, quoted } from '../rule.js'

/** OCF 3.3, 4.2.2: letters that no file name may have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are the ones that are forbidden.
const forbidden = /[\u0000-\u001F"*:<>?\\|\u007F]|\.$/

/** The archive's own rules: its type first and as it is, each name once, and none that a system cannot have. */
export const archive: Rule = {
  name: 'epub-archive',
  known: 'documented',
  find: ({ archive: { entries, read } }) => {
    const found: Found[] = []
    const [first] = entries
    const isTyped = first?.path === 'mimetype' && read('mimetype')?.toString('latin1') === 'application/epub+zip'
    if (!isTyped || !first.isStored)
      found.push({
        reason: 'The archive does not begin with the file "mimetype", as it is and not compressed',
        note: 'Zip it again: first "mimetype" without compression, then all the others.',
      })
    const seen = new Set<string>()
    for (const { path } of entries) {
      const key = path.normalize('NFC').toLowerCase()
      if (seen.has(key))
        found.push({ path, reason: 'Two files have one name', note: 'Leave one of them out, or rename it.' })
      else if (forbidden.test(path))
        found.push({
          path,
          reason: `The name "${quoted(path)}" has letters that no file name may have`,
          note: 'Name the file with letters, figures and hyphens, here and wherever it is named.',
        })
      seen.add(key)
    }
    return found
  },
}

/** What the package lists is there. */
export const missingFile: Rule = {
  name: 'epub-missing-file',
  known: 'logged',
  find: ({ items, paths, packagePath }) =>
    items
      .filter(({ path, tag }) => !paths.has(path) && !/^[a-z][a-z0-9+.-]*:/i.test(tag.attributes.href ?? ''))
      .map(({ path, tag }) => ({
        ...at(packagePath, tag),
        reason: `The package lists "${quoted(path)}", which is not in the archive`,
        note: 'Put the file in, or take its line out of the package.',
      })),
}

/** Files that only one shop's readers can open. */
export const locked: Rule = {
  name: 'epub-locked',
  known: 'documented',
  find: ({ archive: { entries, read } }) => {
    const found: Found[] = entries
      .filter(({ isLocked }) => isLocked)
      .map(({ path }) => ({ path, reason: 'The file has a password', note: 'Zip it again without one.' }))
    const path = 'META-INF/encryption.xml'
    const file = read(path)
    const references = file ? readXml(file).tags.filter(({ name }) => name === 'CipherReference') : []
    for (const tag of references)
      found.push({
        ...at(path, tag),
        reason: `"${quoted(tag.attributes.URI ?? '')}" is encrypted: locked by a shop, or a font made unreadable`,
        note: 'Take a book without a lock, and fonts as they are: Kindle leaves out the others.',
      })
    return found
  },
}

const MEGABYTE = 1024 * 1024

/** What the ways to a Kindle take. */
export const size: Rule = {
  name: 'kindle-size',
  known: 'documented',
  find: ({ size }) => {
    if (size <= 50 * MEGABYTE) return []
    const isLarger = size > 200 * MEGABYTE
    return [
      {
        reason: `The book has ${Math.round(size / MEGABYTE)} MB, more than ${isLarger ? 'the web page takes (200 MB)' : 'a mail takes (50 MB)'}`,
        note: isLarger
          ? 'Make its pictures smaller, or copy an AZW3 over the cable.'
          : 'Send it by the web page, or make its pictures smaller.',
      },
    ]
  },
}
