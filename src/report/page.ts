import { createHash } from 'node:crypto'
import type { MadeFile } from '../types/press.js'
import type { Account } from './account.js'
import { pageData } from './data.js'

/** The files of `templates/report/` that the page's script is made of, in order. */
const SCRIPTS = ['words.js', 'data.js', 'dialog.js', 'asked.js', 'list.js', 'charts.js', 'zine.js', 'page.js']

/**
 * Turn an account, and the way from it to the manuscript, into the report: one page that asks nothing of any address. What the author wrote is handed over as
 * data, which the page's script shows as text; no other script runs, for the policy names this one by its hash.
 */
export function reportPage(account: Account, way: string, templates: Readonly<Record<string, string>>): MadeFile {
  const style = templates['page.css'] ?? ''
  const script = SCRIPTS.map((name) => templates[name] ?? '').join('\n')
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ]
  const slots: Readonly<Record<string, string>> = {
    policy: policy.join('; '),
    style,
    script,
    data: asData(pageData(account, way)),
  }
  const page = (templates['page.html'] ?? '').replace(/\{\{(\w+)\}\}/g, (slot, name: string) => slots[name] ?? slot)
  return {
    name: `${account.book.meta.slug}-report.html`,
    bytes: new TextEncoder().encode(page),
    problems: [],
  }
}

/** HTML, section 4.12.1.3: inside of `script` only `<` can begin what ends it. */
const asData = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c')

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
