import { isWord } from './words.js'

/** What a work itself says of its apostrophes: words that stand beside a mark that could be nothing else. */
export interface Elided {
  /** Words that have lost their beginning. */
  readonly heads: ReadonlySet<string>
  /** Words that have lost their end. */
  readonly tails: ReadonlySet<string>
}

const split = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

// Clipped words that dictionaries list with their apostrophe, and that a rule would not find: what is left is a word of its
// own, or no word loses just this. The Century Dictionary; Oxford English Dictionary, s.vv.
const clipped = split(`
  evenin mornin frisco em un uns ee er ere im e enery bout bove cause cos coz cuz kase cept cross fore fraid gainst kay less long longside low lowed mid mong
  mongst most neath nother nough nuff n pon round scuse sides spect spose stead sup til till tween twixt way ware
  ll re ve
`)
// The rest of a word or two that no mouth could speak by itself: 'd, 's, 'twn.
const unspeakable = /^(?:[bcdfghjklmnpqrstvwxz]{1,3}|y)$/
// It, before a verb: 'twas, 'tisn't, 'twould.
const withIt = /^t(?:is|was|were?|wa|will|would|wo|wou|ud|ain|isn|wasn|weren|warn|wouldn|won|would|wan|wud|wudn|wuz)$/
// The oaths of old plays, on God's blood.
const oath = /^(?:s(?:blood|death|wounds|foot|life|truth|heart)|zounds|swounds|struth|strewth)$/
// The tens of a century, and people of its years: the 'forties, the 'forty-niners.
const tens = /^(?:twen|thir|for|fif|six|seven|eigh|nine)ties$/
const year = /^(?:twen|thir|for|fif|six|seven|eigh|nine)ty-/
// Unstressed first syllables, which are what a hasty tongue leaves out.
const syllables =
  'a ab ac ad af al am an ap ar as at be co com con cor de dis e em en es ex for gen im in o ob op p par per po pre pro re se sub suc sup sur th to un vi w'.split(
    ' ',
  )

/**
 * How surely a word has lost its beginning: `sure`, it is no word, but would be one with an h or another beginning; `likely`, it
 * is no word; `maybe`, it is one, but might be another without its h; `faint`, without another beginning; `name`, it is a
 * capital no word, as names are; or `none`.
 */
export type Loss = 'sure' | 'likely' | 'maybe' | 'faint' | 'name' | 'none'

/** Turn the word after a mark into how surely an apostrophe stands for its beginning. */
export function lossBefore(word: string, elided?: Elided): Loss {
  // I and A with a capital have lost nothing.
  if (word === '' || /^(?:I|A)(?:$|['’ -])/.test(word)) return 'none'
  const lower = word.toLowerCase()
  const first = /^[\p{L}\p{M}]+/u.exec(lower)?.[0] ?? ''
  if (clipped.has(first) || clipped.has(`${first}t`) || withIt.test(first) || tens.test(lower) || oath.test(first))
    return 'sure'
  const capital = lower !== word
  if (!capital && unspeakable.test(first)) return 'sure'
  if (year.test(lower)) return 'maybe'
  const its = isWord(first) || isWord(word)
  const aitch = /^[aeiouyw]/.test(first) && restored(`h${first}`)
  if (elided?.heads.has(first) === true && !capital) return 'sure'
  if (aitch && !its) return 'sure'
  if (aitch) return capital ? 'faint' : 'maybe'
  const longer = hasLonger(first)
  if (its) return longer ? 'faint' : 'none'
  return longer ? 'sure' : capital ? 'name' : 'likely'
}

const longer = new Map<string, boolean>()
// Words whose answer is kept.
const most = 20_000

/** Whether a word would be one with a syllable before it. */
function hasLonger(word: string): boolean {
  if (word.length < 3) return false
  const before = longer.get(word)
  if (before !== undefined) return before
  if (longer.size > most) longer.clear()
  const found = syllables.some((syllable) => restored(syllable + word))
  longer.set(word, found)
  return found
}

/** Whether a word is one, if need be with the end that went, too: 'untin, 'spec, 'ole. */
function restored(word: string): boolean {
  if (isWord(word) || isWord(word.charAt(0).toUpperCase() + word.slice(1))) return true
  const endings = /in$/.test(word) ? ['g'] : /ole$/.test(word) ? [] : ['t', 'd']
  return endings.some((ending) => isWord(word + ending)) || (/ole$/.test(word) && isWord(`${word.slice(0, -1)}d`))
}

// Words that have lost their end, though what is left is a word or the end more than a letter.
const cut = split(`
  o an th wi mo po ol fo do ha de un yo sho befo afo mos jes jis jus las fus bes nex ain don doan ou t i a d s y ma gi giv
  tha wid onto wha wh mis thro altho tho e'en ev'n ne o'er han lan min fin kin fac fas kep lef lil li tol col chil
`)
const endings = ['g', 't', 'd', 'th', 'f', 'k', 'p', 'e', 'er', 'r', 'n', 'l', 've', 'ed', 's']

/** How a word before a mark may come by it: its end is lost; it is a plural; or neither. */
export type Tail = 'sure' | 'likely' | 'plural' | 'none'

/** Turn the word before a mark into how surely an apostrophe stands for its end. */
export function lossAfter(word: string, elided?: Elided): Tail {
  // A single capital is a letter's name or an initial.
  if (word === '' || /^\p{Lu}$/u.test(word) || /\d$/.test(word)) return /s$/.test(word) ? 'plural' : 'none'
  const lower = word.toLowerCase()
  const last = /[\p{L}\p{M}'’]+$/u.exec(lower)?.[0]?.replaceAll('’', "'") ?? ''
  if (cut.has(last) || elided?.tails.has(last) === true) return 'sure'
  if (/s$/.test(last)) return 'plural'
  const bare = last.replace(/^.*'/, '')
  if (isWord(last) || isWord(word) || (bare !== last && bare.length > 1 && isWord(bare))) return 'none'
  if (endings.some((ending) => isWord(last + ending))) return 'sure'
  // A name is no word, either.
  return /^\p{Lu}/u.test(word) ? 'none' : 'likely'
}
