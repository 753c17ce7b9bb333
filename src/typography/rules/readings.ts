import { type Elided, lossAfter, lossBefore } from './elisions.js'
import { leftOf, type Mark, rightOf, type Side } from './marks.js'

/** What a quotation is like, as its opening shows: somebody's speech, a title or the like, or a phrase picked out. */
export type Kind = 'speech' | 'title' | 'phrase'

/** What each reading of a single mark costs by itself: how many times less likely than its rival, in powers of three. */
export interface Reading {
  readonly open: number
  readonly close: number
  readonly apostrophe: number
  /** What it would open. */
  readonly kind: Kind
  /** It would close straight after a word, with no stop before it. */
  readonly bare: boolean
}

/** What is known of the paragraph besides its text. */
export interface Around {
  /** Single marks are the outer ones here. */
  readonly outer: boolean
  /** The next paragraph begins with an opening single mark. */
  readonly continues: boolean
  /** The paragraph before left a single quotation open. */
  readonly continued: boolean
  readonly elided?: Elided
}

/** A single mark among its neighbours. */
interface Place extends Around {
  readonly text: string
  readonly mark: Mark
  readonly before: Mark | undefined
  readonly after: Mark | undefined
  /** Whether the people of this paragraph drop their aitches and endings. */
  readonly dialect: boolean
}

const never = Number.POSITIVE_INFINITY
const isWordly = (letter: string): boolean => /[\p{L}\p{N}\p{M}\ufffc]/u.test(letter)
const plain = { kind: 'speech', bare: false } as const
const apostropheOnly: Reading = { open: never, close: never, apostrophe: 0, ...plain }

/** Turn the single marks of a text into whether its speech is dialect: two words without their aitch, or cut short, are. */
export function isDialect(text: string, marks: readonly Mark[], elided?: Elided): boolean {
  let found = 0
  for (const { kind, at, length } of marks) {
    if (kind !== 'single') continue
    const left = isWordly(text[at - 1] ?? '')
    const right = isWordly(text[at + length] ?? '')
    if (left === right) continue
    if (
      right
        ? lossBefore(wordAfter(text, at + length), elided) === 'sure'
        : lossAfter(wordBefore(text, at), elided) === 'sure'
    )
      found++
    if (found > 1) return true
  }
  return false
}

/** Turn a single mark's surroundings into what each reading of it costs by itself. */
export function readingOf(place: Place): Reading {
  const { text, mark, before, after } = place
  const { at, length, typed } = mark
  const end = at + length
  const left = text[at - 1] ?? ''
  const right = text[end] ?? ''
  if (isWordly(left) && isWordly(right)) return apostropheOnly
  if (typed === '´' || typed === '`')
    return isWordly(left)
      ? { ...plain, open: never, close: 1, apostrophe: 1, bare: true }
      : { ...plain, open: 0.5, close: never, apostrophe: 1.5 }
  if (typed === '‚' || typed === '‛') return { ...plain, open: 0, close: 4, apostrophe: 4 }
  // Marks side by side: a mark beside an opening one opens, too; beside a closing one it closes.
  const afterOpen = before !== undefined && before.at + before.length === at && before.is === 'open'
  const beforeClose = after !== undefined && after.at === end && after.kind === 'double' && after.is === 'close'
  const leftSide = afterOpen ? 'space' : leftOf(text, at)
  const rightSide = beforeClose ? 'space' : rightOf(text, end)
  // A-'untin: the hyphen of a compound.
  const compound = left === '-' && isWordly(text[at - 2] ?? '') && isWordly(right)
  if (rightSide === 'word' && (leftSide === 'space' || leftSide === 'dash' || compound))
    return leading(place, { afterOpen, dash: leftSide === 'dash' }, compound ? 2.5 : leftSide === 'dash' ? 0.3 : 0)
  if (isWordly(left)) return trailing(place, rightSide, beforeClose)
  const costs = (open: number, close: number, apostrophe: number): Reading => ({ ...plain, open, close, apostrophe })
  if (leftSide === 'space') {
    if (rightSide === 'space') return beforeClose ? costs(4, 1, 2) : costs(3, 3, 2)
    return costs(0.5, 4, 3)
  }
  if (rightSide === 'word') return leftSide === 'stop' ? costs(1.5, 1.5, 4) : costs(3, 1, 2)
  return costs(never, 0, 6)
}

// What an opening mark and an apostrophe cost before a word, by how surely it has lost its beginning; a capital speaks for a
// quotation, for most words that are clipped stand within a sentence.
const heads = {
  sure: { small: [4.2, 0], capital: [1.5, 0.4] },
  likely: { small: [2, 0.3], capital: [0.5, 3] },
  maybe: { small: [1.2, 0.7], capital: [0.3, 2] },
  faint: { small: [0.8, 1.3], capital: [0.2, 3] },
  name: { small: [0.5, 2], capital: [0.3, 2.5] },
  none: { small: [0, 3.5], capital: [0, 5] },
} as const

