import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { chapterNumbersIn } from '../../src/book/counted.js'
import { KINDLE_RULES } from '../../src/kindle/rule.js'
import { read } from '../../src/manuscript/read.js'
import { RULES } from '../../src/manuscript/reading.js'
import { proofread } from '../../src/proofreading/proofread.js'
import { PROOF_RULES } from '../../src/types/proof.js'
import type { HouseStyle } from '../../src/types/text.js'
import { normalise } from '../../src/typography/normalise.js'
import { readingOf } from '../../src/typography/paragraphs.js'
import { normaliseText } from '../../src/typography/plain.js'
import { survey } from '../../src/typography/survey.js'

// Each page of docs/rules documents a rule: a sentence, then a fenced case of what is typed and what is found. Of what is found
// the case shows line, column, rule and the words under the carets. Every rule reads every case: none may see more than is shown.
const caseOf = /^(?<says>[^\n`#][^\n]*)\n\n```case ?(?<lang>[\w-]*)\n(?<typed>[\s\S]*?)\n=>\n(?<found>[\s\S]*?)```$/gm

const folder = new URL('../../docs/rules/', import.meta.url)
const pages = new Map(PROOF_RULES.map((name) => [name, readFileSync(new URL(`${name}.md`, folder), 'utf8')]))

/** Turn a text into what is found in it, a line each. */
async function look(text: string, lang = 'en-US', style: HouseStyle = {}): Promise<string> {
  const work = read({ path: 'x.md', bytes: new TextEncoder().encode(text) })
  const set = normalise(work, survey(work, lang, { style: { on: ['lost-break'], ...style } }))
  const reading = readingOf(set, work.sources)
  const headings = reading.paragraphs.filter(({ heading }) => heading).map((its) => its.text)
  const findings = proofread({ ...reading, numberOf: await chapterNumbersIn(headings, lang) })
  return findings
    .map(
      ({ place: { start, end }, rule }) =>
        `${start.line}:${start.column} ${rule} ${text.slice(start.offset, end.offset)}\n`,
    )
    .join('')
}

describe.each([...pages])('%s', (rule, page) => {
  const cases = [...page.matchAll(caseOf)].map(({ groups }) => groups ?? {})
  test.each(cases.map(({ says = '', lang, typed = '', found = '' }) => [says, { lang, typed, found }]))(
    '%s',
    async (_says, { lang, typed, found }) => {
      expect(await look(typed, lang || undefined)).toBe(found)
    },
  )
  test('its page shows what it finds, what it leaves alone, and that all fences are cases', () => {
    expect(cases.length).toBe(page.split('\n```case').length - 1)
    expect(cases.some(({ found = '' }) => found.includes(` ${rule} `))).toBe(true)
    expect(cases.some(({ found = '' }) => found === '')).toBe(true)
  })
  test('it is silent where the author has turned it off', async () => {
    const { typed = '' } = cases.find(({ found = '' }) => found.includes(` ${rule} `)) ?? {}
    expect(await look(typed, undefined, { off: [rule], on: [] })).not.toContain(` ${rule} `)
    expect(await look(`<!-- fleuron-off ${rule} -->\n\n${typed}`)).not.toContain(` ${rule} `)
  })
})

// The pages of the typographer's rules show what is set; their cases in full stand in tests/typography.
const others = RULES.filter((name) => !PROOF_RULES.some((its) => its === name))
test.each(others)('%s has a page, and its examples are true', (name) => {
  const page = readFileSync(new URL(`${name}.md`, folder), 'utf8')
  expect(page).toMatch(new RegExp(`^# ${name}\n\n[A-Z]`))
  for (const { groups } of page.matchAll(caseOf)) {
    const { typed = '', found = '' } = groups ?? {}
    expect(normaliseText(typed, read)).toBe(found.trimEnd())
  }
})

test('every page is the page of a rule', () => {
  const names = readdirSync(folder).map((name) => name.replace(/\.md$/, ''))
  expect(names.sort()).toEqual([...RULES, ...KINDLE_RULES].sort())
})
