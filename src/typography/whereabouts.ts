import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import type { Position } from 'unist'
import type { Chapter } from '../types/manuscript.js'

/** Where a letter stands: the file, and the place in it as far as it is known. */
export interface Whereabouts {
  readonly file: string
  readonly place?: Position
}

/** Turn letters into the places where each stands first in the chapters; one that the author never typed has none. */
export function whereabouts(
  chapters: readonly Chapter[],
  letters: readonly string[],
): ReadonlyMap<string, Whereabouts> {
  const found = new Map<string, Whereabouts>()
  const sought = new Set(letters)
  const look = (file: string, text: Text): void => {
    let at = 0
    for (const letter of text.value) {
      if (sought.delete(letter)) found.set(letter, { file, ...placeIn(text, at, letter) })
      at += letter.length
    }
  }
  for (const { file, title, body } of chapters) {
    for (const root of title ? [title, body] : [body]) {
      if (sought.size === 0) return found
      for (const text of textsOf(root)) look(file, text)
    }
  }
  return found
}

function* textsOf(node: Root | RootContent | ElementContent): Generator<Text> {
  if (node.type === 'text') yield node
  else if (node.type === 'root' || isElement(node)) for (const child of node.children) yield* textsOf(child)
}

const isElement = (node: RootContent | ElementContent): node is Element => node.type === 'element'

/** The line of a letter is its text's first one, and one more for each line end between. */
function placeIn({ value, position }: Text, at: number, letter: string): { place?: Position } {
  if (position === undefined) return {}
  const before = value.slice(0, at)
  const ends = before.match(/\r\n?|\n/g)?.length ?? 0
  const line = position.start.line + ends
  const column =
    ends === 0 ? position.start.column + at : at - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'))
  return { place: { start: { line, column }, end: { line, column: column + letter.length } } }
}
