import { type Correction, isEnglish, type Passage, type Rule } from '../rule.js'
import { decideDoubles } from './doubles.js'
import { glyphsOf } from './glyphs.js'
import { findMarks, type Mark } from './marks.js'
import { decideSingles } from './singles.js'

// Below this a reading beats its rival by less than a word in three: the author is asked.
const doubtful = 0.72

/** Turns quotation marks and apostrophes into curly ones, each decided with all the others of its paragraph. */
export const quotes: Rule = {
  name: 'quotes',
  correct: (passage) => {
    const { text } = passage
    if (!/["“”„‟'‘’‚‛´`]|,,/.test(text)) return []
    if (!isEnglish(passage.habits.lang)) return apostrophes(text)
    const marks = findMarks(text)
    decideDoubles(text, marks)
    decideSingles(text, marks, {
      outer: passage.habits.quotes === 'single',
      continues: /^[\s*_]*["“]?[*_]*['‘]/.test(passage.next),
      continued: passage.open.includes('‘'),
      ...(passage.habits.elided && { elided: passage.habits.elided }),
    })
    const glyphs = glyphsOf(text, marks, passage.habits.style)
    const corrections = marks.map((mark, i): Correction => correction(text, mark, glyphs[i] ?? mark.typed))
    return markUnclosed(passage, marks, corrections).filter(
      ({ start, end, is, ask }) => ask !== undefined || text.slice(start, end) !== is,
    )
  },
}

/** The same once more for marks beside a dash, which the first time may still have been hyphens. */
export const quotesBesideDashes: Rule = {
  name: 'quotes',
  correct: (passage) =>
    /[—–]["“”'‘’]|["“”'‘’][—–]/.test(passage.text)
      ? quotes
          .correct(passage)
          .map(({ start, end, is, sure }) => ({ start, end, is, sure }))
          .filter(({ start, end, is }) => passage.text.slice(start, end) !== is)
      : [],
}

function correction(text: string, mark: Mark, is: string): Correction {
  const { at, length, kind } = mark
  const sure = mark.sure ?? 1
  const base = { start: at, end: at + length, is, sure }
  if (kind === 'double' || sure >= doubtful) return base
  const word = /^[\p{L}\p{N}’']*/u.exec(text.slice(at + length))?.[0] ?? ''
  return {
    ...base,
    ask: {
      reason: `Mark before “${word}” may be an apostrophe or open a quotation`,
      note: `Type ’ or ‘ to say which.`,
      choices: ['‘', '’'],
    },
  }
}

/** A double quotation that nobody closes is asked about, unless the next paragraph goes on with it. */
function markUnclosed(
  passage: Passage,
  marks: readonly Mark[],
  corrections: readonly Correction[],
): readonly Correction[] {
  const last = marks.findLastIndex((mark) => mark.kind === 'double' && mark.is !== 'prime')
  const mark = marks[last]
  if (mark?.is !== 'open' || /^[\s*_]*["“]/.test(passage.next)) return corrections
  return corrections.map((its, i) =>
    i === last
      ? {
          ...its,
          ask: {
            reason: 'Opening quote is never closed',
            note: 'Close it, or begin the next paragraph with “ if the speech goes on.',
            choices: ['“', '”'],
          },
        }
      : its,
  )
}

/** In other languages only the apostrophe between letters is certain. */
function apostrophes(text: string): Correction[] {
  return [...text.matchAll(/(?<=[\p{L}\p{N}])['´`](?=\p{L})/gu)].map((match) => ({
    start: match.index,
    end: match.index + 1,
    is: '’',
    sure: 0.95,
  }))
}
