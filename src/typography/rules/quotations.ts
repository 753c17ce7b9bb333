import type { Language, Pair, Quotation } from '../languages/language.js'
import type { Correction, Passage, Rule } from '../rule.js'
import { leftOf, rightOf } from './marks.js'

const marks =
  /(?<!`)``(?=[\p{L}\p{N}])|(?<!')''(?!')|,,(?=\p{L})|<<(?=[ \u00a0\u202f]?[\p{L}¿¡])|(?<=[\p{L}.!?…,][ \u00a0\u202f]?)>>|["“”„‟«»'‘’‚‛‹›]|(?<=\p{L})[´`](?=\p{L})/gu
const spaces = /[ \t\u00a0\u202f\u2009]/
// What a quotation inside the second has, and words in single marks that are in no quotation.
const third: Pair = ['‘', '’']

// Nobody keeps more quotations open than this.
const deepest = 8

/** A mark as it was typed. */
interface Mark {
  readonly at: number
  readonly end: number
  readonly typed: string
  readonly single: boolean
}

/** A mark that has opened a quotation which is still open, and the correction that said so. */
interface Opened {
  readonly mark: Mark
  readonly level: number
  readonly index: number
}

/** The words of a language that have lost a letter. */
interface Elisions {
  readonly lead: ReadonlySet<string>
  readonly trail: ReadonlySet<string>
}

/**
 * Turn a language, and which of its quotation marks a work has, into the rule for them and for its apostrophes. Which way a mark
 * looks is told by what stands on its sides; where that does not tell, by how it was typed, or by whether a quotation is open.
 */
