import { bind } from './book/bind.js'
import { chapterNumbersIn } from './book/counted.js'
import { openCache } from './cache.js'
import { dress } from './design/dress.js'
import { withLook } from './design/look.js'
import { readDesign } from './disk/design.js'
import { readBook } from './disk/finished.js'
import { folderOf, readManuscript } from './disk/manuscript.js'
import { checkOut, wayTo, writeFiles } from './disk/write.js'
import { ownVersion } from './home.js'
import { read, readAll, settledIn } from './manuscript/read.js'
import { OUTPUTS } from './output/index.js'
import { lintedEpub } from './output/linted.js'
import { makeEach } from './output/makeEach.js'
import { checkNames } from './output/names.js'
import { chosenOutputs, formatFor, listsPages, wishesOf } from './output/order.js'
import { openPress } from './output/press.js'
import { readCover } from './pictures/cover.js'
import { placeOrnaments } from './pictures/ornaments.js'
import { eachOnce, placePictures } from './pictures/place.js'
import { proofread } from './proofreading/proofread.js'
import { accountOf } from './report/account.js'
import type { Checked } from './report/check.js'
import { type Made, summarise, wordsOf } from './report/made.js'
import { manifest } from './report/manifest.js'
import { setMarks } from './report/marks.js'
import { reportPage } from './report/page.js'
import { problemsOf } from './report/problems.js'
import { requestedFonts } from './style/faces.js'
import { ornamentsIn } from './style/ornaments.js'
import type { Book } from './types/book.js'
import type { Design } from './types/design.js'
import type { Edition } from './types/edition.js'
import type { Finding } from './types/finding.js'
import type { Manuscript, ZineWishes } from './types/manuscript.js'
import type { SetWork, Source } from './types/text.js'
import { normalise } from './typography/normalise.js'
import { readingOf } from './typography/paragraphs.js'
import { normaliseLine } from './typography/plain.js'
import { survey } from './typography/survey.js'

export type { Checked } from './report/check.js'
export type { Made, MadeBook } from './report/made.js'
export type { Finding } from './types/finding.js'
export type { Problem } from './types/problem.js'
export { NoBook } from './types/problem.js'
export type { SetMark } from './types/report.js'
export type { Edit, Question } from './types/text.js'

/** What a build may be told. Every field is optional but where the books go. */
export interface Options {
  /** Folder of the finished books; made when it is not there. */
  readonly out: string
  /** Names of outputs: `epub`, `kepub`, `pdf`, `booklet`, `azw3`. All when absent, but those that wait to be asked for. */
  readonly only?: readonly string[]
  /** Name of a file in `templates/themes/`: `aldine`. */
  readonly theme?: string
  /** Name of a file in `templates/formats/`: `a5`, `half-letter`, `a4`. */
  readonly format?: string
  /** How the zine is put on sheets, by the keys of `output: {zine: ...}`; what is said here wins over `book.yaml`. */
  readonly zine?: ZineWishes
  /** A folder shaped like `templates/`, whose files stand before Fleuron's own. */
  readonly templates?: string
  /** Whether a report of every mark is made; it is, unless this says no. */
  readonly report?: boolean
  /** Whether the proof-reader looks for what to ask; he does, unless this says no. A report shows it. */
  readonly findings?: boolean
  /** The book's date where `book.yaml` has none, as year-month-day. */
  readonly date?: string
  /** A folder for what later builds need not work out again; nothing is kept when absent. Books are the same with it and without. */
  readonly cache?: string
  /** Called with the name of each stage as it begins. */
  readonly onStage?: (stage: string) => void
}

/** Turn a manuscript folder, or a single file, into books in `options.out`. Throws `NoBook` when none can be made. */
export async function make(folder: string, options: Options): Promise<Made> {
  await checkOut(options.out, folder)
  options.onStage?.('reading')
  const version = ownVersion()
  const memo = options.cache === undefined ? undefined : openCache(options.cache, version)
  const manuscript = await readManuscript(folder) //               folder -> Manuscript: bytes, book.yaml
  const outputs = chosenOutputs(manuscript.meta, options.only)
  const prepared = await prepare(manuscript, options) //           -> Edition, the last value that all outputs share
  const format = formatFor(manuscript.meta, prepared.book.meta.lang, options.format)
  const press = openPress(prepared.edition, {
    format,
    chapters: prepared.set.chapters,
    epubTemplates: prepared.design.epub,
    wishes: wishesOf(manuscript.meta, options.zine),
    listsPages: listsPages(manuscript.meta, outputs),
    convert: async (...book) => (await import('./calibre.js')).converter()(...book),
    ...(memo && { memo }),
  })
  const { books, unmade } = await makeEach(outputs, press, options.onStage) // each makes what it needs, once
  options.onStage?.('report')
  const findings = options.findings === false ? [] : await findingsIn(prepared) // what a proof-reader would ask
  const account = accountOf({ ...prepared, manuscript, books, unmade, findings }) // what was done, mark by mark
  const { design } = prepared
  const way = wayTo(folderOf(folder), options.out)
  const report = options.report === false ? [] : [reportPage(account, way, design.report)]
  const said = { version, outputs: outputs.map(({ name }) => name), format }
  const record = manifest({ manuscript, design, account, ...said, books })
  const files = [...books, ...report, record]
  checkNames(files)
  options.onStage?.('writing')
  const paths = await writeFiles(options.out, files) //            whole or not at all
  if (memo) {
    await press.remember()
    await memo.keep()
  }
  const { problems } = account
  const told = { edits: setMarks(account), problems, findings }
  return summarise({ ...prepared, ...told, folder: folderOf(folder), files, paths })
}

