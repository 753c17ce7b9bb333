import { readRulePages } from './home.js'
import { cureFor } from './manuscript/meta.names.js'
import { NoBook } from './types/problem.js'

/** Turn the name of a rule into the page that tells its why; without a name, into a list of the rules. */
export function explain(rule: string | undefined): string {
  const pages = readRulePages()
  if (rule === undefined) return listOf(pages)
  const page = pages.get(rule)
  if (page === undefined) throw new NoBook(`Unknown rule "${rule}". ${cureFor(rule, [...pages.keys()])}`)
  return page
}

/** Each rule with the first sentence of its page. */
function listOf(pages: ReadonlyMap<string, string>): string {
  const widest = Math.max(0, ...[...pages.keys()].map((name) => name.length))
  const firsts = [...pages].map(([name, page]) => {
    const text = page.replace(/^#.*\n+/, '').replace(/\s+/g, ' ')
    return `${name.padEnd(widest)}  ${/^.*?[.!?](?= |$)/.exec(text)?.[0] ?? text}\n`
  })
  return firsts.join('')
}
