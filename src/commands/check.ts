import { check } from '../main.js'
import { checkJson, checkReport, hasAny } from '../report/check.js'
import { EXIT } from './exit.js'
import { Stopwatch } from './stopwatch.js'

interface CheckFlags {
  readonly theme?: string
  readonly format?: string
  readonly templates?: string
  readonly pages: boolean
  readonly strict?: boolean
  readonly json?: boolean
}

/** List what there is to look at in a manuscript, or in an EPUB. */
export async function checkManuscript(manuscript: string, flags: CheckFlags): Promise<void> {
  const watch = new Stopwatch(process.stderr.isTTY && !flags.json)
  const { strict, json, ...options } = flags
  const checked = await check(manuscript, { ...options, onStage: (stage) => watch.begin(stage) })
  watch.end()
  process.stdout.write(json ? checkJson(checked) : checkReport(checked))
  if (strict && hasAny(checked)) process.exitCode = EXIT.problems
}
