import type { Shaping } from '../types/fonts.js'
import type { Style } from '../types/style.js'

/** OpenType's tags for the words of CSS Fonts 4, section 6; a minus turns a feature off. */
const FEATURES: Readonly<Record<string, readonly string[]>> = {
  'small-caps': ['smcp'],
  'all-small-caps': ['smcp', 'c2sc'],
  'petite-caps': ['pcap'],
  'all-petite-caps': ['pcap', 'c2pc'],
  unicase: ['unic'],
  'titling-caps': ['titl'],
  'oldstyle-nums': ['onum'],
  'lining-nums': ['lnum'],
  'proportional-nums': ['pnum'],
  'tabular-nums': ['tnum'],
  'diagonal-fractions': ['frac'],
  'stacked-fractions': ['afrc'],
  ordinal: ['ordn'],
  'slashed-zero': ['zero'],
  none: ['-liga', '-clig', '-dlig', '-hlig', '-calt'],
  'common-ligatures': ['liga', 'clig'],
  'no-common-ligatures': ['-liga', '-clig'],
  'discretionary-ligatures': ['dlig'],
  'no-discretionary-ligatures': ['-dlig'],
  'historical-ligatures': ['hlig'],
  'no-historical-ligatures': ['-hlig'],
  contextual: ['calt'],
  'no-contextual': ['-calt'],
  sub: ['subs'],
  super: ['sups'],
  'historical-forms': ['hist'],
}
/** The OpenType tags of a word of CSS; none where it has no such meaning. */
export const featuresOf = (word: string): readonly string[] => FEATURES[word] ?? []

/** A tied pair in a word tracked by more than this, in 1/1000 em, is a knot. */
const TRACKED = 5
const UNTIED = ['-liga', '-clig', '-dlig', '-hlig']

/** Turn a style into what the shaper is told. Small caps and figures are asked of the font, never faked; what is said later wins. */
export function shapingOf(style: Style, lang = ''): Shaping {
  const tracking = (style['letter-spacing'] / style['font-size']) * 1000
  const features = [
    ...featuresOf(style['font-variant-caps']),
    ...style['font-variant-numeric'].flatMap(featuresOf),
    ...style['font-variant-ligatures'].flatMap(featuresOf),
    ...featuresOf(style['font-variant-position']),
    ...featuresOf(style['font-variant-alternates']),
    ...(style['font-kerning'] === 'none' ? ['-kern'] : []),
    ...(Math.abs(tracking) > TRACKED ? UNTIED : []),
    ...style['font-feature-settings'],
  ]
  const families = style['font-family'].length > 1 ? style['font-family'] : []
  // Faces are drawn for English.
  const own = lang.startsWith('en') ? '' : lang
  const key = `${features.join(',')}|${tracking}|${own}|${families.join(',')}`
  return { features, tracking, key, ...(families.length && { families }), ...(own && { lang: own }) }
}
