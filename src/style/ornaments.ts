import type { Ornament } from '../types/design.js'
import type { StyleSource } from '../types/edition.js'
import { find } from './css.js'
import { parseSheet } from './sheet.js'

/** Find the pictures that a stylesheet generates: each `url()` in `content`, or in a custom property that `content` may name. */
export function ornamentsIn({ text }: StyleSource): Ornament[] {
  const tree = text.includes('url(') ? parseSheet(text, () => undefined) : undefined
  if (!tree) return []
  const found: Ornament[] = []
  find(tree, (node) => {
    if (node.type !== 'Declaration' || !node.loc || !/^(?:content|--.*)$/i.test(node.property)) return false
    const { start, end } = node.loc
    const urls = addressesIn(text.slice(start.offset, end.offset), start.offset)
    if (urls.length) found.push({ from: start.offset, to: end.offset, line: start.line, urls })
    return false
  })
  return found
}

/** The addresses in a value, and where they stand, the value itself being at `at`. */
export const addressesIn = (value: string, at = 0): Ornament['urls'] =>
  [...value.matchAll(TOKENS)].flatMap((match) => {
    const url = match[1] ?? match[2] ?? match[3]
    const from = at + match.index
    return url === undefined ? [] : [{ url: url.trim(), from, to: from + match[0].length }]
  })

/** Strings, which may hold anything, and addresses. */
const TOKENS =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\(\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([^"')]*))\s*\)/gis

/** A picture's path as stylesheets name it once it is found: no sign in it means anything to CSS. */
export const pathOfUrl = (url: string): string => {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
