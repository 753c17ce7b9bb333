import dictionary from 'dictionary-en'
import { expect, it } from 'vitest'
import { isWord } from '../../src/typography/rules/words.js'

it('knows every stem of the dictionary, whose lines are in order', () => {
  const [, ...lines] = new TextDecoder().decode(dictionary.dic).trimEnd().split('\n')
  expect(lines.filter((line) => !isWord(line.replace(/\/.*/, '')))).toEqual([])
})

it('knows words by their endings, and no others', () => {
  expect(['ferries', 'unhappy', "ferry's", 'rowing', 'walked'].map(isWord)).not.toContain(false)
  expect(['ferr', 'zzz', 'unferry', '~'].map(isWord)).not.toContain(true)
})
