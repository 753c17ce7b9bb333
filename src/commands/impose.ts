import { imposePdf } from '../impose.js'
import { reportSheets } from '../report/sheets.js'
import type { ZineWishes } from '../types/manuscript.js'
import { EXIT } from './exit.js'
import { Stopwatch } from './stopwatch.js'
import { saidOf } from './wishes.js'

interface ImposeFlags extends ZineWishes {
  readonly out: string
  readonly fit?: boolean
  readonly box?: string
  readonly strict?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Put others' pages on sheets. */
export async function impose(pdf: string, flags: ImposeFlags): Promise<void> {
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
  if (flags.strict && warned) process.exitCode = EXIT.problems
}
