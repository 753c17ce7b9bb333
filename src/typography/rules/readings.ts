import { elisionAfter, elisionBefore } from './elisions.js'
import { leftOf, type Mark, rightOf } from './marks.js'

/** What each reading of a mark costs: about how many times less likely it is than its rival, in powers of three. */
export interface Costs {
  readonly open: number
  readonly close: number
  readonly apostrophe: number
}

/** What is known of the paragraph besides its text. */
export interface Around {
  /** Single marks are the outer ones here. */
  readonly outer: boolean
  /** The next paragraph begins with an opening single mark. */
  readonly continues: boolean
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

const isWord = (letter: string): boolean => /[\p{L}\p{N}\p{M}\ufffc]/u.test(letter)
const apostropheOnly: Costs = { open: 9, close: 9, apostrophe: 0 }

/** Turn the single marks of a text into whether its speech is dialect: two words without their aitch, or cut short, are. */
export function dialectOf(text: string, marks: readonly Mark[]): boolean {
  let found = 0
  for (const { kind, at, length } of marks) {
    if (kind !== 'single') continue
    const left = text[at - 1] ?? ''
    const right = text[at + length] ?? ''
    if (isWord(right) && !isWord(left) && elisionBefore(wordAfter(text, at + length)) === 'strong') found++
    if (isWord(left) && !isWord(right) && elisionAfter(wordBefore(text, at)) === 'strong') found++
  }
  return found > 1
}

/** Turn a single mark's surroundings into what each reading of it costs by itself. */
export function costsOf(place: Place): Costs {
  const { text, mark, before, after } = place
  const { at, length, typed } = mark
  const end = at + length
  const left = text[at - 1] ?? ''
  const right = text[end] ?? ''
  if (typed === '´' || typed === '`') {
    if (isWord(left)) return isWord(right) ? apostropheOnly : { open: 9, close: 1, apostrophe: 1 }
    return { open: 1, close: 1, apostrophe: 1 }
  }
  if (typed === '‚' || typed === '‛') return { open: 0, close: 4, apostrophe: 4 }
  if (isWord(left) && isWord(right)) return apostropheOnly
  // Marks side by side: a mark beside an opening one opens, too; beside a closing one it closes.
  const afterOpen = before !== undefined && before.at + before.length === at && before.is === 'open'
  const beforeClose = after !== undefined && after.at === end && after.kind === 'double' && after.is === 'close'
  const leftSide = afterOpen ? 'space' : leftOf(text, at)
  const rightSide = beforeClose ? 'space' : rightOf(text, end)
  // A-'untin': the hyphen of a compound.
  const compound = left === '-' && isWord(text[at - 2] ?? '') && isWord(right)
  if (rightSide === 'word' && (leftSide === 'space' || leftSide === 'dash' || compound))
    return leading(place, afterOpen, compound ? 2.5 : leftSide === 'dash' ? 0.3 : 0)
  if (isWord(left)) return trailing(place, rightSide === 'stop', beforeClose)
  if (leftSide === 'space') {
    if (rightSide === 'space')
      return beforeClose ? { open: 4, close: 1, apostrophe: 2 } : { open: 3, close: 3, apostrophe: 2 }
    return { open: 0.5, close: 4, apostrophe: 3 }
  }
  if (rightSide === 'word')
    return leftSide === 'stop' ? { open: 1.5, close: 1.5, apostrophe: 4 } : { open: 3, close: 1, apostrophe: 2 }
  return { open: 6, close: 0, apostrophe: 6 }
}

/** A mark before a word: it opens a quotation, or stands for what the word has lost. */
function leading({ text, mark, dialect }: Place, afterOpen: boolean, distance: number): Costs {
  const { at, length, typed } = mark
  const rest = text.slice(at + length, at + length + 40)
  const lead = text.slice(Math.max(0, at - 12), at)
  const close = 9
  // Somebody who types a curly apostrophe before a word has taken pains to.
  const pains = typed === '’' ? 5 : 0
  if (/^\d0s\b/.test(rest)) return { open: 6, close, apostrophe: 0 }
  if (/^\d\d(?!\d|[-–:.,]\d)/.test(rest)) return { open: 2.5 + pains, close, apostrophe: 0 }
  if (/^n['’‘´`]?(?![\p{L}\p{N}])/iu.test(rest) && /[\p{L}]\s?$/u.test(lead)) return { open: 7, close, apostrophe: 0 }
  const word = wordAfter(text, at + length)
  const capital = /^\p{Lu}/u.test(rest)
  // After `said,` or `he wrote:` a quotation begins.
  const said = /[,:]\s+$/.test(lead) ? (capital ? -0.8 : -0.3) : 0
  // A single word between two marks is named: the letter 'A'.
  const named = /^['’]/.test(rest.slice(word.length)) && !isWord(rest[word.length + 1] ?? '') ? -1 : 0
  const open = pains + said + named + distance + (dialect ? 0.8 : 0)
  // Inside a sentence a capital is no elision's, but for 'Arry and his like.
  const elision = word === '' ? 'none' : elisionBefore(word)
  if (elision === 'strong') return { open: open + 3.5, close, apostrophe: 0 }
  if (elision === 'weak' && !(capital && !afterOpen)) return { open: open + 1.2, close, apostrophe: 1 }
  return { open, close, apostrophe: capital ? 4 : 3 }
}

/** A mark after a word: it closes a quotation, or stands for a lost end, or makes a plural possessive. */
function trailing({ text, mark, outer }: Place, stopAfter: boolean, beforeClose: boolean): Costs {
  const elision = elisionAfter(wordBefore(text, mark.at))
  const open = 9
  const close = beforeClose ? 0.2 : stopAfter && outer ? 0.8 : 0.5
  if (elision === 'strong') return { open, close: close + 1.5, apostrophe: 0.2 }
  if (elision === 'none') return { open, close, apostrophe: 4 }
  // The servants' hall: what is possessed follows.
  const possessed = /^['’]\s+\p{Ll}/u.test(text.slice(mark.at, mark.at + 4))
  return { open, close, apostrophe: stopAfter || beforeClose ? 2 : possessed ? 0.6 : 1.2 }
}

function wordAfter(text: string, at: number): string {
  return /^[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+|-[\p{L}\p{M}]+)*/u.exec(text.slice(at, at + 40))?.[0] ?? ''
}

function wordBefore(text: string, at: number): string {
  return /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? ''
}
