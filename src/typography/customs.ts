import type { Work } from '../types/manuscript.js'
import type { Custom, Habits } from '../types/text.js'
import { customOf } from './languages/custom.js'
import { isEnglish } from './rule.js'
import { hide } from './settle.js'
import { weaveTree } from './weave.js'

/** What the author has settled: a style for the whole work, and the languages of files that have their own. */
export type AuthorSays = Pick<Habits, 'style' | 'langs'>

/** Turn a work into its customs in every language of it but English, of which the survey knows more. */
export function customsOf(work: Work, lang: string, langs: AuthorSays['langs']): Map<string, Custom> {
  const texts = new Map<string, string[]>()
  const add = (tongue: string, text: string): void => {
    if (isEnglish(tongue)) return
    const own = texts.get(tongue.toLowerCase())
    if (own) own.push(text)
    else texts.set(tongue.toLowerCase(), [text])
  }
  for (const { file, body } of work.chapters)
    for (const weave of weaveTree(body)) {
      const foreign = weave.tongues.map(({ start, end }) => [start, end] as const)
      add(weave.lang || (langs?.get(file) ?? lang), hide(weave.text, foreign))
      for (const { start, end, lang: tongue } of weave.tongues) add(tongue, weave.text.slice(start, end))
    }
  const customs = new Map<string, Custom>()
  for (const [tongue, own] of texts) {
    const custom = customOf(tongue, own.join('\n\n'))
    if (custom) customs.set(tongue, custom)
  }
  return customs
}
