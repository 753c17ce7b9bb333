// Deeper than any prose, and still shallow enough for parsers, which call themselves once a level.
const deepest = 64
// A run of marks longer than this is no emphasis.
const longestRun = 64

/** Elements that hold nothing, or that the next of their kind ends: they do not nest. */
export const flat = /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|p|param|source|td|th|tr|track|wbr)$/i

/**
 * Turn a paragraph of Markdown into whether its brackets, emphasis or tags nest so deep, or are left open so often, that a
 * parser would take minutes over them or run out of memory. Each of them is counted on its own, in one walk.
 */
export function isTangled(text: string): boolean {
  return areBracketsTangled(text) || isEmphasisTangled(text) || areTagsTangled(text)
}

function areBracketsTangled(text: string): boolean {
  let depth = 0
  let most = 0
  for (let at = text.search(/[[\]]/); at >= 0 && at < text.length; at++) {
    const letter = text[at]
    if (letter === '\\') at++
    else if (letter === '[') most = Math.max(most, ++depth)
    else if (letter === ']') depth = Math.max(0, depth - 1)
  }
  return most > deepest
}

function isEmphasisTangled(text: string): boolean {
  let depth = 0
  for (const match of text.matchAll(/(?<!\\)([*_])\1*/g)) {
    const { length } = match[0]
    if (length > longestRun && /[\p{L}\p{N}]/u.test(text)) return true
    const opens = /\S/.test(text[match.index + length] ?? ' ')
    const closes = /\S/.test(text[match.index - 1] ?? ' ')
    if (opens && !closes) depth += 1
    else if (closes && !opens) depth = Math.max(0, depth - 1)
    // Between two letters or marks it may be either; runs side by side open one another.
    else if (opens && closes && /[*_]/.test(text[match.index - 1] ?? '')) depth += 1
    if (depth > deepest) return true
  }
  return false
}

function areTagsTangled(text: string): boolean {
  let depth = 0
  for (const [, slash, name] of text.matchAll(/<(\/?)([a-z][a-z\d-]*)/gi)) {
    if (flat.test(name ?? '')) continue
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) return true
  }
  return false
}
