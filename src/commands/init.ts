import { startFolder } from '../disk/write.js'
import { NoBook } from '../types/problem.js'
import { EXIT } from './exit.js'
import { nextSteps, questionsFor, type Start, type StartQuestion, startFiles } from './newBook.js'

/** Begin a book: ask what it is, where there is a terminal to ask in, and write its folder. */
export async function init(folder: string, flags: Partial<Start> & { readonly yes?: boolean }): Promise<void> {
  const answers: Record<keyof Start, string> = { title: '', author: '', lang: '' }
  const asks = !flags.yes && process.stdin.isTTY
  const questions = questionsFor(folder, asks ? systemLanguage() : undefined)
  const open = questions.filter(({ key }) => flags[key] === undefined)
  const said = asks && open.length > 0 ? await answersTo(open) : {}
  if (said === undefined) {
    process.stdout.write('\nNothing was written.\n')
    process.exitCode = EXIT.interrupted
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
