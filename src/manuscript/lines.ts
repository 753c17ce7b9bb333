import type { Problem } from '../types/problem.js'
import type { Edit, Question } from '../types/text.js'
import { type Mark, readMark } from './breaks.js'
import { judgeGaps } from './gaps.js'
import type { placer } from './lay.js'
import type { Line } from './line.js'

/** A file in lines, with what its reader knows of them before breaks are looked for. */
export interface Sheet {
  readonly path: string
  readonly text: string
  readonly lines: readonly Line[]
  readonly placeOf: ReturnType<typeof placer>
  /** Indexes of lines that begin a chapter. */
  readonly chapters: ReadonlySet<number>
  /** Indexes of lines that are neither text nor break: other headings, fences. */
  readonly others: ReadonlySet<number>
  /** Indexes of lines inside letters. */
  readonly letters: ReadonlySet<number>
  /** Whether every line is a paragraph. */
  readonly dense: boolean
}

/** What the line pass settled: edits of the source, the offsets where text goes on after a gap, and what it tells and asks. */
export interface Settled {
  readonly edits: readonly Edit[]
  readonly gaps: readonly number[]
  readonly questions: readonly Question[]
  readonly problems: readonly Problem[]
}

// Empty paragraphs mean something up to this share of all lines of text; beyond it they are spacing.
const rareBlank = 0.25

/** Turn what stands alone on the lines of a file into edits: every break becomes the line `* * *`; gaps are judged and told apart. */
export function settleLines(sheet: Sheet): Settled {
  const { lines, chapters } = sheet
  const marks = findMarks(sheet)
  const edits: Edit[] = []
  const problems: Problem[] = []
  const newline = sheet.text.includes('\r\n') ? '\r\n' : '\n'
  const hasText = (i: number): boolean => (lines[i]?.text ?? '') !== '' && !marks.has(i)
  const edit = (start: number, end: number, is: string, rule: string, sure: number): void => {
    const was = sheet.text.slice(start, end)
    if (was !== is) edits.push({ file: sheet.path, start, end, was, is, rule, sure })
  }
  const ends = endingMarks(sheet, marks)
  let previous: number | undefined
  lines.forEach((line, i) => {
    if (line.text === '') return
    const mark = marks.get(i)
    if (mark === undefined) {
      // Where every line is a paragraph, an empty line says so to every reader.
      if (sheet.dense && hasText(i - 1)) edit(line.start, line.start, newline, 'lines', 0.9)
      previous = i
      return
    }
    const first = previous === undefined || chapters.has(previous)
    const again = previous !== undefined && marks.has(previous) && mark.caption === undefined
    const kept = !(first || ends.has(i) || again)
    if (kept || mark.caption !== undefined) {
      const parts = [...(kept ? ['* * *'] : []), ...(mark.caption === undefined ? [] : [mark.caption])]
      const is = `${hasText(i - 1) ? newline : ''}${parts.join(newline + newline)}${hasText(i + 1) ? newline : ''}`
      edit(line.start, line.end, is, 'breaks', mark.weak ? 0.9 : 1)
      previous = i
    } else edit(line.start, line.next, '', 'breaks', 1)
    if (!kept && !again && mark.kind !== 'blank') problems.push(lostBreak(sheet, line, first ? 'first' : 'last'))
  })
  return { edits, problems, ...askGaps(sheet, marks) }
}

/** The marks after which nothing comes in their chapter but marks. */
function endingMarks(sheet: Sheet, marks: ReadonlyMap<number, Mark>): ReadonlySet<number> {
  const ends = new Set<number>()
  let ending = true
  for (let i = sheet.lines.length - 1; i >= 0; i--) {
    if ((sheet.lines[i]?.text ?? '') === '') continue
    const mark = marks.get(i)
    if (mark === undefined) ending = sheet.chapters.has(i)
    else if (mark.caption !== undefined) ending = false
    else if (ending) ends.add(i)
  }
  return ends
}

