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
  /** Every stem with its flags. */
  readonly stems: ReadonlyMap<string, string>
  readonly affixes: readonly Affix[]
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

function look({ stems, affixes }: Lexicon, word: string): boolean {
  if (stems.has(word)) return true
  return affixes.some(({ flag, strip, add, stem, prefix }) => {
    if (word.length <= add.length || !(prefix ? word.startsWith(add) : word.endsWith(add))) return false
    const bare = prefix ? word.slice(add.length) : word.slice(0, word.length - add.length) + strip
    return stem.test(bare) && stems.get(bare)?.includes(flag) === true
  })
}

function readLexicon(): Lexicon {
  const utf8 = new TextDecoder()
  const stems = new Map<string, string>()
  for (const line of utf8.decode(dictionary.dic).split('\n')) {
    const slash = line.indexOf('/')
    if (slash < 0) stems.set(line, '')
    else stems.set(line.slice(0, slash), (stems.get(line.slice(0, slash)) ?? '') + line.slice(slash + 1))
  }
  const affixes: Affix[] = []
  for (const [, kind, flag = '', strip = '', add = '', where = ''] of utf8
    .decode(dictionary.aff)
    .matchAll(/^([SP])FX (\S) +(\S+) +([^\s/]+)\S* +(\S+)$/gm)) {
    // The first row of a flag says how many rows it has.
    if (/^[YN]$/.test(strip)) continue
    const prefix = kind === 'P'
    affixes.push({
      flag,
      strip: strip === '0' ? '' : strip,
      add,
      stem: new RegExp(prefix ? '' : `${where}$`),
      prefix,
    })
  }
  return { stems, affixes }
}
