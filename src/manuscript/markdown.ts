import type { Element } from 'hast'
import type { Position } from 'unist'
import type { Work } from '../types/manuscript.js'
import type { Problem } from '../types/problem.js'
import type { Edit } from '../types/text.js'
import { splitChapters } from './chapters.js'
import { cleanTree } from './clean.js'
import { findFences } from './fences.js'
import { shapeFigures } from './figures.js'
import { type Change, type Laid, lay, offsetOf, placer } from './lay.js'
import { levelTags } from './level.js'
import { frontMatterEnd, type Line, markVerbatim, splitLines } from './line.js'
import { settleLines } from './lines.js'
import { findLitter } from './litter.js'
import { beginningOf, placeNotes } from './notes.js'
import { parseMarkdown } from './parse.js'
import { findQuarto } from './quarto.js'
import { allowed, findSwitches, heard, isOn, type Reading } from './reading.js'
import { alignTree, finish, placeTree, putGaps, shapeContainers, tidy } from './shape.js'
import { findSpeeches } from './speeches.js'
import { tame, untame } from './tame.js'
import { denseProblem, isDense } from './wrap.js'

/** Turn a decoded Markdown file into a work. */
export function readMarkdown(path: string, text: string, reading: Reading): Work {
  const placeOf = placer(text)
  const lines = splitLines(text)
  const from = frontMatterEnd(lines)
  const syntax: Change[] = from > 0 ? [{ start: 0, end: lines[from]?.start ?? text.length, is: '' }] : []
  for (const line of markVerbatim(lines, from)) syntax.push({ start: line.start, end: line.start, is: '\\' })
  const quarto = path.toLowerCase().endsWith('.qmd') ? findQuarto({ path, text, lines, from, placeOf }) : undefined
  syntax.push(...(quarto?.changes ?? []))
  const { headings, changes } = findHeadings(lines)
  const level = headings.size === 0 ? 1 : Math.min(...headings.values())
  const chapters = new Set([...headings.keys()].filter((i) => headings.get(i) === level))
  const fences = findFences({ path, lines, headings: chapters, placeOf, own: reading.classes ?? new Set() })
  const others = new Set([...fences.lines, ...[...headings.keys()].filter((i) => !chapters.has(i))])
  const dense = isDense(lines)
  const settled = settleLines({ path, text, lines, placeOf, chapters, others, letters: fences.letters, dense })
  const litter = findLitter(path, text, placeOf)
  const tamed = tame({ file: path, text, lines, placeOf, alone: new Set([...headings.keys(), ...fences.lines]), dense })
  const switches = findSwitches(path, text, lines, placeOf)
  const speeches = dense ? [] : findSpeeches(path, text, lines, reading.lang)
  const wanted = allowed([...settled.edits, ...litter.edits, ...speeches], switches.off, reading)
  const edits = separate(wanted, [...tamed.changes, ...(quarto?.changes ?? [])])
  const questions = heard(settled.questions, switches.off, reading)
  const gaps = settled.gaps.filter((at) => isOn('gaps', at, switches.off, reading))
  const laid = lay(text, [...tamed.changes, ...syntax, ...changes, ...fences.changes, ...switches.changes, ...edits])
  const problems: Problem[] = [
    ...litter.problems,
    ...(quarto === undefined ? fences.problems : fences.problems.filter(({ severity }) => severity === 'warning')),
    ...(quarto?.problems ?? []),
    ...tamed.problems,
    ...heard(settled.problems, switches.off, reading),
    ...switches.problems,
    ...(dense ? [denseProblem(path)] : []),
  ]
  return {
    chapters: grow(),
    sources: [{ path, text, edits, questions, gaps, off: switches.off }],
    problems,
  }

  function grow(): Work['chapters'] {
    const parsed = parseMarkdown(laid.text)
    const deep = levelTags(parsed)
    if (deep !== undefined) problems.push(levelled(path, placeOf(offsetOf(laid, deep.start.offset ?? 0))))
    const tree = cleanTree(parsed, laid.text, reading.classes)
    tidy(tree)
    alignTree(tree, laid.text)
    shapeFigures(tree)
    shapeContainers(tree, laid.text)
    putGaps(tree, new Set(gaps), (offset) => lineStart(lines, laid, offset))
    const grown = splitChapters(path, tree, level)
    const lost = placeNotes(grown)
    for (const { title, body } of grown) {
      finish(body)
      placeTree(body, laid, placeOf)
      if (title) placeTree(title, laid, placeOf)
      untame(body, text, tamed.stretches, placeOf)
    }
    problems.push(...lost.map((note) => lostNote(path, note)))
    return grown
  }
}

const levelled = (file: string, place: Position): Problem => ({
  file,
  place,
  rule: 'size',
  severity: 'warning',
  reason: 'Tags nested deeper than 128',
  note: 'The innermost are left out, their text is not; close them.',
})

function lostNote(file: string, note: Element): Problem {
  return {
    file,
    ...(note.position ? { place: note.position } : {}),
    rule: 'notes',
    severity: 'warning',
    reason: `Nothing refers to the note “${beginningOf(note)}”`,
    note: 'It stands at the end of its chapter, without a number. Give every note of a chapter its own label.',
  }
}

/** Turn an offset of the laid text into the offset where its line begins in the decoded text. */
function lineStart(lines: readonly Line[], laid: Laid, at: number): number {
  const offset = offsetOf(laid, at)
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return lines[low]?.start ?? 0
}

/** Turn edits into a list in order in which none overlaps another, nor a stretch that is put aside. */
export function separate(edits: readonly Edit[], aside: readonly Change[] = []): Edit[] {
  const out: Edit[] = []
  const walls = [...aside].sort((a, b) => a.start - b.start)
  let wall = 0
  let end = 0
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    while ((walls[wall]?.end ?? Number.POSITIVE_INFINITY) <= edit.start) wall++
    if (edit.start < end || (walls[wall]?.start ?? Number.POSITIVE_INFINITY) < edit.end) continue
    out.push(edit)
    end = edit.end
  }
  return out
}

/** The headings of a file with their levels, and the changes that make a title underlined with `=` one of them. */
function findHeadings(lines: readonly Line[]): { headings: Map<number, number>; changes: Change[] } {
  const headings = new Map<number, number>()
  const changes: Change[] = []
  lines.forEach((line, i) => {
    if (line.verbatim) return
    const marks = /^(#{1,6})\s+\S/.exec(line.text)?.[1]
    if (marks !== undefined && !/^#[\s#]*$/.test(line.text)) headings.set(i, marks.length)
    const above = lines[i - 1]
    const alone = (lines[i - 2]?.text ?? '') === '' && (lines[i + 1]?.text ?? '') === ''
    if (above === undefined || !alone || !/^={3,}$/.test(line.text)) return
    // A short line that is no sentence, underlined, is a title; under anything else the row is a break.
    if (above.text === '' || above.text.length > 80 || /[.!?…,;:"”]$/.test(above.text) || above.verbatim) return
    headings.set(i - 1, 1)
    line.verbatim = true
    changes.push({ start: above.start, end: above.start, is: '# ' }, { start: line.start, end: line.end, is: '' })
  })
  return { headings, changes }
}
