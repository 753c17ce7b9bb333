import type { Edit } from '../types/text.js'

/** Turn a text and edits of it, in order and not overlapping, into the text with all of them made. */
export function splice(text: string, edits: readonly Pick<Edit, 'start' | 'end' | 'is'>[]): string {
  let out = ''
  let at = 0
  for (const edit of edits) {
    if (edit.start < at) continue
    out += text.slice(at, edit.start) + edit.is
    at = edit.end
  }
  return out + text.slice(at)
}
