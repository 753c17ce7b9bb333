import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/manuscript/read.js'
import { normaliseText } from '../../src/typography/plain.js'

// Each .md file beside this one documents a rule: a sentence, then a fenced case of what is typed and what is set.
const caseOf = /^(?<says>[^\n`#][^\n]*)\n\n```case ?(?<lang>[\w-]*)\n(?<typed>[\s\S]*?)\n=>\n(?<set>[\s\S]*?)\n```$/gm

const folder = new URL('.', import.meta.url)
for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
  const text = readFileSync(new URL(name, folder), 'utf8')
  describe(name, () => {
    for (const { groups } of text.matchAll(caseOf)) {
      const { says = '', lang, typed = '', set = '' } = groups ?? {}
      test(says, () => {
        expect(normaliseText(typed, read, lang || undefined)).toBe(set)
        expect(normaliseText(set, read, lang || undefined), 'set twice').toBe(set)
      })
    }
    test('every fence is a case', () => {
      expect([...text.matchAll(caseOf)].length).toBe(text.split('\n```case').length - 1)
    })
  })
}