/** The marks of a sheet that count, by the index of their line. */
function findMarks(sheet: Sheet): Map<number, Mark> {
  const { lines } = sheet
  const seen = new Map<string, number>()
  const found: [number, Line, Mark][] = []
  let texts = 0
  lines.forEach((line, i) => {
    if (line.text === '' || line.verbatim || sheet.chapters.has(i) || sheet.others.has(i)) return
    texts++
    const mark = line.text.length <= 120 ? readMark(line.text) : undefined
    if (mark === undefined) return
    const key = mark.kind === 'blank' ? 'blank' : line.text
    seen.set(key, (seen.get(key) ?? 0) + 1)
    found.push([i, line, mark])
  })
  const numerals = new Set(lines.filter((line) => /^[IVXLC]+\.?$/.test(line.text)).map((line) => line.text)).size
  const isFree = (i: number): boolean => {
    const free = (line: Line | undefined): boolean => {
      if (line === undefined || line.text === '') return true
      const mark = readMark(line.text)
      // Beside a mark that counts in any case it stands free, too.
      return mark?.kind === 'blank' || mark?.weak === false
    }
    return sheet.dense || (free(lines[i - 1]) && free(lines[i + 1]))
  }
  const counts = ([i, line, mark]: [number, Line, Mark]): boolean => {
    if (mark.weak && !isFree(i)) return false
    if (mark.kind === 'repeat') return (seen.get(line.text) ?? 0) > 1
    if (mark.kind === 'blank') return (seen.get('blank') ?? 0) <= Math.max(1, texts * rareBlank)
    if (mark.kind !== 'kiss') return true
    // Three crosses are kisses under a name, and a number where other Roman numbers head the sections.
    return !(sheet.letters.has(i) || isSigned(lines, i) || (numerals > 1 && /^[IVXLC]+\.?$/.test(line.text)))
  }
  return new Map(found.filter(counts).map(([i, , mark]) => [i, mark]))
}

/** Whether the text before a line ends like a letter: with a short line that is no sentence. */
function isSigned(lines: readonly Line[], i: number): boolean {
  let at = i - 1
  while (at >= 0 && (lines[at]?.text === '' || readMark(lines[at]?.text ?? '') !== undefined)) at--
  const text = lines[at]?.text ?? ''
  return text !== '' && text.length < 40 && !/[.!?…:"”’'»*_)]$/.test(text) && !/^#/.test(text)
}

function lostBreak(sheet: Sheet, line: Line, where: 'first' | 'last'): Problem {
  return {
    file: sheet.path,
    place: sheet.placeOf(line.start, line.end),
    rule: 'breaks',
    severity: 'info',
    reason: `Break “${line.text.slice(0, 20)}” is the ${where} thing in its chapter`,
    note: 'It is left out: a break stands between two scenes.',
  }
}

function askGaps(sheet: Sheet, marks: ReadonlyMap<number, Mark>): { gaps: number[]; questions: Question[] } {
  const texts: (number | undefined)[] = []
  sheet.lines.forEach((line, i) => {
    if (line.text === '') return
    texts.push(marks.has(i) || line.verbatim || sheet.chapters.has(i) || sheet.others.has(i) ? undefined : i)
  })
  const judged = judgeGaps(sheet.lines, texts, sheet.dense)
  const questions = judged.asked.map((gap): Question => {
    const after = sheet.lines[gap.after]
    return {
      file: sheet.path,
      place: sheet.placeOf(sheet.lines[gap.before]?.next ?? 0, after?.start ?? 0),
      rule: 'gaps',
      reason: `${gap.after - gap.before - 1} empty lines stand inside a dialogue`,
      note: 'If a scene ends here, put a line of * * * between; else leave a single empty line.',
      choices: ['no break', 'break'],
      taken: 'no break',
    }
  })
  return { gaps: judged.breaks.map((gap) => sheet.lines[gap.after]?.start ?? 0), questions }
}
