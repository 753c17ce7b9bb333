import { basename, extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { readPdf } from './disk/finished.js'
import { writeFiles } from './disk/write.js'
import type { ForeignJob, ForeignSheets } from './types/foreign.js'
import type { ZineWishes } from './types/manuscript.js'
import type { MadeFile } from './types/press.js'
import { NoBook } from './types/problem.js'
import type { FromBench } from './workbench.js'

/** What is asked for besides how the sheets are made. */
export interface ImposeOptions {
  /** Folder of the sheets; made when it is not there. */
  readonly out: string
  readonly zine: ZineWishes
  /** What of a page is printed: trim, crop, bleed or media. */
  readonly box?: string
  /** Milliseconds after which a file that is still not done is given up. */
  readonly patience?: number
}

/** Sheets that were made of others' PDF. */
export interface ImposedPdf {
  readonly title: string
  readonly files: readonly (Omit<MadeFile, 'bytes'> & { readonly path: string; readonly size: number })[]
}

/** Four hundred pages take seconds; what takes minutes does not end. */
const PATIENCE = 180_000
/** Megabytes of objects that a file may become. */
const ROOM = 2048
/** Longer names are too long for some disks, when the layout and a draft's ending stand behind them. */
const LONGEST = 40

/** Turn a PDF that others made into sheets in a folder. It is never changed. Throws `NoBook` when there can be none. */
export async function imposePdf(
  path: string,
  { out, zine, box, patience = PATIENCE }: ImposeOptions,
): Promise<ImposedPdf> {
  const bytes = await readPdf(path)
  const name = [...basename(path, extname(path))].slice(0, LONGEST).join('')
  const made = await atBench({ name, bytes, wishes: zine, ...(box !== undefined && { box }) }, patience)
  const paths = await writeFiles(out, made.files)
  const files = made.files.map(({ bytes: its, ...file }, i) => ({
    ...file,
    path: paths[i] ?? file.name,
    size: its.length,
  }))
  return { title: made.title, files }
}

/** Let the workbench make the sheets, for so long and with so much memory. */
function atBench(job: ForeignJob, patience: number): Promise<ForeignSheets> {
  return new Promise((done, fail) => {
    const bench = new Worker(new URL('./workbench.js', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: ROOM },
      // pdf-lib tells what it mends; it would stand among the answers.
      stdout: true,
      stderr: true,
    })
    const giveUp = (message: string) => {
      fail(new NoBook(message))
      void bench.terminate()
    }
    const timer = setTimeout(
      () => giveUp(`It is not done after ${Math.round(patience / 1000)} s, and was given up. ${AGAIN}`),
      patience,
    )
    bench.once('message', (word: FromBench) => {
      if ('made' in word) done(word.made)
      else fail('refused' in word ? new NoBook(word.refused) : new Error(word.failed))
    })
    bench.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') giveUp(`It fills the memory, and was given up. ${AGAIN}`)
      else fail(error)
    })
    bench.once('exit', () => {
      clearTimeout(timer)
      fail(new Error('The workbench ended without a word'))
    })
  })
}

const AGAIN = 'Print it into a new PDF, or save it once more from the program that made it'
