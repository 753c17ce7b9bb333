import type { Meta, ZineWishes } from '../types/manuscript.js'
import type { Output, Press } from '../types/press.js'
import { NoBook } from '../types/problem.js'
import { OUTPUTS } from './index.js'
import { usesLetter } from './print.js'

// What is to be made: what the command line says, else `book.yaml`, else what is usual.

/** The outputs of these names; without names all, but those that wait to be asked for in `book.yaml`. */
export function chosenOutputs({ output: wishes }: Meta, only?: readonly string[]): Output[] {
  const names = OUTPUTS.map((output) => output.name)
  const unknown = only?.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new NoBook(`Unknown output "${unknown}", expected ${names.join(', ')}`)
  const isAsked = ({ name, unasked }: Output) => !unasked || wishes?.[name] !== undefined
  return OUTPUTS.filter((output) => only?.includes(output.name) ?? isAsked(output))
}

/** What is wished of each output. A zine's layout may stand in `book.yaml` by itself; a zine that is asked for comes with its guide. */
export function wishesOf({ layout, output = {} }: Meta, zine?: ZineWishes): Press['wishes'] {
  return {
    ...output,
    booklet: {
      ...output.booklet,
      zine: { ...(layout && { layout }), ...(zine && { guide: 'apart' }), ...output.booklet?.zine, ...zine },
    },
  }
}

/** An EPUB lists the pages of the PDF that is made with it, unless the author wishes otherwise. */
export function listsPages({ output: wishes }: Meta, outputs: readonly Output[]): boolean {
  const wish = wishes?.epub?.pageList ?? 'auto'
  return wish === 'always' || (wish === 'auto' && outputs.some(({ name }) => name === 'pdf'))
}

/** The page of the PDF, by the name of its format; the usual one is that of the country. */
export const formatFor = (meta: Meta, lang: string, format?: string): string =>
  format ?? meta.output?.pdf?.trim ?? meta.format ?? (usesLetter(lang) ? 'half-letter' : 'a5')
