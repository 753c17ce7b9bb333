import type { CssNode } from 'css-tree'
import type { BorderSide, PropertyName, Style } from '../types/style.js'
import { readColour } from './colours.js'
import { borderStyle, borderWidth, NO_BORDER } from './readers.js'
import type { Context } from './row.js'

/** A whole border of a style; none where the property is no border. */
export const sideOf = (style: Style, name: PropertyName): BorderSide => {
  const side = style[name]
  return typeof side === 'object' && 'colour' in side && 'style' in side ? side : NO_BORDER
}

/** Turn a border's width, style or colour alone into the whole border: `border-top-width`. */
export function readPart(
  part: string,
  side: BorderSide,
  nodes: readonly CssNode[],
  context: Context,
): BorderSide | undefined {
  const [node] = nodes
  if (!node || nodes.length > 1) return undefined
  if (part === 'width') {
    const width = borderWidth(node, context)
    return width === undefined ? undefined : { ...side, width }
  }
  if (part === 'color') {
    const colour = readColour(node, context.color)
    return colour && { ...side, colour }
  }
  const style = borderStyle(node)
  return style && { ...side, style, width: side.width || MEDIUM }
}
const MEDIUM = 2.25

/** The part of a whole border that `inherit` or `initial` gives. */
export const partOf = (whole: unknown, part: string): Partial<BorderSide> => {
  const side = whole as BorderSide // only borders have parts
  if (part === 'width') return { width: side.width }
  return part === 'style' ? { style: side.style } : { colour: side.colour }
}
