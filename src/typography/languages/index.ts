import { germanic } from './germanic.js'
import type { Language } from './language.js'
import { romance } from './romance.js'
import { slavic } from './slavic.js'

const languages: Readonly<Record<string, Language>> = { ...germanic, ...romance, ...slavic }

/** Turn a BCP 47 tag into the facts of its language: its region's where they differ; English and unknown ones have none. */
export function languageOf(tag: string): Language | undefined {
  const [main = '', ...rest] = tag.toLowerCase().split(/[-_]/)
  const region = rest.find((part) => /^[a-z]{2}$/.test(part))
  const own = `${main}-${region}`
  return Object.hasOwn(languages, own) ? languages[own] : Object.hasOwn(languages, main) ? languages[main] : undefined
}

/** Whether two tags name languages that are set by the same rules. */
export function isSameLanguage(one: string, other: string): boolean {
  const main = (tag: string) => tag.toLowerCase().split(/[-_]/)[0]
  return one === other || (main(one) === main(other) && languageOf(one) === languageOf(other))
}
