import type { Element, ElementContent, Root } from 'hast'

// Three to six words, 14 to 28 characters: shorter looks like a slip, longer like shouting.
const MIN_WORDS = 3
const MAX_WORDS = 6
const MIN_LENGTH = 14
const MAX_LENGTH = 28
/** Words that cling to the one after them: the small capitals may not end on one. */
const CLINGING = new Set(
  'a an the of to in on at by for from with and or but nor as that which who his her its their our my your this these those no not was were is are had has be been would could should did mr mrs ms miss dr st'.split(
    ' ',
  ),
)

const ABBREVIATED = /^(mrs?|ms|drs?|st|messrs|prof|rev|capt|col|gen|lt|sgt|hon)\.$/i

/** Wrap the opening words of a chapter's first paragraph in `span.lead-in`: a unit of sense, never past a stop. */
export function leadIn(body: Root): Root {
  const at = body.children.findIndex((node) => node.type === 'element')
  const paragraph = body.children[at]
  if (paragraph?.type !== 'element' || paragraph.tagName !== 'p') return body
  const [text, ...rest] = paragraph.children
  if (text?.type !== 'text') return body
  const length = unitLength(text.value)
  if (!length) return body
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
  let best = 0
  let second = 0
  let words = 0
  for (const match of text.slice(start).matchAll(/([^\s]+)(\s|$)/gu)) {
    const word = match[1] ?? ''
    // The full stop of a title is no stop.
    const bare = ABBREVIATED.test(word) ? word : word.replace(/[.,;:!?…—–”’)]+.*$/u, '')
    const end = start + match.index + bare.length
    words++
    const stops = bare !== word
    const length = end - start
    if (words > MAX_WORDS || length > MAX_LENGTH) break
    const clings = CLINGING.has(bare.toLowerCase()) || ABBREVIATED.test(bare)
    // A name goes on with the next capital.
    const next = text.slice(end).trimStart().charAt(0)
    const splitsName = !stops && /^\p{Lu}/u.test(bare) && words > 1 && /\p{Lu}/u.test(next)
    if (words >= MIN_WORDS && length >= MIN_LENGTH && !clings && !splitsName) {
      best = end
      if (stops) return best
      if (words >= 4) return best
    }
    if (words > 1 && length >= MIN_LENGTH && !clings && !splitsName) second = end
    if (stops) break
  }
  return best || second
}
