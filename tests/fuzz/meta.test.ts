import fc from 'fast-check'
import { describe, test } from 'vitest'
import { NoBook } from '../../src/types/problem.js'
import { yaml } from './arbitraries.js'
import { editionOf, epubOf, inTime, PATIENCE, pagesOf, runs } from './stages.js'

describe('whatever book.yaml says', () => {
  test('there is a book, or one line that says why not', { timeout: PATIENCE }, async () => {
    await fc.assert(
      fc.asyncProperty(yaml, async (text) => {
        await inTime(async () => {
          try {
            const { edition } = await editionOf({
              name: 'a.md',
              text: '# One\n\nWords.\n\n# Two\n\nMore.\n',
              yaml: text,
            })
            pagesOf(edition)
            await epubOf(edition)
          } catch (error) {
            if (!(error instanceof NoBook) || /[\n\r]/.test(error.message)) throw error
          }
        })
      }),
      runs(12),
    )
  })
})
