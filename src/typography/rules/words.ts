import dictionary from 'dictionary-en'

/** A row of the affix file: words with the flag end in `add` where their stem ends in `strip` (Hunspell's SFX and PFX). */
interface Affix {
  readonly flag: string
  readonly strip: string
  readonly add: string
  readonly stem: RegExp
  readonly prefix: boolean
}

interface Lexicon {
  /** Every stem and, after a stroke, its flags: a line each, in the order of their code units. */
  readonly lines: string
  /** Where each line begins. A map of all stems would take longer to make than many a book. */
  readonly starts: Uint32Array
  /** By the letter with which a word begins or ends that has them. */
  readonly prefixes: ReadonlyMap<string, readonly Affix[]>
  readonly suffixes: ReadonlyMap<string, readonly Affix[]>
}

let lexicon: Lexicon | undefined
const known = new Map<string, boolean>()
// Words whose answer is kept; a book has fewer that anybody asks for.
const most = 20_000

/** Turn a word in lower case into whether English has it: SCOWL's words, as the package `dictionary-en` has them. */
export function isWord(word: string): boolean {
  const before = known.get(word)
  if (before !== undefined) return before
  lexicon ??= readLexicon()
  if (known.size > most) known.clear()
  const found = look(lexicon, word)
  known.set(word, found)
  return found
}

function look(lexicon: Lexicon, word: string): boolean {
  // Where there is nothing, nothing is amiss.
  if (word === '' || flagsOf(lexicon, word) !== undefined) return true
  const has = ({ flag, strip, add, stem, prefix }: Affix): boolean => {
    if (word.length <= add.length || !(prefix ? word.startsWith(add) : word.endsWith(add))) return false
    const bare = prefix ? word.slice(add.length) : word.slice(0, word.length - add.length) + strip
    return stem.test(bare) && flagsOf(lexicon, bare)?.includes(flag) === true
  }
  const { prefixes, suffixes } = lexicon
  return (prefixes.get(word.charAt(0))?.some(has) || suffixes.get(word.charAt(word.length - 1))?.some(has)) ?? false
}

/** The flags of a stem, which may be none; undefined where it is not in the lexicon. */
function flagsOf({ lines, starts }: Lexicon, stem: string): string | undefined {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(lines, starts[middle] ?? 0, stem)) low = middle + 1
    else high = middle
  }
  // Behind the stem come those that go on with what stands before a stroke, such as an apostrophe.
  for (let start = starts[low]; start !== undefined && lines.startsWith(stem, start); start = starts[++low]) {
    const next = lines.charAt(start + stem.length)
    if (next === '\n') return ''
    if (next === '/') return lines.slice(start + stem.length + 1, lines.indexOf('\n', start))
    if (next > '/') return undefined
  }
  return undefined
}

/** Whether the line that begins at `start` stands before a text. */
function isBefore(lines: string, start: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const difference = lines.charCodeAt(start + i) - text.charCodeAt(i)
    // A line's end is less than all letters.
    if (difference !== 0) return difference < 0
  }
  return false
}

function readLexicon(): Lexicon {
  const utf8 = new TextDecoder()
  const all = utf8.decode(dictionary.dic)
  // Its first line says how many there are.
  const lines = `${all.slice(all.indexOf('\n') + 1).trimEnd()}\n`
  const starts = new Uint32Array(lines.match(/\n/g)?.length ?? 0)
  for (let i = 0, at = 0; i < starts.length; i++) {
    starts[i] = at
    at = lines.indexOf('\n', at) + 1
  }
  const prefixes = new Map<string, Affix[]>()
  const suffixes = new Map<string, Affix[]>()
  for (const [, kind, flag = '', strip = '', add = '', where = ''] of utf8
    .decode(dictionary.aff)
    .matchAll(/^([SP])FX (\S) +(\S+) +([^\s/]+)\S* +(\S+)$/gm)) {
    // The first row of a flag says how many rows it has.
    if (/^[YN]$/.test(strip)) continue
    const prefix = kind === 'P'
    const affix = {
      flag,
      strip: strip === '0' ? '' : strip,
      add,
      stem: new RegExp(prefix ? '' : `${where}$`),
      prefix,
    }
    const [group, letter] = prefix ? [prefixes, add.charAt(0)] : [suffixes, add.charAt(add.length - 1)]
    const others = group.get(letter)
    if (others) others.push(affix)
    else group.set(letter, [affix])
  }
  return { lines, starts, prefixes, suffixes }
}
