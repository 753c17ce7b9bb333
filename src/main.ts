import { toString as textOf } from 'hast-util-to-string'
import { bind } from './book/bind.js'
import { readAssets } from './design/assets.js'
import { type Design, dress } from './design/dress.js'
import {
  checkOut,
  OWN_TEMPLATES,
  readFonts,
  readManuscript,
  readTemplates,
  type TemplateFiles,
  writeFiles,
} from './disk.js'
import { join, read } from './manuscript/read.js'
import { OUTPUTS } from './output/index.js'
import { openPress } from './output/press.js'
import { usesLetter } from './output/print.js'
import { requestedFonts } from './style/faces.js'
import type { Book } from './types/book.js'
import type { Edition } from './types/edition.js'
import type { Manuscript } from './types/manuscript.js'
import type { MadeFile } from './types/press.js'
import { NoBook, type Problem } from './types/problem.js'
import type { Question, SetWork } from './types/text.js'
import { normalise } from './typography/normalise.js'
import { normaliseText } from './typography/plain.js'
import { survey } from './typography/survey.js'

export type { Problem } from './types/problem.js'
export { NoBook } from './types/problem.js'
export type { Edit, Question } from './types/text.js'

/** What a build may be told. Every field is optional but where the books go. */
export interface Options {
  /** Folder of the finished books; made when it is not there. */
  readonly out: string
  /** Names of outputs: `epub`, `pdf`, `booklet`. All of them when absent. */
  readonly only?: readonly string[]
  /** Name of a file in `templates/themes/`: `aldine`. */
  readonly theme?: string
  /** Name of a file in `templates/formats/`: `a5`, `half-letter`, `a4`. */
  readonly format?: string
  /** A folder shaped like `templates/`, whose files stand before Fleuron's own. */
  readonly templates?: string
  /** The book's date where `book.yaml` has none, as year-month-day. */
  readonly date?: string
  /** Called with the name of each stage as it begins. */
  readonly onStage?: (stage: string) => void
}

/** What a build made. */
export interface Made {
  readonly title: string
  readonly chapters: number
  readonly words: number
  /** Marks that the typographer set. */
  readonly marks: number
  readonly questions: readonly Question[]
  readonly problems: readonly Problem[]
  readonly files: readonly {
    readonly name: string
    readonly path: string
    readonly size: number
    readonly pages?: number
    readonly sheets?: number
  }[]
}

/** Turn a manuscript folder, or a single file, into books in `options.out`. Throws `NoBook` when none can be made. */
export async function make(folder: string, options: Options): Promise<Made> {
  const stage = options.onStage ?? (() => undefined)
  const outputs = chosenOutputs(options)
  await checkOut(options.out, folder)

  stage('reading')
  const manuscript = await readManuscript(folder)
  const { set, book, edition, templates } = await prepare(manuscript, options)
  const press = openPress(edition, { format: formatFor(manuscript, book, options), epubTemplates: templates.epub })

  const files: MadeFile[] = []
  for (const output of outputs) {
    stage(output.name)
    files.push(await output.make(press))
  }
  stage('writing')
  const paths = await writeFiles(options.out, files)
  return summary(set, book, edition, manuscript, files, paths)
}

/** A manuscript on its way to the press: each stage's value. */
export interface Prepared {
  readonly set: SetWork
  readonly book: Book
  readonly edition: Edition
  readonly templates: TemplateFiles
}

/** Turn a manuscript into an edition, through every stage that the outputs share. */
export async function prepare(manuscript: Manuscript, options: Omit<Options, 'out'>): Promise<Prepared> {
  const stage = options.onStage ?? (() => undefined)
  const { meta } = manuscript
  const work = join(manuscript.files.map(read))
  stage('typography')
  const set = normalise(work, survey(work, meta.lang))
  const typeset = (text: string) => normaliseText(text, read, set.habits.lang)
  const book = bind(set, { meta, name: manuscript.name, typeset, ...(options.date && { date: options.date }) })
  stage('design')
  const templates = await readTemplates(options.templates ?? OWN_TEMPLATES, options.theme ?? meta.theme ?? 'aldine')
  const { assets, problems } = readAssets(manuscript)
  const { design, fontProblems } = await designOf(templates, manuscript)
  const edition = dress(book, design, assets)
  return {
    set,
    book,
    edition: { ...edition, problems: [...edition.problems, ...problems, ...fontProblems] },
    templates,
  }
}

async function designOf(
  templates: TemplateFiles,
  manuscript: Manuscript,
): Promise<{ design: Design; fontProblems: readonly Problem[] }> {
  const ownStyles = (manuscript.meta.css ?? []).map((path) => {
    const file = manuscript.assets.find((asset) => asset.path === path)
    if (!file)
      throw new NoBook(`book.yaml: There is no stylesheet "${path}" in the folder, expected one of its .css files`)
    return { path, text: new TextDecoder().decode(file.bytes), origin: 'author' as const }
  })
  const styles = [...templates.house, templates.theme]
  const requests = requestedFonts([...ownStyles, templates.theme, templates.fallback])
  const { faces, problems } = await readFonts(requests, manuscript.assets)
  return {
    design: { pages: templates.pages, styles, formats: templates.formats, ownStyles, faces },
    fontProblems: problems,
  }
}

function chosenOutputs(options: Options) {
  const names = OUTPUTS.map((output) => output.name)
  const unknown = options.only?.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new NoBook(`Unknown output "${unknown}", expected ${names.join(', ')}`)
  return OUTPUTS.filter((output) => !options.only || options.only.includes(output.name))
}

const formatFor = (manuscript: Manuscript, book: Book, options: Options): string =>
  options.format ?? manuscript.meta.format ?? (usesLetter(book.meta.lang) ? 'half-letter' : 'a5')

function summary(
  set: SetWork,
  book: Book,
  edition: Edition,
  manuscript: Manuscript,
  files: readonly MadeFile[],
  paths: readonly string[],
): Made {
  const seen = new Set<string>()
  const problems = [
    ...manuscript.problems,
    ...set.problems,
    ...edition.problems,
    ...files.flatMap((file) => file.problems),
  ]
  return {
    title: book.meta.title,
    chapters: book.sections.filter((section) => section.role === 'chapter').length,
    words: set.chapters.reduce(
      (sum, chapter) => sum + (textOf(chapter.body).match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0),
      0,
    ),
    marks: set.edits.length,
    questions: set.questions,
    // The same stylesheet serves several outputs: what it lacks is said once.
    problems: problems.filter((problem) => {
      const key = JSON.stringify(problem)
      return seen.has(key) ? false : seen.add(key)
    }),
    files: files.map(({ name, bytes, pages, sheets }, i) => ({
      name,
      path: paths[i] ?? name,
      size: bytes.length,
      ...(pages !== undefined && { pages }),
      ...(sheets !== undefined && { sheets }),
    })),
  }
}
