import type { HyphenExceptions } from '../types/fonts.js'
import type { SourceFile } from '../types/manuscript.js'
import type { Problem } from '../types/problem.js'
import { decode } from './decode.js'

export interface ReadHyphens {
  readonly exceptions: HyphenExceptions
  readonly problems: readonly Problem[]
}

/** `[de]`: the words below are of that language (BCP 47). */
const LANGUAGE = /^\[\s*([A-Za-z]{2,3}(?:-[A-Za-z\d]{1,8})*)\s*\]$/
/** `fan-tas-tic`, also with its possessive; letters and accents alone. */
const WORD = /^([\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*)(?:['’]s)?$/u
/** Soft hyphens and typographic ones are what some programs make of a hyphen. */
const HYPHENS = /[\u00ad\u2010\u2011]/g
/** A longer line is no word. */
const LONGEST = 200
/** A file that is not of this kind at all is told by its first lines. */
const MOST_TOLD = 12

/**
 * Turn `hyphens.txt` into the places where words may be divided: a word a line, `#` before what is for people. Words without a
 * hyphen are never divided. Lines that are no words are told, and left out.
 */
export function readHyphens({ path, bytes }: SourceFile): ReadHyphens {
  const { text, problems: told } = decode(path, bytes)
  const exceptions = new Map<string, Map<string, readonly number[]>>()
  const problems: Problem[] = []
  let language = ''
  text.split(/\r\n?|\n/).forEach((line, index) => {
    const said = line
      .slice(0, LONGEST)
      .replace(/^\ufeff|#.*$/g, '')
      .trim()
    const section = LANGUAGE.exec(said)?.[1]
    const written = WORD.exec(said.normalize('NFC').replace(HYPHENS, '-'))?.[1]
    if (section) language = section.toLowerCase()
    else if (written && line.length < LONGEST) {
      const words = exceptions.get(language) ?? new Map<string, readonly number[]>()
      exceptions.set(language, words.set(written.replaceAll('-', '').toLowerCase(), pointsOf(written)))
    } else if (said && problems.length < MOST_TOLD) problems.push(wrong(path, index + 1, said))
  })
  return { exceptions, problems: [...told, ...problems] }
}

/** Where the hyphens stand, in letters from the word's beginning. */
function pointsOf(written: string): readonly number[] {
  const points: number[] = []
  for (const part of written.split('-').slice(0, -1)) points.push((points.at(-1) ?? 0) + part.length)
  return points
}

function wrong(file: string, line: number, said: string): Problem {
  const at = { line, column: 1 }
  return {
    file,
    place: { start: at, end: at },
    rule: 'hyphens',
    severity: 'warning',
    reason: `Unexpected “${said.slice(0, 40)}”, expected a word such as fan-tas-tic, or a language such as [de]`,
    note: 'It divides no word. Write one word a line, with a hyphen wherever it may be divided; what stands after # is not read.',
  }
}
