import type { CssNode } from 'css-tree'
import generate from 'css-tree/generator'
import parse from 'css-tree/parser'
import walk from 'css-tree/walker'

/** The parts of css-tree that are needed; all of it would load the grammar of every property known to browsers. */
const { find } = walk
export { find, generate, parse }

/** Turn a value into its nodes. What cannot be read has none: a stray bracket, or a string that a variable left open. */
export function valueNodes(text: string): CssNode[] {
  try {
    const tree = parse(text, { context: 'value', onParseError: () => undefined })
    return tree.type === 'Value' ? tree.children.toArray().filter((node) => node.type !== 'WhiteSpace') : []
  } catch {
    return []
  }
}
