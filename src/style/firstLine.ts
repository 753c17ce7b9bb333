import type { Block, Dress, PropertyName, Style, Values } from '../types/style.js'

/** What a first line may have of its own (CSS Pseudo-Elements 4, section 2.1.2): how its letters look and how wide they are. */
export const OF_FIRST_LINES: readonly PropertyName[] = [
  'color',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-variant-caps',
  'font-variant-numeric',
  'font-variant-ligatures',
  'font-variant-position',
  'font-variant-alternates',
  'font-kerning',
  'font-feature-settings',
  'letter-spacing',
  'word-spacing',
  'text-transform',
]

/** Find what a first line's style has otherwise than its block's; undefined where it is the same. */
export function dressOf(own: Style, block: Style): Dress | undefined {
  const names = OF_FIRST_LINES.filter((name) => JSON.stringify(own[name]) !== JSON.stringify(block[name]))
  const of = (style: Style) => Object.fromEntries(names.map((name) => [name, style[name]])) as Partial<Values> // its own values
  return names.length ? { was: of(block), is: of(own) } : undefined
}

/** Dress the first line that stands in a block, however deep; a block within has a first line of its own where it says so. */
export function withFirstLine<B extends Pick<Block, 'blocks' | 'inlines' | 'firstLine'>>(block: B, dress: Dress): B {
  const [first, ...rest] = block.blocks
  if (first) return { ...block, blocks: [withFirstLine(first, dress), ...rest] }
  if (!block.firstLine) return { ...block, firstLine: dress }
  const { was, is } = block.firstLine
  return { ...block, firstLine: { was: { ...dress.was, ...was }, is: { ...dress.is, ...is } } }
}
