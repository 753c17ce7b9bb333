import type { Block, Dress, Inline, Style } from '../types/style.js'
import type { Item } from './items.js'

/** The words of a first line and how they are set change each other: after so many tries the nearest is taken. */
const TRIES = 6

/** What a paragraph's lines are made of: as it stands, and dressed for the first line throughout. */
export interface FirstLine {
  readonly plain: readonly Item[]
  readonly dressed: readonly Item[]
}

/**
 * Find how a paragraph's first line is dressed: as `::first-line` says, and, where a stylesheet says `--lead-in: line`, as its opening
 * words are. Undefined where it is set like the others.
 */
export function dressedForFirstLine(block: Block): Block | undefined {
  const dresses = [leadIn(block), block.firstLine].filter((dress) => dress !== undefined)
  return dresses.length ? dresses.reduce(worn, block) : undefined
}

/** How the opening words are set, in capitals and spacing; undefined where they look like the others. */
function leadIn({ inlines, style }: Block): Dress | undefined {
  const opening = inlines.find((inline) => inline.kind !== 'anchor')
  const own = opening?.kind === 'text' ? opening.style : undefined
  if (!own || own.custom.get('--lead-in')?.trim() !== 'line' || isAlike(own, style)) return undefined
  return { was: manner(style), is: manner(own) }
}

const isAlike = (a: Style, b: Style): boolean =>
  a['font-variant-caps'] === b['font-variant-caps'] && a['text-transform'] === b['text-transform']

const manner = (style: Style) => ({
  'font-variant-caps': style['font-variant-caps'],
  'letter-spacing': style['letter-spacing'],
  'text-transform': style['text-transform'],
})

/**
 * Turn a paragraph's items into those of which its first line is dressed, up to where `end` says that it then ends. Both lists are
 * cut at the same places; where they are not, since a letter became two, the paragraph stays as it is.
 */
export function withDressedLine(
  { plain, dressed }: FirstLine,
  end: (items: readonly Item[]) => number,
): readonly Item[] {
  const isAlikeCut = plain.length === dressed.length && plain.every(({ kind }, i) => kind === dressed[i]?.kind)
  if (!isAlikeCut) return plain
  const upTo = (count: number): readonly Item[] => [...dressed.slice(0, count), ...plain.slice(count)]
  // The hyphen at a line's end is the line's.
  const endOf = (items: readonly Item[]) => Math.min(items.length, end(items) + 1)
  let count = endOf(dressed)
  let best = upTo(count)
  for (let n = 0; n < TRIES; n++) {
    const tried = upTo(count)
    const ends = endOf(tried)
    // Words that go on in the second line would lead nowhere; a plain word at the line's end is the lesser evil.
    if (ends >= count) best = tried
    if (ends === count) return tried
    count = ends
  }
  return best
}

const known = new WeakMap<Style, Map<string, Style>>()

/** A block in a dress: what its words have of the block's own becomes what the dress is. */
function worn(block: Block, { was, is }: Dress): Block {
  const key = JSON.stringify([was, is])
  const styleOf = (style: Style): Style => {
    const dresses = known.get(style) ?? new Map<string, Style>()
    const found = dresses.get(key) ?? { ...style, ...changed(style, was, is) }
    known.set(style, dresses.set(key, found))
    return found
  }
  const dress = (inline: Inline): Inline => {
    if (inline.kind === 'box') return { ...inline, inlines: inline.inlines.map(dress) }
    if (inline.kind !== 'text') return inline
    const style = styleOf(inline.style)
    return { ...inline, style, text: cased(inline.text, style, inline.style, inline.lang) }
  }
  return { ...block, inlines: block.inlines.map(dress) }
}

/** The values that a style has of what was, as they are now. */
const changed = (style: Style, was: Dress['was'], is: Dress['is']): Dress['is'] =>
  Object.fromEntries(
    Object.entries(is).filter(([name]) => {
      const key = name as keyof Style & keyof typeof was // a dress is made of values
      return JSON.stringify(style[key]) === JSON.stringify(was[key])
    }),
  )

function cased(text: string, style: Style, before: Style, lang: string): string {
  const transform = style['text-transform']
  if (transform === before['text-transform']) return text
  if (transform === 'uppercase') return text.toLocaleUpperCase(lang)
  return transform === 'lowercase' ? text.toLocaleLowerCase(lang) : text
}
