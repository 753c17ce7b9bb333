import { inParagraphs, quoted, type Rule } from '../rule.js'
import { tagAt } from '../tag.js'

/** A speech that nobody closes, and one that nobody opens. Speech that goes on opens every paragraph and closes in the last. */
export const openQuote: Rule = {
  name: 'open-quote',
  english: true,
  find: inParagraphs(({ text }, { after, speeches }) =>
    speeches.flatMap(({ start, end, opened, closed }, i) => {
      if (opened && closed) return []
      const rest = i === speeches.length - 1 ? (after?.text ?? '') : text.slice(end)
      if (!closed && isLineEnd(text, end) && goesOn(text[start], rest) && !hasTag(text.slice(start, end))) return []
      // A mark alone says “the same as above”.
      if (!opened && text.length < 8 && text.trim() === text[end - 1]) return []
      const at = opened ? start : end - 1
      const words = opened ? quoted(text, start, end) : `…${text.slice(Math.max(0, at - 30), end).trim()}`
      return [
        {
          start: at,
          end: at + 1,
          reason: opened ? `Opening quote is never closed: ${words}` : `Closing quote was never opened: ${words}`,
          note: opened
            ? 'Close it, or begin the next paragraph with a quotation mark if the speech goes on.'
            : 'Put the opening mark where the speech begins, or take this one out.',
          weight: 0.8,
        },
      ]
    }),
  ),
}

const isLineEnd = (text: string, end: number): boolean => end === text.length || /[\u2028\n]/.test(text[end - 1] ?? '')

/** Whether what follows begins with the mark again, or with that of a quotation inside the speech. */
const goesOn = (mark: string | undefined, next: string): boolean =>
  mark !== undefined && [mark, '‘'].includes(next.trimStart().charAt(0))

/** Whether a speech that is not closed says itself who spoke: `“Hundreds! she said.` Then it ended before, and nothing goes on. */
function hasTag(speech: string): boolean {
  const at = /[,!?](?= [^,!?]{1,60}$)/.exec(speech)?.index
  const tag = at === undefined ? undefined : tagAt(speech, at + 1)
  return tag?.begins === 'lower' && tag.says && tag.whole
}