/** What a check may be told, besides how the pages are set that it looks at. */
export interface CheckOptions extends Pick<Options, 'theme' | 'format' | 'templates' | 'onStage'> {
  /** Whether the pages are set, to see lines that are too long and letters that no font has; they are, unless this says no. */
  readonly pages?: boolean
}

/** Turn a manuscript folder, or a single file, into all that there is to ask about it; an EPUB into what is wrong with it. Nothing is written. */
export async function check(folder: string, options: CheckOptions = {}): Promise<Checked> {
  const finished = await readBook(folder)
  if (finished) return checkedBook(folder, finished)
  options.onStage?.('reading')
  const manuscript = await readManuscript(folder)
  const prepared = await prepare(manuscript, options)
  const { edition, set, sources, book, design } = prepared
  options.onStage?.('proof-reading')
  const findings = await findingsIn(prepared)
  options.onStage?.('pages')
  const press = openPress(edition, {
    format: formatFor(manuscript.meta, book.meta.lang, options.format),
    chapters: set.chapters,
    epubTemplates: design.epub,
    listsPages: listsPages(manuscript.meta, OUTPUTS),
  })
  const files = options.pages === false ? [] : [await press.volume(press.format), await lintedEpub(press)]
  const problems = problemsOf({ manuscript, set, edition, book, sources, files })
  const { questions } = set
  return { folder: folderOf(folder), words: wordsOf(set), findings, questions, problems, sources }
}

/** What is wrong with a book that anyone may have made. */
async function checkedBook(path: string, bytes: Uint8Array): Promise<Checked> {
  const { lintEpub } = await import('./kindle/lint.js')
  return { folder: path, findings: [], questions: [], problems: lintEpub(bytes), sources: [] }
}

/** A manuscript on its way to the press: each stage's value. */
export interface Prepared {
  /** The author's files, decoded. */
  readonly sources: readonly Source[]
  readonly set: SetWork
  readonly book: Book
  readonly design: Design
  readonly edition: Edition
}

/** Turn a manuscript into an edition, through every stage that the outputs share. */
export async function prepare(manuscript: Manuscript, options: Omit<Options, 'out'>): Promise<Prepared> {
  const { meta, name, plan } = manuscript
  const work = readAll(manuscript) //                              bytes -> Work: chapters as trees
  options.onStage?.('typography')
  const settled = settledIn(manuscript) //                         what the author has said of the marks
  const typed = normalise(work, survey(work, meta.lang, settled)) // habits of the whole work first, then its marks
  const { set, assets } = await placePictures(typed, manuscript.assets) // its pictures found and looked at
  const { style = {} } = settled
  const typeset = (line: string) => normaliseLine(line, read, set.habits.lang, { style })
  const book = await bind(set, {
    meta,
    name,
    typeset,
    ...(plan && { plan }),
    ...(options.date && { date: options.date }),
  })
  options.onStage?.('design')
  const laid = withLook(await readDesign(manuscript, options, requestedFonts), meta.look)
  const { design, assets: ornaments } = await placeOrnaments(laid, manuscript.assets, ornamentsIn)
  const cover = await readCover(meta, manuscript.assets) //        the author's own, where there is one
  const pictures = { assets: eachOnce([...assets, ...cover.assets, ...ornaments]), problems: cover.problems }
  const { exceptions: hyphens } = manuscript.hyphens ?? {}
  const dressed = await dress(book, design, pictures) //           Book + templates -> Edition
  const edition = { ...dressed, ...(hyphens && { hyphens }) }
  return { sources: work.sources, set, book, design, edition }
}

/** Turn a set work into what a proof-reader would ask about it. */
async function findingsIn({ set, sources }: Pick<Prepared, 'set' | 'sources'>): Promise<Finding[]> {
  const reading = readingOf(set, sources)
  const headings = reading.paragraphs.flatMap(({ heading, text }) => (heading ? [text] : []))
  return proofread({ ...reading, numberOf: await chapterNumbersIn(headings, set.habits.lang) })
}
