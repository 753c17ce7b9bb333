import type { Root } from 'hast'
import type { Position } from 'unist'
import { visit } from 'unist-util-visit'
import { flat } from './tangle.js'

// Parsers call themselves once a level; a page of the web has some thirty.
const deepest = 128

const tag = /<(\/?)([a-z][a-z\d-]*)(?:\s[^<>]*)?\/?>/gi

/**
 * Level the raw HTML of a tree: tags that nest deeper than 128 become as many spaces, so that every word keeps its place. Return
 * where the first of them stands, in the text that was parsed.
 */
export function levelTags(tree: Root): Position | undefined {
  let depth = 0
  let first: Position | undefined
  visit(tree, 'raw', (node) => {
    node.value = node.value.replace(tag, (whole: string, slash: string, name: string) => {
      if (flat.test(name)) return whole
      const level = slash ? depth : depth + 1
      depth = slash ? Math.max(0, depth - 1) : level
      if (level <= deepest) return whole
      first ??= node.position
      return ' '.repeat(whole.length)
    })
  })
  return first
}
