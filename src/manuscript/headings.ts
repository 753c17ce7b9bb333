import type { Line } from './line.js'

const ordinal =
  '(?:\\d{1,3}|[ivxlc]{1,8}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:the )?(?:first|second|third|fourth|fifth|last))'
const numbered = new RegExp(
  `^(?:chapter|part|book|canto|act|stave|letter)\\s+${ordinal}(?:\\s*[.:\\u2013\\u2014-]+\\s*(.*)|\\s+(\\p{Lu}.*))?$`,
  'iu',
)
const named =
  /^(?:prologue|epilogue|foreword|afterword|preface|introduction|interlude|dedication|acknowledge?ments|author[’']s note)(?:\s*[.:–—-]+\s*.*)?$/i

/** A heading of plain text: the line it begins on, and the line its title continues on. */
export interface PlainHeading {
  readonly line: number
  readonly title?: number
}

/** Turn the lines of a plain text into its chapter headings: `CHAPTER ONE`, `Chapter 3: Title`, `PROLOGUE`, alone between empty lines. */
export function findPlainHeadings(lines: readonly Line[], dense: boolean): PlainHeading[] {
  const headings: PlainHeading[] = []
  const isFree = (i: number): boolean => dense || (lines[i]?.text ?? '') === ''
  for (let i = 0; i < lines.length; i++) {
    const text = (lines[i]?.text ?? '').replace(/^[*_=~#\s-]+|[*_=~#\s-]+$/g, '')
    if (text === '' || text.length > 80) continue
    const match = numbered.exec(text)
    if (match === null && !named.test(text)) continue
    const own = match?.[1] ?? match?.[2] ?? ''
    // `Part one of the plan was simple.` is a sentence.
    if (/[.!?,;]$/.test(own) && own.split(/\s+/).length > 3) continue
    const bare = match !== null && own === ''
    const next = titleAfter(lines, i)
    if (!isFree(i - 1) || !(isFree(i + 1) || (bare && next === i + 1))) continue
    headings.push(bare && next !== undefined ? { line: i, title: next } : { line: i })
    if (bare && next !== undefined) i = next
  }
  return headings
}

/** The line of a title under `CHAPTER FOUR`: the next line of text, when it is short, alone and no sentence. */
function titleAfter(lines: readonly Line[], i: number): number | undefined {
  let at = i + 1
  while (at <= i + 3 && lines[at]?.text === '') at++
  const text = lines[at]?.text ?? ''
  const alone = (lines[at + 1]?.text ?? '') === ''
  // Two empty lines between number and title are usual; more are the space before the chapter's text.
  if (
    text === '' ||
    at > i + 3 ||
    !alone ||
    text.length > 60 ||
    /["“”‘]|[.,;:…—-]$/.test(text) ||
    !/^[\p{Lu}\d]/u.test(text)
  )
    return undefined
  const capitals = text.split(/\s+/).filter((word) => /^[^\p{L}]*[\p{Lu}\d]/u.test(word)).length
  return numbered.test(text) || capitals * 2 < text.split(/\s+/).length ? undefined : at
}
