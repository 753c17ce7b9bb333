import type { Position } from 'unist'
import type { Paragraph, ProofRule, Reading } from '../types/proof.js'
import type { Speech } from './speeches.js'

/** What a rule has found in a paragraph: the code units from `start` to `end` of its text. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly reason: string
  readonly note: string
  /** From 0 (a matter of taste) to 1 (certainly a slip). */
  readonly weight: number
}

/** The same with its place in the manuscript. */
export interface Remark extends Omit<Found, 'start' | 'end'> {
  readonly file: string
  readonly place: Position
}

/** A work that is proof-read, and who speaks in it. */
export interface Proof extends Reading {
  readonly speechesIn: (paragraph: Paragraph) => readonly Speech[]
}

export interface Rule {
  readonly name: ProofRule
  /** Whether it knows English only; paragraphs in other languages are not shown to it. */
  readonly english?: boolean
  /** Whether it is silent until the author asks for it: `rules: {lost-break: on}`. */
  readonly unasked?: boolean
  /** Turn a work into what there is to say of it, in the order of the text. */
  readonly find: (proof: Proof) => readonly Remark[]
}

/** What stands round a paragraph; a heading is a neighbour, too. */
export interface Neighbours {
  readonly before: Paragraph | undefined
  readonly after: Paragraph | undefined
  readonly speeches: readonly Speech[]
}

// A paragraph of which a rule has more to say is no prose.
const MOST = 50

type Look = (paragraph: Paragraph, neighbours: Neighbours) => readonly Found[]

/** Turn what is found in one paragraph of the text, with its neighbours at hand, into a look at the whole work. Headings are passed over. */
export const inParagraphs =
  (look: Look): Rule['find'] =>
  ({ paragraphs, speechesIn }) =>
    paragraphs.flatMap((paragraph, i) => {
      if (paragraph.heading) return []
      const neighbours = { before: paragraphs[i - 1], after: paragraphs[i + 1], speeches: speechesIn(paragraph) }
      return look(paragraph, neighbours)
        .slice(0, MOST)
        .flatMap((found) => remark(paragraph, found))
    })

/** Give what was found its place; nothing where nobody typed it. */
export function remark({ file, placeOf }: Paragraph, { start, end, ...its }: Found): Remark[] {
  const place = placeOf(start, end)
  return place === undefined ? [] : [{ file, place, ...its }]
}

/** Some words of a text for a message: at most so many letters, from or up to a place. */
export function quoted(text: string, start: number, end: number): string {
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim()
  return words.length > 48 ? `${words.slice(0, 47).trimEnd()}…` : words
}
