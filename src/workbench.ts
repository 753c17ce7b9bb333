import { parentPort, workerData } from 'node:worker_threads'
import { foreign } from './output/foreign.js'
import type { ForeignJob, ForeignSheets } from './types/foreign.js'
import { NoBook } from './types/problem.js'

/** What comes from the bench: the sheets, why there are none, or our own mistake. */
export type FromBench = { readonly made: ForeignSheets } | { readonly refused: string } | { readonly failed: string }

// A thread of its own for files that others made: what hangs there, or fills the memory, is broken off (`impose.ts`).
const job: ForeignJob = workerData
const say = (word: FromBench): void => parentPort?.postMessage(word)
try {
  say({ made: await foreign(job) })
} catch (error) {
  const isRefusal = error instanceof NoBook
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  say(isRefusal ? { refused: error.message } : { failed: stack })
}
