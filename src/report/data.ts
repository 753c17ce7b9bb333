import { type Account, placeOf } from './account.js'
import { labelOf } from './marks.js'
import { chaptersOf, type Pages, type Place, type Places, placesOf } from './places.js'
import { type ZineData, zineData } from './zine.js'

/** What the report's page is told. Its script reads it under these names; what is nowhere is -1. */
export interface PageData {
  readonly title: string
  /** BCP 47. */
  readonly lang: string
  /** The way from the folder of the report to the manuscript's, as an address. */
  readonly way: string
  /** Name of the PDF that the pages are in. */
  readonly pdf?: string
  readonly chapters: readonly string[]
  readonly rules: readonly string[]
  /** Pages as they are printed, and the number of the sheet in the PDF, from 1. */
  readonly pages: readonly { readonly label: string; readonly sheet: number }[]
  readonly asked: readonly AskedData[]
  readonly files: readonly FileData[]
  readonly zine?: ZineData
}

/** Something that wants the author's eye, the most urgent first. */
export interface AskedData {
  readonly kind: 'question' | 'warning' | 'finding' | 'info'
  readonly rule: string
  readonly reason: string
  readonly note: string
  readonly choices?: readonly string[]
  readonly taken?: string
  /** Index of the file, or the name of one that is no text. */
  readonly file?: number | string
  readonly line?: number
  readonly column?: number
  /** In the file's text. */
  readonly start?: number
  readonly end?: number
  readonly chapter: number
  readonly page: number
}

/** A file's text, once, and what was done in it as columns: they are half as long as rows, and read twice as fast. */
export interface FileData {
  readonly path: string
  readonly text: string
  readonly start: readonly number[]
  readonly end: readonly number[]
  readonly is: readonly string[]
  /** Index of the rule. */
  readonly rule: readonly number[]
  /** In hundredths. */
  readonly sure: readonly number[]
  readonly line: readonly number[]
  readonly column: readonly number[]
  readonly chapter: readonly number[]
  readonly page: readonly number[]
}

/** Turn an account, and the way to the manuscript, into what the report's page is told. */
export function pageData(account: Account, way: string): PageData {
  const { set, book, sources, pdf } = account
  const places = placesOf(account)
  const pages = new Pageroll(account)
  const rules = [...new Set(set.edits.map(({ rule }) => rule))].sort()
  const ruleAt = new Map(rules.map((rule, index) => [rule, index]))
  const byFile = new Map<string, { edit: (typeof set.edits)[number]; place: Place }[]>()
  for (const edit of set.edits) {
    const place = places.get(edit.file)?.at(edit.start)
    if (!place) continue
    const its = byFile.get(edit.file)
    if (its) its.push({ edit, place })
    else byFile.set(edit.file, [{ edit, place }])
  }
  const asked = askedOf(account, places, pages)
  const wanted = new Set(asked.flatMap(({ file }) => (typeof file === 'number' ? [file] : [])))
  const files = sources.map(({ path, text }, index): FileData => {
    const its = byFile.get(path) ?? []
    return {
      path,
      text: its.length > 0 || wanted.has(index) ? text : '',
      start: its.map(({ edit }) => edit.start),
      end: its.map(({ edit }) => edit.end),
      is: its.map(({ edit }) => edit.is),
      rule: its.map(({ edit }) => ruleAt.get(edit.rule) ?? -1),
      // Rounded down: only what is certain is shown as 100.
      sure: its.map(({ edit }) => Math.floor(edit.sure * 100)),
      line: its.map(({ place }) => place.line),
      column: its.map(({ place }) => place.column),
      chapter: its.map(({ place }) => place.chapter ?? -1),
      page: its.map(({ place }) => pages.indexOf(place.pages)),
    }
  })
  const zine = account.zine && zineData(account.zine)
  return {
    title: book.meta.title,
    lang: book.meta.lang,
    way,
    ...(pdf !== undefined && { pdf }),
    chapters: chaptersOf(account).map(({ name }) => name),
    rules,
    pages: pages.list,
    asked,
    files,
    ...(zine && { zine }),
  }
}

/** The pages that are told of, each once. */
class Pageroll {
  readonly list: { label: string; sheet: number }[] = []
  private readonly known = new Map<string, number>()

  constructor(private readonly account: Account) {}

  indexOf(pages: Pages | undefined): number {
    if (!pages) return -1
    const key = `${pages.first} ${pages.last}`
    const known = this.known.get(key) ?? this.list.length
    if (known === this.list.length) {
      this.list.push({ label: labelOf(pages, this.account.volume), sheet: pages.first + 1 })
      this.known.set(key, known)
    }
    return known
  }
}

/** Questions, warnings, what a proof-reader found, the worst first, and what is merely told. */
function askedOf(account: Account, places: ReadonlyMap<string, Places>, pages: Pageroll): AskedData[] {
  const fileAt = new Map(account.sources.map(({ path }, index) => [path, index]))
  const at = ({
    file,
    place,
  }: Asked): Pick<AskedData, 'file' | 'line' | 'column' | 'start' | 'end' | 'chapter' | 'page'> => {
    const its = file === undefined ? undefined : places.get(file)
    const known = file === undefined ? undefined : (fileAt.get(file) ?? file)
    const base = { ...(known !== undefined && { file: known }), chapter: -1, page: -1 }
    if (!place) return base
    const { line, column } = place.start
    if (!its) return { ...base, line, column }
    const start = its.offsetOf(line, column)
    const end = Math.max(start, its.offsetOf(place.end.line, place.end.column))
    const { chapter = -1, pages: on } = its.at(start)
    return { ...base, line, column, start, end, chapter, page: pages.indexOf(on) }
  }
  const problems = account.problems.map((problem) => ({
    kind: problem.severity,
    ...{ rule: problem.rule, reason: problem.reason, note: problem.note },
    ...at(problem),
  }))
  // The typographer asks about some of the same, and says what was taken.
  const asked = new Set(account.set.questions.map((question) => `${question.rule} ${placeOf(question)}`))
  const findings = account.findings
    .filter((finding) => !asked.has(`${TWINS[finding.rule]} ${placeOf(finding)}`))
    .sort((a, b) => b.weight - a.weight)
  return [
    ...account.set.questions.map(({ rule, reason, note, choices, taken, ...question }): AskedData => {
      return { kind: 'question', rule, reason, note, choices, taken, ...at(question) }
    }),
    ...problems.filter(({ kind }) => kind === 'warning'),
    ...findings.map(({ rule, reason, note, ...finding }): AskedData => {
      return { kind: 'finding', rule, reason, note, ...at(finding) }
    }),
    ...problems.filter(({ kind }) => kind === 'info'),
  ]
}

type Asked = Pick<Account['problems'][number], 'file' | 'place'>

/** Rules of the proof-reader's that look for what a rule of the typographer's asks about. */
const TWINS: Readonly<Record<string, string>> = { 'open-quote': 'quotes', 'stray-gap': 'gaps' }