// What stands before words that somebody says, without a comma.
const saying = /\b(?:said|says?|sez|saying|cried|asked|shouted|whispered|answered|thought|wrote) $/

/** A mark before a word: it opens a quotation, or stands for what the word has lost. */
function leading(
  { text, mark, dialect, elided, continued }: Place,
  { afterOpen, dash }: { readonly afterOpen: boolean; readonly dash: boolean },
  distance: number,
): Reading {
  const { at, length, typed } = mark
  const rest = text.slice(at + length, at + length + 40)
  const lead = text.slice(Math.max(0, at - 12), at)
  const capital = /^['’‘"“*_]*\p{Lu}/u.test(rest)
  const kind: Kind =
    afterOpen || dash || saying.test(lead) || /(?:^|[,;:.!?…)—]["“”'’*_]*|\u2028|\n)\s*["“]?$/.test(lead)
      ? 'speech'
      : capital
        ? 'title'
        : 'phrase'
  const read = (open: number, apostrophe: number, its = kind): Reading => ({
    open,
    close: never,
    apostrophe,
    kind: its,
    bare: false,
  })
  // Somebody who types a curly apostrophe before a word has taken pains to.
  const pains = typed === '’' ? 5 : 0
  // A program that curls quotes opens one before every word, but few words have lost their beginning.
  const curled = typed === '‘' ? 5 : 0
  if (/^\d0s\b/.test(rest)) return read(6, 0)
  // A year; where a line begins, the date of a letter.
  if (/^\d\d(?!\d|[-–:.,]\d)/.test(rest))
    return /(?:^|[\n\u2028])["“]?$/.test(lead) ? read(pains, 2) : read(2.5 + pains, 0)
  if (/^n['’‘´`]?(?![\p{L}\p{N}])/iu.test(rest) && /[\p{L}]\s?$/u.test(lead)) return read(7, 0)
  const word = wordAfter(text, at + length)
  // I'd 'a' done it: have.
  if (word === 'a' && /(?:['’]d|n['’]t|\b(?:could|might|must|should|to|would)) $/.test(lead)) return read(6, 0)
  // A single word between two marks is named: the letter 'A'.
  const named = /^['’]/.test(rest.slice(word.length)) && !isWordly(rest[word.length + 1] ?? '') ? -2.5 : 0
  const loss = lossBefore(word, elided)
  // After `said,` or `he wrote:` a quotation begins; after a quotation and `he said,` it goes on.
  const resumed = /[,.!?…—-]['’]\s[^'’‘"“”]{2,32},\s+$/.test(text.slice(Math.max(0, at - 40), at))
  const said = resumed ? -1.5 : (loss !== 'sure' || capital) && (/[,:]\s+$/.test(lead) || saying.test(lead)) ? -0.8 : 0
  const [open, apostrophe] = heads[loss][capital ? 'capital' : 'small']
  const single = named && loss !== 'sure' ? named : dialect && !capital && said === 0 ? 0.8 : 0
  // A quotation that the paragraph before left open goes on.
  const goesOn = continued && afterOpen && at < 4 ? 2 : 0
  // A whole word with a capital where a line of verse begins has lost nothing.
  const whole = (loss === 'none' || loss === 'faint') && capital && /[\n\u2028]$/.test(lead) ? 2.5 : 0
  return read(
    open + pains + single + said + distance,
    apostrophe + goesOn + whole + (loss === 'sure' ? 0 : curled),
    single === named && named < 0 ? 'phrase' : kind,
  )
}

/** A mark after a word: it closes a quotation, or stands for a lost end, or makes a plural possessive. */
function trailing({ text, mark, dialect, elided }: Place, rightSide: Side, beforeClose: boolean): Reading {
  const tail = lossAfter(wordBefore(text, mark.at), elided)
  const close = beforeClose ? -0.3 : 0
  const read = (more: number, apostrophe: number): Reading => ({
    open: never,
    close: close + more,
    apostrophe,
    kind: 'speech',
    // A dash breaks in where no stop is wanted.
    bare: rightSide !== 'dash',
  })
  if (tail === 'sure') return read(1.5, 0.2)
  if (tail === 'likely') return read(0.8, 0.8)
  if (tail === 'none') return read(0, dialect ? 2.5 : 4)
  // The servants' hall: what is possessed follows.
  const possessed = /^['’]\s+\p{Ll}/u.test(text.slice(mark.at, mark.at + 4))
  return read(0, rightSide === 'stop' || beforeClose ? 2 : possessed ? 0.6 : 1.2)
}

/** The word that begins at a place, with its hyphens and inner apostrophes. */
export function wordAfter(text: string, at: number): string {
  return /^[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+|-[\p{L}\p{M}]+)*/u.exec(text.slice(at, at + 40))?.[0] ?? ''
}

/** The word that ends at a place, with its inner apostrophes. */
export function wordBefore(text: string, at: number): string {
  return /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? ''
}
