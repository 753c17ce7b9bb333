import { readRulePages } from '../home.js'
import { cureFor } from '../manuscript/meta.names.js'
import { NoBook } from '../types/problem.js'

/** Print the page that tells a rule's why; without a name, a list of the rules. */
export function explain(rule: string | undefined): void {
  const pages = readRulePages()
  process.stdout.write(rule === undefined ? listOf(pages) : pageOf(rule, pages))
}

function pageOf(rule: string, pages: ReadonlyMap<string, string>): string {
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
