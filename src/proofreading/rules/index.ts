import type { Rule } from '../rule.js'
import { chapterNumber } from './chapterNumber.js'
import { doubledWord } from './doubledWord.js'
import { lostBreak } from './lostBreak.js'
import { missingStop } from './missingStop.js'
import { missingWord } from './missingWord.js'
import { mixedDashes } from './mixedDashes.js'
import { mixedQuotes } from './mixedQuotes.js'
import { mixedSpelling } from './mixedSpelling.js'
import { nameSpelling } from './nameSpelling.js'
import { openQuote } from './openQuote.js'
import { strayGap } from './strayGap.js'
import { tagCapital } from './tagCapital.js'
import { tagComma } from './tagComma.js'
import { tagFullStop } from './tagFullStop.js'
import { webLeftover } from './webLeftover.js'

/** All that a proof-reader looks for. Their order means nothing: what they find is told worst first. */
export const rules: readonly Rule[] = [
  openQuote,
  missingStop,
  tagComma,
  tagFullStop,
  tagCapital,
  doubledWord,
  missingWord,
  lostBreak,
  strayGap,
  chapterNumber,
  nameSpelling,
  mixedSpelling,
  mixedDashes,
  mixedQuotes,
  webLeftover,
]
