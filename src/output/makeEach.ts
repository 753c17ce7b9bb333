import type { MadeFile, Output, Press } from '../types/press.js'
import { NotMade, type Problem } from '../types/problem.js'
import { named } from './names.js'

/** What became of the outputs. */
export interface MadeOutputs {
  /** With what lies beside them, by the names that the author wishes. */
  readonly books: readonly MadeFile[]
  /** Why some are not among them. */
  readonly unmade: readonly Problem[]
}

/** Make one output after the other. One that lacks another's program stops none; where there is no book at all, its `NotMade` is thrown. */
export async function makeEach(
  outputs: readonly Output[],
  press: Press,
  onStage?: (stage: string) => void,
): Promise<MadeOutputs> {
  const books: MadeFile[] = []
  const unmade: { readonly output: string; readonly error: NotMade }[] = []
  for (const output of outputs) {
    onStage?.(output.name)
    try {
      const file = await output.make(press)
      books.push(...[file, ...(file.beside ?? [])].map((one) => named(one, output.name, press.wishes)))
    } catch (error) {
      if (!(error instanceof NotMade)) throw error
      unmade.push({ output: output.name, error })
    }
  }
  const [first] = unmade
  if (first && !books.length) throw first.error
  return { books, unmade: unmade.map(({ output, error }) => problemOf(output, error)) }
}

const problemOf = (output: string, { reason, cure }: NotMade): Problem => ({
  rule: 'output',
  severity: 'warning',
  reason,
  note: `The other books are made. ${cure === undefined ? `--only ${output} tries it again` : capitalised(cure)}.`,
})

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
