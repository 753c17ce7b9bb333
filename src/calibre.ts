import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Convert } from './types/press.js'
import { NotMade } from './types/problem.js'

/** Where calibre's converter is: on the PATH, or where it lies on a Mac, which puts nothing there. */
const COMMANDS = ['ebook-convert', '/Applications/calibre.app/Contents/MacOS/ebook-convert']

/** Milliseconds; a novel takes four seconds. */
const LONGEST = 5 * 60 * 1000

/**
 * Turn an EPUB into a book of another kind by calibre's `ebook-convert`, a program of its own that the writer has installed. It is run
 * without a shell, in a folder that is gone afterwards, with no settings but its own first ones. Throws `NotMade` where it is not there,
 * or fails. What it makes differs from time to time.
 */
export function converter(commands: readonly string[] = COMMANDS, longest = LONGEST): Convert {
  return async (epub, ending) => {
    const folder = await mkdtemp(join(tmpdir(), 'fleuron-'))
    try {
      await writeFile(join(folder, 'book.epub'), epub)
      await runFirst(commands, ['book.epub', `book${ending}`], { cwd: folder, timeout: longest })
      return await readFile(join(folder, `book${ending}`)).catch(() => {
        throw new NotMade(`calibre's ebook-convert made no ${ending} file`)
      })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

interface RunOptions {
  readonly cwd: string
  /** Milliseconds. */
  readonly timeout: number
}

/** Run the first of these programs that is there. */
async function runFirst(commands: readonly string[], args: readonly string[], options: RunOptions): Promise<void> {
  for (const command of commands) if (await isRun(command, args, options)) return
  throw new NotMade(
    'There is no "ebook-convert", which makes AZW3',
    'install calibre (https://calibre-ebook.com), or leave azw3 out and mail the EPUB to the Kindle',
  )
}

/** Run a program to its end; false where it is not there. */
function isRun(command: string, args: readonly string[], { cwd, timeout }: RunOptions): Promise<boolean> {
  const { PATH, SystemRoot } = process.env
  // The writer's own settings and plug-ins of calibre stay out of it.
  const env = { PATH, SystemRoot, HOME: cwd, CALIBRE_CONFIG_DIRECTORY: cwd, LANG: 'C.UTF-8' }
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      ...{ cwd, env, windowsHide: true },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    // Node's own `timeout` would go on, and keep the program from ending, where there is nothing to run.
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout)
    let said = ''
    child.stderr.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-1000)
    })
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      if (error.code === 'ENOENT') done(false)
      else fail(error)
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (code === 0) done(true)
      else if (signal) fail(new NotMade(`calibre's ebook-convert took longer than ${timeout / 1000} s`))
      // A program that is not there is told of by `error`, first.
      else fail(new NotMade(`calibre's ebook-convert failed: ${said.trim().split('\n').at(-1) || `exit code ${code}`}`))
    })
  })
}
