import { visit } from 'unist-util-visit'
import type { DressedSection } from '../types/edition.js'

/** Scripts that run from right to left. */
const LEFTWARDS = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

/** Turn a language (BCP 47) into whether it is read from right to left. */
export function isLeftwards(lang: string): boolean {
  if (!lang) return false
  try {
    return LEFTWARDS.has(new Intl.Locale(lang).maximize().script ?? '')
  } catch {
    // What an author wrote into `lang` may be no language.
    return false
  }
}

/** Whether some of a book says that it is read the other way. */
export function hasBothWays(sections: readonly Pick<DressedSection, 'tree'>[], leftwards: boolean): boolean {
  return sections.some(({ tree }) => {
    let other = false
    visit(tree, 'element', ({ properties: { dir, lang } }) => {
      const says =
        dir === 'rtl' || dir === 'ltr' ? dir === 'rtl' : typeof lang === 'string' ? isLeftwards(lang) : leftwards
      other ||= says !== leftwards
    })
    return other
  })
}

/**
 * Turn a declaration of a sheet that was written for a book read from the left into the same for one read from the right: left and
 * right change places in its name, in words for a side, and in lists of four sides (top, right, bottom, left).
 */
export function turned(name: string, value: string): [name: string, value: string] {
  const swapped = name.replace(/-(left|right)(?=-|$)|^(left|right)$/, (side) => OTHER[side] ?? side)
  const words = value.split(/(?<!,)\s+(?![^(]*\))/)
  if (FOUR_SIDED.has(name) && words.length === 4) {
    const [top = '', right = '', bottom = '', left = ''] = words
    return [name, [top, left, bottom, right].join(' ')]
  }
  return [swapped, SIDED.has(name) ? (OTHER[value] ?? value) : value]
}

const OTHER: Readonly<Record<string, string>> = { left: 'right', right: 'left', '-left': '-right', '-right': '-left' }
const SIDED = new Set(['text-align', 'text-align-last', 'float', 'clear'])
const FOUR_SIDED = new Set(['margin', 'padding', 'inset', 'border-width', 'border-style', 'border-color'])
