import { inParagraphs, quoted, type Rule } from '../rule.js'
import { beginsSpeech } from '../speeches.js'
import { tagAt } from '../tag.js'

/** Speech that runs into the words that say who spoke: `“Fine” Scarlett said`. */
export const tagComma: Rule = {
  name: 'tag-comma',
  english: true,
  find: inParagraphs(({ text }, { speeches }) =>
    speeches.flatMap((speech) => {
      const { end, closed } = speech
      if (!closed || !/[\p{L}\p{N}]/u.test(text[end - 2] ?? '') || !beginsSpeech(text, speech)) return []
      const tag = tagAt(text, end)
      if (tag === undefined) return []
      const last = /[\p{L}\p{N}’'-]+$/u.exec(text.slice(Math.max(0, end - 40), end - 1))?.[0] ?? ''
      const said = quoted(text, tag.start, tag.end)
      return [
        {
          start: end - 1 - last.length,
          end,
          reason: `No comma between speech and tag: “${last}” ${said}`,
          note: `Put a comma before the closing mark: ${last},” ${said}.`,
          weight: 0.9,
        },
      ]
    }),
  ),
}