export function quotationsIn(language: Language, quotation: Quotation): Rule {
  const elisions = { lead: wordsOf(language.lead), trail: wordsOf(language.trail) }
  return {
    name: 'quotes',
    correct: (passage) => {
      const { text } = passage
      if (!/["“”„‟«»'‘’‚‛‹›´`]|,,|<<|>>/.test(text)) return []
      const { corrections, open } = decide(text, quotation, elisions)
      return ask(passage, open, corrections).filter(
        ({ start, end, is, ask }) => ask !== undefined || text.slice(start, end) !== is,
      )
    },
  }
}

const wordsOf = (words = ''): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

function decide(text: string, quotation: Quotation, elisions: Elisions) {
  const found = [...text.matchAll(marks)].flatMap((match) => marksOf(text, match[0], match.index, elisions.lead))
  const corrections: Correction[] = []
  const open: Opened[] = []
  // The last mark that may close a single quotation.
  const lastEnd = found.findLastIndex((mark) => mark.single && mayClose(text, mark))
  // Where the last word that elides ends: what it elides before may be quoted.
  let elided = -1
  found.forEach((mark, i) => {
    const base = { start: mark.at, end: mark.end }
    const reading = isApostrophe(text, mark, elisions)
      ? 'apostrophe'
      : mark.at === elided && (rightOf(text, mark.end) === 'word' || looksOpen(mark, quotation))
        ? 'open'
        : readingOf(text, mark, open, quotation)
    if (reading === 'apostrophe') elided = mark.end
    if (reading === 'apostrophe') corrections.push({ ...base, is: '’', sure: 0.95 })
    else if (reading === 'prime') corrections.push({ ...base, is: '″', sure: 0.7 })
    else if (reading === 'open') {
      if (mark.single && /['‘’‛]/.test(mark.typed) && lastEnd <= i) {
        corrections.push({ ...base, is: '’', sure: 0.8 })
        return
      }
      const level = levelOf(mark, open.at(-1)?.level, quotation)
      open.push({ mark, level, index: corrections.length })
      if (open.length > deepest) open.shift()
      corrections.push(opening(text, mark, pairAt(quotation, level), quotation.within))
    } else {
      const at = open.findLastIndex((its) => its.mark.single === mark.single)
      const [closed, ...unclosed] = at < 0 ? [] : open.splice(at)
      // A single mark that opened inside, and was never closed, was an apostrophe.
      for (const { mark: inner, index } of unclosed)
        if (inner.single) corrections[index] = { start: inner.at, end: inner.end, is: '’', sure: 0.7 }
      if (closed === undefined && mark.single && mark.typed !== '›') corrections.push({ ...base, is: '’', sure: 0.9 })
      else corrections.push(closing(text, mark, pairAt(quotation, closed?.level ?? 0), quotation.within))
    }
  })
  return { corrections, open }
}

/** Two single marks are a double one, but where the second belongs to a word that has lost its beginning: `''t Is laat'`. */
function marksOf(text: string, typed: string, at: number, lead: Elisions['lead']): Mark[] {
  const end = at + typed.length
  const word = typed === "''" ? /^\p{L}+/u.exec(text.slice(end, end + 20))?.[0].toLowerCase() : undefined
  if (word !== undefined && lead.has(word))
    return [at, at + 1].map((start) => ({ at: start, end: start + 1, typed: "'", single: true }))
  return [{ at, end, typed, single: typed.length === 1 && /['‘’‚‛‹›´`]/.test(typed) }]
}

const pairAt = ({ outer, inner }: Quotation, level: number): Pair => [outer, inner][level] ?? third

/** Outer marks outside, inner ones in them, and so on. Single marks in no quotation stay single ones, and so do double ones. */
function levelOf(mark: Mark, around: number | undefined, { outer, inner }: Quotation): number {
  if (around !== undefined) return around + 1
  const isSingle = (pair: Pair): boolean => /[‘’‚‹›]/.test(pair[0])
  if (isSingle(outer) === mark.single) return 0
  return isSingle(inner) === mark.single ? 1 : 2
}

const isWord = (letter: string): boolean => /[\p{L}\p{N}\p{M}\ufffc]/u.test(letter)

function isApostrophe(text: string, mark: Mark, { lead, trail }: Elisions): boolean {
  if (!mark.single || /[‚‹›]/.test(mark.typed)) return false
  const left = text[mark.at - 1] ?? ''
  const right = text[mark.end] ?? ''
  if (isWord(left) && isWord(right)) return true
  if (isWord(right)) {
    const word = /^[\p{L}\p{M}\p{N}-]+/u.exec(text.slice(mark.end, mark.end + 20))?.[0] ?? ''
    // One word, or one year, between two marks is a quotation.
    if (/['‘’]/.test(text[mark.end + word.length] ?? '')) return false
    return /^\d\d(?!\d)/.test(word) || lead.has(word.toLowerCase()) || lead.has(word.toLowerCase().replace(/-.*/, ''))
  }
  const word = /[\p{L}\p{M}]+$/u.exec(text.slice(Math.max(0, mark.at - 20), mark.at))?.[0].toLowerCase() ?? ''
  return trail.has(word) && (/[\s"“«„‹<‘‚]/.test(right) || right === '')
}

function mayClose(text: string, mark: Mark): boolean {
  return !/[\s([{¿¡—–]/.test(text[mark.at - 1] ?? ' ') && !isWord(text[mark.end] ?? '')
}

function readingOf(
  text: string,
  mark: Mark,
  open: readonly Opened[],
  quotation: Quotation,
): 'open' | 'close' | 'prime' {
  const { typed, at, end } = mark
  if (/^(„|‚|,,|``)$/.test(typed)) return 'open'
  const left = leftOf(text, at)
  const right = rightOf(text, end)
  const isOpen = open.some((its) => its.mark.single === mark.single)
  const isGuillemet = /[«»‹›<>]/.test(typed)
  const parity = isGuillemet ? wayOf(typed, quotation) : isOpen ? 'close' : 'open'
  if (left === 'space') {
    if (right === 'space') return parity
    if (right === 'word' || right === 'dash') return 'open'
    return isOpen && /^[.,!?;:…]+(?:\s|$)/.test(text.slice(end, end + 12)) ? 'close' : 'open'
  }
  if (left === 'dash') return right === 'space' || right === 'stop' ? 'close' : isGuillemet || isOpen ? parity : 'open'
  if (right === 'word') return parity
  return !isOpen && typed === '"' && /\d/.test(text[at - 1] ?? '') ? 'prime' : 'close'
}

const looksOpen = ({ typed }: Mark, quotation: Quotation): boolean =>
  /[«»‹›<>]/.test(typed) && wayOf(typed, quotation) === 'open'

/** Which way guillemets look: in German and its neighbours they may point at what they hold. */
function wayOf(typed: string, { outer, inner }: Quotation): 'open' | 'close' {
  const pointsIn = [outer, inner].some(([open]) => /[»›]/.test(open))
  return /[«‹<]/.test(typed) === pointsIn ? 'close' : 'open'
}

const withinOf = (mark: string, within: string): string => (/[«»‹›]/.test(mark) ? within : '')

/** The spaces inside a mark go with it. */
function opening(text: string, { at, end }: Mark, [is]: Pair, within: string): Correction {
  let stop = end
  while (spaces.test(text[stop] ?? '')) stop++
  return { start: at, end: stop, is: is + withinOf(is, within), sure: 0.95 }
}

function closing(text: string, { at, end }: Mark, [, is]: Pair, within: string): Correction {
  let start = at
  while (spaces.test(text[start - 1] ?? '')) start--
  return { start, end, is: withinOf(is, within) + is, sure: 0.95 }
}

/** A quotation that nobody closes is asked about, unless the next paragraph goes on with it, or answers in a dialogue of dashes. */
function ask(passage: Passage, open: readonly Opened[], corrections: readonly Correction[]): readonly Correction[] {
  const index = open.find(({ mark }) => !mark.single)?.index
  if (index === undefined || /^[\s*_]*["“„«»”–—-]/.test(passage.next)) return corrections
  return corrections.map((its, i) => {
    if (i !== index) return its
    const mark = its.is.trim()
    const reason = 'Opening quote is never closed'
    const note = `Close it, or begin the next paragraph with ${mark} if the speech goes on.`
    return { ...its, ask: { reason, note, choices: [mark, ''] } }
  })
}
