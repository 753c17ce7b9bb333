import type { Segment } from '../types/text.js'

// How far ahead a lost walk looks for its way, and how many letters must agree for it to be found.
const lookAhead = 200
const agreement = 6

/**
 * Turn the value of a text node and the stretch of source it was read from into segments. Both are walked together: an
 * escape, an entity and a line end of two characters are written otherwise in the source; quotation prefixes and
 * indents at the beginnings of its lines are not in the value at all.
 */
export function align(value: string, source: string, start: number, end: number): Segment[] {
  if (end - start === value.length && source.startsWith(value, start))
    return value === '' ? [] : [{ at: 0, offset: start, length: value.length }]
  const segments: Segment[] = []
  let i = 0
  let j = start
  let run = 0
  const flush = (): void => {
    if (run > 0) segments.push({ at: i - run, offset: j - run, length: run })
    run = 0
  }
  const take = (length: number, span: number): void => {
    flush()
    segments.push({ at: i, offset: j, length, span })
    i += length
    j += span
  }
  while (i < value.length && j < end) {
    const letter = value[i]
    const typed = source[j]
    if (typed === '\\' && letter !== undefined && source[j + 1] === letter && isMark(letter)) take(1, 2)
    else if (typed === '&' && letter !== '&') takeEntity()
    else if (letter === '\n' && typed === '\r') take(1, source[j + 1] === '\n' ? 2 : 1)
    else if (letter === typed && !(typed === '&' && /^&(?:amp|#38|#x26);/i.test(source.slice(j, j + 6)))) {
      i++
      j++
      run++
    } else if (typed === '&') takeEntity()
    else if (!resume()) break
  }
  flush()
  return segments

  function takeEntity(): void {
    const entity = /^&(#x[\da-f]{1,6}|#\d{1,7}|[a-z\d]{1,31});/i.exec(source.slice(j, j + 40))
    const point = value.codePointAt(i)
    if (entity === null || point === undefined) {
      flush()
      j++
    } else take(point > 0xffff ? 2 : 1, entity[0].length)
  }

  /** Skip what is in the source only; where that fails, look ahead for the place where both agree again. */
  function resume(): boolean {
    flush()
    const skipped = /^[ \t\r]*(?:\n[ \t>]*)?/.exec(source.slice(j, j + lookAhead))?.[0].length ?? 0
    const prefix = /^[ \t>]+/.exec(source.slice(j, j + lookAhead))?.[0].length ?? 0
    for (const skip of [prefix, skipped]) {
      if (skip > 0 && (source[j + skip] === value[i] || source[j + skip] === '\\' || source[j + skip] === '&')) {
        j += skip
        return true
      }
    }
    const blank = /^[ \t]+(?=\r?\n)/.exec(source.slice(j, j + lookAhead))
    if (blank !== null && value[i] === '\n') {
      j += blank[0].length
      return true
    }
    const ahead = source.slice(j, Math.min(end, j + lookAhead)).indexOf(value.slice(i, i + agreement))
    j += Math.max(ahead, 0)
    return ahead > 0
  }
}

/** Markdown escapes ASCII punctuation only. */
function isMark(letter: string): boolean {
  return /[!-/:-@[-`{-~]/.test(letter)
}
