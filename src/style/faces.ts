import type { FontRequest } from '../types/design.js'
import type { StyleSource } from '../types/edition.js'
import { readSheet } from './sheet.js'

/** Find the font files that stylesheets ask for, each once, in their order. */
export function requestedFonts(sources: readonly StyleSource[]): FontRequest[] {
  const seen = new Set<string>()
  return readSheet(sources).fonts.flatMap(({ family, weight, style, url, source }) => {
    const key = `${family}|${weight}|${style}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ family, weight, style, url, origin: source.origin }]
  })
}
