/** A stretch of a paragraph that somebody says: from its opening mark to behind its closing one. */
export interface Speech {
  readonly start: number
  readonly end: number
  /** Whether it has its opening mark. */
  readonly opened: boolean
  /** Whether it has its closing mark; without it, it ends where the next one begins, or with the paragraph. */
  readonly closed: boolean
}

export type Outer = 'double' | 'single'

/** Turn the paragraphs of a work into the marks that speech has in it: those that most paragraphs begin with. */
export function outerOf(texts: readonly string[]): Outer {
  let doubles = 0
  for (const text of texts) doubles += /^[“]/.test(text) ? 1 : /^‘/.test(text) ? -1 : 0
  return doubles < 0 ? 'single' : 'double'
}

/** Turn a paragraph into its speeches, in order. Quotations inside them are not looked at. */
export function speechesIn(text: string, outer: Outer): Speech[] {
  const speeches: Speech[] = []
  let start: number | undefined
  for (const { at, opens } of outer === 'double' ? doubleMarks(text) : singleMarks(text)) {
    if (opens) {
      if (start !== undefined) speeches.push({ start, end: at, opened: true, closed: false })
      start = at
    } else {
      speeches.push({ start: start ?? at, end: at + 1, opened: start !== undefined, closed: true })
      start = undefined
    }
  }
  if (start !== undefined) speeches.push({ start, end: text.length, opened: true, closed: false })
  return speeches
}

interface Mark {
  readonly at: number
  readonly opens: boolean
}

const doubleMarks = (text: string): Mark[] =>
  Array.from(text.matchAll(/[“”]/g), ({ 0: mark, index }) => ({ at: index, opens: mark === '“' }))

/** A single closing mark looks like an apostrophe: it closes after a stop, at the end, and where words of another begin. */
function singleMarks(text: string): Mark[] {
  const marks: Mark[] = []
  let open = false
  for (const { 0: mark, index } of text.matchAll(/[‘’]/g)) {
    if (mark === '‘') {
      marks.push({ at: index, opens: true })
      open = true
    } else if (open && closes(text, index)) {
      marks.push({ at: index, opens: false })
      open = false
    }
  }
  return marks
}

function closes(text: string, at: number): boolean {
  const after = text.slice(at + 1, at + 2)
  if (/[\p{L}\p{N}]/u.test(after)) return false
  return (
    after === '' || /[.,!?…—–:;]/.test(text[at - 1] ?? '') || !/s/i.test(text[at - 1] ?? '') || /[.,!?;:]/.test(after)
  )
}

/** Whether a speech begins where one may begin: first in its paragraph, or after a stop; a quoted word stands amid others. */
export const beginsSpeech = (text: string, { start, opened }: Speech): boolean =>
  opened && /(?:^|[.,:;!?…—–”’)])[\s*_]*$/.test(text.slice(Math.max(0, start - 4), start))
