import type { Paragraph } from 'mdast'
import type { Point } from 'unist'
import type { Portion } from './portions.js'

// A line of nothing but words: it begins with a letter or with what opens a speech, holds no letter that may mean something to
// Markdown or to our own extensions of it, and has no space at its end.
const words = /(?:[\p{L}“”‘’"'(—–…«„¿¡][^\\`*_[\]<>&|~^{}\t\r\n\0]*(?<! )(?:\r?\n|$))+(?=[ \t]*(?:\r?\n|$))/uy

/** Turn an offset where a block begins into the one after its last line, where it is a paragraph of nothing but words; else undefined. */
export function plainEnd(text: string, at: number): number | undefined {
  words.lastIndex = at
  return words.test(text) ? words.lastIndex : undefined
}

/** How many lines end in a text. */
export const linesIn = (text: string): number => text.match(/\n/g)?.length ?? 0

const block = /[^ \t\r\n][^\r\n]*(?:\r?\n[^ \t\r\n][^\r\n]*)*/g

/** Turn a portion of plain paragraphs into their trees, as the parser would, which takes ten times as long. */
export function plainParagraphs({ text, at, line }: Portion): Paragraph[] {
  let seen = 0
  let lines = line + 1
  return [...text.matchAll(block)].map(({ 0: value, index }): Paragraph => {
    lines += linesIn(text.slice(seen, index))
    const start: Point = { line: lines, column: 1, offset: at + index }
    lines += linesIn(value)
    seen = index + value.length
    const column = value.length - value.lastIndexOf('\n')
    const end: Point = { line: lines, column, offset: at + seen }
    const position = { start, end }
    return { type: 'paragraph', children: [{ type: 'text', value, position }], position }
  })
}
