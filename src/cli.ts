import { existsSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { ownVersion } from './home.js'
import type { Start, StartQuestion } from './init.js'
import { report, reportJson } from './report/terminal.js'
import { LAYOUTS, MARKS } from './types/imposition.js'
import { ZINE_KEYS, type ZineWishes } from './types/manuscript.js'
import { NoBook } from './types/problem.js'

/** Exit codes: 0 done, 1 problems under --strict, 2 no book could be made, 70 our own mistake (sysexits' EX_SOFTWARE), 130 broken off. */
const PROBLEMS = 1
const NO_BOOK = 2
const OUR_MISTAKE = 70
const INTERRUPTED = 130

interface BuildFlags {
  readonly out: string
  readonly only?: string
  readonly theme?: string
  readonly format?: string
  readonly templates?: string
  readonly strict?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
  readonly cache: boolean
  readonly timings?: boolean
  readonly report: boolean
  /** Of a zine alone: how it is put on sheets. */
  readonly zine?: ZineWishes
}

const program = new Command('fleuron')
  .description(
    'Turn a manuscript folder into books: EPUBs for e-readers, a PDF set like a printed novel, a booklet to print and fold.',
  )
  .version(ownVersion())
  .exitOverride()

program
  .command('build')
  .description('make the books of a folder (or of one .md or .txt file)')
  .argument('[manuscript]', 'the folder or the file', existsSync('manuscript') ? 'manuscript' : '.')
  .option('--out <folder>', 'where the books go', 'dist')
  .option('--only <names>', 'only these, separated by commas: epub, kepub, pdf, booklet; azw3, which calibre makes')
  .option('--theme <name>', 'the look of the book: aldine, meridian, carbon, briar')
  .option('--format <name>', 'the page of the PDF: a5, half-letter, 6x9, 5x8, b-format, a6, quarter-letter, a4, letter')
  .option('--templates <folder>', 'templates of your own, used before those that come with Fleuron')
  .option('--strict', 'exit with 1 when something is asked or warned of')
  .option('--json', 'print what was made as JSON')
  .option('--quiet', 'print problems only')
  .option(
    '--no-cache',
    'neither use nor keep what speeds up later builds (in the folder FLEURON_CACHE names, else your system’s)',
  )
  .option('--no-report', 'leave out the report of every mark that was set')
  .option('--timings', 'print how long each stage took')
  .action(build)

/** How pages are put on sheets, ours as those of others. */
const withSheets = (command: Command): Command =>
  command
    .option('--layout <name>', `how the sheets become a zine: ${LAYOUTS.join(', ')}`)
    .option('--sheet <paper>', 'the paper: a4, letter, legal, tabloid, a3 ..., or a size such as 210x330mm')
    .option('--signature <sheets>', 'sheets of a signature: 4, or a list such as 4,4,3')
    .option('--paper <weight>', 'how thick it is: 80gsm, 20lb, 0.1mm')
    .option('--swell <factor>', 'how much more than its thickness a sheet takes in a fold: 1, or 1.2 folded by hand')
    .option('--flip <edge>', 'the edge on which the printer turns the sheets: short or long')
    .option('--duplex <way>', 'auto, or manual: fronts and backs in two files')
    .option('--binding <side>', 'left or right')
    .option('--size <way>', 'exact, or fit: pages fill their places')
    .option('--marks <kinds>', `${MARKS.join(', ')}, all or none`)
    .option('--flyleaves <leaves>', 'blank leaves before and after')
    .option('--bleed <length>', 'how far pictures and grounds reach over the edge: 3mm')
    .option('--margin <length>', 'what your printer leaves white: 5mm')
    .option('--up <piles>', 'pieces of a cut stack: 2 or 4')
    .option('--panels <pages>', 'pages in a strip of an accordion: 4, 6 or 8')

withSheets(
  program
    .command('zine')
    .description('make the zine alone: sheets to print, fold, cut, staple or sew')
    .argument('[manuscript]', 'the folder or the file', existsSync('manuscript') ? 'manuscript' : '.')
    .option('--out <folder>', 'where the sheets go', 'dist'),
)
  .option('--cover <way>', 'none, or apart: on a sheet of its own')
  .option('--no-guide', 'leave out the pages that show how it is folded')
  .option('--test-sheet', 'make a leaf, too, that shows whether your printer is set right')
  .option('--format <name>', 'the page, where the layout shall not choose it')
  .option('--theme <name>', 'the look: aldine, meridian, carbon, briar')
  .option('--templates <folder>', 'templates of your own, used before those that come with Fleuron')
  .option('--strict', 'exit with 1 when something is asked or warned of')
  .option('--json', 'print what was made as JSON')
  .option('--quiet', 'print problems only')
  .option('--no-cache', 'neither use nor keep what speeds up later builds')
  .option('--no-report', 'leave out the report of every mark that was set')
  .option('--timings', 'print how long each stage took')
  .action(zine)

withSheets(
  program
    .command('impose')
    .description('put the pages of a PDF that was made elsewhere on sheets to print, fold, cut, staple or sew')
    .argument('<pdf>', 'the PDF; it is never changed')
    .option('--out <folder>', 'where the sheets go', 'dist'),
)
  .option('--fit', 'the same as --size fit')
  .option('--box <name>', 'what of a page is printed: trim, crop, bleed or media; trim or crop when it has them')
  .option('--strict', 'exit with 1 when something is warned of')
  .option('--json', 'print what was made as JSON')
  .option('--quiet', 'print problems only')
  .action(impose)

program
  .command('check')
  .description(
    'proof-read a manuscript, or look at an .epub: list what to look at, the worst first; nothing is written or changed',
  )
  .argument('[manuscript]', 'the folder or the file, or any .epub', existsSync('manuscript') ? 'manuscript' : '.')
  .option('--theme <name>', 'the look of the pages that are set to see whether they can be')
  .option('--format <name>', 'the page: a5, half-letter, 6x9 ...')
  .option('--templates <folder>', 'templates of your own, used before those that come with Fleuron')
  .option('--no-pages', 'look at the words only, and set no pages')
  .option('--strict', 'exit with 1 when there is something to look at')
  .option('--json', 'print the list as JSON')
  .action(checkManuscript)

program
  .command('explain')
  .description("tell a rule's why, with examples; without a name, list the rules")
  .argument('[rule]', 'the name that check prints at the end of the line')
  .action(explainRule)

program
  .command('init')
  .description('begin a book: write a folder with book.yaml and two chapters; nothing is ever overwritten')
  .argument('[folder]', 'the new folder', 'manuscript')
  .option('--title <title>', 'the title')
  .option('--author <name>', 'the author')
  .option('--lang <tag>', 'language and region, such as en-GB')
  .option('--yes', 'ask nothing')
  .action(init)

program
  .command('normalise')
  .description('set the typography of a text: from standard input to standard output')
  .option('--lang <tag>', 'the language, such as en-GB')
  .action(normaliseInput)

program
  .command('inspect')
  .description('print a stage on the way to the book as text')
  .argument('<stage>', 'manuscript, edits, questions, tree, book, edition, sheet or pages')
  .argument('[chapter]', 'part of a file name or of a section id')
  .option('--in <manuscript>', 'the folder or the file', existsSync('manuscript') ? 'manuscript' : '.')
  .option('--theme <name>', 'the look of the book')
  .option('--format <name>', 'the page: a5, half-letter, a4')
  .option('--templates <folder>', 'templates of your own')
  .action(inspectStage)

program
  .command('send')
  .description('put a made book on an e-reader, or mail it to a Kindle')
  .argument('[book]', 'the book, the folder it lies in, or the manuscript it was made from', 'dist')
  .option('--device <name>', 'which e-reader, where there are several: kobo, kindle, kindle-mail, pocketbook ...')
  .option('--mount <place>', 'where it is, when it is not found: its drive, or a reMarkable’s http://10.11.99.1')
  .option('--to <address>', 'a Kindle’s address: send the book there by mail')
  .action(sendBook)

program
  .command('devices')
  .description('list the e-readers that are plugged in, or say what to do')
  .option('--mount <place>', 'look at this drive only')
  .action(showDevices)

async function run(): Promise<void> {
  try {
    await program.parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode ? NO_BOOK : 0
    else if (error instanceof NoBook) {
      process.stderr.write(`${error.message}\n`)
      process.exitCode = NO_BOOK
    } else {
      process.stderr.write(
        `${error instanceof Error ? error.stack : String(error)}\nThis is a mistake of Fleuron's, not of yours. Please report it.\n`,
      )
      process.exitCode = OUR_MISTAKE
    }
  }
}

type ZineFlags = BuildFlags &
  Omit<ZineWishes, 'guide' | 'test'> & { readonly guide: boolean; readonly testSheet?: boolean }

/** Make the zine alone, by its own flags. */
function zine(manuscript: string, { guide, testSheet, ...flags }: ZineFlags): Promise<void> {
  const { format: _, ...others } = flags
  const help = { ...(!guide && { guide: 'none' }), ...(testSheet && { test: 'apart' }) }
  return build(manuscript, { ...others, only: 'booklet', zine: { ...saidOf(flags), ...help } })
}

interface ImposeFlags extends ZineWishes {
  readonly out: string
  readonly fit?: boolean
  readonly box?: string
  readonly strict?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Put others' pages on sheets. */
async function impose(pdf: string, flags: ImposeFlags): Promise<void> {
  const [{ imposePdf }, { reportSheets }] = await Promise.all([import('./impose.js'), import('./report/sheets.js')])
  const watch = new Stopwatch(process.stderr.isTTY && !flags.quiet && !flags.json)
  watch.begin('sheets')
  const { out, box } = flags
  const zine = { ...saidOf(flags), ...(flags.fit && { size: 'fit' }) }
  const made = await imposePdf(pdf, { out, zine, ...(box !== undefined && { box }) })
  watch.end()
  const { quiet = false } = flags
  const text = flags.json
    ? `${JSON.stringify(made, null, 2)}\n`
    : reportSheets(made, { quiet, seconds: watch.seconds() })
  process.stdout.write(text)
  const warned = made.files.some(({ problems }) => problems.some(({ severity }) => severity === 'warning'))
  if (flags.strict && warned) process.exitCode = PROBLEMS
}

/** What was said of the sheets. */
const saidOf = (flags: ZineWishes): ZineWishes =>
  Object.fromEntries(ZINE_KEYS.flatMap((key) => (flags[key] === undefined ? [] : [[key, flags[key]]])))

async function build(manuscript: string, flags: BuildFlags): Promise<void> {
  const [{ make }, { cacheFolder }] = await Promise.all([import('./main.js'), import('./cache.js')])
  const cache = flags.cache ? cacheFolder(process.env, process.platform) : undefined
  const watch = new Stopwatch(process.stderr.isTTY && !flags.quiet && !flags.json)
  const made = await make(manuscript, {
    out: flags.out,
    onStage: (stage) => watch.begin(stage),
    report: flags.report,
    // Their number is told where anything is.
    findings: flags.report || !flags.quiet || flags.json === true,
    ...(flags.only && { only: flags.only.split(',').map((name) => name.trim()) }),
    ...(flags.theme && { theme: flags.theme }),
    ...(flags.format && { format: flags.format }),
    ...(flags.templates && { templates: flags.templates }),
    ...(flags.zine && { zine: flags.zine }),
    ...(cache && { cache }),
    ...dateFromEnvironment(),
  })
  watch.end()
  const timings = flags.timings ? watch.timings() : []
  const text = flags.json
    ? reportJson(made, timings)
    : report(made, { quiet: flags.quiet ?? false, seconds: watch.seconds(), timings, notes: flags.zine !== undefined })
  process.stdout.write(text)
  const warned = made.questions.length > 0 || made.problems.some((problem) => problem.severity === 'warning')
  if (flags.strict && warned) process.exitCode = PROBLEMS
}

interface CheckFlags {
  readonly theme?: string
  readonly format?: string
  readonly templates?: string
  readonly pages: boolean
  readonly strict?: boolean
  readonly json?: boolean
}

async function checkManuscript(manuscript: string, flags: CheckFlags): Promise<void> {
  const [{ check }, { checkJson, checkReport, hasAny }] = await Promise.all([
    import('./main.js'),
    import('./report/check.js'),
  ])
  const watch = new Stopwatch(process.stderr.isTTY && !flags.json)
  const { strict, json, ...options } = flags
  const checked = await check(manuscript, { ...options, onStage: (stage) => watch.begin(stage) })
  watch.end()
  process.stdout.write(json ? checkJson(checked) : checkReport(checked))
  if (strict && hasAny(checked)) process.exitCode = PROBLEMS
}

async function explainRule(rule: string | undefined): Promise<void> {
  const { explain } = await import('./explain.js')
  process.stdout.write(explain(rule))
}

/** SOURCE_DATE_EPOCH (reproducible-builds.org) dates a book that has no date of its own. */
function dateFromEnvironment(): { date?: string } {
  const seconds = Number(process.env.SOURCE_DATE_EPOCH)
  if (!process.env.SOURCE_DATE_EPOCH || !Number.isFinite(seconds)) return {}
  return { date: new Date(seconds * 1000).toISOString().slice(0, 10) }
}

async function init(folder: string, flags: Partial<Start> & { readonly yes?: boolean }): Promise<void> {
  const [{ nextSteps, questionsFor, startFiles }, { startFolder }] = await Promise.all([
    import('./init.js'),
    import('./disk/write.js'),
  ])
  const answers: Record<keyof Start, string> = { title: '', author: '', lang: '' }
  const asks = !flags.yes && process.stdin.isTTY
  const questions = questionsFor(folder, asks ? systemLanguage() : undefined)
  const open = questions.filter(({ key }) => flags[key] === undefined)
  const said = asks && open.length > 0 ? await answersTo(open) : {}
  if (said === undefined) {
    process.stdout.write('\nNothing was written.\n')
    process.exitCode = INTERRUPTED
    return
  }
  for (const { key, otherwise } of questions) answers[key] = (flags[key] ?? said[key] ?? '').trim() || otherwise
  const { written, kept } = await startFolder(folder, startFiles(answers))
  process.stdout.write(nextSteps(folder, written, kept))
}

/** The language that the writer's system speaks: `de_AT.UTF-8` is German as in Austria. */
const systemLanguage = (): string | undefined =>
  (process.env.LC_ALL || process.env.LANG)?.replace(/[.@].*$/, '').replaceAll('_', '-')

/** Ask in the terminal, and again where an answer will not do; undefined when the writer breaks it off. */
async function answersTo(questions: readonly StartQuestion[]): Promise<Partial<Start> | undefined> {
  const { createInterface } = await import('node:readline')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  // Lines that were typed ahead wait here for their question.
  const lines = terminal[Symbol.asyncIterator]()
  const answers: Partial<Record<keyof Start, string>> = {}
  terminal.once('SIGINT', () => terminal.close())
  for (const { key, ask, otherwise, check } of questions) {
    while (answers[key] === undefined) {
      terminal.setPrompt(`${ask} [${otherwise}]: `)
      terminal.prompt()
      const { value, done } = await lines.next()
      if (done) return undefined
      try {
        check(value.trim() || otherwise)
        answers[key] = value
      } catch (error) {
        if (!(error instanceof NoBook)) throw error
        process.stdout.write(`${error.message}\n`)
      }
    }
  }
  terminal.close()
  return answers
}

async function normaliseInput(flags: { lang?: string }): Promise<void> {
  const [{ read }, { normaliseText }] = await Promise.all([
    import('./manuscript/read.js'),
    import('./typography/plain.js'),
  ])
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  process.stdout.write(normaliseText(Buffer.concat(chunks).toString('utf8'), read, flags.lang))
}

async function inspectStage(
  stage: string,
  chapter: string | undefined,
  flags: { in: string; theme?: string; format?: string; templates?: string },
): Promise<void> {
  const { inspect } = await import('./inspect.js')
  const { theme, format, templates } = flags
  const text = await inspect({
    folder: flags.in,
    stage,
    ...(chapter && { chapter }),
    ...(theme && { theme }),
    ...(format && { format }),
    ...(templates && { templates }),
  })
  process.stdout.write(text)
}

async function sendBook(book: string, flags: { device?: string; mount?: string; to?: string }): Promise<void> {
  const { send } = await import('./send.js')
  const { env, platform, stderr } = process
  const show = (part: number) => stderr.write(part < 1 ? `\r\u001b[K${Math.floor(part * 100)} %` : '\r\u001b[K')
  try {
    process.stdout.write(await send(book, flags, { env, platform, ...(stderr.isTTY && { onProgress: show }) }))
  } catch (error) {
    if (stderr.isTTY) show(1)
    throw error
  }
}

async function showDevices({ mount }: { mount?: string }): Promise<void> {
  const { listDevices } = await import('./send.js')
  process.stdout.write(await listDevices(mount, process))
}

/** Times the stages, and names the one at work once a build has taken longer than a second. */
class Stopwatch {
  private readonly started = performance.now()
  private readonly stages: { name: string; from: number; to: number }[] = []
  private shown = false

  constructor(private readonly visible: boolean) {}

  begin(name: string): void {
    const now = performance.now()
    this.close(now)
    this.stages.push({ name, from: now, to: now })
    if (!this.visible || now - this.started < 1000) return
    this.shown = true
    process.stderr.write(`\r\u001b[K${name} …`)
  }

  end(): void {
    this.close(performance.now())
    if (this.shown) process.stderr.write('\r\u001b[K')
  }

  seconds(): number {
    return (performance.now() - this.started) / 1000
  }

  timings(): { stage: string; ms: number }[] {
    return this.stages.map(({ name, from, to }) => ({ stage: name, ms: Math.round(to - from) }))
  }

  private close(now: number): void {
    const last = this.stages.at(-1)
    if (last) last.to = now
  }
}

void run()
