// Whole processes, timed from outside.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { median } from './read.mjs'

const TIME = '/usr/bin/time'
/** What the system's own `time` is asked for, and the megabytes in its answer. */
const METERS = {
  linux: { flags: ['-f', 'peak %M'], read: (text) => Number(/^peak (\d+)$/m.exec(text)?.[1]) / 1024 },
  darwin: { flags: ['-l'], read: (text) => Number(/(\d+)\s+maximum resident set size/.exec(text)?.[1]) / 1024 ** 2 },
}

/** Run a process to its end: seconds of wall time, and the peak of its memory in MB where the system tells. Throws where it fails. */
export function run({ command, env }) {
  const meter = existsSync(TIME) ? METERS[process.platform] : undefined
  const [program, ...rest] = meter ? [TIME, ...meter.flags, ...command] : command
  const from = process.hrtime.bigint()
  const options = { env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1 << 28 }
  const { status, stderr, error } = spawnSync(program, rest, options)
  const seconds = Number(process.hrtime.bigint() - from) / 1e9
  if (status !== 0) throw new Error(`${command.join(' ')}\n${error?.message ?? stderr.slice(-2000)}`)
  return { seconds, megabytes: meter?.read(stderr) }
}

/** Run engines in turns, so that what slows the machine slows them all; an engine that fails is told and left out. */
export function inTurns(engines, runs, tell) {
  const found = new Map(engines.map((engine) => [engine, []]))
  for (let turn = 0; turn < runs; turn++) {
    for (const engine of found.keys()) {
      tell(`${engine.name}, run ${turn + 1} of ${runs}`)
      try {
        if (engine.warmUp && turn === 0) run(engine)
        found.get(engine).push(run(engine))
      } catch (error) {
        tell(`${engine.name} failed and is left out: ${error.message}`)
        found.delete(engine)
      }
    }
  }
  return [...found].map(([engine, times]) => ({
    ...engine,
    seconds: median(times.map(({ seconds }) => seconds)),
    megabytes: Math.max(...times.map(({ megabytes }) => megabytes)),
  }))
}
