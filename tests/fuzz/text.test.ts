import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/manuscript/read.js'
import { normaliseText } from '../../src/typography/plain.js'
import { plainProse, wild } from './arbitraries.js'
import { editionOf, epubOf, firstLost, inTime, PATIENCE, pagesOf, runs, wordsInTrees, wordsOnPages } from './stages.js'

const names = fc.constantFrom('a.md', 'a.txt')

describe('whatever is written', () => {
  test('it becomes pages and an EPUB', { timeout: PATIENCE }, async () => {
    await fc.assert(
      fc.asyncProperty(wild, names, async (text, name) => {
        await inTime(async () => {
          const { edition } = await editionOf({ name, text })
          pagesOf(edition)
          await epubOf(edition)
        })
      }),
      runs(12),
    )
  })

  test('no word is lost on the way into trees', { timeout: PATIENCE }, async () => {
    await fc.assert(
      fc.asyncProperty(plainProse, names, async ({ text, words }, name) => {
        const { set } = await editionOf({ name, text })
        expect(firstLost(words, wordsInTrees(set))).toBeUndefined()
      }),
      runs(30),
    )
  })

  test('no word is lost on the way to the page', { timeout: PATIENCE }, async () => {
    await fc.assert(
      fc.asyncProperty(plainProse, names, async ({ text, words }, name) => {
        const { edition } = await editionOf({ name, text })
        expect(firstLost(words, wordsOnPages(pagesOf(edition)))).toBeUndefined()
      }),
      runs(12),
    )
  })

  test('what is set twice is as it was set once', { timeout: PATIENCE }, () => {
    fc.assert(
      // Grave accents are left out: one that was taken for an apostrophe makes its neighbours look like others.
      fc.property(plainProse, ({ text: typed }) => {
        const text = typed.replaceAll('`', '')
        const once = normaliseText(text, read)
        expect(normaliseText(once, read)).toBe(once)
      }),
      runs(60),
    )
  })
})
