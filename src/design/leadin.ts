import type { Element, ElementContent, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'

// Three to six words, 14 to 28 characters: shorter looks like a slip, longer like shouting.
const MIN_WORDS = 3
const MAX_WORDS = 6
const MIN_LENGTH = 14
const MAX_LENGTH = 28
/** The greatest part of a paragraph that may be its opening unit. */
const MOST = 0.5
/** Words that cling to the one after them: the small capitals may not end on one. */
const CLINGING = new Set(
  'a an the of to in on at by for from with and or but nor as that which who his her its their our my your this these those no not was were is are had has be been would could should did mr mrs ms miss dr st'.split(
    ' ',
  ),
)

/** Words that lean on the one before them: the small capitals may not end before one. */
const LEANING = new Set('am is are was were be been up out off down away back ago enough too'.split(' '))

const ABBREVIATED = /^(mrs?|ms|drs?|st|messrs|prof|rev|capt|col|gen|lt|sgt|hon)\.$/i

/** What may stand between a chapter's head and its first words: an epigraph, a picture, a line that says who and when. */
const BEFORE = new Set(['blockquote', 'figure'])

const hasClass = ({ properties: { className } }: Element, name: string): boolean =>
  Array.isArray(className) && className.includes(name)

/** Wrap the opening words of a chapter's first paragraph in `span.lead-in`: a unit of sense, never past a stop. */
export function leadIn(body: Root): Root {
  const at = body.children.findIndex(
    (node) => node.type === 'element' && !BEFORE.has(node.tagName) && !hasClass(node, 'slug'),
  )
  const paragraph = body.children[at]
  if (paragraph?.type !== 'element' || paragraph.tagName !== 'p' || hasClass(paragraph, 'lines')) return body
  const [text, ...rest] = paragraph.children
  if (text?.type !== 'text') return body
  const length = unitLength(text.value)
  // A sentence that is all of its paragraph, or most of it, would shout.
  if (!length || length > textOf(paragraph).length * MOST) return body
  const span: Element = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['lead-in'] },
    children: [{ type: 'text', value: text.value.slice(0, length) }],
  }
  const after: ElementContent = { ...text, value: text.value.slice(length) }
  return { ...body, children: body.children.with(at, { ...paragraph, children: [span, after, ...rest] }) }
}

/** How much of a text is its opening unit; 0 where none can be found. */
export function unitLength(text: string): number {
  const start = /^\s*[“‘"']*/u.exec(text)?.[0].length ?? 0
  const ends: { at: number; words: number }[] = []
  let words = 0
  for (const match of text.slice(start).matchAll(/([^\s]+)(\s|$)/gu)) {
    const word = match[1] ?? ''
    // The full stop of a title is no stop.
    const bare = ABBREVIATED.test(word) ? word : word.replace(/(?:[.,;:!?…—–”)]|’(?!\p{L})).*$/u, '')
    const at = start + match.index + bare.length
    const stops = bare !== word
    words++
    if (words > MAX_WORDS || at - start > MAX_LENGTH) break
    // Up to a stop is a unit of sense, if it is long enough to be seen.
    if (stops) {
      if (words >= MIN_WORDS && at - start >= MIN_LENGTH - 2) return at
      break
    }
    const clings = CLINGING.has(bare.toLowerCase()) || ABBREVIATED.test(bare)
    // A name goes on with the next capital.
    const splitsName = /^\p{Lu}/u.test(bare) && words > 1 && /^\s+\p{Lu}/u.test(text.slice(at))
    const next = /^\s+(\p{L}+)/u.exec(text.slice(at))?.[1] ?? ''
    if (!clings && !splitsName && !LEANING.has(next) && at - start >= MIN_LENGTH) ends.push({ at, words })
  }
  const chosen = ends.find((end) => end.words > MIN_WORDS) ?? ends.find((end) => end.words === MIN_WORDS) ?? ends[0]
  return chosen?.at ?? 0
}
