import type { CssNode } from 'css-tree'
import type { Colour } from '../types/style.js'

const NAMED: Readonly<Record<string, Colour>> = {
  black: { r: 0, g: 0, b: 0, a: 1 },
  white: { r: 1, g: 1, b: 1, a: 1 },
  transparent: { r: 0, g: 0, b: 0, a: 0 },
}

export const BLACK: Colour = { r: 0, g: 0, b: 0, a: 1 }
export const TRANSPARENT: Colour = { r: 0, g: 0, b: 0, a: 0 }

/** Turn one value node into a colour: `#rgb`, `#rrggbb`, `black`, `white`, `transparent`, `currentcolor`. */
export function readColour(node: CssNode | undefined, current: Colour): Colour | undefined {
  if (node?.type === 'Identifier') {
    const name = node.name.toLowerCase()
    return name === 'currentcolor' ? current : NAMED[name]
  }
  if (node?.type !== 'Hash') return undefined
  const hex = node.value.length === 3 ? [...node.value].map((c) => c + c).join('') : node.value
  if (!/^[0-9a-f]{6}$/i.test(hex)) return undefined
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return { r: part(0), g: part(2), b: part(4), a: 1 }
}
