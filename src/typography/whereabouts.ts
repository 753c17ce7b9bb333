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

// Nobody reads more of one kind, and each word is looked for in the whole text.
const MOST = 100

/** Turn words into the places where they stand in the chapters; one that stands there more than once may be meant anywhere, and has none. */
export function whereaboutsOfWords(
  chapters: readonly Chapter[],
  words: readonly string[],
): ReadonlyMap<string, Whereabouts> {
  const found = new Map<string, Whereabouts | undefined>()
  const sought = new Set(words.slice(0, MOST))
  for (const { file, title, body } of words.length > 0 ? chapters : []) {
    for (const root of title ? [title, body] : [body]) {
      for (const text of textsOf(root)) {
        for (const word of sought) {
          const at = text.value.indexOf(word)
          if (at < 0) continue
          const again = found.has(word) || text.value.includes(word, at + 1)
          found.set(word, again ? undefined : { file, ...placeIn(text, at, word) })
        }
      }
    }
  }
  return new Map([...found].flatMap(([word, place]) => (place ? [[word, place] as const] : [])))
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
