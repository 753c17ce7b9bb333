import { inParagraphs, quoted, type Rule } from '../rule.js'
import { beginsSpeech } from '../speeches.js'
import { tagAt } from '../tag.js'

// What ends in a stop of its own.
const abbreviation = /(?:^|[^\p{L}])(?:etc|Mr|Mrs|Ms|Dr|St|Esq|Jr|Sr|Co|Inc|[ap]\.m|\p{L}|M\.?D|B\.?A|U\.S)\.$/u

/** A full stop that parts a speech from its tag: `“Let us go.” he said.` */
export const tagFullStop: Rule = {
  name: 'tag-full-stop',
  english: true,
  find: inParagraphs(({ text }, { speeches }) =>
    speeches.flatMap((speech) => {
      const { start, end, closed } = speech
      const said = text.slice(start + 1, end - 1)
      if (!closed || !/[^.]\.$/.test(said) || abbreviation.test(said) || !beginsSpeech(text, speech)) return []
      const tag = tagAt(text, end)
      if (tag === undefined || (tag.begins !== 'lower' && !(tag.whole && tag.says))) return []
      const words = quoted(text, tag.start, tag.end)
      const small = tag.begins === 'capital' ? words.charAt(0).toLowerCase() + words.slice(1) : words
      return [
        {
          start: end - 2,
          end: tag.end,
          reason: `Full stop between speech and tag: .” ${words}`,
          note: `Put a comma for the stop: ,” ${small}.`,
          weight: tag.begins === 'lower' ? 0.85 : 0.6,
        },
      ]
    }),
  ),
}
