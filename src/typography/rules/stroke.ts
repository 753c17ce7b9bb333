/** Dashes or what stands for them, with the spaces round them, among their neighbours. */
export interface Stroke {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly before: string
  readonly marks: string
  readonly after: string
  readonly left: string
  readonly right: string
}

/** Turn a match of the spaces before, the marks, and the spaces after into a stroke of its text. */
export function strokeOf(text: string, match: RegExpExecArray): Stroke {
  const [whole, before = '', marks = '', after = ''] = match
  const start = match.index
  const end = start + whole.length
  return { text, start, end, before, marks, after, left: text[start - 1] ?? '', right: text[end] ?? '' }
}
