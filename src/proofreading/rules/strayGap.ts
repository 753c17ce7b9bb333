import { inParagraphs, quoted, type Rule } from '../rule.js'

/** Empty lines that part two speeches of one talk. */
export const strayGap: Rule = {
  name: 'stray-gap',
  find: inParagraphs(({ text, after }, { before }) => {
    if (after !== 'gap' || before === undefined || !isSpeech(before.text) || !isSpeech(text)) return []
    return [
      {
        start: 0,
        end: 1,
        reason: `A gap stands inside a dialogue, before ${quoted(text, 0, 40)}`,
        note: 'Leave one empty line if the talk goes on; put a line of * * * if a scene ends here.',
        weight: 0.4,
      },
    ]
  }),
}

/** Nothing but speech and a tag: a scene seldom ends with one and goes on with another. */
const isSpeech = (text: string): boolean => /^[“‘«„—–]/.test(text) && text.length < 400
