import { inParagraphs, quoted, type Rule } from '../rule.js'
import { beginsSpeech } from '../speeches.js'
import { tagAt } from '../tag.js'

/** A tag that begins like a sentence though the sentence goes on: `“Fine,” She said.` */
export const tagCapital: Rule = {
  name: 'tag-capital',
  english: true,
  find: inParagraphs(({ text }, { speeches }) =>
    speeches.flatMap((speech) => {
      const { end, closed } = speech
      const mark = text[end - 2] ?? ''
      if (!closed || !/[,!?]/.test(mark) || !beginsSpeech(text, speech)) return []
      const tag = tagAt(text, end)
      if (tag?.begins !== 'capital' || !(mark === ',' || (tag.whole && tag.says))) return []
      const words = quoted(text, tag.start, tag.end)
      return [
        {
          start: tag.start,
          end: tag.end,
          reason: `Capital in a tag: ${mark}” ${words}`,
          note: `The sentence goes on after the speech: ${mark}” ${words.charAt(0).toLowerCase()}${words.slice(1)}.`,
          weight: mark === ',' ? 0.85 : 0.5,
        },
      ]
    }),
  ),
}
