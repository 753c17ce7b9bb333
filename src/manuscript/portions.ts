import { linesIn, plainEnd } from './plain.js'

/** A part of a text that can be read by itself: where it begins, and on which line, counted from 0. */
export interface Portion {
  readonly at: number
  readonly line: number
  readonly text: string
  /** Whether it is nothing but paragraphs of words, without any markup. */
  readonly plain: boolean
}

// The parser walks over all it has read whenever a quotation, a list or a note ends: the portions it is given are small.
const usual = 48 * 1024

const fence = /^(`{3,}|~{3,})/
/** HTML that goes on over empty lines, and what ends it (CommonMark 0.31, section 4.6, kinds 1 to 5). */
const html: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/i],
]
/** A container's beginning, as `fences.ts` writes it, and its end. */
const opener = /^(:{3,})[A-Za-z][\w-]*(?:\{[^{}]*\})?[ \t]*$/
const closer = /^(:{3,})[ \t]*$/
/** Code or HTML set in a little may belong to a list above it or not, and who knows what else colons begin: there dividing ends. */
const unsure = /^ {1,3}(?:`{3}|~{3}|<|:{3})|^:{3,}[^\s:]/
/** What may go on with the list above it: an item, a line set in, and what comes after another empty line. */
const goesOn = /^(?:\s|$|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$))/

/**
 * Turn Markdown into portions of about 48 kB, divided where no block is open: at empty lines outside of code, HTML and containers,
 * before a line that goes on with nothing; and round paragraphs of nothing but words, which need no parser. Read one after the other they say what the whole says, but for the definitions of links and
 * notes, which hold everywhere.
 */
export function portionsOf(text: string, size = usual): Portion[] {
  const portions: Portion[] = []
  const take = (to: number, next: number): void => {
    portions.push({ at: from, line: first, text: text.slice(from, to), plain })
    from = to
    first = next
  }
  let from = 0
  let first = 0
  let number = 0
  let blank = true
  let plain = false
  const open: number[] = []
  let ending: ((line: string) => boolean) | undefined
  for (let at = 0; at < text.length; number++) {
    const divides = blank && open.length === 0 && ending === undefined
    const paragraph = divides && size < Number.POSITIVE_INFINITY ? plainEnd(text, at) : undefined
    if (paragraph !== undefined) {
      if (at > from && (!plain || at - from > size)) take(at, number)
      plain = true
      number += linesIn(text.slice(at, paragraph)) - 1
      at = paragraph
      continue
    }
    const end = endOf(text, at)
    const line = text.slice(at, end)
    if (divides && ((plain && !isBlank(line)) || (at - from > size && !goesOn.test(line)))) {
      take(at, number)
      plain = false
    }
    ending ??= endingOf(line)
    if (ending !== undefined) {
      if (ending(line)) ending = undefined
    } else container(line, open)
    blank = isBlank(line)
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
  }
  take(text.length, number)
  return portions
}

/** Keep count of the open containers, by their colons: as many as it has, or more, end a container and those inside it. */
function container(line: string, open: number[]): void {
  const opened = opener.exec(line)?.[1]
  if (opened !== undefined) open.push(opened.length)
  const closed = closer.exec(line)?.[1]
  const at = open.findIndex((colons) => colons <= (closed?.length ?? 0))
  if (at >= 0) open.length = at
}

/** How the code or HTML ends that a line begins, if it does. */
function endingOf(line: string): ((line: string) => boolean) | undefined {
  if (unsure.test(line) && !opener.test(line)) return () => false
  const mark = fence.exec(line)?.[1]
  if (mark !== undefined) return closing(mark)
  const end = html.find(([start]) => start.test(line))?.[1]
  return end && ((its) => end.test(its))
}

/** A fence is closed by as many marks of its kind or more; the first line asked is the one that opens it. */
function closing(mark: string): (line: string) => boolean {
  let opened = false
  return (line) => {
    const marks = /^ {0,3}(`+|~+)[ \t]*$/.exec(line)?.[1]
    const closes = opened && marks?.startsWith(mark) === true
    opened = true
    return closes
  }
}

/** Spaces of other kinds make a paragraph. */
const isBlank = (line: string): boolean => /^[ \t]*$/.test(line)

/** Where the line that begins at `at` ends. */
function endOf(text: string, at: number): number {
  lineEnd.lastIndex = at
  return lineEnd.exec(text)?.index ?? text.length
}

const lineEnd = /[\r\n]/g
