import { inParagraphs, quoted, type Rule } from '../rule.js'

const part =
  'midday|noon|midnight|dawn|daybreak|daylight|sunrise|sunset|nightfall|dark|dusk|twilight|morning|evening|afternoon|night'
const meal = 'breakfast|dinner|supper|lunch|luncheon|tea'
const unit = 'seconds?|minutes?|hours?|days?|nights?|weeks?|fortnight|months?|years?'
const season = 'spring|summer|autumn|winter'
const day = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
const month = 'January|February|March|April|May|June|July|August|September|October|November|December'
const count =
  'an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|a few|several|some|many|half an|\\d+'
const when = `${part}|${day}|${month}|${season}`

// How a paragraph begins that has let time pass since the last one, or has gone elsewhere.
const jumps: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:about|some|perhaps|barely|nearly|almost|not|only) )?(?:${count})(?: \\p{L}+)? (?:${unit}) (?:later|after(?:wards?)?|passed|went by|had (?:passed|gone))\\b`,
    'iu',
  ),
  new RegExp(
    `^(?:(?:then|on|in|early|late|all|it was) )?the (?:next|following|same) (?:${part}|${unit}|${day})\\b`,
    'iu',
  ),
  new RegExp(
    `^(?:(?:late|early|all|it was) )?(?:that|one) (?:same )?(?:\\p{L}+ )?(?:${part}|day|week|${season}|${day})\\b`,
    'iu',
  ),
  new RegExp(`^It was (?:\\p{L}+ ){0,3}?(?:${when}|late|o’clock)\\b`, 'u'),
  new RegExp(
    `^(?:By|At|On|In|Towards?|About|During) (?:\\p{L}+ ){0,2}?(?:${when}|${meal}|o’clock|\\p{L}+-thirty|\\p{L}+teenth|\\p{L}+tieth|twenty-\\p{L}+|\\d+ (?:${month}))\\b`,
    'u',
  ),
  new RegExp(`^After (?:${meal})\\b`, 'u'),
  /^(?:The )?(?:sun|moon|dawn|night|morning|evening|twilight|dusk|days|weeks|months) (?:was|were|had|came|broke|rose|set|fell|passed|went|sank|found|wore)\b/iu,
  /^(?:Meanwhile|Elsewhere|Back at|Later that|Outside,|Upstairs,|Downstairs,)/u,
  /^(?:[_*]*)(?:Later|Midnight|Morning|Evening|Noon)\b[^ ]? ?[.—⁠]/u,
  /^(?:When|As soon as) (?:I|he|she|they|we|\p{Lu}\p{Ll}+) (?:woke|awoke|came to|recovered)\b/u,
]

/** A paragraph of narration that jumps in time, and no break before it. Off unless it is asked for: most such paragraphs need none. */
export const lostBreak: Rule = {
  name: 'lost-break',
  english: true,
  unasked: true,
  find: inParagraphs(({ text, inset, after }, { before }) => {
    if (inset || after !== undefined || before === undefined || before.heading || before.inset) return []
    if (/[:,—–]$/.test(before.text.trimEnd()) || !jumps.some((jump) => jump.test(text))) return []
    return [
      {
        start: 0,
        end: Math.max(1, text.search(/[\s,.]/u)),
        reason: `Time jumps here without a break: ${quoted(text, 0, 60)}`,
        note: 'If a scene ended before it, put a line of * * * between.',
        weight: 0.3,
      },
    ]
  }),
}
