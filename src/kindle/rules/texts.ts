import type { Tag } from '../../archive/xml.js'
import type { Opened } from '../open.js'
import { resolve } from '../open.js'
import { type Found, inTexts, quoted, type Rule } from '../rule.js'

/** Every text is well-formed XML. */
export const markup: Rule = {
  name: 'epub-markup',
  known: 'documented',
  find: ({ markup }) =>
    [...markup].flatMap(([path, { fault }]) => {
      const note = 'Mend the markup: close what is open, write & as &amp;amp;, no -- in a comment.'
      return fault ? [{ path, place: fault, reason: `The file is no XML: ${quoted(fault.reason)}`, note }] : []
    }),
}

const UNICODE = /^utf-?8$|^utf-?16/

/** Where a text does not say its encoding, Kindle takes it for an old one. */
export const encoding: Rule = {
  name: 'kindle-encoding',
  known: 'reported',
  find: ({ texts }) =>
    [...texts].flatMap(([path, { encoding, isPlain, isUnicode, tags }]): Found[] => {
      if (isPlain) return []
      const inHead = tags.find(
        ({ name, attributes }) => name === 'meta' && /charset/i.test(Object.entries(attributes).join()),
      )
      const said = encoding ?? /utf-?8/i.exec(Object.values(inHead?.attributes ?? {}).join())?.[0]?.toLowerCase()
      const note = 'Save the file as UTF-8 and begin it with <?xml version="1.0" encoding="UTF-8"?>.'
      if (!isUnicode) return [{ path, reason: 'The file has bytes that are no UTF-8', note }]
      if (said === undefined) return [{ path, reason: 'The file does not say that it is UTF-8', note }]
      return UNICODE.test(said) ? [] : [{ path, reason: `The file says that it is ${quoted(said)}`, note }]
    }),
}

/** Programs have no place in a book. */
export const script: Rule = {
  name: 'kindle-script',
  known: 'documented',
  find: inTexts(({ name, attributes }) => {
    const note = 'Take it out: Kindle runs no programs.'
    const handler = Object.keys(attributes).find((key) => /^on[a-z]+$/i.test(key))
    const link = attributes.href ?? attributes['xlink:href'] ?? ''
    if (name === 'script') return [{ reason: 'A script stands in the text', note }]
    if (handler !== undefined) return [{ reason: `A script stands in "${quoted(handler)}" of <${name}>`, note }]
    return /^\s*javascript:/i.test(link) ? [{ reason: `A link is a script: "${quoted(link)}"`, note }] : []
  }),
}

const EMBEDS = new Set('img image iframe embed object audio video source track link script'.split(' '))
const REMOTE = /^(?:https?|ftp|file):$/

/** All that a book shows is in it. */
export const remote: Rule = {
  name: 'epub-remote',
  known: 'documented',
  find: (book) => [...inTexts(remoteIn)(book), ...book.sheets.flatMap(remoteSheet)],
}

const HOME = 'Put the file into the book, or take it out: nothing is fetched when a book is read.'

function remoteIn({ name, attributes }: Tag, path: string) {
  if (!EMBEDS.has(name)) return []
  const { src, data, href, 'xlink:href': old } = attributes
  return [src, data, href, old].flatMap((address) => {
    const scheme = address === undefined ? undefined : resolve(address, path).scheme
    return scheme !== undefined && REMOTE.test(scheme)
      ? [{ reason: `<${name}> shows what is not in the book: ${quoted(address ?? '')}`, note: HOME }]
      : []
  })
}

function remoteSheet({ path, text }: Opened['sheets'][number]): Found[] {
  const [, address] = /(?:url\(|@import)\s*["']?((?:https?:)?\/\/[^"')\s]+)/i.exec(text) ?? []
  if (address === undefined) return []
  return [{ path, reason: `The stylesheet fetches what is not in the book: ${quoted(address)}`, note: HOME }]
}

/** The converter's own limit, of each file (its message E3013). */
const MOST_HIDDEN = 10_000

/** Text that nobody sees may be there to mislead a search. */
export const hidden: Rule = {
  name: 'kindle-hidden',
  known: 'logged',
  find: ({ texts, sheets }) => {
    const hides = hidersIn(sheets)
    return [...texts].flatMap(([path, { tags }]) => {
      const unseen = new Set<Tag>()
      let letters = 0
      for (const tag of tags) {
        if ((tag.parent && unseen.has(tag.parent)) || isHidden(tag, hides)) unseen.add(tag)
        if (unseen.has(tag)) letters += tag.letters
      }
      const note = 'Take it out, or let it be seen.'
      const reason = `${letters.toLocaleString('en')} letters are hidden, more than ${MOST_HIDDEN.toLocaleString('en')}`
      return letters > MOST_HIDDEN ? [{ path, reason, note }] : []
    })
  },
}

function isHidden({ attributes }: Tag, hides: ReadonlySet<string>): boolean {
  const classes = (attributes.class ?? '').split(/\s+/).map((name) => `.${name}`)
  const isStyled = /display\s*:\s*none/i.test(attributes.style ?? '')
  return 'hidden' in attributes || isStyled || [...classes, `#${attributes.id}`].some((name) => hides.has(name))
}

/** Classes and ids that are hidden wherever they stand. */
function hidersIn(sheets: Opened['sheets']): ReadonlySet<string> {
  const rules = sheets.flatMap(({ text }) => withoutComments(text).split('}'))
  const hiding = rules.filter((rule) => /\{[^{]*display\s*:\s*none/i.test(rule))
  const selectors = hiding.flatMap((rule) => rule.slice(0, rule.lastIndexOf('{')).split(','))
  return new Set(selectors.map((selector) => selector.trim().replace(/^[a-z]+(?=[.#])/i, '')))
}

const withoutComments = (sheet: string): string => {
  const [first = '', ...rest] = sheet.split('/*')
  return first + rest.map((piece) => (piece.includes('*/') ? piece.slice(piece.indexOf('*/') + 2) : '')).join(' ')
}

/** Values by name: an older engine than browsers have reads the sheet. */
export const variables: Rule = {
  name: 'kindle-variables',
  known: 'reported',
  find: ({ sheets }) =>
    sheets
      .filter(({ text }) => /[{;]\s*--[\w-]+\s*:|var\(\s*--/.test(text))
      .map(({ path }) => ({
        path,
        reason: 'The stylesheet has custom properties (--name, var())',
        note: 'Write the values where they are used.',
      })),
}

/** What an earlier conversion left behind. */
export const leftover: Rule = {
  name: 'kindle-leftover',
  known: 'reported',
  find: inTexts(({ attributes }) => {
    const name = Object.keys(attributes).find((key) => /^data-amznremoved/i.test(key))
    const note = 'Take the attribute out.'
    return name === undefined ? [] : [{ reason: `"${quoted(name)}" is left of an earlier conversion for Kindle`, note }]
  }),
}
