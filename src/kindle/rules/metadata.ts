import type { Tag } from '../../archive/xml.js'
import type { Opened } from '../open.js'
import { at, type Found, quoted, type Rule } from '../rule.js'

/** The elements of the package's metadata of one name. */
const metadata = ({ package: { tags } }: Opened, wanted: string): readonly Tag[] =>
  tags.filter(({ name, parent }) => name === wanted && /metadata$/.test(parent?.name ?? ''))

/** Whether a tag names a language that anybody speaks, as BCP 47 writes it. */
function isLanguage(tag: string): boolean {
  try {
    const { language } = new Intl.Locale(tag)
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language) !== undefined
  } catch {
    // It is not even shaped like one.
    return false
  }
}

/** Without a language that it knows the converter gives up. */
export const language: Rule = {
  name: 'kindle-language',
  known: 'documented',
  find: (book) => {
    const note = 'Write the language as BCP 47 does: en, en-GB, fr, de-AT.'
    const [first] = metadata(book, 'language')
    if (!first) return [{ path: book.packagePath, reason: 'The package says no language (dc:language)', note }]
    const said = first.text.trim()
    return isLanguage(said)
      ? []
      : [{ ...at(book.packagePath, first), reason: `Unexpected language "${quoted(said)}" (dc:language)`, note }]
  },
}

/** A book has a title. */
export const title: Rule = {
  name: 'kindle-title',
  known: 'documented',
  find: (book) => {
    const [first] = metadata(book, 'title')
    if (first && first.text.trim() !== '') return []
    return [
      {
        ...(first ? at(book.packagePath, first) : { path: book.packagePath }),
        reason: 'The book has no title (dc:title)',
        note: 'Write one into the metadata of the package.',
      },
    ]
  },
}

/** The package says which of its identifiers counts, and the contents of older readers repeat it. */
export const identifier: Rule = {
  name: 'kindle-identifier',
  known: 'documented',
  find: (book) => {
    const wanted = book.package.tags.find(({ name }) => name === 'package')?.attributes['unique-identifier']
    const own = metadata(book, 'identifier').find(({ attributes }) => attributes.id === wanted)
    const said = own?.text.trim() ?? ''
    if (said === '')
      return [
        {
          path: book.packagePath,
          reason: `The package’s unique-identifier "${quoted(wanted ?? '')}" is the id of no dc:identifier`,
          note: 'Give the dc:identifier that counts this id, and the attribute its name.',
        },
      ]
    const { ncx } = book
    const uid = ncx?.tags.find(({ name, attributes }) => name === 'meta' && attributes.name === 'dtb:uid')
    if (!ncx || !uid || (uid.attributes.content ?? '').trim() === said) return []
    return [
      {
        ...at(ncx.path, uid),
        reason: `The contents (NCX) are of "${quoted(uid.attributes.content ?? '')}", the book is "${quoted(said)}"`,
        note: 'Write the same identifier in both.',
      },
    ]
  },
}

/** The picture by which older converters know the cover. */
export const cover: Rule = {
  name: 'kindle-cover',
  known: 'reported',
  find: (book) =>
    metadata(book, 'meta')
      .filter(({ attributes }) => attributes.name === 'cover')
      .flatMap((tag): Found[] => {
        const id = tag.attributes.content ?? ''
        const item = book.items.find((one) => one.id === id)
        if (item && /^image\//.test(item.type)) return []
        const what = item ? `a file that is no picture (${quoted(item.type)})` : 'nothing in the package'
        const note = 'Write the id of the cover picture’s line in the manifest there.'
        return [{ ...at(book.packagePath, tag), reason: `The cover "${quoted(id)}" is ${what}`, note }]
      }),
}
