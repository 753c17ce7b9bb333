import type { ElementContent, Root, RootContent } from 'hast'
import type { Chapter, Work } from '../types/manuscript.js'
import type { Problem } from '../types/problem.js'
import type { Edit, Habits, Question, SetWork, Source } from '../types/text.js'
import { otherLanguage } from './languages/guess.js'
import { type Asked, type Setting, type Speaker, setPassage } from './passages.js'
import { lineStarts, offsetOf, placeIn } from './places.js'
import { rulesFor } from './rules/index.js'
import { settleFor } from './settle.js'
import { applyDifferences, type Weave, weaveTree } from './weave.js'

/** Turn a work and its habits into the work with its typography set, every mark as an edit of the source, and what is asked. */
export function normalise(work: Work, habits: Habits): SetWork {
  const edits: Edit[] = []
  const questions: Question[] = work.sources.flatMap((source) => source.questions)
  const style = habits.style ?? {}
  const sources = new Map(work.sources.map((source) => [source.path, { source, settle: settleFor(style, source) }]))
  const speakerOf = speakersOf(habits)
  const chapters = work.chapters.map((chapter): Chapter => {
    const copy = {
      ...chapter,
      body: copyTree(chapter.body),
      ...(chapter.title ? { title: copyTree(chapter.title) } : {}),
    }
    const { source, settle } = sources.get(chapter.file) ?? { source: undefined, settle: settleFor(style, undefined) }
    const weaves = [...(copy.title ? weaveTree(copy.title, true) : []), ...weaveTree(copy.body)]
    setPassages(weaves, {
      lang: habits.langs?.get(chapter.file) ?? habits.lang,
      speakerOf,
      settle,
      off: source?.off ?? [],
      source,
      edits,
      questions,
    })
    return copy
  })
  return {
    habits,
    chapters,
    edits: mergeEdits(work.sources, edits),
    questions,
    problems: [...work.problems, ...foreign(work, habits)],
  }
}

// A few pages tell a language.
const sample = 20000

/** A text that seems to be in another language than the book says is told of: all its marks would be wrong. */
function foreign(work: Work, { lang, langs }: Habits): Problem[] {
  let text = ''
  for (const { file, body } of work.chapters) {
    if (langs?.has(file)) continue
    for (const weave of weaveTree(body)) if (weave.lang === '' && text.length < sample) text += `${weave.text}\n`
    if (text.length >= sample) break
  }
  const guess = otherLanguage(text, lang)
  const file = work.sources[0]?.path
  if (guess === undefined || file === undefined) return []
  const reason = `The text seems to be ${guess.name}, and is set in the language "${lang}"`
  const note = `Write "lang: ${guess.lang}" in book.yaml, or at the top of a text between two lines of ---.`
  return [{ file, rule: 'language', severity: 'warning', reason, note }]
}

/** A memory of the rules by language: made anew for every paragraph, they would cost more than they do. */
function speakersOf(habits: Habits): (lang: string) => Speaker {
  const known = new Map<string, Speaker>()
  return (lang) => {
    const own = { ...habits, lang }
    const speaker = known.get(lang) ?? { habits: own, rules: rulesFor(own) }
    known.set(lang, speaker)
    return speaker
  }
}

/** What the paragraphs of a file are set by, and where what they give goes. */
interface Desk extends Setting {
  readonly source: Source | undefined
  readonly edits: Edit[]
  readonly questions: Question[]
}

/** Set the passages of a chapter, in order: what one leaves open the next goes on with. */
function setPassages(weaves: readonly Weave[], desk: Desk): void {
  const { source, edits, questions } = desk
  let open: readonly string[] = []
  let starts: readonly number[] | undefined
  weaves.forEach((weave, i) => {
    const next = weaves[i + 1]
    const { text, differences, asked } = setPassage(weave, desk, {
      open: weave.heading ? [] : open,
      next: next === undefined || next.heading ? '' : next.text.slice(0, 12),
    })
    open = weave.heading ? [] : leftOpen(text)
    if (source !== undefined && asked.length > 0) {
      starts ??= lineStarts(source.text)
      for (const its of asked) questions.push(...question(source.path, starts, weave, its))
    }
    applyDifferences(weave, differences, source?.text ?? '', ({ start, end, is }, { rule, sure }) => {
      if (source !== undefined)
        edits.push({ file: source.path, start, end, was: source.text.slice(start, end), is, rule, sure })
    })
  })
}

/** The marks of speech a set paragraph leaves open, outermost first. */
function leftOpen(text: string): string[] {
  if (!text.includes('“') && !text.includes('‘')) return []
  const open: string[] = []
  for (const [mark] of text.matchAll(/[“”‘]|(?<![\p{L}\p{N}])’|’(?![\p{L}\p{N}])/gu)) {
    if (mark === '“' || mark === '‘') open.push(mark)
    else if (mark === '”') open.splice(Math.max(0, open.lastIndexOf('“')))
    else if (open.at(-1) === '‘') open.pop()
  }
  return open
}

function question(file: string, starts: readonly number[], weave: Weave, { at, ask, taken }: Asked): Question[] {
  const start = offsetOf(weave, at)
  return start === undefined ? [] : [{ file, place: placeIn(starts, start), rule: 'quotes', ...ask, taken }]
}

/** Turn the edits of the line pass and of the rules into one list in order; where both touch a place the rule's edit holds all. */
function mergeEdits(sources: readonly Source[], set: readonly Edit[]): Edit[] {
  const byFile = new Map<string, Edit[]>(sources.map(({ path }) => [path, []]))
  for (const edit of set) byFile.get(edit.file)?.push(edit)
  return sources.flatMap(({ path, edits }) => {
    const mine = (byFile.get(path) ?? []).sort((a, b) => a.start - b.start || a.end - b.end)
    const merged: Edit[] = []
    let at = 0
    for (const edit of edits) {
      for (let its = mine[at]; its !== undefined && its.start < edit.start; its = mine[++at]) merged.push(its)
      const over = mine[at]
      const before = merged.at(-1)
      const covered = (other: Edit | undefined): boolean =>
        other !== undefined && edit.end > edit.start && other.start <= edit.start && other.end >= edit.end
      if (!covered(over) && !covered(before)) merged.push(edit)
    }
    return merged.concat(mine.slice(at))
  })
}

function copyTree(root: Root): Root {
  const copy = <T extends RootContent | ElementContent>(node: T): T =>
    node.type === 'element' ? { ...node, children: node.children.map(copy) } : { ...node }
  return { ...root, children: root.children.map(copy) }
}
