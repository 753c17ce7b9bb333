/** A quotation mark in a text: where it stands, how it was typed, and, once decided, what it is. */
export interface Mark {
  readonly at: number
  readonly length: number
  readonly typed: string
  readonly kind: 'double' | 'single'
  is?: 'open' | 'close' | 'apostrophe' | 'prime'
  sure?: number
}

const doubles = /["“”„‟]/
// Grave and acute accents count beside letters only; elsewhere they are code or drawing.
const marks =
  /(?=["“”„‟'‘’‚‛´`]|,,)(?:(?<!`)``(?=[\p{L}\p{N}])|''|,,(?=\p{L})|["“”„‟'‘’‚‛]|(?<=\p{L})[´`](?![´`])|(?<![´`])[´`](?=\p{L}))/gu

/** Turn a text into its quotation marks, in order. Two single marks typed for a double one are one mark. */
export function findMarks(text: string): Mark[] {
  const found: Mark[] = []
  // Two single marks are a double one where they open as often as they close; before a word only they are a quotation's and a clipped word's.
  const times = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  const paired =
    !text.includes("''") || times(/(?<![\p{L}\p{N}.,!?…])''(?=\S)/gu) === times(/(?<=\S)''(?![\p{L}\p{N}])/gu)
  for (const match of text.matchAll(marks)) {
    const typed = match[0]
    const at = match.index
    if (typed === "'" && text[at - 1] === ':' && /[()]/.test(text[at + 1] ?? '')) continue
    if (typed === ',,' && /\S/.test(text[at - 1] ?? ' ')) continue
    if (typed === "''" && !paired && !text.includes('``')) {
      found.push({ at, length: 1, typed: "'", kind: 'single' }, { at: at + 1, length: 1, typed: "'", kind: 'single' })
      continue
    }
    found.push({ at, length: typed.length, typed, kind: typed.length > 1 || doubles.test(typed) ? 'double' : 'single' })
  }
  return joinDoubled(text, found)
}

/** `""word""` is one quotation typed twice: two marks at the beginning or the end of a word are one. */
function joinDoubled(text: string, found: Mark[]): Mark[] {
  if (!text.includes('""')) return found
  const out: Mark[] = []
  for (const mark of found) {
    const before = out.at(-1)
    const pair =
      before !== undefined && mark.typed === '"' && before.typed === '"' && before.at + before.length === mark.at
    const left = text[(before?.at ?? 0) - 1] ?? ' '
    const right = text[mark.at + 1] ?? ' '
    if (
      pair &&
      ((/[\s([]/.test(left) && /[\p{L}\p{N}]/u.test(right)) ||
        (/[\p{L}\p{N},.!?…]/u.test(left) && /[\s,.!?;:)]/.test(right)))
    ) {
      out[out.length - 1] = { at: before.at, length: 2, typed: '"', kind: 'double' }
    } else out.push(mark)
  }
  return out
}

// More marks than this in a row are no quotation of anything.
const row = 6

export type Side = 'space' | 'dash' | 'stop' | 'word'

/** What stands to the left of a mark, other marks not counted: nothing and opening brackets are space. */
export function leftOf(text: string, at: number): Side {
  let i = at - 1
  while (i >= 0 && at - i <= row && isMark(text, i)) i--
  const letter = text[i]
  if (letter === undefined || /[\s([{¿¡]/.test(letter)) return 'space'
  if (/[—–―⸺/]/.test(letter) || (letter === '-' && /[-\s"“'‘]/.test(text[i - 1] ?? ' '))) return 'dash'
  return /[,.!?;:…]/.test(letter) ? 'stop' : 'word'
}

/** What stands to the right of a mark, other marks not counted: nothing and closing brackets are space. */
export function rightOf(text: string, at: number): Side {
  let i = at
  while (i < text.length && i - at < row && isMark(text, i)) i++
  const letter = text[i]
  if (letter === undefined || /[\s)\]}]/.test(letter)) return 'space'
  if (/[—–―⸺/]/.test(letter) || (letter === '-' && !/[\p{L}\p{N}]/u.test(text[i + 1] ?? ''))) return 'dash'
  return /[,.!?;:…]/.test(letter) ? 'stop' : 'word'
}

function isMark(text: string, i: number): boolean {
  return /["“”„‟'‘’‚‛´`«»‹›]/.test(text[i] ?? '')
}
