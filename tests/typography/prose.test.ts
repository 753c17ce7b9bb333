import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readKeys } from '../../src/manuscript/meta.js'
import { read } from '../../src/manuscript/read.js'
import { normaliseText } from '../../src/typography/plain.js'

// Each .md file beside this one documents a rule: a sentence, then a fenced case of what is typed and what is set, in a language,
// and in a style of the house's where `book.yaml` says so.
const caseOf =
  /^(?<says>[^\n`#][^\n]*)\n\n```case ?(?<lang>[\w-]*) ?(?<yaml>[^\n]*)\n(?<typed>[\s\S]*?)\n=>\n(?<set>[\s\S]*?)\n```$/gm

const folder = new URL('.', import.meta.url)
for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
  const text = readFileSync(new URL(name, folder), 'utf8')
  describe(name, () => {
    for (const { groups } of text.matchAll(caseOf)) {
      const { says = '', lang, yaml = '', typed = '', set = '' } = groups ?? {}
      const { meta } = readKeys('book.yaml', yaml, 'own')
      const said = meta.house && { style: meta.house }
      test(says, () => {
        expect(normaliseText(typed, read, lang || undefined, said)).toBe(set)
        expect(normaliseText(set, read, lang || undefined, said), 'set twice').toBe(set)
      })
    }
    test('every fence is a case', () => {
      expect([...text.matchAll(caseOf)].length).toBe(text.split('\n```case').length - 1)
    })
  })
}
