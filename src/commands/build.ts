import { cacheFolder } from '../cache.js'
import { make } from '../main.js'
import { report, reportJson } from '../report/terminal.js'
import type { ZineWishes } from '../types/manuscript.js'
import { EXIT } from './exit.js'
import { Stopwatch } from './stopwatch.js'
import { saidOf } from './wishes.js'

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

/** Make the books of a folder. */
export async function build(manuscript: string, flags: BuildFlags): Promise<void> {
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
  if (flags.strict && warned) process.exitCode = EXIT.problems
}

type ZineFlags = BuildFlags &
  Omit<ZineWishes, 'guide' | 'test'> & { readonly guide: boolean; readonly testSheet?: boolean }

/** Make the zine alone, by its own flags. */
export function zine(manuscript: string, { guide, testSheet, ...flags }: ZineFlags): Promise<void> {
  const { format: _, ...others } = flags
  const help = { ...(!guide && { guide: 'none' }), ...(testSheet && { test: 'apart' }) }
  return build(manuscript, { ...others, only: 'booklet', zine: { ...saidOf(flags), ...help } })
}

/** SOURCE_DATE_EPOCH (reproducible-builds.org) dates a book that has no date of its own. */
function dateFromEnvironment(): { date?: string } {
  const seconds = Number(process.env.SOURCE_DATE_EPOCH)
  if (!process.env.SOURCE_DATE_EPOCH || !Number.isFinite(seconds)) return {}
  return { date: new Date(seconds * 1000).toISOString().slice(0, 10) }
}
